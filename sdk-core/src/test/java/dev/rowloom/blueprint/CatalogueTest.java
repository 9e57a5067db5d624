package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = new Catalogue(List.of());

    @Test
    void everyNameHasRules() {
        for (NamePattern pattern : catalogue.patterns()) {
            assertThatCode(() -> catalogue.rules(pattern.hint().make()))
                    .as(pattern.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyRuleNamesVocabulariesThatExist() {
        Vocabularies vocabularies = Vocabularies.bundled();
        for (NamePattern pattern : catalogue.patterns()) {
            for (MeaningRules.Candidate candidate :
                    catalogue.rules(pattern.hint().make()).candidates()) {
                assertThat(VocabularyUse.named(candidate.rule()))
                        .as(pattern.hint().make())
                        .allMatch(vocabularies::contains);
            }
        }
    }

    @Test
    void knowsMoreThanAHundredMeanings() {
        Set<String> meanings = catalogue.patterns().stream()
                .map(pattern -> pattern.hint().meaning())
                .collect(Collectors.toSet());

        assertThat(meanings).hasSizeGreaterThan(100);
    }

    @Test
    void patternsKnowTheirLength() {
        assertThat(PatternLength.longest("[A-Z]{3}-[0-9]{2,4}")).isEqualTo(8);
        assertThat(PatternLength.longest("(Suite [1-9]|Apt [1-9][0-9]?[A-D])")).isEqualTo(7);
        assertThat(PatternLength.longest("\\[0\\.[0-9]{3}(,[0-9]){2}\\]")).isEqualTo(11);
        assertThat(PatternLength.longest("[\\]a]x?")).isEqualTo(2);
    }
}
