package dev.rowloom.it.database;

import java.util.ArrayList;
import java.util.List;

/** A MariaDB user; scripts go through the command-line client, which stops at the first error. */
record MariaDbAccess(String url, MariaDbClient client, String database) implements DatabaseAccess {

    private static final String MARK = "rowloom-session-end";

    /** Asked in the script's own session after its last statement; the client passes over an empty statement. */
    private static final String SESSION_END = "\n;\nSELECT '" + MARK
            + "', @@in_transaction, @@foreign_key_checks, @@unique_checks, @@check_constraint_checks, @@sql_mode;\n";

    @Override
    public void runScript(String script) {
        MariaDbClient.Result result = client.run(database, script + SESSION_END);
        if (result.exitStatus() != 0) {
            throw new ScriptFailedException(result.errors().strip() + " [exit status " + result.exitStatus() + "]");
        }
        List<String> problems = problemsAtEnd(result.output());
        if (!problems.isEmpty()) {
            throw new ScriptFailedException("The script " + String.join(" and ", problems));
        }
    }

    private static List<String> problemsAtEnd(String output) {
        String[] end = output.lines()
                .filter(line -> line.startsWith(MARK + "\t"))
                .reduce((earlier, later) -> later)
                .map(line -> line.split("\t", -1))
                .orElseThrow(() -> new ScriptFailedException("The script ends inside of a comment or a string"));
        List<String> problems = new ArrayList<>();
        if (!end[1].equals("0")) {
            problems.add("leaves its transaction open; closing the session undoes it");
        }
        String[] checks = {"foreign_key_checks", "unique_checks", "check_constraint_checks"};
        for (int i = 0; i < checks.length; i++) {
            if (!end[i + 2].equals("1")) {
                problems.add("ends with @@" + checks[i] + " = " + end[i + 2]);
            }
        }
        MariaDbCatalog.addIfNotStrict(problems, "ends with @@sql_mode, which", end[5]);
        return problems;
    }
}
