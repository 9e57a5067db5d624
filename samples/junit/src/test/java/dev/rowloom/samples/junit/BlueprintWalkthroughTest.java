package dev.rowloom.samples.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The README's walkthrough: a model is asked once, its blueprint committed, and replayed without it. */
class BlueprintWalkthroughTest {

    private static final Path README = Path.of("../../README.md");
    private static final Path OWN = Path.of("src/test");
    private static final Path COMMITTED = OWN.resolve("resources/wine-shop.json");

    // region ask
    static Blueprint ask(Schema shop, ModelProvider model, Path file) {
        Blueprint wine = SyntheticDataGenerator.of(shop)
                .provider(model, "gemini-3.6-flash")
                .instructions("a wine merchant with business customers")
                .askBlueprint();
        wine.writeTo(file); // read it, change it, commit it
        return wine;
    }
    // endregion

    @Test
    void askingGivesTheBlueprintThatIsCommitted(@TempDir Path directory) throws IOException {
        StubModel model = new StubModel(Files.readString(OWN.resolve("resources/wine-answer.json")));
        Path file = Boolean.getBoolean("rowloom.golden.rewrite") ? COMMITTED : directory.resolve("wine.json");

        Blueprint asked = ask(Schema.fromDdl(OWN.resolve("resources/shop.sql")), model, file);

        assertThat(model.requests()).isEqualTo(1);
        assertThat(asked.report().orElseThrow().corrections()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(Files.readString(COMMITTED));
        assertThat(Blueprint.read(COMMITTED)).isEqualTo(asked);
    }

    @Test
    void replayingItInJUnitPrintsTheRowsOfTheReadme() throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(WineOrderTest.class))
                    .execute()
                    .testEvents()
                    .assertStatistics(tests -> tests.succeeded(1).failed(0));
        } finally {
            System.setOut(out);
        }

        assertThat(walkthrough("text"))
                .containsExactly(printed.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void theCodeIsThatOfThisSample() throws IOException {
        String asking = source("BlueprintWalkthroughTest", "ask");
        String replaying = source("WineOrderTest", "blueprint");

        assertThat(walkthrough("java"))
                .extracting(BlueprintWalkthroughTest::flat)
                .containsExactly(flat(asking), flat(replaying));
    }

    private static String source(String file, String region) throws IOException {
        String source = Files.readString(OWN.resolve("java/dev/rowloom/samples/junit/" + file + ".java"));
        return all("// region " + region + "\\R(.*?)\\R *// endregion", source).get(0);
    }

    private static String flat(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    /** Returns the blocks of a language in the README's section about blueprints. */
    private static List<String> walkthrough(String language) throws IOException {
        String section = all("## Ask once, commit, replay\\R(.*?)\\R## ", Files.readString(README))
                .get(0);
        return all("(?m)^```" + language + "\\R(.*?)\\R```$", section);
    }

    private static List<String> all(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        List<String> found = matcher.results().map(it -> it.group(1)).toList();
        assertThat(found).as(pattern).isNotEmpty();
        return found;
    }
}
