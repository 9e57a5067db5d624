package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.TextEquality;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Thousands of columns share what is made of a list, so that a plan's size goes by its lists. */
class WordListTest {

    private record Fold(TextEquality equality) implements UnaryOperator<String> {

        @Override
        public String apply(String text) {
            return equality.fold(text);
        }
    }

    private final WordList list = new WordList(List.of("Rose", "Jo-Ann", "Route 7"), new int[] {3, 2, 1});

    @Test
    void equalOperatorsGiveTheSameLexicon() {
        assertThat(list.lexicon(new Fold(TextEquality.COARSE))).isSameAs(list.lexicon(new Fold(TextEquality.COARSE)));
        assertThat(list.lexicon(new Fold(TextEquality.COARSE))).isNotSameAs(list.lexicon(new Fold(TextEquality.EXACT)));
    }

    @Test
    void whatIsDerivedIsDerivedOnce() {
        assertThat(list.map(Template.Change.UPPER)).isSameAs(list.map(Template.Change.UPPER));
        assertThat(list.map(Template.Change.UPPER).entries()).containsExactly("ROSE", "JO-ANN", "ROUTE 7");
        assertThat(list.singleWords().even()).isSameAs(list.singleWords().even());
        assertThat(list.singleWords().entries()).containsExactly("Rose");
        assertThat(list.withoutTrailingDigits().entries()).containsExactly("Rose", "Jo-Ann");
        assertThat(list.packed()).isSameAs(list.packed());
        assertThat(list.picks()).isSameAs(list.picks());
    }
}
