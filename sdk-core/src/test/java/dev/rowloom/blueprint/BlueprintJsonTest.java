package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.BlueprintException;
import dev.rowloom.ExportException;
import dev.rowloom.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueprintJsonTest {

    private static final String HEAD = "{\"rowloom\": 1, \"engine\": 1, \"locale\": \"en-US\"";

    private static Blueprint small() {
        Rule email = new Rule.About(Subject.PERSON, "email", "");
        ColumnBlueprint column = new ColumnBlueprint(
                "email", email, 0.1, null, "contact.email", 0.95, "the name is 'email'", Origin.INFERRED);
        ReferenceBlueprint owner = new ReferenceBlueprint(
                List.of("shop_id"), "shops", ReferenceBlueprint.Role.OWNER, new Cardinality.Skewed(0.05, 0), 0);
        TableBlueprint table = new TableBlueprint("customers", Map.of("email", column), List.of(owner));
        return new Blueprint(1, Blueprint.DEFAULT_NOW, "en-US", Map.of("customers", table));
    }

    @Test
    void theDocumentIsShortToRead() {
        assertThat(small().toJson().replaceAll("sha256:[0-9a-f]{64}", "sha256:…"))
                .isEqualTo("""
                        {
                          "rowloom": 1,
                          "engine": 1,
                          "now": "2026-01-01T00:00:00Z",
                          "locale": "en-US",
                          "vocabularies": {
                            "common/email-domains": "sha256:…",
                            "en-US/family-names": "sha256:…",
                            "en-US/given-names": "sha256:…",
                            "en-US/locale": "sha256:…"
                          },
                          "tables": {
                            "customers": {
                              "columns": {
                                "email": {
                                  "rule": {"kind": "about", "subject": "person", "part": "email"},
                                  "nullRate": 0.1,
                                  "meaning": "contact.email",
                                  "confidence": 0.95,
                                  "reason": "the name is 'email'"
                                }
                              },
                              "references": [
                                {
                                  "columns": ["shop_id"],
                                  "table": "shops",
                                  "role": "owner",
                                  "cardinality": {"kind": "skewed", "concentration": 0.05}
                                }
                              ]
                            }
                          }
                        }
                        """);
    }

    @Test
    void manyShortValuesShareLines() {
        List<Rule.Weighted> values = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> new Rule.Weighted("value " + i, 1 + i))
                .toList();
        ColumnBlueprint column = small().tables().get("customers").columns().get("email");
        Blueprint blueprint = small().with(
                        "customers",
                        small().tables().get("customers").with("email", column.withRule(new Rule.Values(values))));

        assertThat(blueprint.toJson().lines()).hasSizeLessThan(50).allMatch(line -> line.length() <= 121);
        assertThat(Blueprint.parse(blueprint.toJson())).isEqualTo(blueprint);
    }

    @Test
    void theHashChangesWithTheContentOnly() {
        Blueprint other = small().with("customers", new TableBlueprint("c", Map.of(), List.of()));

        assertThat(small().hash())
                .matches("[0-9a-f]{64}")
                .isEqualTo(small().hash())
                .isNotEqualTo(other.hash());
    }

    @Test
    void filesAreWrittenAndRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("shop.json");
        small().writeTo(file);

        assertThat(Blueprint.read(file)).isEqualTo(small());
        Files.writeString(file, "{");
        assertThatThrownBy(() -> Blueprint.read(file))
                .isInstanceOf(BlueprintException.class)
                .hasMessageStartingWith("in the blueprint " + file + ": no valid JSON in line 1, column ");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThatThrownBy(() -> Blueprint.read(file))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("can't be read: it is no text in UTF-8");
        assertThatThrownBy(() -> small().writeTo(folder.resolve("no/such/folder.json")))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("can't be written");
        assertThatThrownBy(() -> Blueprint.read(folder.resolve("absent.json")))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no blueprint file " + folder.resolve("absent.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\": \"sequense\"} | at $.tables.t.columns.c.rule.kind: unknown 'sequense'; did you mean sequence?",
                "{\"kind\": \"sequence\", \"begin\": 1} | at $.tables.t.columns.c.rule.begin: unknown field (known: kind, start, step)",
                "{\"kind\": \"sequence\", \"step\": 0} | at $.tables.t.columns.c.rule.step: 0 would number all rows alike",
                "{\"kind\": \"sequence\", \"start\": 1.5} | at $.tables.t.columns.c.rule.start: expected a whole number",
                "{\"kind\": \"values\", \"values\": {\"a\": 0}} | at $.tables.t.columns.c.rule.values.a: expected a whole number from 1 to 1000000, found 0",
                "{\"kind\": \"values\", \"values\": {}} | at $.tables.t.columns.c.rule.values: no value",
                "{\"kind\": \"about\", \"subject\": \"person\", \"part\": \"mail\"} | at $.tables.t.columns.c.rule.part: unknown 'mail'; did you mean email?",
                "{\"kind\": \"about\", \"subject\": 3, \"part\": \"mail\"} | at $.tables.t.columns.c.rule.subject: expected a text, found 3",
                "{\"kind\": \"number\", \"shape\": \"skewed\", \"min\": 2, \"max\": 1} | at $.tables.t.columns.c.rule.min: 2 is above max, which is 1",
                "{\"kind\": \"number\", \"shape\": \"skewed\", \"min\": \"x\", \"max\": 1} | at $.tables.t.columns.c.rule.min: expected a decimal number",
                "{\"kind\": \"number\", \"shape\": \"skewed\", \"min\": 1e999999999, \"max\": 1} | at $.tables.t.columns.c.rule.min: expected a decimal number",
                "{\"kind\": \"temporal\", \"shape\": \"growing\", \"min\": \"1.2.2024\"} | at $.tables.t.columns.c.rule.min: '1.2.2024' is no ISO 8601 date or time",
                "{\"kind\": \"after\", \"column\": \"a\", \"minGap\": \"P1X\"} | at $.tables.t.columns.c.rule.minGap: 'P1X' is no ISO 8601 duration",
                "{\"kind\": \"vocabulary\", \"name\": \"common/colors\"} | at $.tables.t.columns.c.rule.name: unknown 'common/colors'; did you mean common/colours?",
                "{\"kind\": \"vocabulary\", \"name\": \"common/colours\", \"column\": 4} | at $.tables.t.columns.c.rule.column: common/colours has 1 columns",
                "{\"kind\": \"template\", \"template\": \"{common/noun}\"} | at $.tables.t.columns.c.rule.template: unknown 'common/noun'; did you mean common/nouns?",
                "7 | at $.tables.t.columns.c.rule: expected an object, found 7"
            })
    void aRuleThatIsWrongIsNamedWithItsPlace(String rule, String message) {
        String json = HEAD + ", \"tables\": {\"t\": {\"columns\": {\"c\": {\"rule\": " + rule + "}}}}}";

        assertThatThrownBy(() -> Blueprint.parse(json))
                .isInstanceOf(BlueprintException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the document is empty",
                "[] | at $: expected an object, found an array",
                "{} | at $.rowloom: missing; a blueprint begins with",
                "{\"rowloom\": 2} | at $.rowloom: version 2 is not known to this release, which reads version 1",
                "{\"rowloom\": 1, \"engine\": 9} | at $.engine: version 9 is not known to this release",
                "{\"rowloom\": 1, \"rowloom\": 1} | no valid JSON in line 1, column 25: the field 'rowloom' is there twice; remove one",
                "{\"rowloom\": 1} {} | no valid JSON in line 1, column 16: something follows",
                "{\"rowloom\": 1, \"engine\": 1, \"locale\": \"en-XX\", \"tables\": {}} | at $.locale: unknown 'en-XX'",
                "{\"rowloom\": 1, \"engine\": 1, \"locale\": \"en-US\", \"now\": \"today\", \"tables\": {}} | at $.now: 'today' is no instant",
                "{\"rowloom\": 1, \"engine\": 1, \"locale\": \"en-US\", \"table\": {}} | at $.table: unknown field; did you mean tables?"
            })
    void aDocumentThatIsWrongIsNamedWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> Blueprint.parse(json))
                .isInstanceOf(BlueprintException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aChangedVocabularyIsAnErrorWithTheRemedy() {
        String json = small().toJson().replaceFirst("sha256:[0-9a-f]{4}", "sha256:0000");

        assertThatThrownBy(() -> Blueprint.parse(json))
                .isInstanceOf(BlueprintException.class)
                .hasMessageStartingWith("at $.vocabularies['common/email-domains']: the vocabulary is pinned as")
                .hasMessageContaining("remove the pin to take the new words");
    }

    @Test
    void depthIsBounded() {
        String deep = HEAD + ", \"tables\": " + "[".repeat(200) + "]".repeat(200) + "}";

        assertThatThrownBy(() -> Blueprint.parse(deep))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("at most 64 MiB, 100 levels");
    }

    @Test
    void valuesThatComeTwiceAddTheirWeights() {
        Rule.Values values = new Rule.Values(
                List.of(new Rule.Weighted("a", 2), new Rule.Weighted("b", 1), new Rule.Weighted("a", 3)));

        assertThat(values.values()).containsExactly(new Rule.Weighted("a", 5), new Rule.Weighted("b", 1));
    }
}
