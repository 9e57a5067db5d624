package dev.rowloom.it.database;

import dev.rowloom.it.database.LoadReport.Failure;
import dev.rowloom.it.database.LoadReport.Skipped;
import dev.rowloom.it.database.StatementSplitter.Statement;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Runs a schema file statement by statement in one session, and goes on after a failing one. */
final class StatementLoader {

    /** Runs one statement. */
    @FunctionalInterface
    interface Executor {
        void execute(Statement statement) throws SQLException, IOException;
    }

    private StatementLoader() {}

    static LoadReport load(List<Statement> statements, Predicate<String> skip, Executor executor) {
        List<Failure> failures = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (Statement statement : statements) {
            String shown = LoadReport.abbreviate(statement.text());
            if (statement.clientCommand() || skip.test(statement.text())) {
                skipped.add(new Skipped(statement.line(), shown));
                continue;
            }
            try {
                executor.execute(statement);
            } catch (SQLException | IOException e) {
                failures.add(new Failure(statement.line(), shown, String.valueOf(e.getMessage())));
            }
        }
        return new LoadReport(failures, skipped);
    }
}
