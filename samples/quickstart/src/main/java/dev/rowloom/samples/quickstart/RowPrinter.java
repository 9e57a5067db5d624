package dev.rowloom.samples.quickstart;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints rows as they come, a line each, and lets nothing wait in a buffer.
 *
 * <p>How wide a column will be is not known when its first row comes; rows that the engine would make are about as wide.
 */
final class RowPrinter implements Sink {

    private static final int SAMPLES = 200;

    private final PrintStream out;
    private final DataPlan plan;
    private final int width;

    RowPrinter(Console console, DataPlan plan) {
        this.out = console.out();
        this.plan = plan;
        this.width = console.width();
    }

    @Override
    public Session open(Run run) {
        return new Session() {
            @Override
            public TableWriter<?> begin(TableLayout table) {
                TextTable.Frame frame = frame(table);
                out.println(DisplayText.printable(table.table().id()));
                frame.heading().forEach(out::println);
                return new Printer(frame);
            }

            @Override
            public void complete() {
                // every row is printed by now
            }

            @Override
            public void close() {
                // the stream is the process's
            }
        };
    }

    private TextTable.Frame frame(TableLayout table) {
        TextTable text =
                new TextTable(table.columns().stream().map(Preview::heading).toList());
        String id = table.table().id();
        long rows = plan.tables().stream()
                .filter(it -> it.table().id().equals(id))
                .mapToLong(TableLayout::rows)
                .findFirst()
                .orElse(0);
        for (long i = 0; i < Math.min(SAMPLES, rows); i++) {
            // the last row has the longest numbers
            Row row = plan.row(id, i == 0 ? rows - 1 : i);
            text.add(table.columns().stream()
                    .map(column -> CellText.of(row.get(column.name()), column))
                    .toList());
        }
        return text.frame(width);
    }

    private final class Printer implements TableWriter<List<String>> {

        private final TextTable.Frame frame;

        Printer(TextTable.Frame frame) {
            this.frame = frame;
        }

        @Override
        public List<String> encode(RowBatch batch) {
            List<String> lines = new ArrayList<>();
            for (int row = 0; row < batch.size(); row++) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < batch.layout().columns().size(); i++) {
                    cells.add(
                            cell(batch.column(i), row, batch.layout().columns().get(i)));
                }
                lines.add(frame.line(cells));
            }
            return lines;
        }

        @Override
        public void write(List<String> lines) throws IOException {
            lines.forEach(out::println);
            // also empties the buffer; whoever closed the pipe wants no more rows, and they cost money
            if (out.checkError()) {
                throw new IOException("standard output is closed");
            }
        }

        @Override
        public void finish() {
            out.println();
        }
    }

    private static String cell(ColumnVector column, int row, ColumnLayout layout) {
        CellState state = column.state(row);
        return switch (state) {
            case VALUE, NULL -> CellText.of(column.value(row), layout);
            case RAW -> DisplayText.printable(String.valueOf(column.original(row)));
            case ABSENT, DEFAULT -> "DEFAULT";
        };
    }
}
