package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryRulesTest {

    private static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE tickets (
                id int PRIMARY KEY,
                status text NOT NULL CHECK (status IN ('open', 'in_progress', 'waiting', 'resolved', 'closed')),
                created_at timestamp NOT NULL,
                resolved_at timestamp);
            CREATE TABLE ticket_history (
                id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                ticket_id int NOT NULL REFERENCES tickets,
                old_status text,
                new_status text NOT NULL,
                changed_at timestamp NOT NULL);
            """, Dialect.postgresql());

    private static final Map<String, Set<String>> NEXT = Map.of(
            "open", Set.of("in_progress"),
            "in_progress", Set.of("waiting", "resolved"),
            "waiting", Set.of("in_progress", "resolved"),
            "resolved", Set.of("closed", "in_progress"),
            "closed", Set.of("in_progress", "resolved"));

    private static SyntheticDataGenerator generator(long rows) {
        return SyntheticDataGenerator.of(SCHEMA).rows(200).rows("ticket_history", rows);
    }

    @ParameterizedTest
    @CsvSource({"50", "200", "700", "5000"})
    void aHistoryLeadsByPossibleChangesToTheStatusOfItsOwner(long rows) {
        DataPlan plan = generator(rows).plan();
        long seen = 0;
        for (long ticket = 0; ticket < 200; ticket++) {
            Row owner = plan.row("tickets", ticket);
            String status = null;
            LocalDateTime at = ((LocalDateTime) Objects.requireNonNull(owner.get("created_at"))).minusSeconds(1);
            for (long number : plan.children("ticket_history", ticket)) {
                Row row = plan.row("ticket_history", number);
                String next = (String) Objects.requireNonNull(row.get("new_status"));
                LocalDateTime changed = (LocalDateTime) row.get("changed_at");
                assertThat(row.get("old_status")).isEqualTo(status);
                if (status == null) {
                    assertThat(next).isEqualTo("open");
                } else if (!status.equals(next) || rows < 5000) {
                    assertThat(NEXT.get(status)).contains(next);
                }
                assertThat(changed).isAfter(at);
                if (next.equals("resolved") && owner.get("resolved_at") != null && !next.equals(status)) {
                    assertThat(changed).isAfterOrEqualTo((LocalDateTime) owner.get("resolved_at"));
                }
                status = next;
                at = changed;
                seen++;
            }
            if (status != null) {
                assertThat(status).isEqualTo(owner.get("status"));
            }
        }
        assertThat(seen).isEqualTo(rows);
    }

    @Test
    void rowsOfOneOwnerFollowEachOther() {
        DataPlan plan = generator(700).plan();
        long[] first = plan.children("ticket_history", 0);
        long[] second = plan.children("ticket_history", 1);

        assertThat(first[0]).isZero();
        assertThat(second[0]).isEqualTo(first.length);
    }

    @Test
    void moreRowsOfAHistoryMoveNoStatusWhileSomeOwnersHaveNone() {
        DataPlan few = generator(100).plan();
        DataPlan more = generator(200).plan();
        for (long ticket = 0; ticket < 200; ticket++) {
            assertThat(more.row("tickets", ticket))
                    .hasToString(few.row("tickets", ticket).toString());
        }
        for (long row = 0; row < 90; row++) {
            assertThat(more.row("ticket_history", row))
                    .hasToString(few.row("ticket_history", row).toString());
        }
    }

    private static void plan(String column, Rule rule) {
        Blueprint blueprint = generator(300).blueprint();
        var table = Objects.requireNonNull(blueprint.tables().get("ticket_history"));
        ColumnBlueprint before = Objects.requireNonNull(table.columns().get(column));
        ColumnBlueprint changed = new ColumnBlueprint(
                before.id(),
                rule,
                0,
                before.format(),
                before.meaning(),
                before.confidence(),
                before.reason(),
                Origin.MODEL);
        generator(300)
                .blueprint(blueprint.with("ticket_history", table.with(column, changed)))
                .plan();
    }

    private static Rule walk(String status, String... states) {
        List<Rule.State> made = java.util.stream.Stream.of(states)
                .map(state -> new Rule.State(state, 1, List.of()))
                .toList();
        return new Rule.Walk(status, made, 0, new Rule.Text(Rule.Style.WORD, 1, 9));
    }

    @Test
    void namesWhatAWrittenRuleCanNotFollow() {
        assertThatThrownBy(() -> plan("new_status", walk("ticket_id.state", "open")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("ticket_history.new_status")
                .hasMessageContaining("table tickets has no column 'state'");
        assertThatThrownBy(() -> plan("new_status", walk("status", "open")))
                .hasMessageContaining("'status' is no column of the owner");
        assertThatThrownBy(() -> plan("new_status", walk("ticket_id.status", "open", "closed")))
                .hasMessageContaining("tickets.status can be 'in_progress', which is no state of the machine");
        assertThatThrownBy(() -> plan("old_status", new Rule.Previous("status", new Rule.Constant(null))))
                .hasMessageContaining("ticket_history.old_status")
                .hasMessageContaining("'status' is no other column");
        assertThatThrownBy(() -> plan(
                        "changed_at",
                        new Rule.Timeline("ticket_id.created_at", "PT1M", "P1D", null, "old_status", List.of())))
                .hasMessageContaining("goes by 'old_status', which is no other column with a walk");
        assertThatThrownBy(() -> plan(
                        "changed_at",
                        new Rule.Timeline(
                                "ticket_id.created_at",
                                "PT1M",
                                "P1D",
                                null,
                                "new_status",
                                List.of(new Rule.Reached("gone", "ticket_id.resolved_at")))))
                .hasMessageContaining("a moment for 'gone', which is no state");
    }

    @Test
    void refusesRulesThatReadEachOther() {
        assertThatThrownBy(() -> {
                    Blueprint blueprint = generator(300).blueprint();
                    var table = Objects.requireNonNull(blueprint.tables().get("ticket_history"));
                    for (String[] pair : new String[][] {{"old_status", "new_status"}, {"new_status", "old_status"}}) {
                        ColumnBlueprint column =
                                Objects.requireNonNull(table.columns().get(pair[0]));
                        table = table.with(
                                pair[0], column.withRule(new Rule.Previous(pair[1], new Rule.Constant("open"))));
                    }
                    generator(300)
                            .blueprint(blueprint.with("ticket_history", table))
                            .plan();
                })
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("circle");
    }
}
