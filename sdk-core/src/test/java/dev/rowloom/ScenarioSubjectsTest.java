package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.engine.Row;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a given row says of a person or place leads the columns that it does not say. */
class ScenarioSubjectsTest {

    private static final Schema PEOPLE = Schema.fromDdl("""
            CREATE TABLE customers (
              id int PRIMARY KEY, first_name varchar(30) NOT NULL, last_name varchar(30) NOT NULL, full_name varchar(60) NOT NULL,
              email varchar(40) NOT NULL UNIQUE, username varchar(12) NOT NULL UNIQUE, gender char(1) NOT NULL CHECK (gender IN ('F', 'M')),
              city varchar(40) NOT NULL, country_code char(2) NOT NULL, timezone varchar(40) NOT NULL);
            CREATE TABLE members (id int PRIMARY KEY, name varchar(60) NOT NULL, email varchar(80) NOT NULL UNIQUE);
            """, Dialect.named("postgresql"));

    private static SyntheticDataGenerator generator() {
        return SyntheticDataGenerator.of(PEOPLE).rows(20);
    }

    private static Row first(String table, Consumer<PinnedRow> spec) {
        return generator().given(table, spec).plan().row(table, 0);
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.get(column)).toString();
    }

    @Test
    void aNameMakesTheAddresses() {
        Row anna = first("customers", c -> c.set("first_name", "Anna").set("last_name", "Kiss"));
        assertThat(text(anna, "email")).startsWith("anna.kiss@");
        assertThat(anna.asMap())
                .containsAllEntriesOf(Map.of("username", "anna.kiss", "full_name", "Anna Kiss", "gender", "F"));
        assertThat(text(first("members", m -> m.set("name", "Jörg Weiß")), "email"))
                .startsWith("jorg.weiss@");
    }

    @Test
    void halfANameLeavesTheOtherHalf() {
        Row natural = generator().plan().row("customers", 0);
        Row anna = first("customers", c -> c.set("first_name", "Zsófia"));
        assertThat(anna.get("last_name")).isEqualTo(natural.get("last_name"));
        assertThat(text(anna, "email"))
                .startsWith("zsofia." + text(natural, "last_name").toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void anAddressMakesTheName() {
        Row anna = first("customers", c -> c.set("email", "anna.kiss7@example.org"));
        assertThat(anna.asMap())
                .containsAllEntriesOf(Map.of("first_name", "Anna", "last_name", "Kiss", "full_name", "Anna Kiss"));
        Row info = first("customers", c -> c.set("email", "info@example.org"));
        assertThat(info.get("first_name"))
                .isEqualTo(generator().plan().row("customers", 0).get("first_name"));
        assertThat(first("members", m -> m.set("email", "anna.kiss@example.org"))
                        .get("name"))
                .isEqualTo("Anna Kiss");
    }

    @Test
    void whatIsGivenStaysWhereItDisagrees() {
        Row row = first(
                "customers",
                c -> c.set("first_name", "Anna")
                        .set("email", "bob.ray@example.org")
                        .set("gender", "M"));
        assertThat(row.asMap())
                .containsAllEntriesOf(Map.of("first_name", "Anna", "email", "bob.ray@example.org", "gender", "M"));
    }

    @Test
    void addressesThatFollowStayUnique() {
        var twins = generator()
                .given("customers", 3, c -> c.set("first_name", "Anna").set("last_name", "Kiss"));
        var rows = twins.generate().table("customers").rows();
        assertThat(rows).extracting(row -> row.get("email")).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row.get("username")).doesNotHaveDuplicates();
        String taken = text(generator().plan().row("customers", 9), "email");
        var given = generator().given("customers", c -> c.set("email", taken)).generate();
        assertThat(given.table("customers").rows())
                .extracting(row -> row.get("email"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTooLongNameLeavesTheAddress() {
        Row row = first(
                "customers",
                c -> c.set("first_name", "Maximiliane-Charlotte").set("last_name", "von der Hohenlinden-Steinberg"));
        assertThat(text(row, "email")).hasSizeLessThanOrEqualTo(40);
        assertThat(text(row, "username")).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void aPlaceIsOnePlace() {
        Row berlin = first("customers", c -> c.set("city", "Berlin"));
        assertThat(berlin.asMap()).containsAllEntriesOf(Map.of("country_code", "DE", "timezone", "Europe/Berlin"));
        assertThat(first("customers", c -> c.set("country_code", "JP")).get("timezone"))
                .isEqualTo("Asia/Tokyo");
        assertThat(first("customers", c -> c.set("city", "Nowhere")).get("city"))
                .isEqualTo("Nowhere");
    }

    @Test
    void aGenderMakesTheFirstName() {
        for (String gender : new String[] {"F", "M"}) {
            Row one = first("customers", c -> c.set("gender", gender));
            Row same = first("customers", c -> c.set("first_name", text(one, "first_name")));
            assertThat(same.get("gender")).isEqualTo(gender);
        }
    }

    @Test
    void aConstraintIsStillHeld() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(generator().given("customers", 2, c -> c.set("email", "anna.kiss@example.org"))::plan)
                .withMessageContaining("email");
    }
}
