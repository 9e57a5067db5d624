package dev.rowloom.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts the conditions together that have to be met together, since they read the same columns. */
final class TiedParts {

    private final TablePlanning planning;

    TiedParts(TablePlanning planning) {
        this.planning = planning;
    }

    /** Returns lists of conditions that can be met one list by itself. */
    List<List<CheckPart>> of(List<CheckPart> parts) {
        return withoutCircles(components(parts));
    }

    /** Returns the parts in lists that have no columns in common. */
    private static List<List<CheckPart>> components(List<CheckPart> parts) {
        List<List<CheckPart>> components = new ArrayList<>();
        for (CheckPart part : parts) {
            List<CheckPart> merged = new ArrayList<>();
            components.removeIf(component -> {
                boolean tied = component.stream().anyMatch(part::isTiedTo);
                if (tied) {
                    merged.addAll(component);
                }
                return tied;
            });
            merged.add(part);
            components.add(merged);
        }
        return components;
    }

    /** Merges lists whose columns read each other's by their rules: a group is made as a whole. */
    private List<List<CheckPart>> withoutCircles(List<List<CheckPart>> components) {
        List<List<CheckPart>> merged = new ArrayList<>(components);
        boolean changed = merged.size() > 1;
        while (changed) {
            changed = false;
            for (int i = 0; i < merged.size() && !changed; i++) {
                for (int j = i + 1; j < merged.size() && !changed; j++) {
                    changed = reads(merged.get(i), merged.get(j)) && reads(merged.get(j), merged.get(i));
                    if (changed) {
                        List<CheckPart> both = new ArrayList<>(merged.get(i));
                        both.addAll(merged.remove(j));
                        merged.set(i, both);
                    }
                }
            }
        }
        return merged;
    }

    private boolean reads(List<CheckPart> from, List<CheckPart> to) {
        Set<String> wanted = new HashSet<>();
        to.forEach(part -> part.members().forEach(it -> wanted.add(name(it))));
        Set<String> seen = new HashSet<>();
        from.forEach(part -> part.members().forEach(it -> follow(name(it), seen)));
        return seen.stream().anyMatch(wanted::contains);
    }

    private void follow(String column, Set<String> seen) {
        for (String next : RuleCircles.reads(planning, column)) {
            if (seen.add(next)) {
                follow(next, seen);
            }
        }
    }

    private String name(int position) {
        return planning.model().columns().get(position).name();
    }
}
