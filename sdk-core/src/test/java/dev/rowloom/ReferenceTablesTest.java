package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of reference data hold what there is, in order, and only then more. */
class ReferenceTablesTest {

    private static final Schema LISTS = Schema.fromDdl("""
            CREATE TABLE countries (
              code char(2) PRIMARY KEY, iso3 char(3) NOT NULL UNIQUE, name varchar(80) NOT NULL UNIQUE,
              phone_code varchar(8), currency char(3));
            CREATE TABLE currency (id integer PRIMARY KEY, code char(3) UNIQUE, name varchar(40), symbol varchar(6));
            CREATE TABLE ref_continent (code char(2) PRIMARY KEY, name varchar(20));
            CREATE TABLE states (
              id integer PRIMARY KEY, name varchar(60), abbreviation varchar(5));
            CREATE TABLE "CountryRegion" ("CountryRegionCode" varchar(3) PRIMARY KEY, "Name" varchar(50) NOT NULL);
            CREATE TABLE country_visits (id integer PRIMARY KEY, name varchar(50));
            """, Dialect.postgresql());

    @Test
    void rowsAreTheEntriesInOrder() {
        Vocabulary countries = Vocabularies.bundled().get("common/countries");
        List<Row> rows = rows("countries", 150);

        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            assertThat(List.of(
                            String.valueOf(row.get("name")),
                            String.valueOf(row.get("code")),
                            String.valueOf(row.get("iso3")),
                            String.valueOf(row.get("currency")),
                            String.valueOf(row.get("phone_code"))))
                    .containsExactly(
                            countries.value(i, 0),
                            countries.value(i, 1),
                            countries.value(i, 2),
                            countries.value(i, 4),
                            countries.value(i, 5));
        }
        assertThat(rows("CountryRegion", 3).get(2).asMap()).containsValues("DZ", "Algeria");
        assertThat(rows("currency", 2).get(0).asMap()).containsValues("AED", "UAE Dirham");
        assertThat(rows("ref_continent", 7).get(3).asMap()).containsValues("EU", "Europe");
    }

    @Test
    void moreRowsThanThereAreEntriesDifferFromThem() {
        List<Row> rows = rows("countries", 400);

        assertThat(rows.stream().map(row -> row.get("code")).distinct()).hasSize(400);
        assertThat(rows.stream().map(row -> row.get("name")).distinct()).hasSize(400);
        assertThat(rows.get(0).get("code")).isEqualTo("AF");
        assertThat(rows.get(399).get("name")).asString().matches(".* [23]");
    }

    @Test
    void regionsAreThoseOfTheLocale() {
        assertThat(rows("states", 51).stream().map(row -> row.get("abbreviation")))
                .contains("AK", "TX", "WY")
                .doesNotHaveDuplicates();
        Row first = SyntheticDataGenerator.of(LISTS)
                .locale("de-DE")
                .generate()
                .table("states")
                .rows()
                .get(0);
        assertThat(first.asMap()).containsValues("Baden-Württemberg", "BW");
    }

    @Test
    void otherTablesAreNone() {
        assertThat(Blueprint.infer(LISTS)
                        .tables()
                        .get("country_visits")
                        .columns()
                        .get("name")
                        .rule())
                .isNotInstanceOf(dev.rowloom.blueprint.Rule.Entry.class);
    }

    private static List<Row> rows(String table, long count) {
        return SyntheticDataGenerator.of(LISTS)
                .rows(count)
                .generate()
                .table(table)
                .rows();
    }
}
