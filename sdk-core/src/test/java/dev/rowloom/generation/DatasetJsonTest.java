package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.ExportException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Rows, how they came and what is wrong with them, as one document. */
class DatasetJsonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Schema SCHEMA = Schema.fromDdl("""
            create table t (id bigint primary key, price numeric(8,2), share double precision, ok boolean, born date,
              seen timestamptz, at time, note text, code uuid, data bytea);
            """, Dialect.postgresql());

    private static Dataset written(String... rows) {
        FakeModel model = FakeModel.scripted(
                (request, number) -> FakeModel.answer("{\"rows\":[" + String.join(",", rows) + "]}"));
        return SyntheticDataGenerator.of(SCHEMA)
                .rows(rows.length)
                .provider(model, "fake-1")
                .direct(DirectOptions.builder().fallback(Fallback.SHORT).build())
                .generate();
    }

    private static JsonNode json(Dataset dataset) throws IOException {
        return JSON.readTree(dataset.toJson());
    }

    @Test
    void valuesAreTyped() throws IOException {
        Dataset dataset =
                written("[9007199254740993,19.9,0.25,true,\"2026-03-14\",\"2026-03-14T15:09:26Z\",\"10:00:00\","
                        + "\"say \\\"hi\\\"\",\"00000000-0000-4000-8000-00000000000a\",\"0102\"]");

        JsonNode table = json(dataset).at("/raw/tables/0");

        assertThat(table.path("table").asText()).isEqualTo("t");
        assertThat(table.at("/columns/1").toString()).isEqualTo("{\"name\":\"price\",\"type\":\"numeric(8,2)\"}");
        assertThat(table.path("rowCount").asInt()).isEqualTo(1);
        assertThat(dataset.toJson())
                .contains("\n[9007199254740993,19.90,0.25,true,\"2026-03-14\",\"2026-03-14T15:09:26Z\",\"10:00:00\","
                        + "\"say \\\"hi\\\"\",\"00000000-0000-4000-8000-00000000000a\",\"AQI=\"]\n");
    }

    @Test
    void cellsThatARowCannotTellAreListed() throws IOException {
        JsonNode table = json(written(
                        "[1,\"dear\",null,null,null,null,null,\"x\",null,null]",
                        "[2,1e1,null,null,null,null,null,null,null,null]"))
                .at("/raw/tables/0");

        assertThat(table.at("/rows/0/1").isNull()).isTrue();
        assertThat(table.at("/rows/1/1").decimalValue()).isEqualByComparingTo("10");
        assertThat(table.path("cells").toString())
                .isEqualTo("[{\"row\":0,\"column\":\"price\",\"state\":\"raw\",\"original\":\"dear\"},"
                        + "{\"row\":1,\"column\":\"price\",\"state\":\"value\",\"original\":\"1e1\"}]");
    }

    @Test
    void hasMetadataAndValidationBesideTheRows() throws IOException {
        JsonNode json = json(written(
                "[1,1.5,null,null,null,null,null,null,null,null]", "[1,2.5,null,null,null,null,null,null,null,null]"));

        assertThat(json.path("format").asText()).isEqualTo("rowloom-dataset");
        assertThat(json.at("/metadata/blueprintHash").asText()).hasSize(64);
        assertThat(json.at("/metadata/generation/model").asText()).isEqualTo("fake-1");
        assertThat(json.at("/metadata/generation/tables/0/modelRows").asInt()).isEqualTo(2);
        assertThat(json.at("/validation/valid").asBoolean()).isFalse();
        assertThat(json.at("/validation/findings/0/kind").asText()).isEqualTo("primary-key");
    }

    @Test
    void rowsOfTheEngineHaveNoReportOfAModel() throws IOException {
        JsonNode json = json(SyntheticDataGenerator.of(SCHEMA).rows(3).generate());

        assertThat(json.at("/raw/tables/0/rows")).hasSize(3);
        assertThat(json.at("/raw/tables/0/cells")).isEmpty();
        assertThat(json.path("metadata").has("generation")).isTrue();
        assertThat(json.at("/metadata/generation").isNull()).isTrue();
        assertThat(json.at("/validation/valid").asBoolean()).isTrue();
    }

    @Test
    void streamIsLeftOpenAndItsFailureTold() {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream open = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Dataset dataset = SyntheticDataGenerator.of(SCHEMA).rows(3).generate();

        dataset.writeJson(open);

        assertThat(closed).isFalse();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no room");
            }
        };
        assertThatThrownBy(() -> dataset.writeJson(full))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("no room");
    }
}
