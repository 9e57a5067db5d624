package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreeingColumnsTest {

    private static final Vocabularies WORDS = Vocabularies.bundled();

    private static List<List<String>> rows(String ddl, String locale) {
        Schema schema = Schema.fromDdl(ddl, Dialect.postgresql());
        DataPlan plan =
                SyntheticDataGenerator.of(schema).rows(2000).locale(locale).plan();
        List<List<String>> rows = new ArrayList<>();
        for (long number = 0; number < 2000; number++) {
            Row row = plan.row(schema.tables().get(0).id(), number);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < schema.tables().get(0).columns().size(); i++) {
                values.add(String.valueOf(row.get(i)));
            }
            rows.add(values);
        }
        return rows;
    }

    private static int entry(Vocabulary list, String value) {
        return list.values(0).indexOf(value);
    }

    @Test
    void aProductCostsWhatSuchThingsCostAndIsOfTheirCategory() {
        Vocabulary things = WORDS.get("common/products");
        Set<String> names = new HashSet<>();

        for (List<String> row : rows(
                "CREATE TABLE products (id int PRIMARY KEY, name varchar(120) UNIQUE NOT NULL,"
                        + " category varchar(60) NOT NULL, price numeric(10,2) NOT NULL)",
                "en-US")) {
            int thing = -1;
            for (int i = 0; i < things.size(); i++) {
                boolean named = row.get(1).endsWith(" " + things.value(i, 0));
                thing = named && things.value(i, 1).equals(row.get(2)) ? i : thing;
            }
            assertThat(thing).as(row.toString()).isNotNegative();
            assertThat(new BigDecimal(row.get(3)))
                    .isBetween(new BigDecimal(things.value(thing, 3)), new BigDecimal(things.value(thing, 4) + ".99"));
            names.add(row.get(1));
        }

        assertThat(names).hasSize(2000);
    }

    @Test
    void productsOfOtherLanguagesAreNamedInThem() {
        Set<String> things = Set.copyOf(WORDS.get("de/products").values(0));

        assertThat(rows("CREATE TABLE products (id int PRIMARY KEY, name varchar(120) NOT NULL)", "de-DE"))
                .allMatch(row -> things.stream().anyMatch(row.get(1)::startsWith));
    }

    @Test
    void cardNumbersGoWithTheSchemeAndHaveACheckDigit() {
        Vocabulary schemes = WORDS.get("common/card-schemes");
        Set<String> numbers = new HashSet<>();

        for (List<String> row : rows(
                "CREATE TABLE cards (id int PRIMARY KEY, card_type varchar(30) NOT NULL,"
                        + " card_number varchar(19) UNIQUE NOT NULL, cvv varchar(4) NOT NULL)",
                "en-US")) {
            int scheme = entry(schemes, row.get(1));
            assertThat(row.get(2)).startsWith(schemes.value(scheme, 1));
            assertThat(row.get(2)).hasSize(Integer.parseInt(schemes.value(scheme, 2)));
            assertThat(row.get(3)).hasSize(Integer.parseInt(schemes.value(scheme, 3)));
            assertThat(luhn(row.get(2))).as(row.get(2)).isZero();
            numbers.add(row.get(2));
        }

        assertThat(numbers).hasSize(2000);
    }

    private static int luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int counted = i % 2 == 1 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10;
    }

    @Test
    void filesHaveTheTypeAndSizeOfTheirNames() {
        Vocabulary types = WORDS.get("common/file-types");

        for (List<String> row : rows(
                "CREATE TABLE attachments (id int PRIMARY KEY, file_name varchar(200) NOT NULL,"
                        + " mime_type varchar(100) NOT NULL, file_size bigint NOT NULL)",
                "en-US")) {
            int type = entry(types, row.get(1).substring(row.get(1).lastIndexOf('.') + 1));
            assertThat(row.get(2)).isEqualTo(types.value(type, 1));
            assertThat(Long.parseLong(row.get(3)))
                    .isBetween(Long.parseLong(types.value(type, 2)), Long.parseLong(types.value(type, 3)));
        }
    }

    @Test
    void jobsAreInADepartmentAndPaidAccordingly() {
        Vocabulary jobs = WORDS.get("common/positions");

        for (List<String> row : rows(
                "CREATE TABLE employees (id int PRIMARY KEY, job_title varchar(80) NOT NULL,"
                        + " department varchar(60) NOT NULL, salary numeric(10,2) NOT NULL)",
                "en-US")) {
            int job = entry(jobs, row.get(1));
            assertThat(row.get(2)).isEqualTo(jobs.value(job, 1));
            assertThat(new BigDecimal(row.get(3)))
                    .isBetween(new BigDecimal(jobs.value(job, 2)), new BigDecimal(jobs.value(job, 3)));
        }
    }

    @Test
    void reviewsSayWhatTheirStarsDo() {
        List<String> bad = WORDS.get("common/reviews-bad").values(0);
        List<String> good = WORDS.get("common/reviews-good").values(0);

        for (List<String> row : rows(
                "CREATE TABLE reviews (id int PRIMARY KEY, rating int NOT NULL"
                        + " CHECK (rating BETWEEN 1 AND 5), body text NOT NULL)",
                "en-US")) {
            int stars = Integer.parseInt(row.get(1));
            assertThat(bad.contains(row.get(2))).as(row.toString()).isEqualTo(stars < 3);
            assertThat(good.contains(row.get(2))).as(row.toString()).isEqualTo(stars > 3);
        }
    }

    @Test
    void companiesAnswerFromTheirOwnDomain() {
        assertThat(rows(
                        "CREATE TABLE companies (id int PRIMARY KEY, name varchar(100) NOT NULL, website varchar(120)"
                                + " NOT NULL, email varchar(120) NOT NULL)",
                        "en-US"))
                .allMatch(row -> row.get(2).contains(row.get(3).substring("info@".length())));
    }
}
