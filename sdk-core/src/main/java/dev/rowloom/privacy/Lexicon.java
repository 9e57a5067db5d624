package dev.rowloom.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lists of words that tell what columns hold, of files beside the classes. */
final class Lexicon {

    private static final Map<String, Set<String>> SECTIONS = new HashMap<>();

    static {
        read("/dev/rowloom/privacy/words.txt");
        read("/dev/rowloom/privacy/names.txt");
    }

    private Lexicon() {}

    /** Returns the words of a section, in lower case without accents. */
    static Set<String> words(String section) {
        return SECTIONS.getOrDefault(section, Set.of());
    }

    private static void read(String file) {
        Set<String> words = new TreeSet<>();
        for (String line : text(file).split("\n", 0)) {
            if (line.startsWith("[")) {
                words = new TreeSet<>();
                SECTIONS.put(line.substring(1, line.indexOf(']')), words);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                for (String word : line.split(" ", 0)) {
                    words.add(Plain.of(word));
                }
            }
        }
    }

    private static String text(String file) {
        try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read", e);
        }
    }
}
