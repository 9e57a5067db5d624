package dev.rowloom.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.Row;
import dev.rowloom.privacy.PersonalData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants values of people into rows, and looks for them in everything that comes of these. */
class PrivacyOfProfilesTest {

    private static final List<String> COLUMNS = List.of(
            "id", "full_name", "email", "phone", "card", "iban", "ssn", "street", "ip", "note", "plan", "spent");
    private static final List<String> SURNAMES =
            List.of("Quillfeather", "Wrexhamley", "Oberdorfski", "Stannardson", "Pelletierre");

    @TempDir
    Path directory;

    private static List<@Nullable String> row(int i) {
        String name = "Zebedee" + (char) ('a' + i % 26) + " " + SURNAMES.get(i % 5);
        return List.of(
                String.valueOf(i + 1),
                name,
                "zeb" + i + "@quill" + i % 7 + ".example.com",
                "+44 7700 " + (912_000 + i),
                luhn("400000771" + (100_000 + i)),
                "DE" + "89370400440532" + "013000",
                "987-65-" + (4000 + i),
                (i + 700) + " Larkspurian Lane",
                "203.0." + (113 + i % 3) + "." + (i % 250 + 1),
                "Mr " + SURNAMES.get(i % 5) + " said that his sister Zuzette" + i % 9 + " moved away.",
                i % 3 == 0 ? "gold" : "basic",
                String.valueOf(i * 37 % 900));
    }

    private static String luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static List<List<@Nullable String>> rows() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    @Test
    void noPersonalValueIsInProfileBlueprintPreviewCacheOrRows() throws Exception {
        Profile profile = Profile.of("customers", SampleRows.of(COLUMNS, rows().iterator()));
        StringBuilder written = new StringBuilder(profile.toJson())
                .append(profile.preview())
                .append(profile.ddl())
                .append(profile.toBlueprint().toJson());
        for (Row row : SyntheticDataGenerator.of(profile)
                .rows(2000)
                .generate()
                .table("customers")
                .rows()) {
            written.append(row);
        }
        Path csv = directory.resolve("customers.csv");
        List<String> lines = new ArrayList<>(List.of(String.join(";", COLUMNS)));
        rows().forEach(row ->
                lines.add(String.join(";", row.stream().map(String::valueOf).toList())));
        Files.write(csv, lines);
        ProfileCache.in(directory.resolve("cache")).profile("customers", csv, List.of());
        try (var kept = Files.list(directory.resolve("cache"))) {
            for (Path file : kept.toList()) {
                written.append(Files.readString(file));
            }
        }

        assertThat(profile.tables().get(0).columns().subList(1, 10))
                .allSatisfy(column -> assertThat(column.personal().data()).isNotEqualTo(PersonalData.NONE));
        String all = written.toString();
        for (List<@Nullable String> row : rows()) {
            for (int column = 1; column < 10; column++) {
                assertThat(all).doesNotContain(String.valueOf(row.get(column)));
            }
        }
        assertThat(all)
                .doesNotContain("Zebedee", "Zuzette", "Quillfeather", "Larkspurian")
                .contains("gold", "basic");
    }

    @Test
    void aColumnThatTheCallerOpensIsTreatedAsAnyOther() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(List.of(SURNAMES.get(i % 3)));
        }

        Profile closed = Profile.of("staff", SampleRows.of(List.of("last_name"), rows.iterator()));
        Profile open = Profile.builder()
                .table("staff", SampleRows.of(List.of("last_name"), rows.iterator()))
                .open("staff", "last_name")
                .build();

        assertThat(closed.toJson()).doesNotContain("Quillfeather");
        assertThat(open.preview()).contains("Quillfeather").contains("opened by the caller");
    }

    @Test
    void aFileSeenBeforeIsNotReadAgain() throws Exception {
        Path csv = directory.resolve("t.csv");
        Files.writeString(csv, "a\n1\n2\n3\n");
        ProfileCache cache = ProfileCache.in(directory.resolve("cache"));
        Profile first = cache.profile("t", csv, List.of());
        Set<Path> files = new HashSet<>();
        try (var kept = Files.list(directory.resolve("cache"))) {
            kept.forEach(files::add);
        }
        Path only = files.iterator().next();
        Files.writeString(only, Files.readString(only).replace("\"rows\" : 3", "\"rows\" : 4"));

        assertThat(cache.profile("t", csv, List.of()).tables().get(0).rows()).isEqualTo(4);
        assertThat(files).hasSize(1);
        assertThat(first.tables().get(0).rows()).isEqualTo(3);
    }

    /** Days of birth of ours may be those of the sample by chance; the documents hold none of them. */
    @Test
    void noDayOfBirthIsInProfileBlueprintOrPreview() {
        List<String> columns = List.of("id", "date_of_birth", "born", "birthday", "score");
        List<List<String>> rows = new ArrayList<>();
        List<String> days = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            LocalDate day = LocalDate.of(1933, 2, 3).plusDays(i * 7919L % 25_000);
            day = day.withDayOfMonth(2 + day.getDayOfMonth() % 26);
            String whole = day.toString().replace("-", "");
            days.addAll(List.of(
                    day.toString(), whole, day.getDayOfMonth() + "." + day.getMonthValue() + "." + day.getYear()));
            rows.add(List.of(String.valueOf(i), day.toString(), whole, day + " 00:00:00", String.valueOf(i % 90)));
        }

        Profile profile = Profile.of("patients", SampleRows.of(columns, rows.iterator()));

        assertThat(profile.tables().get(0).columns().subList(1, 4))
                .allSatisfy(column -> assertThat(column.personal().data()).isEqualTo(PersonalData.DATE_OF_BIRTH));
        String all =
                profile.toJson() + profile.preview() + profile.toBlueprint().toJson();
        assertThat(days).filteredOn(all::contains).isEmpty();
    }
}
