package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TableName;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTest {

    private static Blueprint infer(String ddl) {
        return Blueprint.infer(Schema.fromDdl(ddl, Dialect.postgresql()));
    }

    private static ColumnBlueprint column(String ddl, String table, String column) {
        return column(infer(ddl), table, column);
    }

    private static ColumnBlueprint column(Blueprint blueprint, String table, String column) {
        TableBlueprint found = Objects.requireNonNull(blueprint.tables().get(table), table);
        return Objects.requireNonNull(found.columns().get(column), column);
    }

    private static List<String> values(Rule rule) {
        return ((Rule.Values) rule).values().stream().map(Rule.Weighted::value).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customers | first_name varchar(40) | person.first_name",
                "customers | EMail text | contact.email",
                "customers | name varchar(80) | person.full_name",
                "suppliers | name varchar(80) | company.name",
                "products | name varchar(80) | product.name",
                "orders | order_number varchar(20) | order.number",
                "orders | status varchar(20) | status.state",
                "orders | total numeric(10,2) | money.total",
                "items | unit_price numeric(10,2) | money.price",
                "items | quantity int | quantity.ordered",
                "items | discount_pct numeric(5,2) | percent",
                "pages | slug varchar(80) | text.slug",
                "pages | body text | text.long",
                "pages | url text | net.url",
                "logs | client_ip inet | net.ip",
                "logs | user_agent text | net.user_agent",
                "files | mime_type text | file.mime_type",
                "files | file_size bigint | file.size",
                "places | lat numeric(9,6) | geo.latitude",
                "products | colour varchar(7) | color.hex",
                "books | isbn char(13) | isbn",
                "users | password_hash varchar(60) | security.password_hash",
                "users | is_admin boolean | status.flag",
                "users | last_login timestamp | time.event",
                "users | dob date | person.birth_date",
                "sensors | payload jsonb | data.json",
                "sensors | guid uuid | key.uuid",
                "sensors | qqq int | unknown.opaque"
            })
    void tellsWhatColumnsHold(String table, String declaration, String meaning) {
        String name = declaration.substring(0, declaration.indexOf(' '));
        Blueprint blueprint = infer("CREATE TABLE " + table + " (\"" + name + "\""
                + declaration.substring(name.length()) + ", other_thing text);");

        assertThat(column(blueprint, table, name).meaning()).isEqualTo(meaning);
    }

    @Test
    void keysAreNumberedAndReferencesFollowThem() {
        Blueprint blueprint = infer("""
                CREATE TABLE shops (id int GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 10) PRIMARY KEY, name text);
                CREATE TABLE visits (id serial PRIMARY KEY, shop_id int REFERENCES shops, code char(3) NOT NULL);
                """);

        assertThat(column(blueprint, "shops", "id").rule()).isEqualTo(new Rule.Sequence(100, 10));
        assertThat(column(blueprint, "visits", "id").rule()).isEqualTo(new Rule.Sequence(1, 1));
        assertThat(column(blueprint, "visits", "shop_id").rule()).isEqualTo(new Rule.Reference());
        assertThat(column(blueprint, "visits", "code").rule()).isEqualTo(new Rule.Pattern("[A-Z]{3}"));
        ReferenceBlueprint reference =
                blueprint.tables().get("visits").references().get(0);
        assertThat(reference.role()).isEqualTo(ReferenceBlueprint.Role.OWNER);
        assertThat(reference.nullRate()).isEqualTo(0.1);
    }

    @Test
    void linesBelongToTheirDocumentAndNoTableOwnsItself() {
        Blueprint blueprint = infer("""
                CREATE TABLE products (id int PRIMARY KEY, parent_id int REFERENCES products);
                CREATE TABLE orders (id int PRIMARY KEY);
                CREATE TABLE order_lines (order_id int REFERENCES orders, line_no int, product_id int NOT NULL REFERENCES products,
                  PRIMARY KEY (order_id, line_no));
                CREATE TABLE order_notes (order_id int PRIMARY KEY REFERENCES orders, product_id int NOT NULL REFERENCES products);
                """);

        assertThat(owner(blueprint, "order_lines")).isEqualTo("orders");
        assertThat(owner(blueprint, "order_notes")).isEqualTo("orders");
        assertThat(owner(blueprint, "products")).isEmpty();
        assertThat(blueprint.tables().get("order_notes").references().get(0).cardinality())
                .isEqualTo(new Cardinality.Even());
    }

    @Test
    void ownersNeverGoRoundInACircle() {
        Blueprint blueprint = infer("""
                CREATE TABLE a (id int PRIMARY KEY, b_id int NOT NULL);
                CREATE TABLE b (id int PRIMARY KEY, c_id int NOT NULL);
                CREATE TABLE c (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a);
                ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
                ALTER TABLE b ADD FOREIGN KEY (c_id) REFERENCES c;
                """);
        List<String> owned = List.of("a", "b", "c").stream()
                .filter(table -> !owner(blueprint, table).isEmpty())
                .toList();

        assertThat(owned).hasSize(2);
    }

    private static String owner(Blueprint blueprint, String table) {
        return blueprint.tables().get(table).references().stream()
                .filter(reference -> reference.role() == ReferenceBlueprint.Role.OWNER)
                .map(ReferenceBlueprint::table)
                .collect(Collectors.joining());
    }

    @Test
    void checksAndLabelsGiveTheValues() {
        String ddl = """
                CREATE TYPE size AS ENUM ('S', 'M', 'L');
                CREATE TABLE shirts (id int PRIMARY KEY, size size, sold char(1) CHECK (sold IN ('Y', 'N')),
                  state text CHECK (state IN ('active', 'deleted', 'inactive')), stars int CHECK (stars BETWEEN 1 AND 5),
                  grade int CHECK (grade BETWEEN 3 AND 200), always boolean CHECK (always IS TRUE));
                """;
        Blueprint blueprint = infer(ddl);

        assertThat(values(column(blueprint, "shirts", "size").rule())).containsExactly("S", "M", "L");
        assertThat(values(column(blueprint, "shirts", "sold").rule())).containsExactly("Y", "N");
        assertThat(column(blueprint, "shirts", "sold").meaning()).isEqualTo("status.flag");
        Rule.Values state = (Rule.Values) column(blueprint, "shirts", "state").rule();
        assertThat(state.values().get(0).weight())
                .isGreaterThan(state.values().get(2).weight());
        assertThat(state.values().get(2).weight())
                .isGreaterThan(state.values().get(1).weight());
        assertThat(values(column(blueprint, "shirts", "stars").rule())).containsExactly("1", "2", "3", "4", "5");
        assertThat(values(column(blueprint, "shirts", "grade").rule())).isSubsetOf("3", "4", "5");
        assertThat(values(column(blueprint, "shirts", "always").rule())).containsExactly("true");
    }

    @Test
    void codesOfACommentGiveTheValues() {
        Blueprint blueprint = infer("""
                CREATE TABLE jobs (id int PRIMARY KEY, status smallint, kind smallint);
                COMMENT ON COLUMN jobs.status IS 'status (0: waiting, 1: running, 2 = done)';
                COMMENT ON COLUMN jobs.kind IS 'since version 2.1 in 30 countries';
                """);

        assertThat(values(column(blueprint, "jobs", "status").rule())).containsExactly("0", "1", "2");
        assertThat(column(blueprint, "jobs", "kind").meaning()).isEqualTo("type.category");
    }

    @Test
    void laterTimesComeAfterEarlierOnes() {
        Blueprint blueprint = infer("""
                CREATE TABLE orders (id int PRIMARY KEY, ordered_at timestamp NOT NULL, shipped_at timestamp,
                  created_at timestamp, updated_at timestamp, deleted_at timestamp);
                CREATE TABLE contracts (id int PRIMARY KEY, valid_from date, valid_to date, low int, high int, CHECK (low < high));
                """);

        assertThat(after(blueprint, "orders", "ordered_at")).isEqualTo("created_at");
        assertThat(after(blueprint, "orders", "shipped_at")).contains("ordered_at", "created_at");
        assertThat(after(blueprint, "orders", "updated_at")).contains("created_at", "ordered_at", "shipped_at");
        assertThat(after(blueprint, "orders", "deleted_at")).contains("updated_at", "shipped_at");
        assertThat(after(blueprint, "contracts", "valid_to")).isEqualTo("valid_from");
        assertThat(after(blueprint, "contracts", "high")).isEqualTo("low");
        Rule.Temporal created =
                (Rule.Temporal) column(blueprint, "orders", "created_at").rule();
        assertThat(created.max()).as("room for what follows before the present").isLessThan("2025-09-01");
    }

    private static String after(Blueprint blueprint, String table, String column) {
        return ((Rule.After) column(blueprint, table, column).rule()).column();
    }

    @Test
    void columnsWithTheSameWordsInFrontAreAboutTheSameThing() {
        Blueprint blueprint = infer("""
                CREATE TABLE orders (id int PRIMARY KEY, contact_name text, contact_email text, billing_street text,
                  billing_city text, ship_street text, ship_city text, phone text, fax text);
                """);

        assertThat(about(blueprint, "contact_email").group())
                .isEqualTo(about(blueprint, "contact_name").group());
        assertThat(about(blueprint, "billing_city").group()).isEqualTo("billing");
        assertThat(about(blueprint, "ship_city").group()).isEqualTo("ship");
        // numbers of the same place, which differ by the columns' own streams
        assertThat(about(blueprint, "phone")).isEqualTo(about(blueprint, "fax"));
    }

    private static Rule.About about(Blueprint blueprint, String column) {
        return (Rule.About) column(blueprint, "orders", column).rule();
    }

    @Test
    void nullRatesRespectConstraintsAndReferences() {
        Blueprint blueprint = infer("""
                CREATE TABLE people (id int PRIMARY KEY, code text UNIQUE, middle_name text, phone text NOT NULL,
                  nick text CHECK (nick IS NOT NULL), tag text, UNIQUE NULLS NOT DISTINCT (tag));
                CREATE TABLE pets (id int PRIMARY KEY, person_code text REFERENCES people (code));
                """);

        assertThat(column(blueprint, "people", "id").nullRate()).isZero();
        assertThat(column(blueprint, "people", "code").nullRate())
                .as("referenced")
                .isZero();
        assertThat(column(blueprint, "people", "phone").nullRate()).isZero();
        assertThat(column(blueprint, "people", "nick").nullRate()).isZero();
        assertThat(column(blueprint, "people", "tag").nullRate()).isZero();
        assertThat(column(blueprint, "people", "middle_name").nullRate()).isEqualTo(0.6);
        assertThat(column(blueprint, "pets", "person_code").nullRate()).isEqualTo(0.1);
    }

    @Test
    void lengthsAndScalesDecideTheForm() {
        Blueprint blueprint = infer("""
                CREATE TABLE customers (country varchar(2), home_country varchar(60), created_on char(8), created_ms bigint,
                  tax_rate numeric(4,4), fee numeric(3,1), middle_name char(1));
                """);

        assertThat(column(blueprint, "customers", "country").rule())
                .isEqualTo(new Rule.About(Subject.PLACE, "countryCode", ""));
        assertThat(((Rule.About) column(blueprint, "customers", "home_country").rule()).part())
                .isEqualTo("country");
        assertThat(column(blueprint, "customers", "created_on").format()).isEqualTo("yyyyMMdd");
        assertThat(((Rule.Values) column(blueprint, "customers", "tax_rate").rule()).values())
                .contains(new Rule.Weighted("0.19", 4));
        assertThat(((Rule.Number) column(blueprint, "customers", "fee").rule()).max())
                .isEqualTo("99.9");
    }

    @Test
    void computedColumnsAreLeftOut() {
        Blueprint blueprint = infer("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);");

        assertThat(blueprint.tables().get("t").columns()).containsOnlyKeys("a");
    }

    @Test
    void everyTypeGetsARule() {
        Blueprint blueprint = infer("""
                CREATE TABLE odd (a text[], b int4range, c interval, d bit(4), e tsvector NOT NULL, f macaddr, g xml, h money,
                  i point, j hstore, k bytea, l time with time zone, m uuid[], n real, o unheard_of, p vector(3) NOT NULL);
                """);

        assertThat(blueprint.tables().get("odd").columns()).hasSize(16);
        assertThat(column(blueprint, "odd", "d").rule()).isEqualTo(new Rule.Pattern("[01]{4}"));
        assertThat(column(blueprint, "odd", "o").rule()).isEqualTo(new Rule.Database());
    }

    @Test
    void anUnknownLocaleIsAnError() {
        Schema schema = Schema.fromDdl("CREATE TABLE t (a int);", Dialect.postgresql());

        assertThatThrownBy(() -> Blueprint.infer(schema, "tlh"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("there are no names and places for the locale 'tlh'");
    }

    @Test
    void fiveThousandTablesHaveTheirRules() {
        List<Table> tables = new ArrayList<>();
        List<String> words =
                List.copyOf(Map.of("customer", 1, "order", 2, "unknownthing", 3).keySet());
        for (int t = 0; t < 5000; t++) {
            Table.Builder table = Table.builder("t" + t, TableName.of(words.get(t % 3) + "_" + t));
            for (int c = 0; c < 20; c++) {
                table.column(Column.builder(words.get(c % 3) + "_value_" + t + "_" + c, DataType.IntegerType.signed(32))
                        .build());
            }
            tables.add(table.build());
        }
        Schema schema = Schema.of(Dialect.postgresql(), tables, List.of());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();

        assertThat(Blueprint.infer(schema).tables()).hasSize(5000);

        long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
        System.out.println("5,000 tables of 20 columns inferred in " + millis + " ms of processor time");
    }
}
