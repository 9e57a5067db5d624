package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.engine.Row;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every locale fills the shop with its own names and places, and databases take them as they are. */
@ExtendWith(DatabaseExtension.class)
class LocaleMatrixTest {

    private static final int ROWS = 50;
    private static final int TOGETHER = 3;
    private static final Vocabularies VOCABULARIES = Vocabularies.bundled();

    @TempDir
    Path directory;

    static Stream<String> locales() {
        return VOCABULARIES.locales().stream();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void namesAndPlacesAreTheLocalesOwn(String locale) {
        Dataset shop = generator("postgresql", locale).generate();

        assertThat(texts(shop, "customers", "first_name")).isSubsetOf(values(locale, "given-names", 0));
        assertThat(texts(shop, "customers", "last_name"))
                .isSubsetOf(Stream.concat(
                                values(locale, "family-names", 0).stream(), values(locale, "family-names", 1).stream())
                        .collect(Collectors.toSet()));
        assertThat(texts(shop, "customer_profiles", "city")).isSubsetOf(values(locale, "places", 0));
        assertThat(texts(shop, "orders", "billing_city")).isSubsetOf(values(locale, "places", 0));
        String country = Objects.requireNonNull(VOCABULARIES.facts(locale).get("alpha2"));
        assertThat(texts(shop, "customer_profiles", "country_code")).containsOnly(country);
        assertThat(texts(shop, "customer_profiles", "street"))
                .allSatisfy(street -> assertThat(values(locale, "streets", 0)).anyMatch(street::contains));
        String dialCode = Objects.requireNonNull(VOCABULARIES.facts(locale).get("dialCode"));
        assertThat(texts(shop, "customers", "phone")).allMatch(phone -> phone.startsWith(dialCode + " "));
        assertThat(texts(shop, "customers", "email"))
                .allMatch(email -> email.chars().allMatch(c -> c < 128));
    }

    @ParameterizedTest
    @MethodSource("locales")
    void postgresTakesTheRows(String locale, TestDatabases databases) throws Exception {
        load("postgresql", locale, databases);
    }

    /** All locales, some at a time. */
    static Stream<String> mixtures() {
        List<String> all = VOCABULARIES.locales();
        return IntStream.range(0, (all.size() + TOGETHER - 1) / TOGETHER)
                .mapToObj(i -> String.join(", ", all.subList(i * TOGETHER, Math.min(all.size(), (i + 1) * TOGETHER))));
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void mariaDbTakesTheRows(String locale, TestDatabases databases) throws Exception {
        load("mysql", locale, databases);
    }

    private void load(String dialect, String locale, TestDatabases databases) throws Exception {
        SampleSchema shop = SampleSchema.shop(dialect);
        SyntheticDataGenerator generator = generator(dialect, locale);
        try (Database database = shop.create(databases)) {
            database.applyDdl(shop.file()).assertNoFailures();
            Loading.script(generator, database, directory);

            Loading.assertCounts(generator.plan(), database);
        }
    }

    private static SyntheticDataGenerator generator(String dialect, String locale) {
        return SyntheticDataGenerator.of(SampleSchema.shop(dialect).read())
                .rows(ROWS)
                .locale(locale.toLowerCase(Locale.ROOT));
    }

    private static Set<String> values(String locale, String list, int column) {
        Vocabulary words = VOCABULARIES.get(locale + "/" + list);
        return IntStream.range(0, words.size())
                .mapToObj(entry -> words.value(entry, Math.min(column, words.columns() - 1)))
                .collect(Collectors.toSet());
    }

    private static List<String> texts(Dataset data, String table, String column) {
        return data.table(table).rows().stream()
                .map((Row row) -> row.get(column))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }
}
