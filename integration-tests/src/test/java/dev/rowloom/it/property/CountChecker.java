package dev.rowloom.it.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says which tables have another number of rows than was asked for or, of a global request, than they have room for. */
final class CountChecker {

    private final SchemaModel schema;
    private final Request request;

    CountChecker(SchemaModel schema, Request request) {
        this.schema = schema;
        this.request = request;
    }

    List<Violation> check(Map<String, Long> rows) {
        List<Violation> violations = new ArrayList<>();
        Capacity capacity = new Capacity(schema, rows);
        for (TableModel table : schema.tables()) {
            long made = rows.get(table.name());
            long asked = request.of(table.name());
            long least = request.isExact(table.name()) ? asked : Math.min(asked, capacity.of(table));
            if (made < least || made > asked) {
                String detail = made + " rows, asked " + asked + ", room for at least " + least;
                violations.add(new Violation(table.name(), "COUNT", detail));
            }
        }
        return violations;
    }
}
