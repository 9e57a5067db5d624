package dev.rowloom.schema.internal.pattern;

import dev.rowloom.schema.internal.pattern.Pattern.Anchor;
import dev.rowloom.schema.internal.pattern.Pattern.Characters;
import dev.rowloom.schema.internal.pattern.Pattern.Choice;
import dev.rowloom.schema.internal.pattern.Pattern.Look;
import dev.rowloom.schema.internal.pattern.Pattern.Repeat;
import dev.rowloom.schema.internal.pattern.Pattern.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern as states: each reads a character, forks, tests the place, or accepts. */
final class Automaton {

    private static final int LARGEST = 20_000;

    private final List<State> states = new ArrayList<>();

    private Automaton() {}

    /** A state. */
    static final class State {

        final Step step;
        final @Nullable CharacterSet set;
        final Pattern.@Nullable Place place;
        final @Nullable Look look;
        final @Nullable Automaton looked;
        int next = -1;
        int other = -1;

        private State(Step step, @Nullable CharacterSet set, Pattern.@Nullable Place place) {
            this.step = step;
            this.set = set;
            this.place = place;
            this.look = null;
            this.looked = null;
        }

        private State(Look look, Automaton looked) {
            this.step = Step.LOOK;
            this.set = null;
            this.place = null;
            this.look = look;
            this.looked = looked;
        }
    }

    /** What a state does. */
    enum Step {
        READ,
        FORK,
        PLACE,
        LOOK,
        ACCEPT
    }

    static Automaton of(Pattern pattern) throws PatternException {
        Automaton automaton = new Automaton();
        automaton.add(pattern);
        automaton.add(new State(Step.ACCEPT, null, null));
        return automaton;
    }

    int size() {
        return states.size();
    }

    State state(int index) {
        return states.get(index);
    }

    // Each part leaves by the state that is added next.
    private void add(Pattern pattern) throws PatternException {
        if (pattern instanceof Characters characters) {
            add(new State(Step.READ, characters.set(), null));
        } else if (pattern instanceof Sequence sequence) {
            for (Pattern part : sequence.parts()) {
                add(part);
            }
        } else if (pattern instanceof Choice choice) {
            choice(choice.alternatives(), 0);
        } else if (pattern instanceof Repeat repeat) {
            repeat(repeat);
        } else if (pattern instanceof Anchor anchor) {
            add(new State(Step.PLACE, null, anchor.place()));
        } else if (pattern instanceof Look look) {
            add(new State(look, of(look.part())));
        }
    }

    private State add(State state) throws PatternException {
        if (states.size() >= LARGEST) {
            throw new PatternException("the pattern has more than " + LARGEST + " states");
        }
        states.add(state);
        state.next = states.size();
        return state;
    }

    private void choice(List<Pattern> alternatives, int from) throws PatternException {
        if (from == alternatives.size() - 1) {
            add(alternatives.get(from));
            return;
        }
        List<State> exits = new ArrayList<>();
        for (int i = from; i < alternatives.size(); i++) {
            boolean last = i == alternatives.size() - 1;
            State fork = last ? null : add(new State(Step.FORK, null, null));
            add(alternatives.get(i));
            if (fork != null) {
                exits.add(add(new State(Step.FORK, null, null)));
                fork.other = states.size();
            }
        }
        exits.forEach(exit -> exit.next = states.size());
    }

    private void repeat(Repeat repeat) throws PatternException {
        boolean unbounded = repeat.max() == Repeat.UNBOUNDED;
        for (int i = 0; i < repeat.min() - (unbounded ? 1 : 0); i++) {
            add(repeat.part());
        }
        if (unbounded) {
            endless(repeat);
            return;
        }
        List<State> forks = new ArrayList<>();
        for (int i = repeat.min(); i < repeat.max(); i++) {
            forks.add(add(new State(Step.FORK, null, null)));
            add(repeat.part());
        }
        forks.forEach(fork -> fork.other = states.size());
    }

    // once or more often where it is needed at all, else not at all or more often
    private void endless(Repeat repeat) throws PatternException {
        State skip = repeat.min() == 0 ? add(new State(Step.FORK, null, null)) : null;
        int start = states.size();
        add(repeat.part());
        State back = add(new State(Step.FORK, null, null));
        back.other = start;
        if (skip != null) {
            skip.other = states.size();
        }
    }
}
