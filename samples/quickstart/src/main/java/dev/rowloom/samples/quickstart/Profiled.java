package dev.rowloom.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.ExportException;
import dev.rowloom.UsageException;
import dev.rowloom.profile.Profile;
import dev.rowloom.profile.ProfileBuilder;
import dev.rowloom.profile.ProfileCache;
import dev.rowloom.profile.SampleRows;
import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The profile that rows are made by, read or computed once. */
final class Profiled {

    private static final int BEGINNING = 40;

    private final Profile profile;

    private Profiled(Profile profile) {
        this.profile = profile;
    }

    /** Returns the profile that the options ask for, or null where they ask for none. */
    static @Nullable Profiled of(Options options, OutputFile.Existing existing) {
        Path file = options.profile;
        if (file == null) {
            for (Object other : new Object[] {options.writeProfile, options.profileCache, first(options.open)}) {
                if (other != null) {
                    throw new UsageException("'" + other + "' is of no use without --profile; add --profile FILE");
                }
            }
            return null;
        }
        Request.requireGiven("--profile", file);
        Request.requireFile("--profile", file);
        if (options.ddl != null || options.blueprint != null) {
            throw new UsageException(
                    "--profile brings a schema and a blueprint of its own; leave out --ddl and --blueprint");
        }
        OutputFile target = options.writeProfile == null ? null : OutputFile.claim(options.writeProfile, existing);
        Profile profile = read(file, options);
        if (target != null) {
            target.write(out -> out.write(profile.toJson().getBytes(UTF_8)));
        }
        return new Profiled(profile);
    }

    private static @Nullable String first(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(0);
    }

    private static Profile read(Path file, Options options) {
        if (isProfile(file)) {
            return Profile.read(file);
        }
        String table = table(file);
        if (options.profileCache != null) {
            return ProfileCache.in(options.profileCache).profile(table, file, options.open);
        }
        ProfileBuilder builder = Profile.builder().table(table, rows(file));
        options.open.forEach(column -> builder.open(table, column));
        return builder.build();
    }

    private static boolean isProfile(Path file) {
        if (!isJson(file)) {
            return false;
        }
        CharBuffer beginning = CharBuffer.allocate(BEGINNING);
        try (Reader reader = Files.newBufferedReader(file)) {
            while (beginning.hasRemaining() && reader.read(beginning) >= 0) {
                // until so much is there
            }
        } catch (IOException e) {
            throw new ExportException(file + " can't be read: " + e, e);
        }
        return beginning.flip().toString().contains("\"profile\"");
    }

    private static boolean isJson(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    /** Returns the rows of a file. */
    static SampleRows rows(Path file) {
        return isJson(file) ? SampleRows.json(file) : SampleRows.csv(file);
    }

    /** Returns the name of the table that a file holds. */
    static String table(Path file) {
        String name = String.valueOf(file.getFileName());
        int end = name.lastIndexOf('.');
        String table = end > 0 ? name.substring(0, end) : name;
        return table.isBlank() ? "rows" : table;
    }

    Profile profile() {
        return profile;
    }
}
