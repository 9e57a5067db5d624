package dev.rowloom.profile;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import java.util.List;

/** Makes texts in the place of those that are not kept: by what the column means, by their shapes, or by their length. */
final class Words {

    private static final double SURE = 0.6;
    private static final int LONGEST = 4000;

    private Words() {}

    static List<TextBins.Weighted> rules(ColumnModel column, ColumnBlueprint inferred) {
        List<TextBins.Weighted> patterns = Shapes.patterns(column.sample());
        if (!patterns.isEmpty()) {
            return patterns;
        }
        boolean meant = inferred.confidence() >= SURE
                && (inferred.rule() instanceof Rule.Vocabulary || inferred.rule() instanceof Rule.Template);
        return List.of(new TextBins.Weighted(meant ? inferred.rule() : text(column), 1));
    }

    /** Returns words of about the same number and length. */
    static Rule text(ColumnModel column) {
        double words = column.tally().meanWords();
        int longest = Math.max(1, Math.min(LONGEST, column.tally().longest()));
        int shortest = Math.min(longest, column.tally().shortest());
        Rule.Style style = words < 1.5
                ? Rule.Style.WORD
                : words < 6 ? Rule.Style.TITLE : words < 25 ? Rule.Style.SENTENCE : Rule.Style.PARAGRAPH;
        return new Rule.Text(style, shortest, longest);
    }
}
