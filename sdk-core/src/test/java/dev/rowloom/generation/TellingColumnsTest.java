package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingColumnsTest {

    private static final ShopAsks SHOP = new ShopAsks();

    @ParameterizedTest
    @CsvSource({
        "customers, first_name last_name city",
        "products, name price",
        "orders, order_number status ordered_at total"
    })
    void tellsARowByItsNameStatePlaceAndDate(String table, String columns) {
        TellingColumns telling = new TellingColumns(SHOP.plan);

        assertThat(telling.of(SHOP.schema, table)).containsExactly(columns.split(" ", -1));
    }

    @Test
    void goesByNamesWhereNobodyExplains() {
        assertThat(new TellingColumns(List.of()).of(SHOP.schema, "customers"))
                .containsExactly("first_name", "last_name", "city");
    }

    @Test
    void neverTellsWhatIsSecret() {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE accounts (
                  id int PRIMARY KEY, username varchar(40), passwordName varchar(80), api_key_name varchar(80),
                  token_title varchar(99), pin_code varchar(9), "SecretLabel" text, iban_name varchar(40),
                  avatar_name bytea, name_hash varchar(64), salt_status varchar(9), spinning_status varchar(9)
                )
                """, Dialect.postgresql());
        DataPlan plan = SyntheticDataGenerator.of(schema).plan();

        assertThat(new TellingColumns(plan).of(schema, "accounts"))
                .contains("username")
                .isSubsetOf("username", "spinning_status");
        assertThat(new TellingColumns(List.of()).of(schema, "accounts")).isSubsetOf("username", "spinning_status");
    }

    @Test
    void tellsFewColumnsAndNoNumbersOfRows() {
        Schema schema = Schema.fromDdl("""
                CREATE TABLE things (
                  id int GENERATED ALWAYS AS IDENTITY, thing_type_id int REFERENCES kinds(id), name varchar(40),
                  title varchar(40), label varchar(40), subject varchar(40), city varchar(40), status varchar(9)
                );
                CREATE TABLE kinds (id int PRIMARY KEY);
                """, Dialect.postgresql());

        assertThat(new TellingColumns(List.of()).of(schema, "things"))
                .containsExactly("name", "title", "label", "subject");
        assertThat(new TellingColumns(List.of()).of(schema, "kinds")).isEmpty();
        assertThat(new TellingColumns(List.of()).of(schema, "nothing")).isEmpty();
    }

    @Test
    void showsValuesShortAndInOneLine() {
        assertThat(TellingColumns.shown("a\nb  c")).isEqualTo("a b c");
        assertThat(TellingColumns.shown("x".repeat(90))).isEqualTo("x".repeat(40) + "…");
    }
}
