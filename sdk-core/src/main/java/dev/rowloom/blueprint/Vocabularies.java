package dev.rowloom.blueprint;

import dev.rowloom.RowloomException;
import dev.rowloom.UsageException;
import dev.rowloom.internal.NearNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The vocabularies that come with Rowloom, read on first use. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Vocabularies {

    private static final String ROOT = "/dev/rowloom/vocabulary/";
    private static final String COMMON = "common/";
    private static final String FACTS = "/locale";

    /** The folder of vocabularies that a blueprint brings along. */
    static final String OWN = "own/";

    private final List<String> names;
    private final Map<String, Vocabulary> own;
    private final ConcurrentMap<String, Vocabulary> loaded = new ConcurrentHashMap<>();

    private Vocabularies(List<String> names, Map<String, Vocabulary> own) {
        this.names = names;
        this.own = Map.copyOf(own);
    }

    /** Returns the vocabularies of this release, none of them read yet. */
    public static Vocabularies bundled() {
        return new Vocabularies(
                lines("index.txt").stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList(),
                Map.of());
    }

    /** Returns these and those of a blueprint's own. */
    public Vocabularies with(Map<String, Vocabulary> more) {
        return more.isEmpty()
                ? this
                : new Vocabularies(
                        Stream.concat(names.stream(), more.keySet().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        more);
    }

    /** Returns the names of all vocabularies, sorted. */
    public List<String> names() {
        return names;
    }

    /** Returns the language tags there are names and places for, sorted. */
    public List<String> locales() {
        return names.stream()
                .map(name -> name.substring(0, name.indexOf('/')))
                .filter(folder -> folder.indexOf('-') > 0)
                .distinct()
                .toList();
    }

    /** Returns whether there is a vocabulary of that name. */
    public boolean contains(String name) {
        return Collections.binarySearch(names, name) >= 0;
    }

    /**
     * Returns a vocabulary.
     *
     * @param name its path, such as {@code common/departments}
     * @throws UsageException if there is none; the message lists near names
     */
    public Vocabulary get(String name) {
        if (!contains(name)) {
            throw new UsageException("unknown vocabulary '" + name + "'" + NearNames.hint(name, names));
        }
        Vocabulary brought = own.get(name);
        return brought != null ? brought : loaded.computeIfAbsent(name, it -> Vocabulary.parse(it, lines(it + ".txt")));
    }

    /**
     * Returns the facts of a locale by name, sorted: its country and codes, currency, language, dial code, time zone, and
     * whether the house number stands before the street.
     *
     * @param locale one of {@link #locales()}
     * @throws UsageException if there is no such locale
     */
    public SortedMap<String, String> facts(String locale) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (String line : lines(new Locales(this).resolve(locale) + "/locale.properties")) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                facts.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return Collections.unmodifiableSortedMap(facts);
    }

    /**
     * Returns the locale that serves a requested one: itself, or one of the same language.
     *
     * @param tag a language tag, such as {@code de-LI}
     * @throws UsageException if there is none; the message lists near ones and all
     */
    public String resolveLocale(String tag) {
        return new Locales(this).resolve(tag);
    }

    /**
     * Returns the name of the vocabulary that serves a name of no locale, such as {@code colours}: that of the locale, else of
     * its language, else the common one.
     *
     * @param locale one of {@link #locales()}
     * @param name the name without a folder
     */
    public String localised(String locale, String name) {
        String language = locale.substring(0, locale.indexOf('-'));
        return Stream.of(locale + "/", language + "/")
                .map(folder -> folder + name)
                .filter(this::contains)
                .findFirst()
                .orElse(COMMON + name);
    }

    /** Returns the pinned form of vocabularies: each name with {@code sha256:} and its hash, sorted. */
    SortedMap<String, String> pins(Iterable<String> used) {
        SortedMap<String, String> pins = new TreeMap<>();
        used.forEach(name -> pins.put(name, pin(name)));
        return pins;
    }

    /** Returns the pin of one vocabulary, or of a locale's facts. */
    String pin(String name) {
        return "sha256:"
                + (isFacts(name)
                        ? Vocabulary.sha256(facts(localeOf(name)).toString())
                        : get(name).hash());
    }

    /** Returns whether a name can be pinned: that of a vocabulary, or {@code de-DE/locale} for a locale's facts. */
    boolean isPinned(String name) {
        return contains(name) || isFacts(name);
    }

    private boolean isFacts(String name) {
        return name.endsWith(FACTS) && locales().contains(localeOf(name));
    }

    private static String localeOf(String facts) {
        return facts.substring(0, facts.length() - FACTS.length());
    }

    private static List<String> lines(String path) {
        try (InputStream in = Vocabularies.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new RowloomException("the library is incomplete: it has no resource " + ROOT + path);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new RowloomException("the library's resource " + ROOT + path + " can't be read", e);
        }
    }

    @Override
    public String toString() {
        return names.size() + " vocabularies of " + locales();
    }
}
