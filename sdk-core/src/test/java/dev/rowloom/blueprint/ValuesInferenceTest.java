package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ValuesInferenceTest {

    private static ColumnBlueprint column(String ddl, String table, String column) {
        Blueprint blueprint = Blueprint.infer(Schema.fromDdl(ddl, Dialect.postgresql()));
        TableBlueprint found = Objects.requireNonNull(blueprint.tables().get(table));
        return Objects.requireNonNull(found.columns().get(column));
    }

    private static Rule rule(String columns, String column) {
        return column("CREATE TABLE things (id int PRIMARY KEY, " + columns + ")", "things", column)
                .rule();
    }

    @Test
    void kindsAreListedByTheWordsBesideThem() {
        assertThat(rule("payment_type varchar(30)", "payment_type"))
                .isEqualTo(new Rule.Vocabulary("common/payment-types", 0));
        assertThat(rule("log_level varchar(10)", "log_level")).isEqualTo(new Rule.Vocabulary("common/log-levels", 0));
        assertThat(rule("default_charset varchar(30)", "default_charset"))
                .isEqualTo(new Rule.Vocabulary("common/charsets", 0));
        assertThat(rule("severity_name_1 varchar(30)", "severity_name_1"))
                .isEqualTo(new Rule.Vocabulary("common/severities", 0));
    }

    @Test
    void kindsAreListedByTheTable() {
        String ddl = "CREATE TABLE addresses (id int PRIMARY KEY, type varchar(20), street varchar(60))";

        assertThat(column(ddl, "addresses", "type").rule()).isEqualTo(new Rule.Vocabulary("common/address-types", 0));
    }

    @Test
    void tablesOfKindsHoldEachKind() {
        String ddl = "CREATE TABLE contact_types (id int PRIMARY KEY, name varchar(50) UNIQUE, description text)";

        assertThat(column(ddl, "contact_types", "name").rule()).isEqualTo(new Rule.Entry("common/contact-types", 0));
        assertThat(column(ddl, "contact_types", "description").rule()).isInstanceOf(Rule.Text.class);
    }

    @Test
    void aDefaultOfAnotherListIsNoKindOfThis() {
        assertThat(rule("platform varchar(30) DEFAULT 'warehouse'", "platform"))
                .isNotEqualTo(new Rule.Vocabulary("common/platforms", 0));
    }

    @Test
    void unitsComeFromTheWordsBesideThem() {
        assertThat(rule("rental_duration int", "rental_duration")).isInstanceOf(Rule.Values.class);
        assertThat(rule("timeout_seconds int", "timeout_seconds")).isInstanceOf(Rule.Values.class);
        assertThat(((Rule.Number) rule("heart_rate int", "heart_rate")).max()).isEqualTo("120");
        assertThat(((Rule.Number) rule("exp_month int", "exp_month")).max()).isEqualTo("12");
        assertThat(((Rule.Number) rule("cpu_usage numeric(5,2)", "cpu_usage")).max())
                .isEqualTo("98");
    }

    @Test
    void partsOfACalendarStayParts() {
        assertThat(((Rule.Number) rule("day_number_in_month int", "day_number_in_month")).max())
                .isNotEqualTo("5000");
        assertThat(rule("minute int", "minute")).isInstanceOf(Rule.Number.class);
    }

    @Test
    void amountsAreNotNegativeWhereTheTypeAloneWouldAdmitIt() {
        assertThat(((Rule.Number) rule("commission_rate numeric(2,2)", "commission_rate")).min())
                .isEqualTo("0");
    }

    @Test
    void longTextIsProseOnlyWhereTheNameAsksForIt() {
        assertThat(rule("relay_opts text", "relay_opts")).isEqualTo(new Rule.Template("Relay opt {common/letters}"));
        assertThat(((Rule.Text) rule("description text", "description")).style())
                .isEqualTo(Rule.Style.SENTENCE);
        assertThat(((Rule.Text) rule("body text", "body")).style()).isEqualTo(Rule.Style.PARAGRAPH);
    }

    @Test
    void whatFewHaveIsMostlyNull() {
        String ddl = "CREATE TABLE customers (id int PRIMARY KEY, last_name text, fax varchar(30), company text, "
                + "deleted_at timestamp, notes text, email text)";

        assertThat(column(ddl, "customers", "fax").nullRate()).isEqualTo(0.8);
        assertThat(column(ddl, "customers", "company").nullRate()).isEqualTo(0.6);
        assertThat(column(ddl, "customers", "deleted_at").nullRate()).isEqualTo(0.9);
        assertThat(column(ddl, "customers", "notes").nullRate()).isEqualTo(0.5);
        assertThat(column(ddl, "customers", "email").nullRate()).isLessThan(0.1);
    }

    @Test
    void onlyWhatWasPaidBackHasAnAmountForThat() {
        String ddl =
                "CREATE TABLE orders (id int PRIMARY KEY, status varchar(20) NOT NULL CHECK (status IN ('new', 'paid',"
                        + " 'shipped', 'cancelled', 'refunded')), refund_amount numeric(10,2), cancellation_reason text)";

        assertThat(((Rule.When) column(ddl, "orders", "refund_amount").rule()).cases())
                .anySatisfy(it -> {
                    assertThat(it.values()).containsExactly("refunded");
                    assertThat(it.rule()).isInstanceOf(Rule.Number.class);
                })
                .anySatisfy(it -> assertThat(it.rule()).isEqualTo(new Rule.Constant(null)));
        assertThat(((Rule.When) column(ddl, "orders", "cancellation_reason").rule()).cases())
                .anySatisfy(it -> assertThat(it.values()).containsExactly("cancelled"));
    }

    @Test
    void wordsAreOfTheLocalesLanguage() {
        String ddl =
                "CREATE TABLE reviews (id int PRIMARY KEY, stars int NOT NULL CHECK (stars BETWEEN 1 AND 5), body text)";
        Blueprint blueprint = Blueprint.infer(Schema.fromDdl(ddl, Dialect.postgresql()), "fr-FR");
        ColumnBlueprint body =
                Objects.requireNonNull(Objects.requireNonNull(blueprint.tables().get("reviews"))
                        .columns()
                        .get("body"));

        assertThat(((Rule.When) body.rule()).otherwise()).isEqualTo(new Rule.Vocabulary("fr/reviews-good", 0));
    }

    @Test
    void picturesAreFilesOfPictures() {
        assertThat(rule("photo_filename varchar(100)", "photo_filename").toString())
                .contains(".jpg");
        assertThat(rule("file_name varchar(100)", "file_name")).isEqualTo(new Rule.About(Subject.FILE, "name", ""));
    }

    @Test
    void secondLinesOfAnAddressAreNoStreets() {
        assertThat(rule("address1 varchar(100), address2 varchar(100), city varchar(50)", "address2"))
                .isInstanceOf(Rule.Pattern.class);
    }
}
