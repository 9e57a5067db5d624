package dev.rowloom.samples.quickstart;

import dev.rowloom.export.CsvSink;
import dev.rowloom.export.FileSink;
import dev.rowloom.export.JsonLinesSink;
import dev.rowloom.export.JsonSink;
import dev.rowloom.export.SqlSink;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What kind of files is written. */
enum OutputFormat {
    CSV(CsvSink::directory, CsvSink::zip),
    JSON(JsonSink::directory, JsonSink::zip),
    JSONL(JsonLinesSink::directory, JsonLinesSink::zip),
    SQL(SqlSink::directory, SqlSink::zip);

    private final Function<Path, FileSink<?>> directory;
    private final Function<Path, FileSink<?>> zip;

    OutputFormat(Function<Path, FileSink<?>> directory, Function<Path, FileSink<?>> zip) {
        this.directory = directory;
        this.zip = zip;
    }

    FileSink<?> directory(Path path) {
        return directory.apply(path);
    }

    FileSink<?> zip(Path path) {
        return zip.apply(path);
    }

    /** Finds a format by its name, in any letter case. */
    static final class Converter implements ITypeConverter<OutputFormat> {

        @Override
        public OutputFormat convert(String value) {
            return Arrays.stream(values())
                    .filter(format -> format.toString().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                            + Arrays.stream(values())
                                    .map(OutputFormat::toString)
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** Returns the name as the command line writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
