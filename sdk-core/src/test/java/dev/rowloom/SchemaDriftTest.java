package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.SchemaChange;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import org.junit.jupiter.api.Test;

class SchemaDriftTest {

    private static final Schema BEFORE = schema("""
            CREATE TABLE makers (id bigint PRIMARY KEY, name varchar(40) NOT NULL);
            CREATE TABLE wines (id bigint PRIMARY KEY, name varchar(40) NOT NULL, stock integer NOT NULL, colour varchar(10));
            CREATE TABLE notes (id bigint PRIMARY KEY, body text);
            """);

    private static final Schema AFTER = schema("""
            CREATE TABLE makers (id bigint PRIMARY KEY, name varchar(40) NOT NULL, city varchar(40) NOT NULL);
            CREATE TABLE wines (id bigint PRIMARY KEY, name varchar(80) NOT NULL, stock integer NOT NULL,
                maker_id bigint NOT NULL REFERENCES makers (id));
            CREATE TABLE cellars (id bigint PRIMARY KEY, name varchar(40) NOT NULL);
            """);

    private static Schema schema(String ddl) {
        return Schema.fromDdl(ddl, Dialect.named("postgresql"));
    }

    private static Blueprint committed() {
        return Blueprint.parse(Blueprint.infer(BEFORE).pinnedTo(BEFORE).toJson());
    }

    @Test
    void whatChangedIsToldExactly() {
        assertThat(committed().changesOf(AFTER))
                .extracting(SchemaChange::toString)
                .containsExactlyInAnyOrder(
                        "column makers.city varchar(40) NOT NULL is new",
                        "column wines.name was varchar(40) NOT NULL and is varchar(80) NOT NULL",
                        "column wines.maker_id bigint NOT NULL is new",
                        "column wines.colour is gone",
                        "foreign key wines (maker_id) -> makers is new",
                        "table cellars is new",
                        "table notes is gone");
        assertThat(committed().changesOf(BEFORE)).isEmpty();
    }

    @Test
    void gapsAreFilledOnlyIfTheCallerAllowsIt() {
        SyntheticDataGenerator generator = SyntheticDataGenerator.of(AFTER).rows(20);

        assertThatThrownBy(() -> generator.blueprint(committed(), Gaps.REFUSE))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("column makers.city varchar(40) NOT NULL is new; ")
                .hasMessageContaining("Gaps.INFER");
        assertThatThrownBy(() -> generator.blueprint(committed()).generate())
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("table cellars is new");
        Dataset filled = generator.blueprint(committed(), Gaps.INFER).generate();
        assertThat(filled.validate().isValid()).isTrue();
        assertThat(filled.metadata().warnings()).contains("column wines.colour is gone", "table cellars is new");
    }

    @Test
    void whatIsLeftKeepsItsValues() {
        Dataset before = SyntheticDataGenerator.of(BEFORE)
                .rows(20)
                .blueprint(committed())
                .generate();
        Dataset after = SyntheticDataGenerator.of(AFTER)
                .rows(20)
                .blueprint(committed(), Gaps.INFER)
                .generate();

        for (int row = 0; row < 20; row++) {
            assertThat(after.table("wines").rows().get(row).get("stock"))
                    .isEqualTo(before.table("wines").rows().get(row).get("stock"));
        }
    }

    @Test
    void aRuleThatItsColumnCannotHaveAnyMoreGivesWay() {
        Schema later = schema("CREATE TABLE notes (id bigint PRIMARY KEY, body integer NOT NULL)");

        Blueprint filled = committed().filledFor(later);

        assertThat(filled.tables().get("notes"))
                .isEqualTo(Blueprint.infer(later).tables().get("notes"));
        assertThat(filled.changesOf(later)).isEmpty();
    }

    @Test
    void schemasHaveHashesOfWhatBearsOnRows() {
        assertThat(BEFORE.hash()).hasSize(64).isNotEqualTo(AFTER.hash());
        assertThat(schema("CREATE TABLE a (b int)").hash())
                .isNotEqualTo(schema("CREATE TABLE a (b int NOT NULL)").hash());
        assertThat(schema("CREATE TABLE a (b int)").hash())
                .isEqualTo(schema("CREATE TABLE a (b int); COMMENT ON TABLE a IS 'x'")
                        .hash());
    }
}
