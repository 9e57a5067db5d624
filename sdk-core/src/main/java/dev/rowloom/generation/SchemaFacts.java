package dev.rowloom.generation;

import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What CHECKs leave to the columns of a schema's tables; found out once for each table. Thread-safe. */
final class SchemaFacts {

    private final Schema schema;
    private final Map<String, TableDomains> domains = new ConcurrentHashMap<>();

    SchemaFacts(Schema schema) {
        this.schema = schema;
    }

    Schema schema() {
        return schema;
    }

    TableDomains domains(Table table) {
        return domains.computeIfAbsent(table.id(), id -> TableDomains.of(table, schema.dialect()));
    }
}
