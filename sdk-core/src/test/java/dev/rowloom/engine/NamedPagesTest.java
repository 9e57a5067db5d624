package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Addresses of pages are made of the names of their rows, and none comes twice. */
class NamedPagesTest {

    private static final String CATEGORIES =
            "CREATE TABLE categories (id int PRIMARY KEY, name varchar(80) NOT NULL, slug varchar(100) NOT NULL UNIQUE)";

    private static String page(Row row, String name) {
        return Slug.of(String.valueOf(Objects.requireNonNull(row.get(name))), "-");
    }

    @Test
    void uniqueSlugsOfCategoriesAreTheirNames() {
        Made made = Made.postgres(CATEGORIES, 500);

        assertThat(made.values("categories", "slug")).doesNotHaveDuplicates();
        assertThat(made.rows("categories"))
                .allMatch(row ->
                        String.valueOf(row.get("slug")).replaceAll("-\\d+$", "").equals(page(row, "name")));
    }

    @Test
    void eachNameComesOnceBeforeAnyComesTwice() {
        Made made = Made.postgres(CATEGORIES, 40);

        assertThat(made.values("categories", "name")).doesNotHaveDuplicates();
        assertThat(made.rows("categories"))
                .allMatch(row -> String.valueOf(row.get("slug")).equals(page(row, "name")));
    }

    @Test
    void aTableOfPagesHasAsManyRowsAsOthers() {
        assertThat(SyntheticDataGenerator.of(Schema.fromDdl(CATEGORIES)).plan().rows("categories"))
                .isEqualTo(100);
    }

    @Test
    void theSlugOfAnArticleBeginsWithItsTitle() {
        Made made = Made.mysql(
                "CREATE TABLE articles (id int PRIMARY KEY, title varchar(120) NOT NULL, slug varchar(150) NOT NULL UNIQUE,"
                        + " body text)",
                400);

        assertThat(made.folded("articles", "slug")).doesNotHaveDuplicates();
        assertThat(made.rows("articles"))
                .allMatch(row -> String.valueOf(row.get("slug")).startsWith(page(row, "title")));
    }

    @Test
    void aSlugThatMayBeNullFollowsTheNameAndARowIsTheSameByItself() {
        Made made = Made.postgres(
                "CREATE TABLE tags (id int PRIMARY KEY, name varchar(60) NOT NULL, slug varchar(80) UNIQUE)", 300);
        List<Row> rows = made.rows("tags");

        assertThat(new HashSet<>(made.values("tags", "slug"))).hasSameSizeAs(made.values("tags", "slug"));
        for (int row = rows.size() - 1; row >= 0; row--) {
            assertThat(made.plan().row("tags", row)).hasToString(rows.get(row).toString());
            if (rows.get(row).get("slug") != null) {
                assertThat(String.valueOf(rows.get(row).get("slug"))).startsWith(page(rows.get(row), "name"));
            }
        }
    }
}
