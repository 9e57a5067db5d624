package dev.rowloom.it.conformance;

/** Why something of a schema fell short. */
enum Cause {
    NOT_ACCEPTED("the database did not accept it", Fault.SCHEMA),
    MYSQL_ONLY("MariaDB refuses a form that only MySQL has", Fault.SCHEMA),
    TEMPORARY("it is temporary", Fault.SCHEMA),
    BY_ROUTINE("a routine of the schema makes it", Fault.SCHEMA),
    TRIGGER("a trigger of the schema refuses or rewrites rows", Fault.SCHEMA),
    ROUTINE("a routine of the schema refuses rows", Fault.SCHEMA),
    NO_PARTITION("it is partitioned and has no partition", Fault.SCHEMA),
    ROW_SECURITY("its row security admits no rows but those of its owner or a user with BYPASSRLS", Fault.SCHEMA),
    PARENT_REFUSED("the schema itself refuses its parent's rows", Fault.SCHEMA),
    NOT_READ("not read", Fault.OURS),
    MISREAD("read otherwise than the database has it", Fault.OURS),
    NOT_GENERATED("no rows were made", Fault.OURS),
    NOT_LOADED("the database refused its rows", Fault.OURS),
    PARENT("its parent's rows are missing", Fault.OURS),
    WRONG_COUNT("the database has another number of rows", Fault.OURS),
    VIOLATION("a constraint does not hold", Fault.OURS),
    CONSTANT("a column does not vary", Fault.OURS),
    BRANCH("a branch of a CHECK is true in no row", Fault.OURS),
    PREDICATE("a partial index has no row, or all, within its predicate", Fault.OURS),
    CAPACITY("fewer rows than its keys admit", Fault.OURS),
    SCRIPT("the script as a whole was refused", Fault.OURS),
    TOO_LONG("took longer than a schema may", Fault.OURS),
    CRASH("failed in a way that it must not", Fault.OURS);

    /** Whose fault it is. */
    enum Fault {
        SCHEMA,
        OURS
    }

    private final String words;
    private final Fault fault;

    Cause(String words, Fault fault) {
        this.words = words;
        this.fault = fault;
    }

    boolean isOurs() {
        return fault == Fault.OURS;
    }

    @Override
    public String toString() {
        return words;
    }
}
