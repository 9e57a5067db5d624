package dev.rowloom.schema.internal;

import dev.rowloom.SchemaException;
import dev.rowloom.schema.Diagnostic;
import dev.rowloom.schema.Diagnostic.Severity;
import dev.rowloom.schema.Dialect;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The migrations of a folder and the folders in it, in the order in which they are applied. */
public final class MigrationFolder {

    private static final int DEEPEST = 32;
    private static final int MOST_FILES = 10_000;
    private static final BigInteger GREATEST_COUNTED = BigInteger.valueOf(9_999);

    /** What folders of migrations for one product are called. */
    private static final Map<String, String> PRODUCTS = Map.ofEntries(
            Map.entry("postgresql", "postgresql"),
            Map.entry("postgres", "postgresql"),
            Map.entry("pgsql", "postgresql"),
            Map.entry("mysql", "mysql"),
            Map.entry("mariadb", "mariadb"),
            Map.entry("sqlite", "sqlite"),
            Map.entry("sqlite3", "sqlite"),
            Map.entry("h2", "h2"),
            Map.entry("sqlserver", "sqlserver"),
            Map.entry("mssql", "sqlserver"),
            Map.entry("oracle", "oracle"));

    private final Path folder;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private @Nullable Dialect dialect;

    private MigrationFolder(Path folder, @Nullable Dialect dialect) {
        this.folder = folder;
        this.dialect = dialect;
    }

    /**
     * Finds the migrations of a folder.
     *
     * @param dialect the dialect of those that count, or null
     * @throws SchemaException if the folder can't be read, holds no migration, two of one version, or those of several
     *     products
     */
    public static MigrationFolder of(Path folder, @Nullable Dialect dialect) {
        return new MigrationFolder(folder, dialect);
    }

    /** Returns the dialect that was given or that a folder is named for, or null. */
    public @Nullable Dialect dialect() {
        return dialect;
    }

    /** Returns what was noticed of the files as such. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * Returns the texts of the migrations in order.
     *
     * @param maxBytes how long they may be together
     * @throws SchemaException as {@link #of} says, or if a file can't be read, is no text or too long
     */
    public List<Script> scripts(long maxBytes) {
        List<MigrationName> names = ordered(files());
        List<Script> scripts = new ArrayList<>();
        long left = maxBytes;
        for (MigrationName name : names) {
            Path file = folder.resolve(name.path());
            String text = ScriptText.of(file, left);
            left = Math.max(0, left - text.length());
            if (text.indexOf('\0') >= 0) {
                throw new SchemaException(file + " holds NUL characters, so it is no SQL text; give DDL as UTF-8 text");
            }
            scripts.add(new Script(name.path(), MigrationText.forward(text)));
        }
        return scripts;
    }

    private List<String> files() {
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            List<String> all = walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith(".") && !file.contains("/."))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (all.size() > MOST_FILES) {
                throw new SchemaException("the folder " + folder + " holds more than " + MOST_FILES
                        + " files; give the folder of the migrations itself");
            }
            List<String> scripts = all.stream()
                    .filter(file -> file.toLowerCase(Locale.ROOT).endsWith(".sql"))
                    .toList();
            if (scripts.isEmpty()) {
                throw new SchemaException("the folder " + folder + " holds no .sql file" + others(all)
                        + "; give a folder of SQL migrations");
            }
            return ofProduct(scripts);
        } catch (NoSuchFileException e) {
            throw new SchemaException("the folder " + folder + " does not exist; give a folder of SQL migrations", e);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new SchemaException(
                    "the folder " + folder + " can't be read: " + e.getMessage() + "; give a readable folder", e);
        }
    }

    // , but 12 .rb files
    private static String others(List<String> all) {
        Map<String, Integer> endings = new LinkedHashMap<>();
        for (String file : all) {
            int dot = file.lastIndexOf('.');
            if (dot > file.lastIndexOf('/')) {
                endings.merge(file.substring(dot), 1, Integer::sum);
            }
        }
        return endings.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> ", but " + most.getValue() + " of " + most.getKey())
                .orElse("");
    }

    private List<String> ofProduct(List<String> files) {
        Set<String> products = new TreeSet<>();
        files.forEach(file -> products.addAll(products(file)));
        Dialect wanted = dialect;
        if (wanted == null && products.size() > 1) {
            throw new SchemaException("the folder " + folder + " holds migrations for " + String.join(", ", products)
                    + "; give the dialect, or the folder of one of them");
        } else if (wanted == null) {
            if (!products.isEmpty()) {
                dialect = Dialect.named(products.iterator().next());
            }
            return files;
        }
        boolean shared = wanted.name().equals("mariadb") && !products.contains("mariadb");
        String name = shared ? "mysql" : wanted.name();
        return files.stream()
                .filter(file -> products(file).isEmpty() || products(file).contains(name))
                .toList();
    }

    private static Set<String> products(String file) {
        Set<String> products = new LinkedHashSet<>();
        String[] names = file.split("/", -1);
        for (int i = 0; i + 1 < names.length; i++) {
            String product = PRODUCTS.get(names[i].toLowerCase(Locale.ROOT));
            if (product != null) {
                products.add(product);
            }
        }
        return products;
    }

    private List<MigrationName> ordered(List<String> files) {
        List<MigrationName> all = files.stream()
                .map(MigrationName::of)
                .filter(name -> name.kind() != MigrationName.Kind.IGNORED)
                .sorted()
                .toList();
        List<MigrationName> versioned = versioned(all);
        List<MigrationName> ordered = new ArrayList<>(versioned);
        for (MigrationName name : all) {
            if (name.kind() == MigrationName.Kind.PLAIN && !versioned.isEmpty()) {
                notice(Severity.WARNING, name.path(), "the file has no version in its name and is left out");
            } else if (name.kind() == MigrationName.Kind.PLAIN || name.kind() == MigrationName.Kind.REPEATABLE) {
                ordered.add(name);
            }
        }
        if (ordered.isEmpty()) {
            throw new SchemaException("the folder " + folder
                    + " holds no migration but those that undo others; give a folder of SQL migrations");
        }
        return ordered;
    }

    // Flyway's baseline stands for all versions up to its own; the latest one counts.
    private List<MigrationName> versioned(List<MigrationName> all) {
        List<MigrationName> baselines = of(all, MigrationName.Kind.BASELINE);
        List<MigrationName> versioned = of(all, MigrationName.Kind.VERSIONED);
        List<MigrationName> kept = new ArrayList<>();
        if (!baselines.isEmpty()) {
            MigrationName baseline = baselines.get(baselines.size() - 1);
            kept.add(baseline);
            versioned = versioned.stream()
                    .filter(name -> name.compareVersion(baseline) > 0)
                    .toList();
        }
        checkVersions(versioned);
        kept.addAll(versioned);
        return kept;
    }

    private static List<MigrationName> of(List<MigrationName> all, MigrationName.Kind kind) {
        return all.stream().filter(name -> name.kind() == kind).toList();
    }

    private void checkVersions(List<MigrationName> versioned) {
        for (int i = 1; i < versioned.size(); i++) {
            MigrationName one = versioned.get(i - 1);
            MigrationName next = versioned.get(i);
            if (one.compareVersion(next) != 0) {
                checkGap(one, next);
            } else if (one.isStrict() && next.isStrict()) {
                throw new SchemaException("two migrations in " + folder + " have version " + one.versionText() + ": "
                        + one.path() + " and " + next.path() + "; give one of them another version");
            } else if (one.folder().equals(next.folder())) {
                notice(
                        Severity.WARNING,
                        next.path(),
                        "the file has the version of " + one.path() + " and is read after it");
            }
        }
    }

    private void checkGap(MigrationName one, MigrationName next) {
        boolean counted = one.version().size() == 1
                && next.version().size() == 1
                && next.version().get(0).compareTo(GREATEST_COUNTED) <= 0;
        BigInteger following = one.version().get(0).add(BigInteger.ONE);
        if (counted
                && following.compareTo(next.version().get(0)) < 0
                && one.version().get(0).signum() > 0) {
            notice(
                    Severity.INFO,
                    next.path(),
                    "there is no version between " + one.versionText() + " and " + next.versionText());
        }
    }

    private void notice(Severity severity, String file, String message) {
        diagnostics.add(new Diagnostic(severity, file, 0, message, ""));
    }
}
