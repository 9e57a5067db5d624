package dev.rowloom.it.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A database of a {@link MariaDbServer}. A schema file may make databases of its own and USE them: those belong to this one from
 * then on, and the last one used is where scripts run.
 */
final class MariaDbDatabase extends AbstractDatabase {

    private final MariaDbServer server;
    private final Set<String> databases = new LinkedHashSet<>();
    private final MariaDbClient.Login loader;
    private String current;
    private boolean loaderExists;

    MariaDbDatabase(MariaDbServer server, String name) {
        super(DatabaseKind.MARIADB);
        this.server = server;
        this.current = name;
        this.databases.add(name);
        this.loader = new MariaDbClient.Login(name + "_loader", MariaDbServer.newPassword());
    }

    @Override
    public String url() {
        return url(current);
    }

    private String url(String database) {
        return server.url(server.administrator(), database);
    }

    @Override
    public List<String> namespaceUrls() {
        return databases.stream().map(this::url).toList();
    }

    @Override
    public void runScript(String script) {
        access(server.administrator()).runScript(script);
    }

    private MariaDbAccess access(MariaDbClient.Login login) {
        return new MariaDbAccess(server.url(login, current), server.client(login), current);
    }

    @Override
    public LoadReport applyDdl(String ddl) {
        MariaDbDdlRun run = MariaDbDdlRun.of(server, current, ddl);
        databases.addAll(run.createdDatabases());
        current = run.lastDatabase();
        return run.report();
    }

    @Override
    public DatabaseAccess restricted() {
        List<String> statements = new ArrayList<>();
        String account = account();
        if (!loaderExists) {
            statements.add("CREATE USER " + account + " IDENTIFIED BY '" + loader.password() + "'");
            loaderExists = true;
        }
        for (String database : databases) {
            // In a GRANT the name is a pattern.
            String pattern = database.replace("_", "\\_").replace("%", "\\%").replace("`", "``");
            statements.add("GRANT SELECT, INSERT, UPDATE ON `" + pattern + "`.* TO " + account);
        }
        execute("make the restricted user", statements);
        return access(loader);
    }

    private String account() {
        return "'" + loader.user() + "'@'127.0.0.1'";
    }

    @Override
    public void close() {
        List<String> statements = new ArrayList<>();
        databases.forEach(name -> statements.add("DROP DATABASE IF EXISTS `" + name.replace("`", "``") + "`"));
        statements.add("DROP USER IF EXISTS " + account());
        execute("drop the database", statements);
    }

    private void execute(String purpose, List<String> statements) {
        try {
            server.executeAsAdministrator(statements.toArray(new String[0]));
        } catch (SQLException e) {
            throw new IllegalStateException("Could not " + purpose, e);
        }
    }
}
