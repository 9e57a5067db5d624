package dev.rowloom.schema.internal.pattern;

import dev.rowloom.schema.internal.pattern.Automaton.State;
import dev.rowloom.schema.internal.pattern.Automaton.Step;
import dev.rowloom.schema.internal.pattern.Pattern.Direction;
import dev.rowloom.schema.internal.pattern.Pattern.Look;
import dev.rowloom.schema.internal.pattern.Pattern.Place;
import java.util.Objects;

/** One text under an automaton. */
final class Run {

    private final Automaton automaton;
    private final int[] text;
    private int[] current;
    private int[] following;
    private int currentSize;
    private int followingSize;
    // the position after which a state was last put into a list, plus one
    private final int[] seen;
    private final int[] stack;
    private int generation;

    /** Where a match may begin. */
    enum Start {
        HERE,
        ANYWHERE
    }

    /** When to stop. */
    enum Stop {
        FIRST,
        LAST
    }

    Run(Automaton automaton, int[] text) {
        this.automaton = automaton;
        this.text = text;
        this.current = new int[automaton.size()];
        this.following = new int[automaton.size()];
        this.seen = new int[automaton.size()];
        this.stack = new int[2 * automaton.size() + 2];
    }

    /**
     * Returns where a match ends, or -1.
     *
     * @param from where it begins
     * @param start whether it may begin further on too
     * @param to where the text counts as ended for reading
     * @param stop whether any end will do, or the last is wanted
     */
    int end(int from, Start start, int to, Stop stop) {
        currentSize = 0;
        generation++;
        int found = -1;
        for (int at = from; at <= to; at++) {
            boolean accepted = false;
            if (at == from) {
                accepted = follow(0, at);
                swap();
            }
            if (accepted) {
                found = at;
            }
            if (found >= 0 && stop == Stop.FIRST || at == to || currentSize == 0 && start == Start.HERE) {
                return found;
            }
            generation++;
            accepted = read(at);
            if (start == Start.ANYWHERE) {
                accepted |= follow(0, at + 1);
            }
            swap();
            if (accepted) {
                found = at + 1;
            }
        }
        return found;
    }

    private boolean read(int at) {
        boolean accepted = false;
        for (int i = 0; i < currentSize; i++) {
            State state = automaton.state(current[i]);
            if (Objects.requireNonNull(state.set).contains(text[at])) {
                accepted |= follow(state.next, at + 1);
            }
        }
        return accepted;
    }

    private void swap() {
        int[] done = current;
        current = following;
        currentSize = followingSize;
        following = done;
        followingSize = 0;
    }

    // Adds the reading states that can be reached without reading; returns whether acceptance can.
    private boolean follow(int first, int at) {
        boolean accepted = false;
        int depth = 0;
        stack[depth++] = first;
        while (depth > 0) {
            int index = stack[--depth];
            if (seen[index] == generation) {
                continue;
            }
            seen[index] = generation;
            State state = automaton.state(index);
            if (state.step == Step.ACCEPT) {
                accepted = true;
            } else if (state.step == Step.READ) {
                following[followingSize++] = index;
            } else if (state.step == Step.FORK || holds(state, at)) {
                if (state.other >= 0) {
                    stack[depth++] = state.other;
                }
                stack[depth++] = state.next;
            }
        }
        return accepted;
    }

    private boolean holds(State state, int at) {
        if (state.step == Step.PLACE) {
            return isAt(Objects.requireNonNull(state.place), at);
        }
        Look look = Objects.requireNonNull(state.look);
        return looks(look.direction(), Objects.requireNonNull(state.looked), at) != look.negative();
    }

    private boolean looks(Direction direction, Automaton looked, int at) {
        Run run = new Run(looked, text);
        if (direction == Direction.AHEAD) {
            return run.end(at, Start.HERE, text.length, Stop.FIRST) >= 0;
        }
        for (int start = at; start >= 0; start--) {
            if (run.end(start, Start.HERE, at, Stop.LAST) == at) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(Place place, int at) {
        return switch (place) {
            case TEXT_START -> at == 0;
            case TEXT_END -> at == text.length;
            case LAST_LINE_END -> at == text.length || at == text.length - 1 && text[at] == '\n';
            case LINE_START -> at == 0 || text[at - 1] == '\n';
            case LINE_END -> at == text.length || text[at] == '\n';
            case WORD_START -> !isWord(at - 1) && isWord(at);
            case WORD_END -> isWord(at - 1) && !isWord(at);
            case WORD_BOUNDARY -> isWord(at - 1) != isWord(at);
            case NO_WORD_BOUNDARY -> isWord(at - 1) == isWord(at);
        };
    }

    private boolean isWord(int at) {
        return at >= 0 && at < text.length && (text[at] == '_' || Character.isLetterOrDigit(text[at]));
    }
}
