package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Partial unique keys over few values: the predicate is true once for each group, and false for the rest. */
class PartialKeysTest {

    private static final String ADDRESSES = "CREATE TYPE kind AS ENUM ('home', 'work', 'other');"
            + " CREATE TABLE users(id int PRIMARY KEY); CREATE TABLE zones(code smallint PRIMARY KEY);"
            + " CREATE TABLE a(id int PRIMARY KEY, user_id int NOT NULL REFERENCES users(id), kind kind NOT NULL,"
            + " zone smallint NOT NULL REFERENCES zones(code), replaced_by int REFERENCES a(id),"
            + " is_default boolean NOT NULL, active boolean, deleted_at timestamp, status varchar(10) NOT NULL"
            + " CHECK (status IN ('new', 'open', 'closed')), state smallint NOT NULL, label varchar(20) NOT NULL);";

    @Test
    void aFilterOfNullsLetsThemComeWhereNullsAreEqual() {
        Made made = Made.of(
                Schema.fromDdl(
                        "CREATE TABLE t (id int PRIMARY KEY, gateway tinyint NULL, code nvarchar(50) NULL);"
                                + " CREATE UNIQUE INDEX a ON t (code) WHERE code IS NOT NULL;"
                                + " CREATE UNIQUE INDEX b ON t (gateway, code) WHERE gateway IS NOT NULL AND code IS NOT NULL;",
                        Dialect.sqlserver()),
                200,
                generator -> generator);

        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("t", "code")).doesNotHaveDuplicates().hasSizeBetween(100, 199);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(user_id) WHERE is_default | is_default",
                "(user_id) WHERE (is_default = true) | is_default",
                "(user_id) WHERE NOT is_default | is_default",
                "(user_id) WHERE active | active",
                "(user_id) WHERE deleted_at IS NULL | deleted_at",
                "(user_id) WHERE deleted_at IS NOT NULL | deleted_at",
                "(user_id) WHERE status = 'open' | status",
                "(user_id) WHERE status IN ('new', 'open') AND active | status",
                "(user_id) WHERE status <> 'closed' | status",
                "(user_id, kind) WHERE is_default | is_default",
                "(kind) WHERE is_default | is_default",
                "(zone) WHERE is_default | is_default",
                "(zone, kind) WHERE is_default | is_default",
                "(status) WHERE status = 'open' | status",
                "(user_id, status) WHERE status = 'open' | status",
                "(is_default) WHERE is_default | is_default",
                "(user_id) WHERE state = 3 | state",
                "(user_id) WHERE label = 'main' | label",
                "(user_id) WHERE replaced_by IS NULL | replaced_by",
                "(kind) WHERE replaced_by IS NULL | replaced_by"
            })
    void thePredicateIsTrueOnceForEachGroup(String key, String column) {
        Made made = Made.postgres(
                ADDRESSES + " CREATE UNIQUE INDEX u ON a " + key, 300, generator -> generator.rows("users", 60));
        HeldKeys.assertAll(made);
        assertThat(made.rows("a")).hasSize(300);
        assertThat(made.rows("a").stream()
                        .map(row -> String.valueOf(row.get(column)))
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void aCaseWithoutElseIsThePartialKeyThatItStandsFor() {
        Made made = Made.of(
                Schema.fromDdl(
                        "CREATE TABLE m(id number PRIMARY KEY, cur char(1) NOT NULL CHECK (cur IN ('Y', 'N')));"
                                + " CREATE UNIQUE INDEX u ON m (CASE WHEN cur = 'Y' THEN cur END)",
                        Dialect.oracle()),
                100,
                generator -> generator);
        assertThat(made.plan().notChecked()).isEmpty();
        assertThat(made.values("M", "CUR")).hasSize(100).containsOnlyOnce("Y").contains("N");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CASE WHEN user_id IS NULL THEN NULL ELSE %s END",
                "CASE WHEN user_id IS NOT NULL THEN %s END",
                "CASE WHEN user_id IS NOT NULL THEN %s ELSE NULL END"
            })
    void casesUnderOneConditionAreThePartialKeyThatTheyStandFor(String part) {
        String parts = String.join(", ", part.formatted("tenant_id"), part.formatted("user_id"));
        Made made = Made.of(
                Schema.fromDdl(
                        "CREATE TABLE tenant(id number(9) PRIMARY KEY); CREATE TABLE users(id number(9) PRIMARY KEY);"
                                + " CREATE TABLE m(id number(9) PRIMARY KEY, tenant_id number(9) NOT NULL REFERENCES tenant,"
                                + " user_id number(9) REFERENCES users); CREATE UNIQUE INDEX u ON m (" + parts + ")",
                        Dialect.oracle()),
                200,
                generator -> generator.rows("TENANT", 40).rows("USERS", 40));
        assertThat(made.plan().notChecked()).isEmpty();
        List<Row> members = made.rows("M").stream()
                .filter(row -> row.get("USER_ID") != null)
                .toList();
        assertThat(members).hasSizeBetween(100, 199);
        assertThat(members.stream().map(row -> List.of(row.get("TENANT_ID"), row.get("USER_ID"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofOneValueAndNullTheValueComesOnce() {
        Made made = Made.postgres("CREATE TABLE m(id int PRIMARY KEY, cur char(1) UNIQUE CHECK (cur IN ('Y')))", 100);
        HeldKeys.assertAll(made);
        assertThat(made.rows("m")).hasSize(100);
        assertThat(made.values("m", "cur")).containsExactly("Y");
    }

    @Test
    void everyOwnerWithSeveralHasOneDefault() {
        Made made = Made.postgres(
                ADDRESSES + " CREATE UNIQUE INDEX u ON a (user_id) WHERE is_default",
                300,
                generator -> generator.rows("users", 60));
        long defaults = made.rows("a").stream()
                .filter(row -> Boolean.TRUE.equals(row.get("is_default")))
                .count();
        assertThat(defaults).isBetween(40L, (long) new HashSet<>(made.values("a", "user_id")).size());
    }

    @Test
    void onlyChildrenHaveBothTruthValuesToo() {
        Made made = Made.postgres(
                "CREATE TABLE users(id int PRIMARY KEY); CREATE TABLE a(user_id int PRIMARY KEY REFERENCES users(id),"
                        + " is_default boolean NOT NULL, zone smallint NOT NULL);"
                        + " CREATE UNIQUE INDEX u ON a (zone) WHERE is_default",
                100,
                generator -> generator.range("a.zone", 1, 30));
        HeldKeys.assertAll(made);
        assertThat(new HashSet<>(made.values("a", "is_default"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(label) WHERE deleted_at IS NULL",
                "(user_id, zone) WHERE deleted_at IS NULL",
                "(user_id, label) WHERE deleted_at IS NULL"
            })
    void keysWithRoomHoldForAllRowsAndThePredicateVaries(String key) {
        Made made = Made.postgres(ADDRESSES + " CREATE UNIQUE INDEX u ON a " + key, 300);
        HeldKeys.assertAll(made);
        assertThat(made.values("a", "deleted_at")).hasSizeBetween(1, 299);
    }

    @Test
    void twoKeysOnOneTableUseTheirOwnColumns() {
        Made made = Made.postgres(
                ADDRESSES
                        + " CREATE UNIQUE INDEX u ON a (user_id) WHERE is_default; CREATE UNIQUE INDEX v ON a (zone) WHERE active",
                300,
                generator -> generator.rows("users", 60).rows("zones", 20));
        HeldKeys.assertAll(made);
        assertThat(made.plan().rows("a")).isEqualTo(300);
        for (String column : List.of("is_default", "active")) {
            assertThat(new HashSet<>(made.values("a", column))).hasSize(2);
        }
    }
}
