package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.generation.RowFacts.Fact;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptWriterTest {

    private static final ShopAsks SHOP = new ShopAsks();

    private static final ColumnControls CONTROLS = ColumnControls.builder(SHOP.schema)
            .nullProbability("orders.shipped_at", 0.2)
            .dateFormat("orders.shipped_at", "dd.MM.yyyy HH:mm")
            .instructions("orders.note", "in the customer's own words")
            .build();

    private static final PromptSettings SETTINGS = new PromptSettings(
            "A wine merchant with business customers.",
            Map.of("orders", "Mostly before Christmas."),
            CONTROLS,
            "hu-HU",
            SHOP.plan.blueprint().now(),
            AnswerForm.JSON_SCHEMA);

    /** With {@code -Drowloom.golden.rewrite=true} the files are written anew. */
    @ParameterizedTest
    @CsvSource({"orders-model", "orders-assigned", "items-model", "items-assigned"})
    void writesTheCommittedPrompts(String name) throws IOException {
        Function<String, BatchAsk> asks = it -> switch (it) {
            case "orders-model" -> SHOP.ordersByModel();
            case "orders-assigned" -> SHOP.ordersAssigned();
            case "items-model" -> SHOP.itemsByModel();
            default -> SHOP.itemsAssigned();
        };
        Prompt prompt = writer(ShopAsks.TUPLES).write(asks.apply(name));
        String written =
                "SYSTEM\n" + prompt.system() + "\n\nUSER\n" + prompt.user() + "\nSCHEMA\n" + prompt.schema() + "\n";

        Path file = Path.of("src/test/resources/dev/rowloom/generation/prompt-" + name + ".txt");
        if (Boolean.getBoolean("rowloom.golden.rewrite")) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, written);
        }
        try (var golden = PromptWriterTest.class.getResourceAsStream("prompt-" + name + ".txt")) {
            String expected = new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(written).isEqualTo(expected);
        }
    }

    @Test
    void saysTheNumberOfRowsFirst() {
        BatchAsk ask = SHOP.ordersByModel();
        PromptSettings chatty = new PromptSettings(
                "always 7 rows", Map.of(), ColumnControls.none(), null, SETTINGS.now(), AnswerForm.JSON_SCHEMA);
        Matcher matcher = Pattern.compile("(\\d{1,6}) rows")
                .matcher(new PromptWriter(SHOP.schema, chatty, ShopAsks.TUPLES)
                        .write(ask)
                        .user());

        assertThat(matcher.find()).isTrue();
        assertThat(matcher.group(1)).isEqualTo("12");
    }

    @Test
    void writesTheSameForTheSame() {
        PromptWriter writer = writer(ShopAsks.TUPLES);
        Prompt first = writer.write(SHOP.ordersByModel());
        writer.write(SHOP.itemsAssigned());

        assertThat(writer.write(SHOP.ordersByModel()))
                .isEqualTo(first)
                .isEqualTo(writer(ShopAsks.TUPLES).write(SHOP.ordersByModel()));
    }

    @Test
    void statesTheColumnsOnceWhereNothingHoldsTheModelToASchema() {
        Prompt prompt = writer(ShopAsks.PLAIN).write(SHOP.itemsAssigned());

        assertThat(prompt.schema()).isNull();
        assertThat(prompt.user())
                .contains("{\"rows\":[[…],[…]]}")
                .containsOnlyOnce("[\"n\", \"quantity\", \"unit_price\", \"is_gift\", \"gift_text\"]");
    }

    @Test
    void asksForTheNextWeakerFormThatAModelHas() {
        Capabilities json =
                Capabilities.builder().answerForms(EnumSet.of(AnswerForm.JSON)).build();

        assertThat(writer(json).write(SHOP.itemsAssigned()).schema()).contains("prefixItems");
        PromptSettings text =
                new PromptSettings("", Map.of(), ColumnControls.none(), null, SETTINGS.now(), AnswerForm.TEXT);
        assertThat(new PromptWriter(SHOP.schema, text, ShopAsks.TUPLES)
                        .write(SHOP.itemsAssigned())
                        .schema())
                .isNull();
    }

    @Test
    void asksForAPartOfAWideTable() {
        BatchAsk whole = SHOP.ordersAssigned();
        List<ColumnLayout> part = whole.columns().subList(0, 2);
        List<RowFacts> rest = List.of(new RowFacts(1, List.of(new Fact("total", "12.50"))));
        Prompt prompt =
                writer(ShopAsks.TUPLES).write(new BatchAsk(whole.table(), part, 60, 1, rest, List.of(), List.of()));

        assertThat(prompt.wanted()).extracting(WantedColumn::name).containsExactly("n", "status", "currency");
        assertThat(prompt.user())
                .contains("[\"n\", \"status\", \"currency\"]")
                .contains("do not write them")
                .contains("n | total\n1 | 12.50\n")
                .doesNotContain("shipped_at >= ordered_at")
                .contains("-- columns that are not to be written: id bigint,");
    }

    @Test
    void givesColumnsNamesThatAreTheirsAlone() {
        dev.rowloom.schema.Schema schema = dev.rowloom.schema.Schema.fromDdl(
                "CREATE TABLE t (n int, \"N\" int, \"a b\" int, column_3 int)",
                dev.rowloom.schema.Dialect.postgresql());
        List<ColumnLayout> columns = dev.rowloom.SyntheticDataGenerator.of(schema)
                .plan()
                .tables()
                .get(0)
                .columns();
        BatchAsk ask = new BatchAsk(
                schema.tables().get(0), columns, 1, 1, List.of(new RowFacts(1, List.of())), List.of(), List.of());
        Prompt prompt = new PromptWriter(schema, SHOP.settings(), ShopAsks.OBJECTS).write(ask);

        assertThat(prompt.wanted())
                .extracting(WantedColumn::name)
                .containsExactly("n", "n_2", "N_2", "column_3", "column_3_2");
    }

    @Test
    void boundsWhatItSays() {
        BatchAsk ask = SHOP.itemsAssigned();
        List<RowFacts> many = IntStream.rangeClosed(1, 3_000)
                .mapToObj(i -> new RowFacts(
                        i,
                        List.of(
                                new Fact("order.note", "lorem " + i + " ipsum ".repeat(50)),
                                new Fact("line_no", "" + i))))
                .toList();
        List<List<String>> parents = new ArrayList<>();
        List<String> used = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            parents.add(List.of("" + i, "name ".repeat(1_000) + i));
            used.add("value " + i);
        }
        Prompt prompt = writer(ShopAsks.TUPLES)
                .write(new BatchAsk(
                        ask.table(),
                        ask.columns(),
                        3_000,
                        3_000,
                        many,
                        List.of(new ParentKeys(
                                ask.table().foreignKeys().get(0), List.of("id", "name"), 1, parents, 50_000)),
                        List.of(new UsedValues(List.of("sku"), used, 70_000))));

        assertThat(prompt.user().length()).isLessThan(140_000);
        assertThat(prompt.user())
                .containsPattern("order_id -> orders \\(\\d+ of 50000 rows\\)")
                .contains("sku (the latest of 70000): ")
                .contains(", value 49999\n")
                .contains("\n3000 | ");
    }

    @Test
    void staysWithinWhatTheModelReads() {
        BatchAsk ask = SHOP.ordersByModel();
        List<List<String>> parents = IntStream.range(0, 2_000)
                .mapToObj(i -> List.of("" + i, "Anna", "Kiss", "Budapest"))
                .toList();
        ParentKeys many =
                new ParentKeys(ask.parents().get(0).key(), ask.parents().get(0).columns(), 1, parents, 2_000);
        BatchAsk wide = new BatchAsk(ask.table(), ask.columns(), 60, 12, List.of(), List.of(many), ask.used());
        Prompt prompt = writer(limited(2_000)).write(wide);

        assertThat(TokenEstimate.of(prompt.system() + prompt.user() + prompt.schema()))
                .isLessThanOrEqualTo(2_000);
        assertThatThrownBy(() -> writer(limited(100)).write(wide))
                .isInstanceOf(UsageException.class)
                .hasMessageMatching(
                        "the shortest prompt for 12 rows of table orders has about \\d+ tokens, but the model "
                                + "takes 100; ask for fewer rows at once, shorten the instructions, or take a model that reads more");
    }

    @Test
    void showsNoControlCharactersOfInstructions() {
        PromptSettings settings = new PromptSettings(
                "wine\u0000\u001b[31m\u200b " + "x".repeat(20_000),
                Map.of(),
                ColumnControls.none(),
                null,
                SETTINGS.now(),
                AnswerForm.TEXT);
        String user = new PromptWriter(SHOP.schema, settings, ShopAsks.PLAIN)
                .write(SHOP.ordersByModel())
                .user();

        assertThat(user).contains("About all tables: wine[31m xxx").contains("characters were left out)");
        assertThat(user.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c));
    }

    private static PromptWriter writer(Capabilities capabilities) {
        return new PromptWriter(SHOP.schema, SETTINGS, capabilities);
    }

    private static Capabilities limited(int tokens) {
        return Capabilities.builder()
                .answerForms(ShopAsks.TUPLES.answerForms())
                .schemaLimits(ShopAsks.TUPLES.schemaLimits().orElseThrow())
                .maxInputTokens(tokens)
                .build();
    }
}
