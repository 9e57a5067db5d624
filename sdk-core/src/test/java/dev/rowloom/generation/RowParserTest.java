package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.generation.Fragment.Reason;
import dev.rowloom.generation.WantedColumn.Expected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RowParserTest {

    private static final List<WantedColumn> COLUMNS = List.of(
            new WantedColumn("id", Expected.NUMBER),
            new WantedColumn("name", Expected.ANY),
            new WantedColumn("is_member", Expected.BOOLEAN));

    private final List<ParsedRow> rows = new ArrayList<>();
    private RowParser parser = parser(1000);

    @Test
    void readsObjects() {
        read(
                "{\"rows\":[{\"id\":1,\"name\":\"A\\u00e9 \\\"x\\\"\",\"is_member\":true},{\"id\":2,\"name\":null,\"is_member\":false}]}");

        assertThat(texts()).containsExactly("1|Aé \"x\"|true", "2|NULL|false");
        assertThat(parser.log().salvaged()).isEmpty();
        assertThat(parser.log().fragments()).isEmpty();
        assertThat(rows).extracting(ParsedRow::container).containsOnly("rows");
    }

    @Test
    void readsTheCompactFormWithItsColumnsInAnyOrder() {
        read("{\"columns\":[\"name\",\"id\",\"is_member\"],\"rows\":[[\"A\",1,true],[\"B\",2,null]]}");
        assertThat(parser.log().fragments()).isEmpty();
        parser = parser(1000);
        read("{\"rows\":[[3,\"C\",false]]}");

        assertThat(texts()).containsExactly("1|A|true", "2|B|NULL", "3|C|false");
        assertThat(parser.log().fragments()).isEmpty();
    }

    @Test
    void takesAFirstRowOfNamesForAHeader() {
        read("[[\"Name\",\"ID\",\"is_member\"],[\"A\",1,true]]");

        assertThat(texts()).containsExactly("1|A|true");
        assertThat(parser.log().salvaged()).isEqualTo(Map.of(Salvage.COLUMN_NAME, 2L, Salvage.HEADER, 1L));
    }

    @Test
    void deliversARowWithItsLastByte() {
        parser.accept("{\"rows\":[{\"id\":1,\"name\":\"A\"");
        assertThat(rows).isEmpty();
        parser.accept("}");
        assertThat(rows).hasSize(1);
    }

    @Test
    void findsRowsInFencesAndProse() {
        read(
                "Here are the [5] rows you asked for: \n```json\n{\"rows\":[{\"id\":1,\"name\":\"A\"}]}\n```\nEnjoy, \"friend\"!");

        assertThat(texts()).containsExactly("1|A|ABSENT");
        assertThat(parser.log().salvaged())
                .containsEntry(Salvage.FENCE, 2L)
                .containsKey(Salvage.PROSE)
                .containsEntry(Salvage.MISSING_COLUMN, 1L);
        assertThat(parser.log().fragments())
                .extracting(Fragment::text)
                .contains("Here are the", "rows you asked for:", "Enjoy, \"friend\"!");
    }

    @Test
    void readsLinesArraysAndNamesOfTables() {
        read("{\"id\":1,\"name\":\"A\"}\n{\"name\":\"B\",\"id\":2}\n");
        read("[{\"id\":3,\"name\":\"C\"}]");
        read(
                "{\"table\":\"people\",\"data\":{\"people\":[{\"id\":4,\"name\":\"D\"}],\"pets\":[{\"id\":9,\"name\":\"Rex\"}]}}");

        assertThat(texts()).containsExactly("1|A|ABSENT", "2|B|ABSENT", "3|C|ABSENT", "4|D|ABSENT", "9|Rex|ABSENT");
        assertThat(rows).extracting(ParsedRow::container).containsExactly("", "", "", "people", "pets");
        assertThat(parser.log().fragments())
                .extracting(Fragment::text)
                .containsExactly("{\"table\":\"people\",\"data\":");
    }

    @Test
    void putsRightWhatCanBePutRight() {
        read("{\"rows\":[{\"ID\":\"1\",\"Is Member\":\"TRUE\",\"name\":\"5\" pipe\",},{'id': 2, 'name': 'it\"s',}, "
                + "{\"id\":\"null\",\"name\":\"two\nlines\",\"extra\":{\"a\":[1]},},],}");

        assertThat(texts()).containsExactly("1|5\" pipe|TRUE", "2|it\"s|ABSENT", "NULL|two\nlines|ABSENT");
        assertThat(rows.get(2).extras()).isEqualTo(Map.of("extra", "{\"a\":[1]}"));
        assertThat(parser.log().salvaged())
                .isEqualTo(Map.of(
                        Salvage.COLUMN_NAME, 2L,
                        Salvage.VALUE_AS_TEXT, 3L,
                        Salvage.UNESCAPED_QUOTE, 1L,
                        Salvage.TRAILING_COMMA, 5L,
                        Salvage.CONTROL_CHARACTER, 1L,
                        Salvage.EXTRA_COLUMN, 1L,
                        Salvage.MISSING_COLUMN, 2L));
        assertThat(parser.log().fragments())
                .containsExactly(new Fragment(Reason.EXTRA_COLUMN, "extra: {\"a\":[1]}", 16));
    }

    @Test
    void keepsWhatCannotAndGoesOnBehindIt() {
        read("{\"total\":6,\"rows\":[{\"id\":1,\"name\":oops},{\"id\":[2},{\"id\":3],{\"id\":4,\"name\":\"D\"},[1,2],"
                + "{\"colour\":\"red\"},17,{\"id\":5}]}");

        assertThat(texts()).containsExactly("4|D|ABSENT", "5|ABSENT|ABSENT");
        assertThat(parser.log().fragments())
                .containsExactly(
                        new Fragment(Reason.OUTSIDE, "{\"total\":6,\"rows\":", 18),
                        new Fragment(Reason.MALFORMED, "{\"id\":1,\"name\":oops}", 20),
                        new Fragment(Reason.MALFORMED, "{\"id\":[2", 9),
                        new Fragment(Reason.MALFORMED, "{\"id\":3", 8),
                        new Fragment(Reason.WRONG_LENGTH, "[1,2]", 5),
                        new Fragment(Reason.NO_KNOWN_COLUMN, "{\"colour\":\"red\"}", 16),
                        new Fragment(Reason.OUTSIDE, "17", 2));
    }

    @Test
    void neverCompletesARowThatIsCutOff() {
        read("{\"rows\":[{\"id\":1,\"name\":\"A\"},{\"id\":12");

        assertThat(texts()).containsExactly("1|A|ABSENT");
        assertThat(parser.log().fragments()).containsExactly(new Fragment(Reason.TRUNCATED, "{\"id\":12", 8));
        assertThat(parser.log().salvaged()).containsEntry(Salvage.UNCLOSED, 1L);
    }

    @Test
    void boundsDepthNumbersAndRows() {
        parser = new RowParser(COLUMNS, new ParserLimits(1000, 2000, 1 << 20, 500, 4, 20), rows::add);
        read("{\"rows\":[{\"id\":" + "[".repeat(5000) + "]".repeat(5000) + "},{\"id\":" + "7".repeat(300)
                + "},{\"name\":\"" + "x".repeat(900) + "\"},{\"id\":1}]}");

        assertThat(texts()).containsExactly("1|ABSENT|ABSENT");
        assertThat(parser.log().fragments())
                .extracting(Fragment::reason)
                .containsExactly(Reason.TOO_DEEP, Reason.NUMBER_TOO_LONG, Reason.TOO_LONG);
        assertThat(parser.log().fragments()).extracting(Fragment::length).containsExactly(10_007L, 307L, 911L);
    }

    @Test
    void wantsNoMoreAfterTheLastRow() {
        parser = parser(2);

        assertThat(parser.accept("{\"rows\":[{\"id\":1},{\"id\":2}")).isTrue();
        assertThat(parser.accept("]}")).isTrue();
        parser.end();
        assertThat(parser.log().fragments()).isEmpty();
        parser = parser(1);
        assertThat(parser.accept("[{\"id\":1},{\"id\":2},{\"id\":3}]")).isFalse();
        parser.end();
        assertThat(parser.rows()).isEqualTo(1);
        assertThat(parser.log().fragments())
                .containsExactly(new Fragment(Reason.BEYOND_LIMIT, "{\"id\":2},{\"id\":3}]", 18));
    }

    @Test
    void readsAColumnThatIsCalledRowsOrHoldsObjects() {
        List<WantedColumn> columns =
                List.of(new WantedColumn("rows", Expected.NUMBER), new WantedColumn("data", Expected.ANY));
        parser = new RowParser(columns, ParserLimits.of(10), rows::add);
        read("{\"rows\":[{\"rows\":3,\"data\":{\"rows\":[{\"rows\":1}]}}]}");

        assertThat(texts()).containsExactly("3|{\"rows\":[{\"rows\":1}]}");
    }

    @Test
    void countsOnlyTheRowsAskedForAgainstTheLimit() {
        parser = new RowParser(
                COLUMNS, ParserLimits.of(2), row -> !row.container().equals("pets") && rows.add(row));
        String pets = "{\"id\":9,\"name\":\"Rex\"},".repeat(50);
        read("{\"pets\":[" + pets + "],\"rows\":[{\"id\":1},{\"id\":2},{\"id\":3}]}");

        assertThat(texts()).containsExactly("1|ABSENT|ABSENT", "2|ABSENT|ABSENT");
        assertThat(parser.rows()).isEqualTo(2);
    }

    @Test
    void endsAnAnswerOfRowsThatNobodyAskedFor() {
        parser = new RowParser(COLUMNS, new ParserLimits(2, 10, 1 << 20, 500, 4, 20), row -> false);
        boolean more = parser.accept("[" + "{\"id\":9},".repeat(11) + "]");
        parser.end();

        assertThat(more).isFalse();
        assertThat(parser.log().rejected()).containsEntry(Reason.BEYOND_LIMIT, 1L);
    }

    @Test
    void knowsTheTablesThatRowsStandWithin() {
        read("{\"pets\":{\"count\":1,\"rows\":[{\"id\":9,\"name\":\"Rex\"}]},\"people\":{\"rows\":[{\"id\":1}]}}");

        assertThat(rows)
                .extracting(ParsedRow::within)
                .containsExactly(List.of("rows", "pets"), List.of("rows", "people"));
    }

    @Test
    void keepsAHeaderToWhatItStandsIn() {
        read("{\"pets\":{\"columns\":[\"name\",\"id\",\"legs\"],\"rows\":[[\"Rex\",9,4]]},"
                + "\"people\":{\"rows\":[[1,\"A\",true]]}}");
        assertThat(texts()).containsExactly("9|Rex|ABSENT", "1|A|true");
        read("{\"pets\":[[\"name\",\"id\"],[\"Tom\",8]],\"people\":[[\"id\",\"name\"],[2,\"B\"]]}");

        assertThat(texts().subList(2, 4)).containsExactly("8|Tom|ABSENT", "2|B|ABSENT");
    }

    @Test
    void takesValuesUnderAHeaderOfNoKnownColumnForNoRow() {
        read("{\"columns\":[\"warehouse\",\"level\",\"full\"],\"rows\":[[\"A\",3,false]]}");

        assertThat(rows).isEmpty();
        assertThat(parser.log().rejected()).containsOnlyKeys(Reason.NO_KNOWN_COLUMN);
    }

    @Test
    void readsRowsOfAnArrayThatIsCalledLikeAHeader() {
        read("{\"fields\":[{\"id\":1,\"name\":\"A\"},{\"id\":2}],\"headers\":[[3,\"C\",true]]}");

        assertThat(texts()).containsExactly("1|A|ABSENT", "2|ABSENT|ABSENT", "3|C|true");
        assertThat(parser.log().fragments()).isEmpty();
    }

    @Test
    void takesNoValueOfATableOfOneColumnForItsHeader() {
        List<WantedColumn> columns = List.of(new WantedColumn("name", Expected.ANY));
        parser = new RowParser(columns, ParserLimits.of(10), rows::add);
        read("{\"rows\":[[\"Name\"],[\"Other\"]]}");
        assertThat(texts()).containsExactly("Name", "Other");
        assertThat(parser.log().salvaged()).isEmpty();
        parser = new RowParser(columns, ParserLimits.of(10), rows::add);
        read("{\"rows\":[[\"name\"],[\"More\"]]}");

        assertThat(texts().subList(2, 3)).containsExactly("More");
        assertThat(parser.log().salvaged()).isEqualTo(Map.of(Salvage.HEADER, 1L));
    }

    @Test
    void takesNamesThatRepeatForNoHeader() {
        List<WantedColumn> columns =
                List.of(new WantedColumn("name", Expected.ANY), new WantedColumn("label", Expected.ANY));
        parser = new RowParser(columns, ParserLimits.of(10), rows::add);
        read("[[\"name\",\"Name\"],[\"A\",\"B\"]]");

        assertThat(texts()).containsExactly("name|Name", "A|B");
    }

    @Test
    void keepsNumbersWithinValuesAsTheyWereWritten() {
        read("{\"rows\":[{\"id\":1.10,\"name\":{\"price\": 1.10,\"big\":1E+400,\"n\":[0.50]}},"
                + "{\"id\":2,\"name\":{price: 1.10, 'a': 'b'}}]}");

        assertThat(texts())
                .containsExactly(
                        "1.10|{\"price\": 1.10,\"big\":1E+400,\"n\":[0.50]}|ABSENT",
                        "2|{\"price\":1.10,\"a\":\"b\"}|ABSENT");
    }

    @Test
    void boundsWhatItKeepsOfExtraColumns() {
        parser = parser(10_000);
        read("{\"rows\":["
                + "{\"id\":1,\"note\":\"%s\"},".formatted("x".repeat(5_000)).repeat(300) + "]}");

        assertThat(parser.log().rejected()).isEqualTo(Map.of(Reason.EXTRA_COLUMN, 300L));
        assertThat(parser.log().fragments()).hasSize(100);
        assertThat(parser.log().fragments().get(0).text()).hasSize(2_000).startsWith("note: xxx");
        assertThat(parser.log().fragments().get(0).length()).isEqualTo(5_006);
    }

    @Test
    void readsMegabytesInSeconds() {
        String row = "{\"id\":123,\"name\":\"a name of some length, with a \\\"quote\\\"\",\"is_member\":false},";
        parser = parser(1_000_000);
        long start = System.nanoTime();
        parser.accept("{\"rows\":[");
        for (int i = 0; i < 100_000; i++) {
            parser.accept(row);
        }
        assertThat(parser.rows()).isEqualTo(100_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private RowParser parser(long most) {
        return new RowParser(COLUMNS, ParserLimits.of(most), rows::add);
    }

    private void read(String answer) {
        parser.accept(answer);
        parser.end();
    }

    private List<String> texts() {
        return rows.stream().map(RowParserTest::text).toList();
    }

    static String text(ParsedRow row) {
        return String.join("|", row.cells().stream().map(RowParserTest::text).toList());
    }

    private static String text(Cell cell) {
        boolean none = cell.kind() == Cell.Kind.NULL || cell.kind() == Cell.Kind.ABSENT;
        return none ? cell.kind().name() : cell.text();
    }
}
