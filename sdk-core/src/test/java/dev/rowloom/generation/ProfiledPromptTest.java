package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.Strategy;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.profile.Profile;
import dev.rowloom.profile.SampleRows;
import dev.rowloom.provider.ModelRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a model is told of rows that were profiled is what the profile's preview prints, and nothing else. */
class ProfiledPromptTest {

    private static final Pattern FENCED = Pattern.compile("<<<DATA (\\w+) profile\n(.*?)>>>END \\1\n", Pattern.DOTALL);

    private static final List<List<@Nullable String>> PEOPLE = people();
    private static final List<List<@Nullable String>> ORDERS = orders();

    private static final Profile PROFILE = Profile.builder()
            .table("people", SampleRows.of(List.of("person_id", "full_name", "email", "tier"), PEOPLE.iterator()))
            .table("orders", SampleRows.of(List.of("order_id", "person_id", "carrier", "weight"), ORDERS.iterator()))
            .build();

    private static List<List<@Nullable String>> people() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(List.of(
                    String.valueOf(700_001 + i),
                    "Zebedee" + (char) ('a' + i % 26) + " Quillfeather",
                    "zeb" + i + "@quill.example.com",
                    i % 40 == 0 ? "platinum\u200b" + i : i % 3 == 0 ? "go\u202eld" : "copperish"));
        }
        return rows;
    }

    private static List<List<@Nullable String>> orders() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(List.of(
                    String.valueOf(900_001 + i),
                    String.valueOf(700_001 + i * 7 % 120),
                    i % 50 == 0 ? "Courier No " + i : i % 4 == 0 ? "Larkspur Freight" : "Postillion",
                    String.valueOf(100_003 + i * 7_919 % 400_000)));
        }
        return rows;
    }

    private static ModelRequest asked(SyntheticDataGenerator generator, FakeModel model) {
        generator.provider(model, "fake-1").askBlueprint();
        return model.requests().get(0);
    }

    @Test
    void whatThePreviewPrintsIsWhatThePromptHolds() {
        ModelRequest request =
                asked(SyntheticDataGenerator.of(PROFILE), FakeModel.scripted((it, number) -> FakeModel.answer("{}")));

        Map<String, String> told = new LinkedHashMap<>();
        Matcher fenced = FENCED.matcher(request.userText());
        while (fenced.find()) {
            told.put(fenced.group(1), fenced.group(2));
        }
        assertThat(told).hasSize(2);
        assertThat(told.values()).contains(PROFILE.preview("people"), PROFILE.preview("orders"));
        assertThat(PROFILE.preview()).isEqualTo(PROFILE.preview("people") + PROFILE.preview("orders"));
        assertThat(PROFILE.preview()).contains("Larkspur Freight", "go\\u202eld", "quantiles");
    }

    @Test
    void nothingElseOfTheRowsIsSent() {
        ModelRequest request =
                asked(SyntheticDataGenerator.of(PROFILE), FakeModel.scripted((it, number) -> FakeModel.answer("{}")));

        String sent = request.systemText()
                + request.userText()
                + request.answerSchema().orElse("");
        String beside = FENCED.matcher(sent).replaceAll("");
        assertThat(beside).contains("tier: profiled", "carrier: profiled", "person_id: profiled");
        for (List<List<@Nullable String>> rows : List.of(PEOPLE, ORDERS)) {
            for (List<@Nullable String> row : rows) {
                assertThat(beside)
                        .doesNotContain(row.stream().map(String::valueOf).toList());
            }
        }
        assertThat(sent).doesNotContain("Zebedee", "Quillfeather", "quill.example.com", "platinum", "Courier");
    }

    @Test
    void aChangeIsAskedForWithThePreviewToo() {
        FakeModel model = FakeModel.scripted((it, number) -> FakeModel.answer("{}"));

        SyntheticDataGenerator.of(PROFILE).provider(model, "fake-1").revise(PROFILE.toBlueprint(), "heavier parcels");

        assertThat(model.requests().get(0).userText()).contains(PROFILE.preview("orders"));
    }

    @Test
    void aProfileIsNoBlueprintThatTheCallerSet() {
        FakeModel model = FakeModel.scripted((it, number) ->
                FakeModel.answer(AskedShop.answer("", AskedShop.values("orders", "carrier", "\"Snail\"", ""))));

        Dataset rows = SyntheticDataGenerator.of(PROFILE)
                .provider(model, "fake-1")
                .strategy(Strategy.BLUEPRINT)
                .generate();

        assertThat(model.requests()).hasSize(1);
        assertThat(rows.table("orders").rows()).allMatch(row -> "Snail".equals(row.get("carrier")));
    }

    @Test
    void rulesReadFromAFileSayNoMoreOfTheRows() {
        FakeModel model = FakeModel.scripted((it, number) -> FakeModel.answer("{}"));

        SyntheticDataGenerator.of(PROFILE.schema()).provider(model, "fake-1").revise(PROFILE.toBlueprint(), "heavier");

        assertThat(model.requests().get(0).userText())
                .contains("carrier: profiled")
                .doesNotContain("Larkspur");
    }
}
