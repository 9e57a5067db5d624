package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MachinesTest {

    private static final Machines MACHINES = new Machines();

    private static Map<String, List<String>> machine(String table, String... labels) {
        Map<String, List<String>> next = new TreeMap<>();
        Objects.requireNonNull(MACHINES.states(List.of(labels), List.of(table)))
                .forEach(state -> next.put(
                        (state.start() > 0 ? ">" : "") + state.name(),
                        state.next().stream().map(Rule.Weighted::value).sorted().collect(Collectors.toList())));
        return next;
    }

    @Test
    void leavesOutTheStatesThatAColumnDoesNotHave() {
        assertThat(machine("order", "pending", "paid", "shipped", "delivered", "cancelled", "returned"))
                .isEqualTo(Map.of(
                        ">pending", List.of("cancelled", "paid"),
                        "paid", List.of("cancelled", "shipped"),
                        "shipped", List.of("delivered"),
                        "delivered", List.of("returned"),
                        "cancelled", List.of(),
                        "returned", List.of()));
    }

    @Test
    void knowsStatesByOtherNamesAndSpellings() {
        assertThat(machine("subscription", "TRIALING", "Active", "PastDue", "Canceled"))
                .isEqualTo(Map.of(
                        ">TRIALING", List.of("Active", "Canceled"),
                        ">Active", List.of("Canceled", "PastDue"),
                        "PastDue", List.of("Active", "Canceled"),
                        "Canceled", List.of()));
    }

    @Test
    void placesAStateThatItDoesNotKnowBesideTheOneBefore() {
        Map<String, List<String>> machine = machine("ticket", "open", "in_progress", "at_vendor", "resolved", "closed");

        assertThat(machine.get("in_progress")).contains("at_vendor", "resolved");
        assertThat(machine.get("at_vendor")).contains("resolved");
    }

    @Test
    void chainsStatesThatMeanTheSame() {
        Map<String, List<String>> machine = machine("task", "new", "scheduled", "running", "done");

        assertThat(machine.get(">new")).containsExactly("scheduled");
        assertThat(machine.get("scheduled")).contains("running");
    }

    @Test
    void endsWhereThingsSeldomGoOn() {
        List<Rule.State> states =
                Objects.requireNonNull(MACHINES.states(List.of("open", "in_progress", "closed"), List.of("ticket")));

        Rule.State closed = states.get(2);
        assertThat(closed.next()).singleElement().satisfies(next -> {
            assertThat(next.value()).isEqualTo("in_progress");
            assertThat(next.weight() * 20).isLessThan(closed.end());
        });
        assertThat(states.get(0).end()).isLessThan(100);
    }

    @Test
    void doesNotGuessWhereTheStatesSayNothing() {
        assertThat(MACHINES.states(List.of("A", "B", "C"), List.of("order"))).isNull();
        assertThat(MACHINES.states(List.of("red", "green", "paid"), List.of("lamp")))
                .isNull();
    }

    @Test
    void reachesEveryStateOfEveryMachineCutToAnyTwoOfItsStates() {
        List<String> all = List.of(
                "pending", "paid", "shipped", "delivered", "cancelled", "returned", "refunded", "processing", "lost");
        for (String first : all) {
            for (String second : all) {
                if (!first.equals(second)) {
                    List<Rule.State> states = MACHINES.states(List.of(first, second), List.of("order"));
                    assertThat(states).isNotNull();
                    assertThat(states).anyMatch(state -> state.start() > 0);
                    assertThat(states)
                            .allMatch(state -> state.start() > 0
                                    || Objects.requireNonNull(states).stream()
                                            .anyMatch(other -> other.next().stream()
                                                    .anyMatch(
                                                            next -> next.value().equals(state.name()))));
                }
            }
        }
    }
}
