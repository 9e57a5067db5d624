package dev.rowloom.provider.testkit;

import dev.rowloom.dataset.GenerationFailure.Code;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong with an answer, from the connection to its rows; for {@link FaultMatrixContract}, and by names that can be
 * given on a command line.
 *
 * @since 0.1.0
 */
public enum Fault {
    /** None: writes what is asked. */
    OK,
    /** Too many requests; says when to come again. */
    RATE_LIMITED(Code.RATE_LIMITED),
    /** Too many requests; says nothing. */
    RATE_LIMITED_WITHOUT_DELAY(Code.RATE_LIMITED),
    /** The allowance of the day is used up. */
    DAILY_QUOTA(Code.QUOTA_EXHAUSTED),
    /** 500. */
    INTERNAL(Code.INTERNAL),
    /** 503, or 529. */
    OVERLOADED(Code.OVERLOADED),
    /** A page of a proxy. */
    BAD_GATEWAY(Code.OVERLOADED),
    /** Never answers at all. */
    SILENT(Code.TIMED_OUT),
    /** Resets the connection in the middle. */
    RESET(Code.CONNECTION_LOST),
    /** Closes the connection within an event. */
    CUT(Code.CONNECTION_LOST),
    /** Stops in the middle and keeps the connection. */
    STALL(Code.TIMED_OUT),
    /** Ends the stream without a reason, all rows written. */
    WITHOUT_REASON,
    /** An error in a stream that began well. */
    ERROR_EVENT(Code.OVERLOADED),
    /** No text. */
    EMPTY(Code.NO_ROWS),
    /** Words in place of JSON. */
    PROSE(Code.NO_ROWS),
    /** JSON within a Markdown fence, with words around it. */
    FENCED,
    /** Reaches the greatest number of tokens in the middle. */
    MAX_TOKENS(Code.TRUNCATED),
    /** Writes 200 MB of one text. */
    HUGE(Code.NO_ROWS),
    /** Nests arrays ten thousand deep. */
    DEEP(Code.NO_ROWS),
    /** Thinks until no token is left. */
    ALL_THINKING(Code.TRUNCATED),
    /** Blocks the prompt. */
    BLOCKED_PROMPT(Code.CONTENT_BLOCKED),
    /** Blocks the answer after its first words. */
    BLOCKED_ANSWER(Code.CONTENT_BLOCKED),
    /** Refuses every schema. */
    SCHEMA_REFUSED,
    /** Writes words where numbers are asked for. */
    WRONG_TYPES(Shape.ROWS),
    /** Writes a column that nobody asked for. */
    EXTRA_COLUMN(Shape.ROWS),
    /** Leaves the last column out. */
    MISSING_COLUMN(Shape.ROWS),
    /** Writes one row again and again. */
    SAME_ROW(Shape.ROWS),
    /** Writes numbers that are no keys of other rows. */
    DANGLING_KEYS(Shape.ROWS),
    /** Writes rows of another table. */
    OTHER_TABLE(Shape.ROWS),
    /** Writes ten times the rows. */
    TEN_TIMES(Shape.ROWS);

    /** What a fault strikes. */
    private enum Shape {
        ANSWER,
        ROWS
    }

    private final @Nullable Code reason;
    private final Shape shape;

    Fault() {
        this(Shape.ANSWER);
    }

    Fault(Code reason) {
        this.reason = reason;
        this.shape = Shape.ANSWER;
    }

    Fault(Shape shape) {
        this.reason = null;
        this.shape = shape;
    }

    /** Returns why rows are missing if the fault always strikes, or nothing where it does no harm or that depends on the rows. */
    public Optional<Code> reason() {
        return Optional.ofNullable(reason);
    }

    /** Returns whether the answer is whole and only its rows are not what was asked for. */
    public boolean strikesRows() {
        return shape == Shape.ROWS;
    }

    /** Returns whether another try can't help. */
    public boolean isFinal() {
        return this == DAILY_QUOTA || this == BLOCKED_PROMPT || this == BLOCKED_ANSWER;
    }

    /** Returns the name in lower case with hyphens, such as {@code rate-limited}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the fault of a title.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Fault titled(String title) {
        return Arrays.stream(values())
                .filter(fault -> fault.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault '" + title + "'; there are "
                        + Arrays.stream(values()).map(Fault::title).collect(Collectors.joining(", "))));
    }
}
