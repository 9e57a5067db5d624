package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnControlsTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE "Books" ("title" varchar(90) NOT NULL, "subtitle" varchar(90), "published" date, "pages" int);
            CREATE TABLE loans (book int, due_on date, remark text);
            """, Dialect.postgresql());

    @Test
    void readsOneDocument() {
        ColumnControls controls = ColumnControls.fromJson("""
                {"nullProbability": {"Books": {"title": 0.0, "subtitle": 0.6}, "loans": 0.1},
                 "dateFormat": "ISO",
                 "instructions": {"Books": {"title": "no series"}, "loans": "mostly students"}}
                """, SCHEMA);

        assertThat(controls.nullProbability("Books", "title")).hasValue(0);
        assertThat(controls.nullProbability("Books", "subtitle")).hasValue(0.6);
        assertThat(controls.nullProbability("Books", "pages")).isEmpty();
        assertThat(controls.nullProbability("loans", "due_on")).hasValue(0.1);
        assertThat(controls.dateFormat("Books", "published")).hasValue("ISO");
        assertThat(controls.instructions("Books", "title")).hasValue("no series");
        assertThat(controls.instructions("Books")).isEmpty();
        assertThat(controls.instructions("loans")).hasValue("mostly students");
    }

    @Test
    void takesWhatIsNearerToTheColumn() {
        ColumnControls controls = ColumnControls.fromJson(
                "{\"dateFormat\": {\"Books\": {\"published\": \"yyyy\"}, \"loans\": \"dd.MM.yyyy\"}}", SCHEMA);

        assertThat(controls.dateFormat("Books", "published")).hasValue("yyyy");
        assertThat(controls.dateFormat("loans", "due_on")).hasValue("dd.MM.yyyy");
        assertThat(controls.dateFormat("Books", "title")).isEmpty();
    }

    @Test
    void isTheSameWhenBuilt() {
        ColumnControls built = ColumnControls.builder(SCHEMA)
                .nullProbability("Books.subtitle", 0.5)
                .dateFormat("iso")
                .dateFormat("LOANS.due_on", "dd.MM.yyyy")
                .instructions("loans.remark", "short")
                .build();
        ColumnControls read = ColumnControls.fromJson(
                "{\"nullProbability\": {\"books\": {\"subtitle\": 0.5}}, \"instructions\": {\"loans\": {\"remark\": \"short\"}}}",
                SCHEMA);

        ColumnControls again = ColumnControls.builder(SCHEMA)
                .instructions("loans.remark", "short")
                .dateFormat("loans.due_on", "dd.MM.yyyy")
                .dateFormat("ISO")
                .nullProbability("Books.subtitle", 0.5)
                .build();

        assertThat(built).isNotEqualTo(read).isEqualTo(again).hasSameHashCodeAs(again);
        assertThat(read.nullProbability("Books", "subtitle")).hasValue(0.5);
        assertThat(ColumnControls.none()).hasToString("0 null probabilities, 0 date formats, 0 instructions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"nullProbabilities\": {}}|at $: unknown member 'nullProbabilities'; did you mean nullProbability? (known: nullProbability, dateFormat, instructions)",
                "{\"nullProbability\": {\"Book\": {}}}|at $.nullProbability.Book: there is no table 'Book'; did you mean Books?",
                "{\"nullProbability\": {\"Books\": {\"titel\": 0}}}|at $.nullProbability.Books.titel: table Books has no column 'titel'; did you mean title?",
                "{\"nullProbability\": {\"Books\": {\"subtitle\": 1.5}}}|at $.nullProbability.Books.subtitle: a null probability is from 0 to 1, not 1.5",
                "{\"nullProbability\": {\"Books\": {\"subtitle\": \"x\"}}}|at $.nullProbability.Books.subtitle: expected a number from 0 to 1, found \"x\"",
                "{\"nullProbability\": {\"Books\": {\"title\": 0.5}}}|at $.nullProbability.Books.title: column Books.title is NOT NULL, so that its null probability can't be 0.5; only 0 is possible",
                "{\"dateFormat\": {\"Books\": {\"pages\": \"ISO\"}}}|at $.dateFormat.Books.pages: column Books.pages is int, so that it takes no date format; only texts, dates and times do",
                "{\"dateFormat\": \"{\"}|at $.dateFormat: the date format '{' is neither ISO nor a pattern such as dd.MM.yyyy: Pattern includes reserved character: '{'",
                "{\"dateFormat\": 3}|at $.dateFormat: expected a text, found 3",
                "{\"instructions\": \"x\"}|at $.instructions: expected an object of tables, found \"x\"",
                "{\"instructions\": {\"Books\": {\"title\": \" \"}}}|at $.instructions.Books.title: an instruction has from 1 to 10000 characters, not 0",
                "[]|column controls are a JSON object with nullProbability, dateFormat, instructions, not []"
            })
    void tellsThePlaceOfAMistake(String json, String message) {
        assertThatThrownBy(() -> ColumnControls.fromJson(json, SCHEMA))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"dateFormat\": \"ISO\", \"dateFormat\": \"ISO\"}", "{'a': 1}"})
    void refusesWhatIsNoJson(String json) {
        assertThatThrownBy(() -> ColumnControls.fromJson(json, SCHEMA))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("column controls are ");
    }

    @Test
    void boundsTheDocument() {
        assertThatThrownBy(() -> ColumnControls.fromJson("[".repeat(100_000), SCHEMA))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("depth");
        assertThatThrownBy(() -> ColumnControls.fromJson(" ".repeat(2_000_000) + "{}", SCHEMA))
                .isInstanceOf(UsageException.class)
                .hasMessage("column controls have more than 1 MiB");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("controls.json"), "{\"dateFormat\": \"ISO\"}");

        assertThat(ColumnControls.fromJson(file, SCHEMA).dateFormat("loans", "due_on"))
                .hasValue("ISO");
        assertThatThrownBy(() -> ColumnControls.fromJson(folder.resolve("none.json"), SCHEMA))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("can't be read");
    }

    @Test
    void namesColumnsThatAreNear() {
        assertThatThrownBy(() -> ColumnControls.builder(SCHEMA).instructions("Books.titel", "x"))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no column 'Books.titel'; did you mean Books.title?; write it as table.column");
    }
}
