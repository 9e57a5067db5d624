package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.generation.WantedColumn.Expected;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseSchemaTest {

    private static final ShopAsks SHOP = new ShopAsks();

    @Test
    void asksForArraysWhereTheServiceKnowsTuples() {
        JsonNode row = schema(SHOP.itemsAssigned(), ShopAsks.TUPLES).at("/properties/rows/items");

        assertThat(row.path("type").asText()).isEqualTo("array");
        assertThat(row.path("prefixItems").toString())
                .isEqualTo(
                        "[{\"type\":\"integer\",\"description\":\"n\"},{\"type\":\"integer\",\"description\":\"quantity\"},"
                                + "{\"type\":\"number\",\"description\":\"unit_price\"},"
                                + "{\"type\":\"boolean\",\"description\":\"is_gift\"},"
                                + "{\"type\":[\"string\",\"null\"],\"description\":\"gift_text\"}]");
        assertThat(row.path("minItems").asInt()).isEqualTo(5);
        assertThat(row.path("maxItems").asInt()).isEqualTo(5);
    }

    @Test
    void asksForObjectsElsewhere() {
        JsonNode row = schema(SHOP.itemsAssigned(), ShopAsks.OBJECTS).at("/properties/rows/items");

        assertThat(row.path("properties").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("n", "quantity", "unit_price", "is_gift", "gift_text");
        assertThat(row.path("required")).hasSize(5);
        assertThat(row.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void usesOnlyKeywordsThatTheServiceKnows() {
        for (Capabilities capabilities : List.of(ShopAsks.TUPLES, ShopAsks.OBJECTS, unknown())) {
            SchemaLimits limits = capabilities.schemaLimits().orElse(null);
            for (BatchAsk ask : List.of(SHOP.ordersByModel(), SHOP.ordersAssigned(), SHOP.itemsByModel())) {
                JsonNode schema = schema(ask, capabilities);
                List<String> keywords = keywords(schema);
                assertThat(keywords)
                        .isSubsetOf(
                                limits == null
                                        ? List.of("type", "properties", "items", "required", "enum", "description")
                                        : limits.keywords())
                        .doesNotContain("format", "minimum", "maximum", "pattern", "minLength");
            }
        }
    }

    @Test
    void enumeratesLabelsListsAndClosedSetsOfKeys() {
        JsonNode items = schema(SHOP.itemsByModel(), ShopAsks.TUPLES).at("/properties/rows/items/prefixItems");

        assertThat(items.get(0).path("enum").toString()).isEqualTo("[1,2]");
        assertThat(items.get(2).has("enum"))
                .as("of the products only some are known")
                .isFalse();
        JsonNode orders = schema(SHOP.ordersByModel(), ShopAsks.TUPLES).at("/properties/rows/items/prefixItems");
        assertThat(orders.get(3).path("enum")).hasSize(5);
        assertThat(orders.get(4).path("enum").toString()).isEqualTo("[\"EUR\",\"GBP\",\"USD\"]");
    }

    @Test
    void admitsNullBesideAnEnumeration() {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE t (a varchar(9) CHECK (a IN ('x', 'y')), b int NOT NULL)", Dialect.postgresql());
        String json = prompt(schema, ShopAsks.TUPLES).schema();

        assertThat(json)
                .contains("{\"anyOf\":[{\"type\":\"string\",\"enum\":[\"x\",\"y\"]},{\"type\":\"null\"}],"
                        + "\"description\":\"a\"}")
                .contains("{\"type\":\"integer\",\"description\":\"b\"}");
        assertThat(prompt(schema, unknown()).schema()).contains("\"a\":{\"type\":[\"string\",\"null\"]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 60})
    void spendsEnumerationsOnTheSmallestLists(int room) {
        String labels = IntStream.range(0, 50).mapToObj(i -> "'l" + i + "'").collect(Collectors.joining(", "));
        Schema schema = Schema.fromDdl(
                "CREATE TABLE t (a varchar(9) NOT NULL CHECK (a IN (" + labels + ")), "
                        + "b varchar(9) NOT NULL CHECK (b IN ('1', '2', '3', '4', '5', '6', '7', '8')), "
                        + "c varchar(9) NOT NULL CHECK (c IN ('x', 'y')))",
                Dialect.postgresql());
        JsonNode items =
                read(prompt(schema, capabilities(200, 5, room)).schema()).at("/properties/rows/items/prefixItems");
        List<Boolean> listed =
                IntStream.range(0, 3).mapToObj(i -> items.get(i).has("enum")).toList();

        assertThat(listed).containsExactly(room >= 60, room >= 10, room >= 2);
    }

    @Test
    void asksForPlainTextBeyondTheLimitsOfTheService() {
        assertThat(writer(capabilities(5, 5, 9)).write(SHOP.ordersByModel()).schema())
                .isNull();
        assertThat(writer(capabilities(10, 5, 9)).write(SHOP.ordersByModel()).schema())
                .isNotNull();
        assertThat(writer(capabilities(100, 2, 9)).write(SHOP.ordersByModel()).schema())
                .isNull();
    }

    @Test
    void leavesNullOutWhereNobodyWantsIt() {
        ColumnControls controls = ColumnControls.builder(SHOP.schema)
                .nullProbability("order_items.gift_text", 0)
                .build();
        PromptSettings settings = new PromptSettings(
                "", java.util.Map.of(), controls, null, SHOP.settings().now(), AnswerForm.JSON_SCHEMA);

        assertThat(new PromptWriter(SHOP.schema, settings, ShopAsks.TUPLES)
                        .write(SHOP.itemsAssigned())
                        .schema())
                .contains("{\"type\":\"string\",\"description\":\"gift_text\"}");
    }

    @Test
    void saysWhatTheParserExpects() {
        Prompt prompt = writer(ShopAsks.TUPLES).write(SHOP.itemsAssigned());

        assertThat(prompt.wanted())
                .containsExactly(
                        new WantedColumn("n", Expected.NUMBER),
                        new WantedColumn("quantity", Expected.NUMBER),
                        new WantedColumn("unit_price", Expected.NUMBER),
                        new WantedColumn("is_gift", Expected.BOOLEAN),
                        new WantedColumn("gift_text", Expected.ANY));
    }

    @Test
    void saysHowValuesAreWrittenThatJsonDoesNotHave() {
        Schema schema = Schema.fromDdl(
                "CREATE TABLE t (photo bytea, tags text[], doc jsonb, plain text)", Dialect.postgresql());

        assertThat(prompt(schema, ShopAsks.TUPLES).user())
                .contains(
                        "- photo: bytes as hexadecimal digits",
                        "- tags: an array as one text such as {a,b}\n",
                        "- doc: JSON as one text\n")
                .doesNotContain("- plain");
    }

    private static JsonNode schema(BatchAsk ask, Capabilities capabilities) {
        return read(writer(capabilities).write(ask).schema());
    }

    private static PromptWriter writer(Capabilities capabilities) {
        return new PromptWriter(SHOP.schema, SHOP.settings(), capabilities);
    }

    private static Prompt prompt(Schema schema, Capabilities capabilities) {
        List<ColumnLayout> columns =
                SyntheticDataGenerator.of(schema).plan().tables().get(0).columns();
        return new PromptWriter(schema, SHOP.settings(), capabilities)
                .write(new BatchAsk(schema.tables().get(0), columns, 5, 5, List.of(), List.of(), List.of()));
    }

    private static Capabilities unknown() {
        return Capabilities.builder()
                .answerForms(EnumSet.allOf(AnswerForm.class))
                .build();
    }

    private static Capabilities capabilities(int properties, int depth, int enums) {
        return Capabilities.builder()
                .answerForms(EnumSet.allOf(AnswerForm.class))
                .schemaLimits(SchemaLimits.of(
                        ShopAsks.TUPLES.schemaLimits().orElseThrow().keywords(), properties, depth, enums))
                .build();
    }

    /** Returns the keywords of a schema and of those within it; names of properties are none. */
    private static List<String> keywords(JsonNode schema) {
        List<String> found = new java.util.ArrayList<>();
        schema.properties().forEach(field -> {
            found.add(field.getKey());
            JsonNode value = field.getValue();
            if (field.getKey().equals("properties")) {
                value.forEach(property -> found.addAll(keywords(property)));
            } else if (value.isObject()) {
                found.addAll(keywords(value));
            } else if (value.isArray()) {
                value.forEach(element -> found.addAll(element.isObject() ? keywords(element) : List.of()));
            }
        });
        return found;
    }

    private static JsonNode read(@org.jspecify.annotations.Nullable String json) {
        try {
            return new JsonMapper().readTree(String.valueOf(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
