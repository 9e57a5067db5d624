package dev.rowloom.it.property;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowBatchBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Changes to the cells of rows that were fine, of every kind that a model makes.
 *
 * @param seed what is changed, and how
 * @param percent how many cells of a hundred are changed
 */
record ManyDamages(long seed, int percent) {

    /** A cell that was changed. */
    record Spot(String table, int row, String column, Kind kind) {}

    enum Kind {
        NULL,
        CELL_OF_ANOTHER,
        STRANGER,
        MISSPELT,
        WORDS,
        TOO_LONG,
        LEFT_OUT
    }

    /** Returns the rows with changes. */
    Dataset applied(Dataset fine, List<Spot> spots) {
        Random random = new Random(seed);
        List<TableData> tables = new ArrayList<>();
        for (TableData table : fine.tables()) {
            List<RowBatch> batches = table.batches().toList();
            List<RowBatch> changed = new ArrayList<>();
            for (RowBatch batch : batches) {
                changed.add(changed(batch, random, spots));
            }
            tables.add(new TableData(table.layout(), changed));
        }
        return fine.with(tables, fine.metadata());
    }

    private RowBatch changed(RowBatch batch, Random random, List<Spot> spots) {
        RowBatchBuilder builder = new RowBatchBuilder(batch.layout(), batch.firstRow());
        for (int row = 0; row < batch.size(); row++) {
            for (int place = 0; place < batch.layout().columns().size(); place++) {
                ColumnVector column = batch.column(place);
                if (random.nextInt(100) >= percent) {
                    builder.copy(place, column, row);
                    continue;
                }
                Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
                boolean supplied =
                        batch.layout().columns().get(place).column().identity().isPresent();
                if (supplied && (kind == Kind.NULL || kind == Kind.LEFT_OUT)) {
                    // the database gives a number then
                    builder.copy(place, column, row);
                    continue;
                }
                spots.add(new Spot(
                        batch.layout().table().id(),
                        (int) batch.firstRow() + row,
                        batch.layout().columns().get(place).name(),
                        kind));
                damage(builder, place, batch, row, new Choice(kind, random));
            }
            builder.endRow();
        }
        return builder.build();
    }

    private record Choice(Kind kind, Random random) {}

    private static void damage(RowBatchBuilder builder, int place, RowBatch batch, int row, Choice choice) {
        ColumnVector column = batch.column(place);
        Random random = choice.random();
        switch (choice.kind()) {
            case NULL -> builder.state(place, CellState.NULL);
            case LEFT_OUT -> builder.state(place, CellState.ABSENT);
            case CELL_OF_ANOTHER -> builder.copy(place, column, random.nextInt(batch.size()));
            case STRANGER -> builder.text(place, stranger(column.encoding(), random));
            case WORDS ->
                builder.text(
                        place,
                        List.of("n/a", "yes", "1,234.50", "March 3, 2024", "unknown", "12 kg")
                                .get(random.nextInt(6)));
            case TOO_LONG -> builder.text(place, "x".repeat(300));
            case MISSPELT -> {
                String name = batch.layout().columns().get(place).name();
                // databases that ignore case in LIKE take what another checker does not
                boolean checked = batch.layout().table().checks().stream()
                        .anyMatch(check -> check.condition().columns().contains(name));
                builder.text(place, misspelt(String.valueOf(column.value(row)), random, checked ? 1 : 0));
            }
        }
    }

    private static String stranger(Encoding encoding, Random random) {
        return switch (encoding) {
            case INTEGER, DECIMAL, FLOAT ->
                List.of("0", "-1", "99999", "3000000000", "7").get(random.nextInt(5));
            case BOOLEAN -> random.nextBoolean() ? "true" : "false";
            case DATE -> random.nextBoolean() ? "1871-03-09" : "2071-03-09";
            case TIME -> "11:07:13";
            case TIMESTAMP, INSTANT -> (random.nextBoolean() ? "1979" : "2033") + "-03-09T11:07:13";
            case UUID -> "11111111-2222-4333-8444-55555555555" + random.nextInt(10);
            case BINARY -> "ff";
            case TEXT -> List.of("", "x", "X ", "y", "Grüße").get(random.nextInt(5));
        };
    }

    private static String misspelt(String text, Random random, int first) {
        return switch (Math.max(first, random.nextInt(5))) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> " " + text + " ";
            case 2 -> text.replace('-', '_').replace(' ', '-');
            case 3 -> text.isEmpty() ? "q" : text.substring(1);
            default -> text + "z";
        };
    }
}
