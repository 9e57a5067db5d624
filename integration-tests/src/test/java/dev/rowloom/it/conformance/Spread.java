package dev.rowloom.it.conformance;

/**
 * How the values of a column spread over the rows of its table.
 *
 * @param rows the rows of the table
 * @param values how many different values there are
 * @param notNull how many rows have a value
 */
record Spread(long rows, long values, long notNull) {

    /** From so many rows on everything that can vary has to. */
    static final long ENOUGH = 50;

    /**
     * What a column has room for.
     *
     * @param listed how many values an enumeration or a CHECK lists; 0 where none does
     * @param parents how many values a reference has to choose from; {@link Long#MAX_VALUE} for other columns
     * @param nullable whether it takes nulls
     */
    record Room(int listed, long parents, boolean nullable) {

        boolean isReference() {
            return parents < Long.MAX_VALUE;
        }
    }

    /** Returns what ought to occur and doesn't, in words; empty where all does. */
    String vacuity(Room room) {
        if (rows < Math.max(ENOUGH, 2L * room.listed())) {
            return "";
        }
        long least = Math.min(room.listed() > 0 ? room.listed() : 2, room.parents());
        if (values == 0 && room.parents() > 0) {
            return "is always null";
        }
        if (values < least) {
            return room.listed() > 0
                    ? "takes " + values + " of " + room.listed() + " values"
                    : "is always the same" + (notNull < rows ? ", or null" : "");
        }
        return room.isReference() && room.nullable() && notNull == rows ? "is a reference and never null" : "";
    }
}
