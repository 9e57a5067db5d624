package dev.rowloom.export;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.schema.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One run that writes a file for each table. */
final class TextSession implements Sink.Session {

    private final Map<String, String> names;
    private final Map<String, RowFormat> formats = new LinkedHashMap<>();
    private final OutputFiles files;

    /**
     * Claims the files of the run.
     *
     * @param ending the ending of the files' names, with its dot
     * @param format makes the format of a table; called for every table before a file is touched
     * @param claim prepares to write files of the given names
     */
    TextSession(
            Sink.Run run,
            String ending,
            Function<TableLayout, RowFormat> format,
            Function<List<String>, OutputFiles> claim) {
        List<String> ids = run.schema().tables().stream().map(Table::id).toList();
        names = FileNames.of(ids, ending);
        run.tables().forEach(table -> formats.put(table.table().id(), format.apply(table)));
        files = claim.apply(formats.keySet().stream().map(this::name).toList());
    }

    private String name(String table) {
        String name = names.get(table);
        if (name == null) {
            throw new UsageException("table " + table + " is not of the schema; known are " + names.keySet());
        }
        return name;
    }

    @Override
    public Sink.TableWriter<?> begin(TableLayout table) throws IOException {
        String id = table.table().id();
        RowFormat format = formats.get(id);
        if (format == null) {
            throw new UsageException("table " + id + " is not of this run; it has " + formats.keySet());
        }
        return new TextTableWriter(format, files, name(id));
    }

    @Override
    public void complete() throws IOException {
        files.complete();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
