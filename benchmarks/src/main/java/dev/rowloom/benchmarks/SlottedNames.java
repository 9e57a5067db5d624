package dev.rowloom.benchmarks;

import dev.rowloom.blueprint.Vocabulary;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** Names by slot, an entry of weight 3 having three, with all that an e-mail address needs of each. */
final class SlottedNames {

    final SlottedTexts names;
    final SlottedTexts slugs;

    /** The slot's number among those of the same slug. */
    final int[] number;

    /** How many slots have the same slug. */
    final int[] sameSlug;

    /** How far on in the list of domains the addresses of a name begin. */
    final int[] domainsOn;

    SlottedNames(List<String> names, int domains, int factor) {
        List<String> slugs = names.stream().map(SlottedNames::slug).toList();
        this.names = new SlottedTexts(names);
        this.slugs = new SlottedTexts(slugs);
        this.number = new int[slugs.size()];
        this.domainsOn = new int[slugs.size()];
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int slot = 0; slot < number.length; slot++) {
            String slug = slugs.get(slot);
            number[slot] = seen.merge(slug, 1, Integer::sum) - 1;
            domainsOn[slot] = Math.floorMod(hash(slug) * factor, domains);
        }
        this.sameSlug =
                slugs.stream().mapToInt(slug -> seen.getOrDefault(slug, 0)).toArray();
    }

    int slots() {
        return number.length;
    }

    /** Returns the entries of a vocabulary that are wanted, each as often as its weight says. */
    static List<String> slots(Vocabulary vocabulary, IntPredicate wanted) {
        List<String> slots = new ArrayList<>();
        for (int entry = 0; entry < vocabulary.size(); entry++) {
            int copies = wanted.test(entry) ? vocabulary.weight(entry) : 0;
            slots.addAll(Collections.nCopies(copies, vocabulary.value(entry, 0)));
        }
        return slots;
    }

    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static int hash(String slug) {
        return Arrays.hashCode(slug.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
