package dev.rowloom.export;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.engine.TestBatches;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Column.Nullability;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.Zone;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.ForeignKey.Action;
import dev.rowloom.schema.ForeignKey.Deferral;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TableName;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.UniqueKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables, layouts and runs that the tests write. */
final class Fixtures {

    static final DataType INTEGER = DataType.IntegerType.signed(64);
    static final DataType TEXT =
            new DataType.TextType(DataType.UNLIMITED, LengthUnit.CHARACTERS, Padding.VARYING, TextEquality.EXACT);
    static final DataType DECIMAL = new DataType.DecimalType(12, 2, Sign.SIGNED);
    static final DataType FLOAT = new DataType.FloatType(64, Sign.SIGNED);
    static final DataType BOOLEAN = new DataType.BooleanType();
    static final DataType DATE = new DataType.DateType();
    static final DataType TIME = new DataType.TimeType(6, Zone.WITHOUT_ZONE);
    static final DataType TIMESTAMP = new DataType.TimestampType(6, Zone.WITHOUT_ZONE);
    static final DataType INSTANT = new DataType.TimestampType(6, Zone.WITH_ZONE);
    static final DataType UUID = new DataType.UuidType();
    static final DataType BINARY = new DataType.BinaryType(DataType.UNLIMITED, Padding.VARYING);
    static final DataType JSON = new DataType.JsonType();

    private Fixtures() {}

    static Column column(String name, DataType type) {
        return Column.builder(name, type).build();
    }

    static Column key(String name) {
        return Column.builder(name, INTEGER).nullability(Nullability.NOT_NULL).build();
    }

    static Table.Builder table(String id, Column... columns) {
        int dot = id.indexOf('.');
        TableName name = dot < 0 ? TableName.of(id) : new TableName(id.substring(0, dot), id.substring(dot + 1));
        Table.Builder table = Table.builder(id, name);
        for (Column column : columns) {
            table.column(column);
        }
        return table;
    }

    static UniqueKey primaryKey(String... columns) {
        return UniqueKey.of(null, UniqueKey.Kind.PRIMARY, List.of(columns));
    }

    static ForeignKey references(String column, String parent, Deferral deferral) {
        return new ForeignKey(
                null, List.of(column), parent, List.of("id"), deferral, Action.NO_ACTION, Action.NO_ACTION);
    }

    static TableLayout layout(Table table, long rows) {
        return new TableLayout(
                table, table.columns().stream().map(Fixtures::layout).toList(), rows);
    }

    private static ColumnLayout layout(Column column) {
        return new ColumnLayout(column, encoding(column.type()), scale(column.type()), null);
    }

    private static int scale(DataType type) {
        if (type instanceof DataType.DecimalType decimal) {
            return decimal.scale();
        }
        return type instanceof DataType.FloatType ? 3 : 0;
    }

    private static Encoding encoding(DataType type) {
        if (type instanceof DataType.IntegerType) {
            return Encoding.INTEGER;
        } else if (type instanceof DataType.DecimalType) {
            return Encoding.DECIMAL;
        } else if (type instanceof DataType.FloatType) {
            return Encoding.FLOAT;
        } else if (type instanceof DataType.BooleanType) {
            return Encoding.BOOLEAN;
        } else if (type instanceof DataType.DateType) {
            return Encoding.DATE;
        } else if (type instanceof DataType.TimeType) {
            return Encoding.TIME;
        } else if (type instanceof DataType.TimestampType timestamp) {
            return timestamp.zone() == Zone.WITH_ZONE ? Encoding.INSTANT : Encoding.TIMESTAMP;
        } else if (type instanceof DataType.UuidType) {
            return Encoding.UUID;
        }
        return type instanceof DataType.BinaryType ? Encoding.BINARY : Encoding.TEXT;
    }

    /** The rows of one table, cut into batches of that size. */
    record Rows(TableLayout layout, List<? extends List<?>> rows, int batchSize) {

        static Rows of(Table table, List<? extends List<?>> rows) {
            return new Rows(Fixtures.layout(table, rows.size()), rows, 1000);
        }

        Rows inBatchesOf(int size) {
            return new Rows(layout, rows, size);
        }

        List<RowBatch> batches() {
            List<RowBatch> batches = new ArrayList<>();
            for (int from = 0; from < rows.size(); from += batchSize) {
                int to = Math.min(rows.size(), from + batchSize);
                batches.add(TestBatches.of(layout, from, rows.subList(from, to)));
            }
            return batches;
        }
    }

    /** Makes the run that writes these tables, in the order in which they have to be loaded. */
    static Sink.Run run(Dialect dialect, Rows... tables) {
        Map<String, TableLayout> layouts = new LinkedHashMap<>();
        for (Rows rows : tables) {
            layouts.put(rows.layout().table().id(), rows.layout());
        }
        Schema schema = Schema.of(
                dialect, layouts.values().stream().map(TableLayout::table).toList(), List.of());
        LoadPlan plan = LoadPlan.of(schema);
        return new Sink.Run(
                schema,
                plan,
                plan.steps().stream()
                        .map(step -> layouts.get(step.table().id()))
                        .toList());
    }

    static void write(Sink sink, Dialect dialect, Rows... tables) throws IOException {
        Sink.Run run = run(dialect, tables);
        try (Sink.Session session = sink.open(run)) {
            for (TableLayout layout : run.tables()) {
                for (Rows rows : tables) {
                    if (rows.layout().equals(layout)) {
                        writeTable(session.begin(layout), rows.batches());
                    }
                }
            }
            session.complete();
        }
    }

    /** Encodes all batches from last to first, as threads might, and writes them in order. */
    static <C> void writeTable(Sink.TableWriter<C> writer, List<RowBatch> batches) throws IOException {
        List<C> chunks = new ArrayList<>();
        for (int i = batches.size() - 1; i >= 0; i--) {
            chunks.add(0, writer.encode(batches.get(i)));
        }
        for (C chunk : chunks) {
            writer.write(chunk);
        }
        writer.finish();
    }
}
