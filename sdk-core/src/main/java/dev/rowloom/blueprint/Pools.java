package dev.rowloom.blueprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;

/** Keeps the pools of several answers apart, and those that nothing draws from out of the document. */
final class Pools {

    private static final Set<String> NAMING = Set.of("name", "vocabulary", "template");

    private Pools() {}

    /**
     * Adds pools, and returns the new names of those whose name another answer has taken for other words.
     *
     * @param replaceable those that stand, which an answer may write anew
     */
    static Map<String, String> add(
            Map<String, List<Rule.Weighted>> pools, Map<String, Vocabulary> own, Map<String, Vocabulary> replaceable) {
        Map<String, String> renamed = new LinkedHashMap<>();
        pools.forEach((name, words) -> {
            Vocabulary known = own.get(name);
            boolean free = known == null || known.equals(replaceable.get(name));
            String taken = name;
            for (int i = 2; !free; i++) {
                taken = name + "-" + i;
                free = !own.containsKey(taken);
            }
            if (known != null && known.equals(Vocabulary.of(name, words))) {
                return;
            } else if (!taken.equals(name)) {
                renamed.put(name, taken);
            }
            own.put(taken, Vocabulary.of(taken, words));
        });
        return renamed;
    }

    /** Returns an entry that draws from the pools by their new names. */
    static ModelEntry rename(ModelEntry entry, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return entry;
        }
        Map<String, String> with = new LinkedHashMap<>(entry.with());
        with.replaceAll((field, value) -> NAMING.contains(field) ? renamed(value, renamed) : value);
        return new ModelEntry(
                entry.table(),
                entry.column(),
                entry.kind(),
                entry.by(),
                entry.is(),
                with,
                entry.values(),
                entry.transitions(),
                entry.nullRate());
    }

    private static String renamed(String value, Map<String, String> renamed) {
        String text = renamed.getOrDefault(value, value);
        for (Map.Entry<String, String> each : renamed.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", "{" + each.getValue() + "}")
                    .replace("{" + each.getKey() + "|", "{" + each.getValue() + "|");
        }
        return text;
    }

    /** Returns the blueprint without pools that no rule draws from. */
    static Blueprint used(Blueprint blueprint) {
        VocabularyUse use =
                new VocabularyUse(Vocabularies.bundled().with(blueprint.vocabularies()), blueprint.culture());
        NavigableSet<String> used = new java.util.TreeSet<>();
        blueprint.tables().values().forEach(table -> used.addAll(use.of(table)));
        Map<String, Vocabulary> kept = new TreeMap<>(blueprint.vocabularies());
        kept.keySet().retainAll(used);
        return blueprint.withVocabularies(kept);
    }
}
