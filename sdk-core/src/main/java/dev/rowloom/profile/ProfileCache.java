package dev.rowloom.profile;

import dev.rowloom.ExportException;
import dev.rowloom.RowloomException;
import dev.rowloom.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Keeps profiles of files in a directory, by the SHA-256 of what they are made from, so that a file seen before is not profiled
 * again. Holds what profiles hold, no rows. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ProfileCache {

    /** Changes whenever profiles of the same rows do. */
    private static final String VERSION = "1";

    private final Path directory;

    private ProfileCache(Path directory) {
        this.directory = directory;
    }

    /** Returns the cache in a directory, which is made when first needed. */
    public static ProfileCache in(Path directory) {
        return new ProfileCache(Objects.requireNonNull(directory, "directory"));
    }

    /**
     * Returns the profile of a file's rows: as it was kept, or computed and kept from now on.
     *
     * @param table the table's name
     * @param file CSV, or JSON where its name ends so
     * @param open the columns that are not to be taken for personal data
     * @throws UsageException if the file can't be read
     * @throws ExportException if the profile can't be kept
     */
    public Profile profile(String table, Path file, List<String> open) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(open, "open");
        Path kept = directory.resolve(key(table, Objects.requireNonNull(file, "file"), open) + ".profile.json");
        if (Files.isRegularFile(kept)) {
            try {
                return Profile.read(kept);
            } catch (RowloomException e) {
                // written by another release, or damaged: it is computed anew
                return keep(compute(table, file, open), kept);
            }
        }
        return keep(compute(table, file, open), kept);
    }

    private static Profile compute(String table, Path file, List<String> open) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        boolean json = name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
        ProfileBuilder builder = Profile.builder().table(table, json ? SampleRows.json(file) : SampleRows.csv(file));
        open.forEach(column -> builder.open(table, column));
        return builder.build();
    }

    private Profile keep(Profile profile, Path kept) {
        try {
            Files.createDirectories(directory);
            Path part = Files.createTempFile(directory, "profile", ".part");
            Files.writeString(part, profile.toJson());
            Files.move(part, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ExportException("the profile can't be kept in " + directory + ": " + e, e);
        }
        return profile;
    }

    private static String key(String table, Path file, List<String> open) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String made = VERSION + "\n" + ProfileJson.FORM + "\n" + table + "\n"
                    + open.stream().sorted().toList() + "\n";
            digest.update(made.getBytes(StandardCharsets.UTF_8));
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UsageException(file + " can't be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
