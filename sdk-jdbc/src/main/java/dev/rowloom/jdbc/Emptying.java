package dev.rowloom.jdbc;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.Dialect.CycleMeans;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.LoadPlan.Step;
import dev.rowloom.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deletes the rows of all tables, children first. */
final class Emptying {

    private final Target target;
    private final List<Step> childrenFirst = new ArrayList<>();

    Emptying(Target target) {
        this.target = target;
        target.steps().forEach(childrenFirst::add);
        Collections.reverse(childrenFirst);
    }

    void run() throws SQLException {
        if (target.product() == Product.MYSQL) {
            target.execute("SET foreign_key_checks = 0");
            try {
                delete();
            } finally {
                target.execute("SET foreign_key_checks = 1");
            }
        } else if (childrenFirst.stream().anyMatch(step -> step.uses(CycleMeans.ONE_STATEMENT))) {
            target.execute("TRUNCATE "
                    + childrenFirst.stream()
                            .map(step -> quoted(target.table(step.table().id())))
                            .collect(Collectors.joining(", ")));
        } else {
            delete();
        }
    }

    private void delete() throws SQLException {
        for (Step step : childrenFirst) {
            forget(step);
        }
        for (Step step : childrenFirst) {
            target.execute("DELETE FROM " + quoted(target.table(step.table().id())));
        }
    }

    /** Clears references that would keep rows from being deleted: those of a cycle, and in H2 those to the same table. */
    private void forget(Step step) throws SQLException {
        Table table = target.table(step.table().id());
        Stream<String> ownRows = table.foreignKeys().stream()
                .filter(key ->
                        target.product() == Product.H2 && key.parentTable().equals(table.id()))
                .map(ForeignKey::columns)
                .flatMap(List::stream)
                .filter(name -> table.column(name).filter(Column::isNullable).isPresent());
        List<String> columns = Stream.concat(step.postponedColumns().stream(), ownRows)
                .distinct()
                .toList();
        if (!columns.isEmpty()) {
            target.execute("UPDATE " + quoted(table) + " SET "
                    + columns.stream()
                            .map(name -> target.dialect().quote(name) + " = NULL")
                            .collect(Collectors.joining(", ")));
        }
    }

    private String quoted(Table table) {
        return target.dialect().quote(table.name());
    }
}
