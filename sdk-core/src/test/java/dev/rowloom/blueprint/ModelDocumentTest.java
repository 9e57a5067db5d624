package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDocumentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final ModelLanguage language = new ModelLanguage();

    @Test
    void eachKindOfTheFamilyIsOfferedOrWithheld() {
        Set<String> known = new TreeSet<>(language.kinds());
        known.remove(ModelLanguage.STATES);
        known.addAll(language.withheld());

        assertThat(known).isEqualTo(RuleForms.forms().keySet());
        assertThat(language.kinds()).doesNotContain("external", "database");
        assertThat(language.kinds())
                .as("each kind needs its line in model-language.json")
                .allMatch(kind -> !language.wordsOfKind(kind).isEmpty());
        assertThat(language.fields())
                .as("each field needs its line in model-language.json")
                .allMatch(field -> !language.wordsOfField(field).isEmpty());
    }

    @Test
    void kindsAndFieldsAreThoseOfDocuments() {
        assertThat(RuleForms.forms().get("temporal").fields().keySet())
                .containsExactly("shape", "min", "max", "precision", "weekdays", "hours", "months", "growth");
        assertThat(RuleForms.forms().get("values").values()).isTrue();
        assertThat(RuleForms.forms().get("walk").states()).isTrue();
        assertThat(RuleForms.forms().get("computed").inner()).containsExactly("otherwise");
    }

    @Test
    void theSchemaOfAnAnswerHasAllKindsAndFields() throws Exception {
        Schema schema = Schema.fromDdl("CREATE TABLE t (id bigint PRIMARY KEY, a text)", Dialect.named("postgresql"));
        JsonNode json = schema(schema, ServiceLimits.OPENAI);

        JsonNode entry = json.at("/properties/columns/items/properties");
        assertThat(texts(entry.at("/kind/enum"))).containsExactlyElementsOf(language.kinds());
        assertThat(texts(entry.at("/with/items/properties/name/enum"))).containsExactlyElementsOf(language.fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql/testlink.sql", "postgresql/thingsboard.sql", "postgresql/adventureworks.sql"})
    void theSchemaOfALargeSchemasAnswerIsWithinEachServicesLimits(String file) throws Exception {
        Schema schema = Schema.fromDdl(Shared.path("corpus/" + file), Dialect.named("postgresql"));
        assertThat(schema.tables()).hasSizeGreaterThanOrEqualTo(60);

        for (ServiceLimits service : ServiceLimits.ALL) {
            assertThat(service.refused(schema(schema, service)))
                    .as(service.name())
                    .isEmpty();
        }
    }

    @Test
    void theCheckerFindsWhatServicesRefuse() throws Exception {
        JsonNode loose = JSON.readTree("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]},"
                + "\"b\":{\"oneOf\":[]}},\"required\":[\"a\"]}");

        assertThat(ServiceLimits.OPENAI.refused(loose))
                .anyMatch(it -> it.contains("oneOf"))
                .anyMatch(it -> it.contains("optional"))
                .anyMatch(it -> it.contains("further properties"));
        JsonNode deep =
                JSON.readTree("{\"type\":\"array\",\"items\":".repeat(6) + "{\"type\":\"string\"}" + "}".repeat(6));
        assertThat(ServiceLimits.GEMINI.refused(deep))
                .anyMatch(it -> it.contains("levels"))
                .anyMatch(it -> it.contains("root"));
    }

    @Test
    void theAnswerInTheDocumentationIsTakenAsItIs() throws Exception {
        Path docs = file("docs/blueprints.md");
        Schema shop = Schema.fromDdl(
                file("samples/quickstart/src/main/resources/shop/shop-postgresql.sql"), Dialect.named("postgresql"));
        Matcher answer =
                Pattern.compile("```json\\R(.*?)\\R```", Pattern.DOTALL).matcher(Files.readString(docs));
        assertThat(answer.find()).isTrue();

        ModelDocument document = ModelDocument.of(shop, Blueprint.infer(shop));
        ModelDocument.Applied applied = document.apply(List.of(document.read(answer.group(1))));

        assertThat(applied.corrections()).isEmpty();
        assertThat(applied.blueprint().vocabularies()).containsOnlyKeys("own/grapes");
        assertThat(applied.blueprint()
                        .tables()
                        .get("orders")
                        .columns()
                        .get("shipped_at")
                        .origin())
                .isEqualTo(Origin.MODEL);
    }

    private static Path file(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(name))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder, name).resolve(name);
    }

    private JsonNode schema(Schema schema, ServiceLimits service) throws Exception {
        SchemaLimits limits = SchemaLimits.of(service.keywords(), 100, 5, 250);
        return JSON.readTree(ModelDocument.of(schema, Blueprint.infer(schema)).jsonSchema(limits));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new java.util.ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
