package dev.rowloom.schema.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a migration says of it: Flyway's {@code V1_2__name.sql}, {@code R__}, {@code U1__} and {@code B1__}; the
 * leading number or date of golang-migrate, dbmate, goose, sql-migrate, Rails, Django and plain files; Prisma's and Diesel's
 * folders.
 *
 * @param path the path within the folder, with {@code /} between names
 * @param kind when it is read
 * @param version the numbers of its version; empty where it has none
 */
record MigrationName(String path, Kind kind, List<BigInteger> version) implements Comparable<MigrationName> {

    private static final Pattern FLYWAY =
            Pattern.compile("([VUB])([0-9]+(?:[._][0-9]+)*)__.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern REPEATABLE = Pattern.compile("R__.*", Pattern.DOTALL);
    private static final Pattern NUMBERED =
            Pattern.compile("[vV]?([0-9]+(?:[._-][0-9]+(?![0-9A-Za-z]))*)(?![0-9A-Za-z]).*", Pattern.DOTALL);
    private static final Pattern CALLBACK = Pattern.compile(
            "(?:before|after)(?:each)?(?:migrate|clean|info|validate|baseline|repair|undo|versioned|repeatables|connect)?"
                    + "(?:error|applied|operationfinish|statement|operationerror)*(?:error)?(?:__.*)?\\.sql"
                    + "|createschema(?:__.*)?\\.sql",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern UNDO = Pattern.compile(
            "(?:.*[._-])?(?:down|undo|rollback|revert)\\.sql", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern IN_FOLDER =
            Pattern.compile("(?:up|migration)\\.sql", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** When a migration is read. */
    enum Kind {
        /** In place of all versions up to its own. */
        BASELINE,
        VERSIONED,
        /** Without a version: in the order of names. */
        PLAIN,
        /** After all others, as what may be applied again. */
        REPEATABLE,
        /** Not at all: it undoes another one, or speaks to a tool. */
        IGNORED
    }

    static MigrationName of(String path) {
        String[] names = path.split("/", -1);
        String file = names[names.length - 1];
        Matcher flyway = FLYWAY.matcher(file);
        if (flyway.matches()) {
            Kind kind = switch (flyway.group(1).toUpperCase(Locale.ROOT)) {
                case "V" -> Kind.VERSIONED;
                case "B" -> Kind.BASELINE;
                default -> Kind.IGNORED;
            };
            return new MigrationName(path, kind, numbers(flyway.group(2)));
        } else if (REPEATABLE.matcher(file).matches()) {
            return new MigrationName(path, Kind.REPEATABLE, List.of());
        } else if (CALLBACK.matcher(file).matches() || UNDO.matcher(file).matches()) {
            return new MigrationName(path, Kind.IGNORED, List.of());
        }
        boolean named = IN_FOLDER.matcher(file).matches() && names.length > 1;
        Matcher numbered = NUMBERED.matcher(named ? names[names.length - 2] : file);
        return numbered.matches()
                ? new MigrationName(path, Kind.VERSIONED, numbers(numbered.group(1)))
                : new MigrationName(path, Kind.PLAIN, List.of());
    }

    private static List<BigInteger> numbers(String version) {
        List<BigInteger> numbers = new ArrayList<>();
        for (String number : version.split("[._-]", -1)) {
            numbers.add(new BigInteger(number));
        }
        while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1); // 1.0 is 1
        }
        return List.copyOf(numbers);
    }

    /** Returns whether two migrations of that version in one folder contradict each other. */
    boolean isStrict() {
        return FLYWAY.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    /** Returns the folder, empty for the one that was given. */
    String folder() {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end);
    }

    /** Returns the version as it is written: {@code 1.2}. */
    String versionText() {
        return String.join(".", version.stream().map(BigInteger::toString).toList());
    }

    int compareVersion(MigrationName other) {
        for (int i = 0; i < Math.max(version.size(), other.version.size()); i++) {
            BigInteger a = i < version.size() ? version.get(i) : BigInteger.ZERO;
            BigInteger b = i < other.version.size() ? other.version.get(i) : BigInteger.ZERO;
            if (!a.equals(b)) {
                return a.compareTo(b);
            }
        }
        return 0;
    }

    /** By kind, then version, then path; numbers within paths count as numbers. */
    @Override
    public int compareTo(MigrationName other) {
        int order = kind.compareTo(other.kind);
        order = order == 0 ? compareVersion(other) : order;
        order = order == 0 ? padded(path).compareTo(padded(other.path)) : order;
        return order == 0 ? path.compareTo(other.path) : order;
    }

    // Digits filled up with zeros, so that 10 comes after 9.
    private static String padded(String path) {
        StringBuilder out = new StringBuilder();
        Matcher digits = Pattern.compile("[0-9]+").matcher(path);
        int at = 0;
        while (digits.find()) {
            out.append(path, at, digits.start());
            out.append("0".repeat(Math.max(0, 20 - digits.group().length()))).append(digits.group());
            at = digits.end();
        }
        return out.append(path, at, path.length()).toString();
    }
}
