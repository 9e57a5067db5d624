package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TreePathTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE folders (
                id int PRIMARY KEY,
                parent_id int REFERENCES folders,
                slug varchar(40) NOT NULL,
                level int NOT NULL,
                tree_path varchar(400) NOT NULL,
                path text NOT NULL,
                lineage varchar(60) NOT NULL);
            """, Dialect.postgresql());

    private static SyntheticDataGenerator generator() {
        return SyntheticDataGenerator.of(SCHEMA).rows(1000);
    }

    @Test
    void aPathIsThatOfTheRowAboveAndAPartOfTheRow() {
        DataPlan plan = generator().plan();
        long deepest = 0;
        for (long number = 0; number < 1000; number++) {
            Row row = plan.row("folders", number);
            Long parent = (Long) row.get("parent_id");
            Row above = parent == null ? null : plan.row("folders", parent - 1);
            String path = above == null ? "" : (String) above.get("tree_path");
            String lineage = above == null ? "" : above.get("lineage") + ".";

            assertThat(row.get("tree_path")).isEqualTo(path + "/" + row.get("slug"));
            assertThat(row.get("path")).isEqualTo(row.get("tree_path"));
            assertThat(row.get("lineage")).isEqualTo(lineage + row.get("id"));
            assertThat((Long) row.get("level"))
                    .isEqualTo(lineage.chars().filter(c -> c == '.').count());
            deepest = Math.max(deepest, (Long) Objects.requireNonNull(row.get("level")));
        }
        assertThat(deepest).isBetween(3L, 6L);
    }

    private static void plan(Rule rule) {
        Blueprint blueprint = generator().blueprint();
        var table = Objects.requireNonNull(blueprint.tables().get("folders"));
        ColumnBlueprint it = Objects.requireNonNull(table.columns().get("tree_path"));
        ColumnBlueprint changed = new ColumnBlueprint(
                it.id(), rule, 0, it.format(), it.meaning(), it.confidence(), it.reason(), Origin.MODEL);
        generator()
                .blueprint(blueprint.with("folders", table.with("tree_path", changed)))
                .plan();
    }

    @Test
    void namesWhatAWrittenRuleCanNotFollow() {
        Rule word = new Rule.Text(Rule.Style.WORD, 1, 9);

        assertThatThrownBy(() -> plan(new Rule.Path("level", "slug", "/", "", word)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("folders.tree_path")
                .hasMessageContaining("'level' of table folders, which is no foreign key");
        assertThatThrownBy(() -> plan(new Rule.Path("parent_id", "nick", "/", "", word)))
                .hasMessageContaining("'nick' is no other column");
    }
}
