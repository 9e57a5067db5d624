package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.BlueprintException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Explanation;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningCatalogueTest {

    private static final Schema CELLAR = Schema.fromDdl("""
            create table wines (
              id int primary key,
              grape varchar(20) not null,
              mainGrapeVariety varchar(20) not null,
              vintage_code varchar(12) not null,
              alcohol numeric(4,1) not null,
              bottled date not null,
              job_title varchar(30) not null,
              email varchar(80) not null);
            create table meals (id int primary key, grape varchar(20));
            """, Dialect.postgresql());

    @TempDir
    Path directory;

    private static DataPlan plan(String entries) {
        MeaningCatalogue catalogue = MeaningCatalogue.parse("{\"meanings\": [" + entries + "]}");
        return SyntheticDataGenerator.of(CELLAR).meanings(catalogue).rows(50).plan();
    }

    private static List<String> texts(DataPlan plan, String column) {
        return LongStream.range(0, 50)
                .mapToObj(row -> String.valueOf(plan.row("wines", row).get(column)))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void entryRecognisesColumnsOfItsTablesAndMakesItsValues() {
        DataPlan plan = plan("""
                {"meaning": "wine.grape", "names": ["* grape", "* grape variety"], "tables": ["wine"], "types": ["text"],
                 "values": {"Riesling": 3, "Merlot": 1}}
                """);

        assertThat(plan.explain("wines.grape").meaning()).isEqualTo("wine.grape");
        assertThat(plan.explain("wines.grape").reason()).contains("\"grape\"", "table wines has the word \"wine\"");
        assertThat(plan.explain("wines.mainGrapeVariety").meaning()).isEqualTo("wine.grape");
        assertThat(plan.explain("meals.grape").meaning()).isEqualTo("unknown.opaque");
        assertThat(texts(plan, "grape")).containsExactly("Merlot", "Riesling");
    }

    @Test
    void valuesMayComeFromPatternsRangesAndOtherMeanings() {
        DataPlan plan = plan("""
                {"meaning": "wine.code", "names": ["vintage code"], "pattern": "[A-Z]{2}-[0-9]{4}"},
                {"meaning": "wine.alcohol", "names": ["alcohol"], "range": {"min": 11, "max": 14.5}},
                {"meaning": "wine.bottled", "names": ["bottled"], "range": {"min": "2020-01-01", "max": "2020-12-31"}},
                {"meaning": "wine.maker", "names": ["grape"], "like": "person.last_name"}
                """);

        assertThat(texts(plan, "vintage_code")).allMatch(it -> it.matches("[A-Z]{2}-[0-9]{4}"));
        assertThat(texts(plan, "alcohol")).allMatch(it -> it.compareTo("11") >= 0 && it.compareTo("14.6") < 0);
        assertThat(texts(plan, "bottled")).allMatch(it -> it.startsWith("2020-"));
        assertThat(plan.explain("wines.grape").rule()).isEqualTo("the person's family");
    }

    @Test
    void usersEntriesWinOverBuiltInOnesAndTheFirstWinsAmongThem() {
        DataPlan plan = plan("""
                {"meaning": "cellar.contact", "names": ["email"], "values": ["desk@example.com"]},
                {"meaning": "cellar.other", "names": ["email"], "values": ["other@example.com"]}
                """);

        assertThat(plan.explain("wines.email").meaning()).isEqualTo("cellar.contact");
        assertThat(texts(plan, "email")).containsExactly("desk@example.com");
    }

    @Test
    void entryWithoutNamesChangesHowABuiltInMeaningIsMade() {
        DataPlan plan = plan("{\"meaning\": \"person.job_title\", \"values\": [\"Cellarer\", \"Sommelier\"]}");

        assertThat(plan.explain("wines.job_title").meaning()).isEqualTo("person.job_title");
        assertThat(texts(plan, "job_title")).containsExactly("Cellarer", "Sommelier");
    }

    @Test
    void namesAloneGiveABuiltInMeaningToMoreColumns() {
        DataPlan plan = plan("{\"meaning\": \"contact.email\", \"names\": [\"vintage code\"]}");

        Explanation explanation = plan.explain("wines.vintage_code");
        assertThat(explanation.meaning()).isEqualTo("contact.email");
        assertThat(explanation.rule()).isEqualTo("the person's email");
    }

    @Test
    void blueprintNeedsNoCatalogueLater() {
        MeaningCatalogue catalogue = MeaningCatalogue.parse(
                "{\"meanings\": [{\"meaning\": \"wine.grape\", \"names\": [\"grape\"], \"values\": [\"Merlot\"]}]}");
        Blueprint inferred = Blueprint.infer(CELLAR, catalogue);

        Blueprint replayed = Blueprint.parse(inferred.toJson());

        assertThat(replayed).isEqualTo(inferred);
        ColumnBlueprint grape = Objects.requireNonNull(
                Objects.requireNonNull(replayed.tables().get("wines")).columns().get("grape"));
        assertThat(grape.meaning()).isEqualTo("wine.grape");
        assertThat(grape.rule()).isEqualTo(new Rule.Values(List.of(new Rule.Weighted("Merlot", 1))));
    }

    @Test
    void declaredForeignKeysStayReferences() {
        Schema schema = Schema.fromDdl(
                "create table a (id int primary key); create table b (grape int references a);", Dialect.postgresql());
        MeaningCatalogue catalogue = MeaningCatalogue.parse(
                "{\"meanings\": [{\"meaning\": \"wine.grape\", \"names\": [\"grape\"], \"values\": [\"1\"]}]}");

        assertThat(catalogue.recognise(schema))
                .filteredOn(it -> it.column().equals("grape"))
                .extracting(ColumnMeaning::meaning)
                .containsExactly("key.foreign");
    }

    @Test
    void cataloguesAreJoinedTheOtherFirst() {
        MeaningCatalogue one = MeaningCatalogue.parse(
                "{\"meanings\": [{\"meaning\": \"a.one\", \"names\": [\"grape\"], \"values\": [\"1\"]}]}");
        MeaningCatalogue two = MeaningCatalogue.parse(
                "{\"meanings\": [{\"meaning\": \"a.two\", \"names\": [\"grape\"], \"values\": [\"2\"]}]}");

        assertThat(one.with(two).meanings()).contains("a.one", "a.two");
        assertThat(one.with(two).recognise(CELLAR))
                .filteredOn(it -> it.column().equals("grape"))
                .extracting(ColumnMeaning::meaning)
                .containsOnly("a.two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"meaning\": \"a.b\", \"nams\": [\"x\"]} | $.meanings[0].nams: unknown field; did you mean names?",
                "{\"meaning\": \"contact.emial\", \"names\": [\"x\"]} | unknown 'contact.emial'; did you mean contact.email?",
                "{\"meaning\": \"Grape\", \"names\": [\"x\"]} | $.meanings[0].meaning: 'Grape' is no name of a meaning",
                "{\"meaning\": \"contact.email\"} | $.meanings[0].names: missing",
                "{\"meaning\": \"a.b\", \"values\": [\"1\"]} | $.meanings[0].names: missing; no other entry",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"types\": [\"txt\"], \"values\": [\"1\"]} | unknown 'txt'; did you mean text?",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"kinds\": [\"persn\"], \"values\": [\"1\"]} | unknown 'persn'; did you mean person?",
                "{\"meaning\": \"a.b\", \"names\": [\"*\"], \"values\": [\"1\"]} | '*' has no word",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"values\": []} | $.meanings[0].values: no value",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"values\": {\"y\": 0}} | $.meanings[0].values.y: expected a whole number from 1",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"pattern\": \"[A-\"} | $.meanings[0].pattern: '[A-' is malformed",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"pattern\": \"[A-Z]+\"} | has no greatest length",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"range\": {\"min\": 3, \"max\": 1}} | $.meanings[0].range.min: 3 is above max, which is 1",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"like\": \"contact.phon\"} | $.meanings[0].like: unknown 'contact.phon'; did you mean contact.phone?",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"rule\": {\"kind\": \"reference\"}} | $.meanings[0].rule.kind: a rule of this kind",
                "{\"meaning\": \"a.b\", \"names\": [\"x\"], \"values\": [\"1\"], \"like\": \"contact.phone\"} | $.meanings[0].like: there is 'values' already",
                "{\"meaning\": \"contact.email\", \"types\": [\"text\"], \"values\": [\"1\"]} | $.meanings[0].types: has no effect without names",
            })
    void badEntriesAreToldByTheirPlace(String entry, String message) {
        assertThatExceptionOfType(BlueprintException.class)
                .isThrownBy(() -> MeaningCatalogue.parse("{\"meanings\": [" + entry + "]}"))
                .withMessageContaining(message.trim());
    }

    @Test
    void filesAreNamedInMessages() throws IOException {
        Path file = Files.writeString(directory.resolve("m.json"), "{\"meanngs\": []}");

        assertThatExceptionOfType(BlueprintException.class)
                .isThrownBy(() -> MeaningCatalogue.read(file))
                .withMessageStartingWith(
                        "in the meanings " + file + ": at $.meanngs: unknown field; did you mean meanings?");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> MeaningCatalogue.read(directory.resolve("none.json")))
                .withMessageContaining("there is no file of meanings");
    }

    @Test
    void documentationListsEveryBuiltInMeaning() throws IOException {
        Path guide = Path.of("docs/meanings.md");
        Path found = Files.exists(guide) ? guide : Path.of("../docs/meanings.md");
        List<String> listed = Files.readAllLines(found).stream()
                .filter(line -> line.startsWith("| `") && line.indexOf('.') > 0 || line.matches("\\| `[a-z]+` \\|.*"))
                .filter(line -> !line.contains("(field)"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(MeaningCatalogue.builtIn().meanings());
    }
}
