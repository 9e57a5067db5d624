package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Given rows and exclusion constraints: they are held among given rows and against generated ones, or refused by name. */
class ScenarioExclusionTest {

    private static final Schema ROOMS = Schema.fromDdl("""
            CREATE TABLE rooms (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE slots (
              id int PRIMARY KEY,
              room_id int NOT NULL REFERENCES rooms,
              starts timestamp NOT NULL,
              ends timestamp NOT NULL CHECK (ends > starts),
              CONSTRAINT no_two EXCLUDE USING gist (room_id WITH =, tsrange(starts, ends) WITH &&));
            CREATE TABLE stays (
              id int PRIMARY KEY,
              room_id int NOT NULL,
              nights daterange NOT NULL,
              CONSTRAINT one_guest EXCLUDE USING gist (room_id WITH =, nights WITH &&));
            """, Dialect.named("postgresql"));

    private static SyntheticDataGenerator generator() {
        return SyntheticDataGenerator.of(ROOMS).rows("rooms", 3).rows("slots", 60);
    }

    private static SyntheticDataGenerator slots(String... times) {
        SyntheticDataGenerator generator = generator().given("rooms", room -> room.name("one"));
        for (int i = 0; i < times.length; i += 2) {
            String starts = times[i];
            String ends = times[i + 1];
            generator = generator.given(
                    "slots",
                    slot -> slot.ref("room_id", "one").set("starts", starts).set("ends", ends));
        }
        return generator;
    }

    private static void assertNoneOverlap(List<Row> slots) {
        for (Row one : slots) {
            for (Row other : slots) {
                boolean clash = one.number() < other.number()
                        && Objects.equals(one.get("room_id"), other.get("room_id"))
                        && time(one, "starts").isBefore(time(other, "ends"))
                        && time(other, "starts").isBefore(time(one, "ends"));
                assertThat(clash).as("%s and %s", one, other).isFalse();
            }
        }
    }

    private static LocalDateTime time(Row row, String column) {
        return (LocalDateTime) Objects.requireNonNull(row.get(column));
    }

    @Test
    void givenRowsThatOverlapAreRefusedByName() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(slots("2025-01-01T09:00", "2025-01-01T11:00", "2025-01-01T10:00", "2025-01-01T12:00")::plan)
                .withMessageContaining("no_two")
                .withMessageContaining("given row 0 of table slots")
                .withMessageContaining("given row 1 of table slots");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(
                        generator()
                                .given(
                                        "stays",
                                        2,
                                        stay -> stay.set("room_id", 7).set("nights", "[2025-01-01,2025-01-05]"))::plan)
                .withMessageContaining("one_guest");
    }

    @Test
    void givenRowsOnOneDayStandSideBySide() {
        Dataset data = slots("2025-01-01T09:00", "2025-01-01T10:00", "2025-01-01T10:00", "2025-01-01T11:00")
                .generate();
        assertThat(time(data.table("slots").rows().get(1), "starts")).isEqualTo("2025-01-01T10:00");
        assertNoneOverlap(data.table("slots").rows());
        assertThat(generator()
                        .given("stays", stay -> stay.set("room_id", 7).set("nights", "[2025-01-01,2025-01-05)"))
                        .given("stays", stay -> stay.set("room_id", 7).set("nights", "[2025-01-05,2025-01-07)"))
                        .plan()
                        .given())
                .containsEntry("stays", 2);
    }

    @Test
    void generatedRowsGiveWayWithinADay() {
        // each generated row's time is given in its turn to a row of the same room
        for (Row taken : generator().generate().table("slots").rows().subList(20, 40)) {
            SyntheticDataGenerator given = generator()
                    .given("rooms", 3, room -> {})
                    .given(
                            "slots",
                            slot -> slot.set("starts", time(taken, "starts")).set("ends", time(taken, "ends")));
            assertNoneOverlap(given.generate().table("slots").rows());
        }
    }

    @Test
    void whatDoesNotGiveWayIsRefusedByName() {
        SyntheticDataGenerator oneRoom = generator().constant("stays.room_id", 7);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(oneRoom.given("stays", stay -> stay.set("nights", "[1900-01-01,2200-01-01)"))::plan)
                .withMessageContaining("one_guest")
                .withMessageContaining("generated row")
                .withMessageContaining("children(");
        Dataset alone = generator()
                .given(
                        "rooms",
                        room -> room.children(
                                "slots",
                                1,
                                slot -> slot.set("starts", "2000-01-01T00:00").set("ends", "2040-01-01T00:00")))
                .generate();
        assertNoneOverlap(alone.table("slots").rows());
    }

    @Test
    void aTableTooLongToLookThroughSaysSo() {
        var many = slots("2025-01-01T09:00", "2025-01-01T11:00")
                .rows("rooms", 2_000)
                .rows("slots", 200_000);
        assertThat(many.plan().notChecked())
                .anySatisfy(it -> assertThat(it.toString()).contains("no_two").contains("given rows"));
    }
}
