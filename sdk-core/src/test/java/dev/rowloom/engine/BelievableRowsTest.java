package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of twenty rows would take offence at. */
class BelievableRowsTest {

    private static final String SHOP = """
            CREATE TABLE categories (id int PRIMARY KEY, name varchar(60) NOT NULL);
            CREATE TABLE products (id int PRIMARY KEY, category_id int NOT NULL REFERENCES categories (id),
                name varchar(80) NOT NULL UNIQUE, list_price decimal(10,2) NOT NULL, min_price decimal(10,2) NOT NULL);
            CREATE TABLE orders (id int PRIMARY KEY, created_at timestamp NOT NULL, total decimal(10,2) NOT NULL);
            CREATE TABLE order_lines (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders (id),
                product_id int NOT NULL REFERENCES products (id), quantity int NOT NULL, unit_price decimal(10,2) NOT NULL,
                unit_price_incl_tax decimal(10,2) NOT NULL, line_price_incl_tax decimal(12,2) NOT NULL);
            CREATE TABLE payments (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders (id),
                amount decimal(10,2) NOT NULL, method varchar(30) NOT NULL);
            """;

    private static String text(Row row, String column) {
        return String.valueOf(row.get(column));
    }

    private static BigDecimal number(Row row, String column) {
        return new BigDecimal(text(row, column));
    }

    @Test
    void productsAreOfTheCategoryTheyReferTo() {
        Made made = Made.postgres(SHOP, 200);
        Map<Object, String> categories = new HashMap<>();
        made.rows("categories")
                .forEach(row -> categories.put(Objects.requireNonNull(row.get("id")), text(row, "name")));

        assertThat(made.rows("products")).allSatisfy(row -> {
            String category = Objects.requireNonNull(categories.get(row.get("category_id")));
            assertThat(categories(text(row, "name"))).as(text(row, "name")).contains(category);
        });
        assertThat(made.values("products", "name")).doesNotHaveDuplicates();
    }

    @Test
    void aProductIsTheSameByItselfAndWithAColumnMore() {
        Made made = Made.postgres(SHOP, 50);
        Made more = Made.postgres(
                SHOP.replace("name varchar(80) NOT NULL UNIQUE,", "name varchar(80) NOT NULL UNIQUE, ean text,"), 50);

        assertThat(more.plan().row("products", 49).get("name"))
                .isEqualTo(made.rows("products").get(49).get("name"));
    }

    @Test
    void aPaymentIsItsOrdersTotalAlsoWhereACheckKeepsRefundsWithinIt() {
        Made made = Made.postgres(
                SHOP.replace(
                        "amount decimal(10,2) NOT NULL,",
                        "status varchar(12) NOT NULL CHECK (status IN ('captured', 'refunded')), amount decimal(10,2) NOT NULL,"
                                + " refunded_amount decimal(10,2) NOT NULL DEFAULT 0,"
                                + " CHECK (refunded_amount >= 0 AND refunded_amount <= amount),"),
                200);
        Map<Object, BigDecimal> totals = new HashMap<>();
        made.rows("orders").forEach(row -> totals.put(Objects.requireNonNull(row.get("id")), number(row, "total")));

        assertThat(made.rows("payments")).allSatisfy(row -> {
            BigDecimal total = Objects.requireNonNull(totals.get(row.get("order_id")));
            assertThat(number(row, "amount")).isEqualByComparingTo(total);
            assertThat(number(row, "refunded_amount"))
                    .isBetween(BigDecimal.ZERO, text(row, "status").equals("refunded") ? total : BigDecimal.ZERO);
        });
    }

    @Test
    void theLeastPriceIsNotAboveTheListPrice() {
        assertThat(Made.postgres(SHOP, 200).rows("products"))
                .allMatch(row -> number(row, "min_price").compareTo(number(row, "list_price")) <= 0);
    }

    @Test
    void aLineCostsItsQuantityTimesTheUnitWithTax() {
        assertThat(Made.postgres(SHOP, 200).rows("order_lines"))
                .allMatch(row -> number(row, "line_price_incl_tax")
                                .compareTo(number(row, "quantity").multiply(number(row, "unit_price_incl_tax")))
                        == 0);
    }

    @Test
    void anOrderIsPaidOnceWhereThereAreNoMorePaymentsThanOrders() {
        Made made = Made.postgres(SHOP, 200);

        assertThat(made.values("payments", "order_id")).doesNotHaveDuplicates();
        assertThat(made.values("payments", "method")).doesNotContain("standard", "basic");
    }

    @Test
    void whatNoWordPlacesHappensAfterTheRowWasThere() {
        Made made = Made.postgres(
                "CREATE TABLE accounts (id int PRIMARY KEY, email varchar(100), locked_at timestamp, created_at timestamp"
                        + " NOT NULL, next_review timestamp, updated_at timestamp NOT NULL)",
                300);

        assertThat(made.rows("accounts"))
                .filteredOn(row -> row.get("locked_at") != null)
                .isNotEmpty()
                .allMatch(row -> !moment(row, "locked_at").isBefore(moment(row, "created_at")))
                .allMatch(row -> !moment(row, "updated_at").isBefore(moment(row, "locked_at")));
    }

    private static LocalDateTime moment(Row row, String column) {
        return (LocalDateTime) Objects.requireNonNull(row.get(column));
    }

    @Test
    void nobodyDiesWithinDaysOfBirth() {
        Made made = Made.postgres(
                "CREATE TABLE patients (id int PRIMARY KEY, first_name varchar(40), birth_date date NOT NULL, deceased timestamp,"
                        + " CHECK (deceased IS NULL OR deceased >= birth_date))",
                2_000);

        assertThat(made.rows("patients"))
                .filteredOn(row -> row.get("deceased") != null)
                .isNotEmpty()
                .allMatch(row -> !moment(row, "deceased")
                        .isBefore(((LocalDate) Objects.requireNonNull(row.get("birth_date")))
                                .plusYears(10)
                                .atStartOfDay()));
        assertThat(made.values("patients", "deceased")).hasSizeLessThan(300);
    }

    @Test
    void datesOfOracleHaveNoTimeOfDayWhereTheyAreCalledDates() {
        Made made = Made.of(
                Schema.fromDdl(
                        "CREATE TABLE JOB_HISTORY (EMPLOYEE_ID NUMBER(6) NOT NULL, START_DATE DATE NOT NULL, END_DATE DATE NOT NULL,"
                                + " CHECK (END_DATE > START_DATE), PRIMARY KEY (EMPLOYEE_ID, START_DATE))",
                        Dialect.oracle()),
                200,
                UnaryOperator.identity());

        assertThat(made.rows("JOB_HISTORY")).allSatisfy(row -> {
            assertThat(moment(row, "START_DATE").toLocalTime()).hasToString("00:00");
            assertThat(moment(row, "END_DATE").toLocalTime()).hasToString("00:00");
            assertThat(moment(row, "END_DATE")).isAfter(moment(row, "START_DATE"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "hu-HU"})
    void uniqueNamesOfPersonsHaveNoNumbersBeforeAnyComesTwice(String locale) {
        Made made = Made.postgres(
                "CREATE TABLE authors (id int PRIMARY KEY, full_name varchar(80) NOT NULL UNIQUE, email varchar(100))",
                2_000,
                generator -> generator.locale(locale));

        assertThat(made.values("authors", "full_name"))
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.toString().matches(".*\\d"));
    }

    @Test
    void aCompanyHasOneNameInLawAndInBusiness() {
        Made made = Made.postgres(
                "CREATE TABLE organizations (id int PRIMARY KEY, name varchar(80) NOT NULL, business_name varchar(80) NOT NULL)",
                100);

        assertThat(made.rows("organizations")).allMatch(row -> text(row, "name").equals(text(row, "business_name")));
    }

    @Test
    void regionsWithRoomForTheirNamesAreNoCodes() {
        Made made = Made.postgres("CREATE TABLE regions (region_id int PRIMARY KEY, region_name varchar(25))", 30);

        assertThat(made.values("regions", "region_name"))
                .noneMatch(name -> name.toString().length() < 3);
    }

    @Test
    void streetsInATableOfStreetsAreStreets() {
        Made made = Made.postgres("CREATE TABLE street (id int PRIMARY KEY, name varchar(60) NOT NULL)", 30);

        assertThat(made.values("street", "name"))
                .anyMatch(name -> name.toString().endsWith(" Street"));
        assertThat(made.values("street", "name"))
                .allMatch(name -> name.toString().matches("[^0-9]+ (\\w+\\.?)"));
    }

    @Test
    void aSubcategoryIsTheThingAndTheCategoryIsWhatItIsOf() {
        Made made = Made.postgres(
                "CREATE TABLE products (id int PRIMARY KEY, product_name varchar(80) NOT NULL, subcategory varchar(50) NOT NULL,"
                        + " category varchar(50) NOT NULL, weight decimal(8,3) NOT NULL)",
                200);

        assertThat(made.rows("products"))
                .allMatch(row -> text(row, "product_name").endsWith(text(row, "subcategory")))
                .allMatch(row -> categories(text(row, "product_name")).contains(text(row, "category")));
    }

    @Test
    void thingsWeighWhatSuchThingsDo() {
        Made made = Made.postgres(
                "CREATE TABLE products (id int PRIMARY KEY, name varchar(80) NOT NULL, category varchar(50) NOT NULL,"
                        + " weight_kg decimal(8,3) NOT NULL)",
                400);

        assertThat(made.rows("products"))
                .filteredOn(row -> text(row, "category").equals("Jewellery"))
                .isNotEmpty()
                .allMatch(row -> number(row, "weight_kg").compareTo(new BigDecimal("0.3")) < 0);
        assertThat(made.rows("products"))
                .filteredOn(row -> text(row, "category").equals("Furniture"))
                .isNotEmpty()
                .allMatch(row -> number(row, "weight_kg").compareTo(BigDecimal.ONE) > 0);
    }

    @Test
    void whatWasSoldCostsWhatTheProductDoes() {
        Made made = Made.postgres(
                "CREATE TABLE products (id int PRIMARY KEY, name varchar(80) NOT NULL, list_price decimal(10,2) NOT NULL);"
                        + "CREATE TABLE sales (product_id int NOT NULL REFERENCES products (id), quantity_sold int NOT NULL,"
                        + " amount_sold decimal(12,2) NOT NULL)",
                100);
        Map<Object, BigDecimal> prices = new HashMap<>();
        made.rows("products")
                .forEach(row -> prices.put(Objects.requireNonNull(row.get("id")), number(row, "list_price")));

        assertThat(made.rows("sales"))
                .allMatch(row -> number(row, "amount_sold")
                                .compareTo(number(row, "quantity_sold")
                                        .multiply(Objects.requireNonNull(prices.get(row.get("product_id")))))
                        == 0);
    }

    @Test
    void errorsAreThoseOfProgramsWhateverTheTableIsAbout() {
        Made made = Made.postgres(
                "CREATE TABLE feeds (id int PRIMARY KEY, title varchar(100), last_error varchar(200) NOT NULL)", 100);
        List<String> messages =
                Vocabularies.bundled().get("common/log-messages").values(0);

        assertThat(made.values("feeds", "last_error")).allMatch(error -> messages.contains(error.toString()));
    }

    /** Returns the categories that a thing is of, which a product's name ends with. */
    private static List<String> categories(String product) {
        Vocabulary things = Vocabularies.bundled().get("common/products");
        String name = product.replaceAll(" \\d+$", "");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            if (name.endsWith(' ' + things.value(i, 0))) {
                found.add(things.value(i, 1));
            }
        }
        return found;
    }
}
