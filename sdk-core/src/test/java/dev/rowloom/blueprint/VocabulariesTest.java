package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabulariesTest {

    private final Vocabularies vocabularies = Vocabularies.bundled();

    @Test
    void theIndexListsExactlyTheFiles() throws IOException, URISyntaxException {
        Path folder = Path.of(
                        Objects.requireNonNull(Vocabularies.class.getResource("/dev/rowloom/vocabulary/index.txt"))
                                .toURI())
                .getParent();
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> names = files.filter(file -> file.toString().endsWith(".txt"))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("index.txt"))
                    .map(name -> name.substring(0, name.length() - ".txt".length()))
                    .sorted()
                    .toList();
            assertThat(vocabularies.names()).isEqualTo(names);
        }
    }

    @Test
    void everyVocabularyIsReadable() {
        for (String name : vocabularies.names()) {
            Vocabulary vocabulary = vocabularies.get(name);
            assertThat(vocabulary.size()).as(name).isPositive();
            assertThat(vocabulary.hash()).as(name).matches("[0-9a-f]{64}");
            assertThat(vocabulary.totalWeight()).as(name).isGreaterThanOrEqualTo(vocabulary.size());
        }
    }

    @Test
    void theWeightIsNoColumn() {
        assertThat(vocabularies.get("common/departments").columns()).isEqualTo(1);
        assertThat(vocabularies.get("en-US/places").columns()).isEqualTo(7);
        assertThat(vocabularies.get("common/countries").columns()).isEqualTo(8);
    }

    @Test
    void weightsOrderAndEntriesChangeTheHash() {
        String hash = Vocabulary.parse("a", List.of("# a: value, weight", "x\t2", "y"))
                .hash();

        assertThat(Vocabulary.parse("a", List.of("# another comment: value, weight", "x\t2", "y"))
                        .hash())
                .isEqualTo(hash);
        assertThat(Vocabulary.parse("a", List.of("# a: value, weight", "y", "x\t2"))
                        .hash())
                .isNotEqualTo(hash);
        assertThat(Vocabulary.parse("a", List.of("# a: value, weight", "x\t3", "y"))
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void anUnknownNameIsAnErrorWithNearOnes() {
        assertThatThrownBy(() -> vocabularies.get("common/departmets"))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown vocabulary 'common/departmets'; did you mean common/departments?");
    }

    @Test
    void aLocaleIsServedByItselfOrByOneOfItsLanguage() {
        assertThat(vocabularies.resolveLocale("en_us")).isEqualTo("en-US");
        assertThat(vocabularies.resolveLocale("de-AT")).isEqualTo("de-AT");
        assertThat(vocabularies.resolveLocale("de-LI")).isEqualTo("de-DE");
        assertThat(vocabularies.resolveLocale("en-ZZ")).isEqualTo("en-US");
        assertThat(vocabularies.facts("de-DE")).containsEntry("alpha2", "DE");
    }

    @Test
    void aLocaleOfAnotherLanguageIsAnErrorThatListsAll() {
        assertThatThrownBy(() -> vocabularies.resolveLocale("xx-US"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there are no names and places for the locale 'xx-US'")
                .hasMessageContaining("de-DE, en-AU, en-CA, en-GB, en-IN, en-US");
    }

    @Test
    void aWrongTagListsNearOnes() {
        assertNear("en-UK", "did you mean en-AU, en-CA, en-GB, en-IN or en-US?");
        assertNear("de-DF", "did you mean de-AT, de-CH or de-DE?");
        assertNear("de-DE;fr-FR", "did you mean de-AT, de-CH or de-DE?");
        assertNear("German", "did you mean de-AT, de-CH or de-DE?");
        assertNear("Hungary", "did you mean hu-HU?");
        assertNear("hv-HU", "did you mean hu-HU?");
        assertNear("de-DE 0%, fr-FR", "'de-DE 0%' is no language tag with a share");
    }

    private void assertNear(String tag, String expected) {
        assertThatThrownBy(() -> Blueprint.localeFor(tag))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(expected);
    }
}
