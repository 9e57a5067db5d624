package dev.rowloom.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rowloom.profile.SampleRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataDetectorTest {

    private static PersonalData detect(String table, String column, String... values) {
        return PersonalDataDetector.detect(table, List.of(new ColumnSample(column, "text", List.of(values))))
                .get(0)
                .data();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "helga.r@example.com; \"Bo\" <bo@example.org>| EMAIL",
                "4111 1111 1111 1111; 5555-5555-5555-4444; 378282246310005| CARD",
                "411111******1111; 555555******4444| NONE",
                "GB82 WEST 1234 5698 7654 32; DE89370400440532013000| ACCOUNT_NUMBER",
                "192.0.2.14; 2001:db8::1; 203.0.113.200| IP",
                "192.0.2.0/24; 198.51.100.0/25| NONE",
                "1.0.1.4; 10.1.2.0; 9.8.11.3| NONE",
                "987-65-4320; 987-65-4321| NATIONAL_ID",
                "00000000T; 12345678Z| NATIONAL_ID",
                "111.444.777-35; 529.982.247-25| NATIONAL_ID",
                "44051401359; 02070803628; 90090515836; 85020312340| NATIONAL_ID",
                "+44 7700 900123; +1-202-555-0109| PHONE",
                "12 High Street; 45 Station Road; Hauptstraße 7| ADDRESS",
                "1979-04-04; 1990-10-21; 1985-06-30; 1968-02-11| DATE_OF_BIRTH",
                "2024-01-05; 2024-03-09; 2023-12-30; 2024-02-17| NONE",
                "John Smith; Mary Johnson; Robert Brown| NAME",
                "Mr Dunn called about his wife; She lost her job in May| FREE_TEXT_PERSONAL",
                "Works as described here; The battery lasts two days| NONE",
                "red; green; blue| NONE",
                "9780306406157; 9781861972712; 9783161484100| NONE",
                "+254 20 000 1122; +63 2 000 4455; +64 4 000 7788| PHONE",
                "+48.2082; +16.3738; +52.5200| NONE",
                "3015550101; 4045550102; 5035550103| PHONE",
                "1000000001; 1000000002; 1000000003| NONE",
                "0299900011; 0499900022; 0798800033| PHONE",
                "Nakata Hiroshi; Chinwe Obi; Ngoc Tran; Sergei Orlov| NAME",
                "王芳; 李强; 张伟; 刘敏| NAME",
                "黄色; 白色; 蓝色; 红色; 黑色| NONE",
                "Monday; April; June; Florence| NONE",
                "Paris; Austin; Sydney; Charlotte| NONE",
                "12010180M011; 53150975W509; 10240388K001| NATIONAL_ID",
                "ABCPK1234F; ZZZPA9999Q; QWEPL0001Z| NATIONAL_ID",
                "Mar 3, 1974; Nov 19, 1955; July 7, 1984; Jan 28, 2002| DATE_OF_BIRTH",
                "昭和49年3月3日; 1955年11月19日; 平成4年7月7日; 2002年1月28日| DATE_OF_BIRTH",
                "03031974; 19111955; 07071984; 28012002| DATE_OF_BIRTH",
                "4 The Mall, Ashby LE99 9ZZ; Rose Farm, Kendal LA99 1ZZ| ADDRESS",
                "Non-stick pan with a lid, 28 cm; A couple of screws come with it| NONE",
                "10.4.0.2; 10.4.0.9; 10.4.1.3| NONE",
                "[198.51.100.4]; [203.0.113.222]| IP",
                "04MAR1955; 19AUG1987; 30NOV1962; 02JAN1999| DATE_OF_BIRTH",
                "4.3.1955.; 19.8.1987.; 30.11.1962.; 2.1.1999.| DATE_OF_BIRTH",
                "500 600 700; +48 501 601 701; 502602702| PHONE",
                "최지우; 김하나; 이도윤; 박서준| NAME",
                "T. Quarry; B. Osten; L. K. Marsh| NAME",
                "Пациент жалуется на боль; Его жена просит перезвонить| FREE_TEXT_PERSONAL"
            })
    void tellsPersonalDataByItsFormAlone(String values, PersonalData data) {
        assertThat(detect("t_1", "f1", values.strip().split("; "))).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource({
        "kunden, geburtsdatum, 1979-04-04, DATE_OF_BIRTH",
        "employees, hire_date, 1979-04-04, NONE",
        "bank_accounts, account_no, 00012345, ACCOUNT_NUMBER",
        "bank_accounts, sort_code, 00-00-01, NONE",
        "voters, zip, 99901, ADDRESS",
        "voters, city, Springfield, NONE",
        "storms, name, Amy, NONE",
        "customers, name, Amy Quillfeather, NAME",
        "payments, card_last4, 4242, NONE",
        "drivers, passport_no, X0000001A, NATIONAL_ID",
        "pupils, bday, 2009-04-04, DATE_OF_BIRTH",
        "pat, gebdat, 04041979, DATE_OF_BIRTH",
        "assures, dt_naiss, 19790404, DATE_OF_BIRTH",
        "personer, fodselsnummer, 01019912345, NATIONAL_ID",
        "travel, reisepassnr, C4VK00001, NATIONAL_ID",
        "workers, social, 987654321, NATIONAL_ID",
        "pessoas, rg, 123456789, NATIONAL_ID",
        "fees, market_cap, 10199, NONE",
        "clienti, cap, 10199, ADDRESS",
        "klienci, kod_pocztowy, 31-000, ADDRESS",
        "顧客, 郵便番号, 530-0000, ADDRESS",
        "顧客, 緊急電話番号1, 03-0000-1234, PHONE",
        "customers, mob, 9876543210, PHONE",
        "payroll, account, 0098123477, ACCOUNT_NUMBER",
        "game, account, 0098123477, NONE",
        "member, mi, J, NAME",
        "顧客, フリガナ, サトウ タロウ, NAME",
        "korisnici, prezime, Kranjc, NAME",
        "bookings, paxdob, 1979-04-04, DATE_OF_BIRTH",
        "students, doc_number, 0012345678, NATIONAL_ID",
        "invoices, doc_number, 0012345678, NONE",
        "vpn, assigned, 10.8.0.6, IP",
        "homes, eircode, D02 X285, ADDRESS",
        "roads, street, Mill Lane, NONE",
        "reviews, body, My wife loves it and so does he, NONE",
        "refunds, deposit_acct, 000777888999, ACCOUNT_NUMBER",
        "arbeiter, personalnr, 00412, NONE",
        "podcasts, host, Priya Nand, NAME",
        "patientes, antecedents, Mère diabétique depuis longtemps, FREE_TEXT_PERSONAL",
        "ships, ship_name, Queen Mary, NONE",
        "crews, ship, Mary Johnson, NONE",
        "library_members, name, Mary Johnson, NAME",
        "papers, authors, 'Chen, L.; Okoro, P. and Wu, T.', NAME",
        "orders, ship_name, Vins et fromages Leblanc, NONE",
        "film, plot, A young man finds that his father is a spy, NONE"
    })
    void tellsByNameWhatValuesDoNot(String table, String column, String value, PersonalData data) {
        assertThat(detect(table, column, value)).isEqualTo(data);
    }

    @Test
    void takesDatesForBirthsByTheirSpreadUnlessTheNameSaysOtherwise() {
        String[] dates = {"1955-03-04", "1987-08-19", "1962-11-30", "1999-01-02"};

        assertThat(detect("insured", "nata_il", dates)).isEqualTo(PersonalData.DATE_OF_BIRTH);
        assertThat(detect("firms", "founded", dates)).isEqualTo(PersonalData.NONE);
        assertThat(detect("employees", "hired", dates)).isEqualTo(PersonalData.NONE);
    }

    @Test
    void readsLongAndHostileValuesQuickly() {
        List<ColumnSample> columns = new ArrayList<>();
        for (String part : List.of("a", "1 ", "Aa, ", "a.", "0-", "(", "A@", "1.")) {
            columns.add(new ColumnSample("c" + columns.size(), "", Collections.nCopies(50, part.repeat(10_000))));
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(PersonalDataDetector.detect("t", columns)).hasSize(columns.size()));
    }

    @Test
    void readsTaxNumbersWithLettersBeyondAscii() {
        assertThat(PersonalDataDetector.detect(
                        "t",
                        List.of(new ColumnSample("c", "", List.of("ÑABC800101XX1", "&ABC800101XX1", "XÑ&C991231AB2")))))
                .singleElement()
                .satisfies(found -> assertThat(found.data()).isEqualTo(PersonalData.NATIONAL_ID));
    }

    @Test
    void tellsByNameWhereThereIsNoValue() {
        assertThat(detect("customers", "email")).isEqualTo(PersonalData.EMAIL);
        assertThat(detect("", "x")).isEqualTo(PersonalData.NONE);
    }

    @Test
    void showsNoValueInItsReason() {
        Detection found = PersonalDataDetector.detect(
                        "t", List.of(new ColumnSample("c", "", List.of("zeb.quill@example.com"))))
                .get(0);

        assertThat(found.reason()).doesNotContain("zeb");
        assertThat(found.confidence()).isBetween(0.9, 1.0);
    }

    @Test
    void findsNearlyAllOfALabelledListAndLittleElse() {
        String configured = System.getProperty("rowloom.shared");
        Path root = Path.of("").toAbsolutePath().getParent();
        Path shared = configured == null ? root.resolveSibling("shared") : Path.of(configured);
        Path list = shared.resolve("data/pii/columns-open.csv");
        Assumptions.assumeTrue(Files.exists(list), "Skipped: " + list + " does not exist (set -Drowloom.shared)");
        int found = 0;
        int wanted = 0;
        int told = 0;
        for (Map.Entry<String, List<List<@Nullable String>>> table :
                tables(list).entrySet()) {
            List<ColumnSample> samples = table.getValue().stream()
                    .map(row -> new ColumnSample(
                            String.valueOf(row.get(1)),
                            String.valueOf(row.get(2)),
                            row.subList(3, 8).stream().filter(Objects::nonNull).toList()))
                    .toList();
            List<Detection> detections = PersonalDataDetector.detect(table.getKey(), samples);
            for (int i = 0; i < samples.size(); i++) {
                String label = String.valueOf(table.getValue().get(i).get(8));
                String said = detections.get(i).data().label();
                wanted += label.equals("none") ? 0 : 1;
                told += said.equals("none") ? 0 : 1;
                found += said.equals(label) && !label.equals("none") ? 1 : 0;
            }
        }
        assertThat((double) found / wanted).isGreaterThanOrEqualTo(0.95);
        assertThat((double) found / told).isGreaterThanOrEqualTo(0.85);
    }

    private static Map<String, List<List<@Nullable String>>> tables(Path list) {
        Map<String, List<List<@Nullable String>>> tables = new LinkedHashMap<>();
        try (SampleRows rows = SampleRows.csv(list)) {
            for (List<@Nullable String> row = rows.next(); row != null; row = rows.next()) {
                tables.computeIfAbsent(String.valueOf(row.get(0)), name -> new ArrayList<>())
                        .add(row);
            }
        }
        return tables;
    }
}
