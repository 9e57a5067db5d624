package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the pages of rows whose names are the entries of a list, in order, of which none comes twice: {@code toys} for
 * {@code Toys}. From the second time on that a name comes, its address has a number.
 */
final class NamedPages extends BytesProgram {

    private static final String SLUG = "|slug}";

    private final PackedTexts slugs;
    private final Lexicon classes;
    private final IndexSource index;

    private NamedPages(PackedTexts slugs, Lexicon classes, IndexSource index) {
        this.slugs = slugs;
        this.classes = classes;
        this.index = index;
    }

    /** Returns the numbered addresses of a column, or null where it has none of a list's entries. */
    static @Nullable Distinct of(ColumnContext page, TextLimit limit, TableModel model, Words words) {
        String template = page.rule() instanceof Rule.Template rule ? rule.template() : "";
        boolean one = template.startsWith("{") && template.indexOf('}') + 1 == template.length();
        String column = one && template.endsWith(SLUG) ? template.substring(1, template.length() - SLUG.length()) : "";
        boolean free = page.domain().values() == null
                && page.domain().excluded().isEmpty()
                && page.domain().minLength() <= 1
                && page.blueprint().origin() == Origin.INFERRED;
        boolean keyed = model.keys().stream()
                .anyMatch(key -> KeyExpressions.columnsOf(key).contains(column));
        if (!free
                || keyed
                || model.position(column) < 0
                || !(TableReferences.ruleOf(model.blueprint(), column) instanceof Rule.Entry entry)) {
            return null;
        }
        WordList names = words.entries(entry.name(), entry.column());
        WordList slugs = names.map(Template.Change.SLUG).even();
        Lexicon classes = slugs.lexicon(page.fold());
        boolean told = slugs.withoutTrailingDigits().entries().size()
                        == slugs.entries().size()
                && !slugs.entries().contains("x");
        int number = 1 + Composed.COPY_DIGITS;
        if (!told || !limit.admits(classes.longestChars() + number, classes.longestBytes() + number)) {
            return null;
        }
        return new Distinct(
                Composed.COPIES, Distinct.Shuffling.DONE, source -> new NamedPages(slugs.packed(), classes, source));
    }

    /** Returns the template of pages of a column of names. */
    static String of(String column) {
        return "{" + column + SLUG;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        // nulls take no number away, so that the address stays that of the row's name
        long number = index instanceof IndexSource.OfRow ? frame.row(cell) : index.index(frame, cell);
        long round = number / slugs.size();
        int entry = (int) (number - round * slugs.size());
        long copy = round * classes.classSlots(entry) + classes.number(entry);
        slugs.append(entry, out);
        if (copy > 0) {
            out.append((byte) '-');
            out.appendDecimal(copy + 1);
        }
    }
}
