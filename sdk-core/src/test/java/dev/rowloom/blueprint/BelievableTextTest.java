package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What texts say fits the table they are in. */
class BelievableTextTest {

    private static Rule rule(String ddl, String locale, String table, String column) {
        Blueprint blueprint = SyntheticDataGenerator.of(Schema.fromDdl(ddl, Dialect.postgresql()))
                .locale(locale)
                .blueprint();
        return Objects.requireNonNull(Objects.requireNonNull(blueprint.tables().get(table))
                        .columns()
                        .get(column))
                .rule();
    }

    private static Rule rule(String ddl, String table, String column) {
        return rule(ddl, "en-US", table, column);
    }

    private static String vocabulary(Rule rule) {
        return String.valueOf(((Rule.Text) rule).vocabulary());
    }

    @Test
    void namesWithoutWordsSayNothing() {
        assertThat(rule("CREATE TABLE t (id int, \" \" varchar(30), \"?\" text NOT NULL)", "t", " "))
                .isNotNull();
    }

    @Test
    void sentencesAreAboutWhatTheTableHolds() {
        assertThat(vocabulary(rule("CREATE TABLE order_notes (id int, note text)", "order_notes", "note")))
                .isEqualTo("common/sentences-orders");
        assertThat(vocabulary(rule("CREATE TABLE patients (id int, remarks text)", "patients", "remarks")))
                .isEqualTo("common/sentences-medical");
        assertThat(vocabulary(rule("CREATE TABLE hosts (id int, comments text)", "hosts", "comments")))
                .isEqualTo("common/sentences-systems");
        assertThat(vocabulary(rule(
                        "CREATE TABLE order_groups (id int, code int, description text)",
                        "order_groups",
                        "description")))
                .isEqualTo("common/sentences-things");
        assertThat(vocabulary(rule("CREATE TABLE zones (id int, note text)", "zones", "note")))
                .isEqualTo("null");
    }

    @Test
    void sentencesStayInTheLanguageOfTheLocale() {
        String notes = "CREATE TABLE order_notes (id int, note text)";

        assertThat(vocabulary(rule(notes, "de-DE", "order_notes", "note"))).isEqualTo("de/sentences-orders");
        assertThat(vocabulary(rule("CREATE TABLE patients (id int, note text)", "de-DE", "patients", "note")))
                .isEqualTo("null");
    }

    @Test
    void remarksOfAHistoryTellTheProgressOfWhatItBelongsTo() {
        String ddl = "CREATE TABLE tickets (id int PRIMARY KEY, status text);"
                + " CREATE TABLE order_status_history (id int, comment text);"
                + " CREATE TABLE status_changes (id int, ticket_id int REFERENCES tickets, status text, comment text);"
                + " CREATE TABLE payment_log (id int, note text)";

        assertThat(vocabulary(rule(ddl, "order_status_history", "comment"))).isEqualTo("common/progress-orders");
        assertThat(vocabulary(rule(ddl, "status_changes", "comment"))).isEqualTo("common/progress-tickets");
        assertThat(vocabulary(rule(ddl, "payment_log", "note"))).isEqualTo("common/progress-payments");
        assertThat(vocabulary(rule(ddl, "de-DE", "order_status_history", "comment")))
                .isEqualTo("de/progress-orders");
        assertThat(vocabulary(rule(ddl, "fr-FR", "order_status_history", "comment")))
                .isEqualTo("fr/sentences-orders");
    }

    @Test
    void fewPeopleChangeTheStatesOfAHistory() {
        String ddl = "CREATE TABLE order_status_history (id int, changed_by varchar(60));"
                + " CREATE TABLE login_log (id int, username varchar(60))";
        for (String locale : List.of("en-US", "de-DE", "cs-CZ", "ja-JP", "pl-PL")) {
            Rule rule = rule(ddl, locale, "order_status_history", "changed_by");
            assertThat(((Rule.Values) rule).values())
                    .hasSize(12)
                    .allSatisfy(name -> assertThat(name.value()).matches("[a-z]+\\.[a-z]+"));
            assertThat(rule(ddl, locale, "login_log", "username")).isInstanceOf(Rule.About.class);
        }
    }

    @Test
    void messagesOfPeopleAreNoLinesOfALog() {
        assertThat(vocabulary(rule("CREATE TABLE order_notes (id int, message text)", "order_notes", "message")))
                .isEqualTo("common/sentences-orders");
        assertThat(rule("CREATE TABLE app_log (id int, message text)", "app_log", "message"))
                .isEqualTo(new Rule.Vocabulary("common/log-messages", 0));
    }

    @Test
    void thingsAreNamedByTheWordsOfTheirTable() {
        assertThat(rule("CREATE TABLE vouchers (id int, name varchar(80))", "vouchers", "name"))
                .isEqualTo(new Rule.Template("{common/qualifiers} voucher"));
        assertThat(rule("CREATE TABLE product_classes (id int, name varchar(80))", "product_classes", "name"))
                .isEqualTo(new Rule.Template("{common/qualifiers} product class"));
        assertThat(rule("CREATE TABLE vouchers (id int, name varchar(80))", "de-DE", "vouchers", "name"))
                .isEqualTo(new Rule.Template("Voucher {common/letters}"));
    }

    @Test
    void unknownColumnsSayTheirOwnWordsOrAreCodes() {
        assertThat(rule("CREATE TABLE lines (id int, route varchar(40))", "lines", "route"))
                .isEqualTo(new Rule.Template("Route {common/letters}"));
        assertThat(rule("CREATE TABLE lines (id int, gsn varchar(40))", "lines", "gsn"))
                .isInstanceOf(Rule.Pattern.class);
    }

    @Test
    void uniqueNamesOfThingsAreCountedOn() {
        DataPlan plan = SyntheticDataGenerator.of(Schema.fromDdl(
                        "CREATE TABLE vouchers (id int PRIMARY KEY, name varchar(80) NOT NULL UNIQUE)",
                        Dialect.postgresql()))
                .rows(2_000)
                .plan();
        Set<Object> names = new HashSet<>();
        for (long row = 0; row < 2_000; row++) {
            Object name = Objects.requireNonNull(plan.row("vouchers", row).get("name"));
            names.add(name);
            assertThat(name.toString()).matches("[A-Z][a-z]+ voucher( [1-9][0-9]{0,2})?");
        }
        assertThat(names).hasSize(2_000);
    }

    @Test
    void documentsHoldWhatTheTableIsAbout() throws Exception {
        String ddl = "CREATE TABLE products (id int PRIMARY KEY, attributes jsonb NOT NULL);"
                + " CREATE TABLE audit_log (id int PRIMARY KEY, metadata jsonb NOT NULL)";
        DataPlan plan = SyntheticDataGenerator.of(Schema.fromDdl(ddl, Dialect.postgresql()))
                .rows(100)
                .plan();
        ObjectMapper json = new ObjectMapper();
        for (long row = 0; row < 100; row++) {
            String attributes = String.valueOf(plan.row("products", row).get("attributes"));
            String metadata = String.valueOf(plan.row("audit_log", row).get("metadata"));
            assertThat(json.readTree(attributes).hasNonNull("origin")).isTrue();
            assertThat(json.readTree(metadata).hasNonNull("requestId")).isTrue();
        }
    }

    @Test
    void documentsTellNothingThatAColumnTells() {
        String ddl =
                "CREATE TABLE products (id int, colour text, country_of_origin text, pack_size int, attributes jsonb);"
                        + " CREATE TABLE audit_log (id int, channel text, latency_ms int, metadata jsonb)";

        assertThat(rule(ddl, "products", "attributes"))
                .isEqualTo(new Rule.Pattern("\\{\"recyclable\": (true|false), \"giftWrap\": (true|false)\\}"));
        assertThat(rule(ddl, "audit_log", "metadata"))
                .isEqualTo(
                        new Rule.Pattern("\\{\"requestId\": \"[0-9a-f]{8}\", \"success\": (true|true|true|false)\\}"));
    }

    @Test
    void everyDocumentIsJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (String column : "tags permissions address images preferences settings errors headers changes payload data"
                .split(" ", -1)) {
            for (String table : "products orders payments readings users posts hosts things".split(" ", -1)) {
                String ddl = "CREATE TABLE " + table + " (id int PRIMARY KEY, " + column + " jsonb NOT NULL)";
                DataPlan plan = SyntheticDataGenerator.of(Schema.fromDdl(ddl, Dialect.postgresql()))
                        .rows(20)
                        .plan();
                for (long row = 0; row < 20; row++) {
                    json.readTree(String.valueOf(plan.row(table, row).get(column)));
                }
            }
        }
    }

    @Test
    void moduleNamesInFrontOfCountriesSayNoMore() {
        assertThat(rule(
                        "CREATE TABLE address_country (iso_3166_1_a2 char(2) PRIMARY KEY, name varchar(80))",
                        "address_country",
                        "iso_3166_1_a2"))
                .isEqualTo(new Rule.Entry("common/countries", 1));
    }

    @Test
    void aDefaultSaysWhatMostRowsHave() {
        String ddl = "CREATE TABLE feeds (id int, transport varchar(20) DEFAULT 'ftp', mode text DEFAULT 'fast',"
                + " kx integer DEFAULT 50)";

        assertThat(((Rule.Values) rule(ddl, "feeds", "transport"))
                        .values()
                        .get(0)
                        .value())
                .isEqualTo("ftp");
        assertThat(((Rule.Values) rule(ddl, "feeds", "mode")).values().get(0).value())
                .isEqualTo("fast");
        assertThat(((Rule.Values) rule(ddl, "feeds", "kx")).values())
                .extracting(Rule.Weighted::value)
                .containsExactly("50", "100", "25", "250");
    }

    @Test
    void uniqueAddressesDifferByTheirHouses() {
        String ddl = "CREATE TABLE buildings (id int PRIMARY KEY, address varchar(80) NOT NULL UNIQUE,"
                + " city varchar(40) NOT NULL)";

        assertThat(texts(ddl, "en-US", "buildings", "address"))
                .allMatch(it -> it.matches("[1-9][0-9]{0,2} [A-Z].*[a-z]"));
        assertThat(texts(ddl, "de-DE", "buildings", "address"))
                .allMatch(it -> it.matches("[A-ZÄÖÜ].* [1-9][0-9]{0,2}"));
    }

    @Test
    void uniqueWordsThatWereGuessedAreCountedOn() {
        String ddl = "CREATE TABLE audit_actions (id int PRIMARY KEY, action varchar(60) NOT NULL UNIQUE)";

        assertThat(texts(ddl, "en-US", "audit_actions", "action")).allMatch(it -> it.matches("[a-z]+(-[1-9][0-9]*)?"));
    }

    private static Set<String> texts(String ddl, String locale, String table, String column) {
        DataPlan plan = SyntheticDataGenerator.of(Schema.fromDdl(ddl, Dialect.postgresql()))
                .locale(locale)
                .rows(500)
                .plan();
        Set<String> texts = new HashSet<>();
        for (long row = 0; row < 500; row++) {
            texts.add(String.valueOf(plan.row(table, row).get(column)));
        }
        assertThat(texts).hasSize(500);
        return texts;
    }

    @Test
    void gluedWordsAreToldApart() {
        String ddl = "CREATE TABLE products (id int, name varchar(80), daystomanufacture integer, scrappedqty smallint,"
                + " requestipaddress varchar(40))";

        assertThat(((Rule.Number) rule(ddl, "products", "daystomanufacture")).max())
                .isEqualTo("45");
        assertThat(((Rule.Number) rule(ddl, "products", "scrappedqty")).max()).isEqualTo("4");
        assertThat(String.valueOf(rule(ddl, "products", "requestipaddress"))).contains("10\\.");
    }

    @Test
    void slugsAreMadeOfTheTitleBesideThem() {
        String ddl = "CREATE TABLE posts (id int, title varchar(90) NOT NULL, slug varchar(120))";

        assertThat(rule(ddl, "posts", "slug")).isEqualTo(new Rule.Template("{title|slug}"));
    }

    @Test
    void amountsWithTaxCountFromThoseWithout() {
        String ddl = "CREATE TABLE orders (id int, total_incl_tax numeric(12,2), total_excl_tax numeric(12,2))";
        DataPlan plan = SyntheticDataGenerator.of(Schema.fromDdl(ddl, Dialect.postgresql()))
                .rows(200)
                .plan();
        for (long row = 0; row < 200; row++) {
            BigDecimal gross = (BigDecimal) plan.row("orders", row).get("total_incl_tax");
            BigDecimal net = (BigDecimal) plan.row("orders", row).get("total_excl_tax");
            if (gross != null && net != null) {
                assertThat(gross).isBetween(net, net.multiply(new BigDecimal("1.3")));
            }
        }
    }

    @Test
    void partsOfOneThingFitIt() {
        String ddl = "CREATE TABLE employees (id int, phone varchar(24), extension varchar(4));"
                + " CREATE TABLE stores (id int, logo_mime_type varchar(80));"
                + " CREATE TABLE tracks (id int, unit_price numeric(10,2));"
                + " CREATE TABLE stock (id int, purchase_price numeric(10,2), symbol text)";

        assertThat(rule(ddl, "employees", "extension")).isEqualTo(new Rule.Pattern("[1-9][0-9]{2,3}"));
        assertThat(((Rule.Values) rule(ddl, "stores", "logo_mime_type")).values())
                .allMatch(it -> it.value().startsWith("image/"));
        assertThat(rule(ddl, "stock", "symbol")).isEqualTo(new Rule.Pattern("[A-Z]{2,4}"));
        assertThat(rule(ddl, "tracks", "unit_price")).isInstanceOf(Rule.Values.class);
    }

    @Test
    void workItemsAreNoProducts() {
        assertThat(rule("CREATE TABLE work_items (id int, title varchar(90))", "work_items", "title"))
                .isEqualTo(new Rule.Vocabulary("common/ticket-subjects", 0));
    }
}
