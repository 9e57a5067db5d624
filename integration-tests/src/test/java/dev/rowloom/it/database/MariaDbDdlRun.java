package dev.rowloom.it.database;

import dev.rowloom.it.database.LoadReport.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema file run through MariaDB's client, which goes on after errors.
 *
 * @param createdDatabases the databases that the file made
 * @param lastDatabase the database in use at its end
 */
record MariaDbDdlRun(LoadReport report, List<String> createdDatabases, String lastDatabase) {

    private static final String MARK = "rowloom-ddl-end";
    private static final String END = "\n;\nDELIMITER ;\nSELECT '" + MARK + "', DATABASE();\n" + "SELECT '" + MARK
            + "-has', schema_name FROM information_schema.schemata;\n";
    private static final Pattern ERROR = Pattern.compile("ERROR \\d+ (?:\\(\\w+\\) )?at line (\\d+).*");

    /** One file at a time on a server: the databases that appear meanwhile are its own. */
    static MariaDbDdlRun of(MariaDbServer server, String database, String ddl) {
        synchronized (server) {
            MariaDbClient client = server.client(server.administrator());
            List<String> before = marked(client.run(database, END), "-has");
            MariaDbClient.Result result = client.run(database, ddl + END, "--force");
            List<String> created = new ArrayList<>(marked(result, "-has"));
            created.removeAll(before);
            List<String> last = marked(result, "");
            if (last.isEmpty()) {
                throw new IllegalStateException(
                        "The schema file ends inside of a comment or a string: " + result.errors());
            }
            return new MariaDbDdlRun(report(ddl, result), created, last.get(0));
        }
    }

    private static List<String> marked(MariaDbClient.Result result, String suffix) {
        String prefix = MARK + suffix + "\t";
        return result.output()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    private static LoadReport report(String ddl, MariaDbClient.Result result) {
        List<String> source = ddl.lines().toList();
        List<Failure> failures = new ArrayList<>();
        for (String message : result.errors().lines().toList()) {
            Matcher matcher = ERROR.matcher(message);
            if (matcher.matches()) {
                int line = Integer.parseInt(matcher.group(1));
                String text = line <= source.size() ? source.get(line - 1) : "";
                failures.add(new Failure(line, LoadReport.abbreviate(text), message));
            }
        }
        return new LoadReport(failures, List.of());
    }
}
