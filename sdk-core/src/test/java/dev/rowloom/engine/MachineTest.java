package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MachineTest {

    private static final Rule NONE = new Rule.Database();

    /** Machines of up to eight states, each of which is reached from the one before, with other transitions at random. */
    @Provide
    Arbitrary<Rule.Walk> walks() {
        return Combinators.combine(Arbitraries.integers().between(1, 8), Arbitraries.longs(), Arbitraries.of(0, 1))
                .as(MachineTest::walk);
    }

    private static Rule.Walk walk(int count, long seed, int unrecorded) {
        List<Rule.State> states = new ArrayList<>();
        for (int from = 0; from < count; from++) {
            List<Rule.Weighted> next = new ArrayList<>();
            for (int to = 0; to < count; to++) {
                boolean other = to != from && Mix.below(Mix.hash(seed, from * 10L + to), 4) == 0;
                if (to == from + 1 || other) {
                    next.add(new Rule.Weighted("s" + to, 1 + (int) Mix.below(Mix.hash(seed, 100 + to), 50)));
                }
            }
            states.add(new Rule.State("s" + from, from == 0 ? 3 : (int) Mix.below(Mix.hash(seed, -from), 3) / 2, next));
        }
        return new Rule.Walk("owner.status", states, unrecorded, NONE);
    }

    private static Set<String> transitions(Rule.Walk walk) {
        Set<String> possible = new HashSet<>();
        walk.states().forEach(state -> {
            possible.add(state.name() + state.name());
            state.next().forEach(next -> possible.add(state.name() + next.value()));
        });
        return possible;
    }

    /** What is closed is opened again once in 25 times, however many rows there are. */
    @Property(tries = 50)
    void goesRoundAsSeldomAsItsSharesSay(@ForAll @IntRange(min = 1, max = 40) int rows, @ForAll long bits) {
        Rule.Walk walk = new Rule.Walk(
                "owner.status",
                List.of(
                        new Rule.State("open", 1, List.of(new Rule.Weighted("working", 1))),
                        new Rule.State("working", 0, List.of(new Rule.Weighted("closed", 1))),
                        new Rule.State("closed", 0, List.of(new Rule.Weighted("working", 4)), 96)),
                0,
                NONE);
        Machine machine = new Machine(walk);

        Machine.Way way = machine.way(2, rows, bits);

        int again = 0;
        for (int row = 1; row < rows; row++) {
            again += way.at(row - 1) == 2 && way.at(row) == 1 ? 1 : 0;
        }
        assertThat(again).isLessThanOrEqualTo(1);
        assertThat(machine.rows(2, 100))
                .containsOnly(3, 5)
                .satisfies(counts -> assertThat(java.util.Arrays.stream(counts).filter(count -> count > 3))
                        .hasSizeBetween(3, 5));
    }

    @Property(tries = 500)
    void neverChangesToAStateThatCanNotFollow(
            @ForAll("walks") Rule.Walk walk,
            @ForAll @IntRange(min = 1, max = 150) int rows,
            @ForAll @IntRange(min = 0, max = 7) int state,
            @ForAll long bits) {
        Machine machine = new Machine(walk);
        int end = state % machine.size();

        Machine.Way way = machine.way(end, rows, bits);

        assertThat(way.at(rows - 1)).isEqualTo(end);
        for (int row = 1; row < rows; row++) {
            String change = machine.name(way.at(row - 1)) + machine.name(way.at(row));
            assertThat(transitions(walk)).contains(change);
        }
    }

    @Property(tries = 500)
    void startsWhereTheMachineStartsAndRepeatsNothingWhereTheLengthFits(
            @ForAll("walks") Rule.Walk walk, @ForAll @IntRange(min = 0, max = 7) int state, @ForAll long bits) {
        Machine machine = new Machine(walk);
        int end = state % machine.size();

        for (int rows : machine.rows(end, 7)) {
            if (rows == 0) {
                assertThat(walk.states().get(end).start()).isPositive();
                continue;
            }
            Machine.Way way = machine.way(end, rows, bits);
            if (walk.unrecorded() == 0) {
                assertThat(walk.states().get(way.at(0)).start()).isPositive();
            }
            for (int row = 1; row < rows; row++) {
                assertThat(way.at(row)).isNotEqualTo(way.at(row - 1));
            }
        }
    }

    @Property(tries = 200)
    void findsTheFirstRowOfAState(
            @ForAll("walks") Rule.Walk walk, @ForAll @IntRange(min = 1, max = 90) int rows, @ForAll long bits) {
        Machine machine = new Machine(walk);
        Machine.Way way = machine.way(machine.size() - 1, rows, bits);

        for (int state = 0; state < machine.size(); state++) {
            int found = -1;
            for (int row = rows - 1; row >= 0; row--) {
                found = way.at(row) == state ? row : found;
            }
            assertThat(way.rowOf(state)).isEqualTo(found);
        }
    }
}
