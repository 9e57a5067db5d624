package dev.rowloom.blueprint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has products be of the category that their rows refer to: a lamp is not among the bags. */
final class ProductLinks {

    private static final String CATEGORIES = "product-categories";

    /** The categories that the things of the list of products are of. */
    private static final String SHELVES = "product-shelves";

    private final Map<String, Draft> drafts;

    private final LocalWords words;

    ProductLinks(Map<String, Draft> drafts, LocalWords words) {
        this.drafts = drafts;
        this.words = words;
    }

    /** Says of each product by what column its category is told. */
    void settle() {
        drafts.values().forEach(draft -> {
            boolean named = draft.rules().values().stream()
                    .anyMatch(rule -> product(rule) != null && "name".equals(part(rule)));
            String told = named ? told(draft) : null;
            if (told != null) {
                List.copyOf(draft.rules().entrySet()).forEach(column -> {
                    Rule.About product = product(column.getValue());
                    if (product != null && product.group().isEmpty()) {
                        draft.put(column.getKey(), product.within(List.of(new Rule.Told("category", told))));
                    }
                });
            }
        });
    }

    /** Returns the column of a row that is referred to which names a category, as formulas write it, or null. */
    private @Nullable String told(Draft draft) {
        for (ReferenceBlueprint path : draft.paths()) {
            Draft parent = drafts.get(path.table());
            if (parent == null || parent == draft || !draft.isPath(path)) {
                continue;
            }
            String name = category(parent);
            if (name != null) {
                shelve(parent, name);
                return Draft.quoted(path.columns().get(0)) + "." + Draft.quoted(name);
            }
        }
        return null;
    }

    /** Has categories be those that there are things of; a list that goes on behind them has them first. */
    private void shelve(Draft parent, String name) {
        String shelves = words.listed(SHELVES);
        Rule rule = parent.rules().get(name);
        boolean foreign = words.isCommon(CATEGORIES) && !words.isCommon(SHELVES);
        if (rule instanceof Rule.Vocabulary) {
            parent.put(name, new Rule.Vocabulary(shelves, 0));
        } else if (rule instanceof Rule.Entry && foreign) {
            parent.put(name, new Rule.Entry(shelves, 0));
        }
    }

    private static @Nullable String category(Draft parent) {
        return parent.rules().keySet().stream()
                .filter(column -> parent.table().column(column).is(Family.TEXT))
                .filter(column -> isCategory(parent.rules().get(column)))
                .findFirst()
                .orElse(null);
    }

    private static boolean isCategory(@Nullable Rule rule) {
        String list = rule instanceof Rule.Vocabulary drawn
                ? drawn.name()
                : rule instanceof Rule.Entry entry ? entry.name() : "";
        String plain = list.substring(list.indexOf('/') + 1);
        return plain.equals(CATEGORIES) || plain.equals(SHELVES);
    }

    private static Rule.@Nullable About product(Rule rule) {
        return rule instanceof Rule.About about && about.subject() == Subject.PRODUCT ? about : null;
    }

    private static String part(Rule rule) {
        return rule instanceof Rule.About about ? about.part() : "";
    }
}
