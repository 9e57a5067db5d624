package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.generation.WantedColumn.Expected;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RowParserPropertyTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<WantedColumn> COLUMNS =
            List.of(new WantedColumn("id", Expected.NUMBER), new WantedColumn("name", Expected.ANY));

    /** What an answer says of a person. */
    record Person(long id, String name) {

        String object() {
            return node().toString();
        }

        private ObjectNode node() {
            return JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        }

        private ArrayNode array() {
            return JsonNodeFactory.instance.arrayNode().add(id).add(name);
        }
    }

    @Provide
    Arbitrary<Person> people() {
        Arbitrary<String> names = Arbitraries.strings()
                .all()
                .ofMaxLength(12)
                .map(text -> text.replaceAll("[\\ud800-\\udfff]", "\"}],😀"));
        return Combinators.combine(Arbitraries.longs(), names).as(Person::new);
    }

    @Provide
    Arbitrary<String> brokenAnswers() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"",
                        ",",
                        ":",
                        "\\",
                        "'",
                        "1",
                        "-",
                        "true",
                        "null",
                        "\n",
                        " ",
                        "x",
                        "```json",
                        "\"id\"",
                        "\"name\":",
                        "\"rows\":[",
                        "{\"id\":1}",
                        "\"columns\"",
                        "\ud83d",
                        "\u0000")
                .list()
                .ofMaxSize(60)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void bothFormsGiveTheRowsThatWereWritten(@ForAll @Size(max = 6) List<@From("people") Person> people)
            throws Exception {
        ObjectNode objects = JSON.createObjectNode();
        ArrayNode rows = objects.putArray("rows");
        ObjectNode compact = JSON.createObjectNode();
        compact.putArray("columns").add("id").add("name");
        ArrayNode arrays = compact.putArray("rows");
        for (Person person : people) {
            rows.add(person.node());
            arrays.add(person.array());
        }

        assertThat(people(read(objects.toString(), List.of()))).isEqualTo(people);
        assertThat(people(read(compact.toString(), List.of()))).isEqualTo(people);
        String indented = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(objects);
        assertThat(people(read("Sure:\n```json\n" + indented + "\n```", List.of())))
                .isEqualTo(people);
    }

    @Property
    void anySplitGivesTheSame(
            @ForAll("brokenAnswers") String answer,
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> pieces) {
        Read whole = read(answer, List.of());
        Read split = read(answer, pieces);

        assertThat(split.rows).isEqualTo(whole.rows);
        assertThat(split.parser.log().fragments()).isEqualTo(whole.parser.log().fragments());
        assertThat(split.parser.log().salvaged()).isEqualTo(whole.parser.log().salvaged());
    }

    @Property
    void aRowComesWithItsLastCharacterAndNotBefore(
            @ForAll @Size(min = 1, max = 5) List<@From("people") Person> people) {
        List<ParsedRow> rows = new ArrayList<>();
        RowParser parser = new RowParser(COLUMNS, ParserLimits.of(100), rows::add);
        parser.accept("{\"rows\":[");
        for (int i = 0; i < people.size(); i++) {
            String text = people.get(i).object();
            parser.accept((i > 0 ? "," : "") + text.substring(0, text.length() - 1));
            assertThat(rows).hasSize(i);
            parser.accept(text.substring(text.length() - 1));
            assertThat(rows).hasSize(i + 1);
        }
    }

    @Property
    void whatIsCutOffLosesOnlyTheRowThatItIsIn(
            @ForAll @Size(max = 5) List<@From("people") Person> people, @ForAll @IntRange(max = 400) int cut) {
        StringBuilder answer = new StringBuilder("{\"rows\":[");
        List<Integer> ends = new ArrayList<>();
        for (Person person : people) {
            answer.append(ends.isEmpty() ? "" : ",").append(person.object());
            ends.add(answer.length());
        }
        int length = Math.min(cut, answer.length());
        long complete = ends.stream().filter(end -> end <= length).count();

        Read read = read(answer.substring(0, length), List.of());
        assertThat(people(read)).isEqualTo(people.subList(0, (int) complete));
    }

    @Property
    void noTextMakesItThrowOrKeepMoreThanCame(@ForAll("brokenAnswers") String answer) {
        Read read = read(answer, List.of());

        long kept = read.parser.log().fragments().stream()
                .mapToLong(Fragment::length)
                .sum();
        long escapes = read.parser.log().salvaged().getOrDefault(Salvage.UNESCAPED_QUOTE, 0L);
        assertThat(kept + read.rows.size()).isLessThanOrEqualTo(answer.length() + escapes);
    }

    @Property
    void aBrokenRowSpoilsNoneOfTheOthers(
            @ForAll("people") Person before, @ForAll("brokenRows") String broken, @ForAll("people") Person after) {
        Read read = read("{\"rows\":[" + before.object() + "," + broken + "," + after.object() + "]}", List.of());

        assertThat(people(read)).isEqualTo(List.of(before, after));
        assertThat(read.parser.log().fragments()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> brokenRows() {
        return Arbitraries.of(
                "{\"id\":1,\"name\":None}",
                "{\"id\":1 \"name\" 2}",
                "{\"id\":[1,2,\"name\":\"x\"}",
                "{\"id\":1,\"name\":{\"a\":1]}",
                "{\"id\":1,\"name\":\"x\"]",
                "[1,\"x\"}",
                "[1]",
                "{}",
                "{\"id\":" + "9".repeat(2000) + "}",
                "{\"id\":" + "[".repeat(100) + "]".repeat(100) + "}",
                "17",
                "\"a text, not a row\"",
                "oops");
    }

    private record Read(RowParser parser, List<ParsedRow> rows) {}

    private static Read read(String answer, List<Integer> pieces) {
        List<ParsedRow> rows = new ArrayList<>();
        RowParser parser = new RowParser(COLUMNS, ParserLimits.of(100), rows::add);
        int from = 0;
        for (int i = 0; from < answer.length(); i++) {
            int size = pieces.isEmpty() ? answer.length() : pieces.get(i % pieces.size());
            int to = Math.min(answer.length(), from + size);
            parser.accept(answer.substring(from, to));
            from = to;
        }
        parser.end();
        return new Read(parser, rows);
    }

    private static List<Person> people(Read read) {
        return read.rows.stream()
                .map(row -> new Person(
                        Long.parseLong(row.cells().get(0).text()),
                        row.cells().get(1).text()))
                .toList();
    }
}
