package dev.rowloom.blueprint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A weighted list of entries to write from, each with the same number of columns. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Vocabulary {

    private final String name;
    private final List<List<String>> entries;
    private final int[] weights;
    private final int columns;
    private final long totalWeight;
    private final String hash;

    private Vocabulary(String name, List<List<String>> entries, int[] weights, String hash) {
        this.name = name;
        this.entries = List.copyOf(entries);
        this.weights = weights;
        this.columns = entries.get(0).size();
        long total = 0;
        for (int weight : weights) {
            total += weight;
        }
        this.totalWeight = total;
        this.hash = hash;
    }

    /**
     * Reads a vocabulary's lines: a comment that names the columns, then one entry a line with a TAB between columns. Where
     * the comment ends with {@code weight}, a last column holds the weight, 1 where it is left out.
     */
    static Vocabulary parse(String name, List<String> lines) {
        boolean weighted =
                !lines.isEmpty() && lines.get(0).startsWith("#") && lines.get(0).endsWith(", weight");
        List<String> content =
                lines.stream().filter(line -> !line.startsWith("# ")).toList();
        List<String[]> fields =
                content.stream().map(line -> line.split("\t", -1)).toList();
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("vocabulary " + name + " has no entries");
        }
        int columns = weighted ? columnsBeside(lines.get(0)) : fields.get(0).length;
        List<List<String>> entries = new ArrayList<>();
        int[] weights = new int[fields.size()];
        for (int i = 0; i < weights.length; i++) {
            String[] line = fields.get(i);
            if (line.length != columns && !(weighted && line.length == columns + 1)) {
                throw new IllegalArgumentException("vocabulary " + name + ": '" + content.get(i) + "' has "
                        + line.length + " columns instead of " + columns);
            }
            entries.add(List.of(line).subList(0, columns));
            weights[i] = line.length > columns ? Integer.parseInt(line[columns]) : 1;
        }
        return new Vocabulary(name, entries, weights, sha256(String.join("\n", content)));
    }

    /**
     * Returns a vocabulary of single words.
     *
     * @param name its path, such as {@code own/grapes}
     * @param words the words with their weights, at least one
     */
    static Vocabulary of(String name, List<Rule.Weighted> words) {
        List<Rule.Weighted> once = new Rule.Values(words).values();
        int[] weights = once.stream().mapToInt(Rule.Weighted::weight).toArray();
        StringBuilder content = new StringBuilder();
        once.forEach(word ->
                content.append(word.value()).append('\t').append(word.weight()).append('\n'));
        return new Vocabulary(
                name, once.stream().map(word -> List.of(word.value())).toList(), weights, sha256(content.toString()));
    }

    private static int columnsBeside(String header) {
        String named = header.substring(header.lastIndexOf(':') + 1);
        return named.split(",", -1).length - 1;
    }

    /** Returns the SHA-256 of a text in UTF-8 as hexadecimal digits. */
    static String sha256(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the path, such as {@code common/departments} or {@code de-DE/given-names}. */
    public String name() {
        return name;
    }

    /** Returns the number of entries, at least 1. */
    public int size() {
        return entries.size();
    }

    /** Returns the number of columns of each entry, at least 1; the weight is not one of them. */
    public int columns() {
        return columns;
    }

    /**
     * Returns one value.
     *
     * @param entry the entry, from 0
     * @param column the column, from 0
     */
    public String value(int entry, int column) {
        return entries.get(entry).get(column);
    }

    /** Returns all values of a column, in the entries' order. */
    public List<String> values(int column) {
        return entries.stream().map(entry -> entry.get(column)).toList();
    }

    /** Returns how often an entry comes relative to the others, at least 1. */
    public int weight(int entry) {
        return weights[entry];
    }

    /** Returns the sum of all weights. */
    public long totalWeight() {
        return totalWeight;
    }

    /** Returns the SHA-256 of the content as 64 hexadecimal digits: any change of entries, order or weights changes it. */
    public String hash() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vocabulary that && name.equals(that.name) && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + size() + " entries)";
    }
}
