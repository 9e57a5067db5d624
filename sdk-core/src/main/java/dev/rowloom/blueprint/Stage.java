package dev.rowloom.blueprint;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in the life of a row, in the order in which things happen; {@code created} comes before {@code updated}. */
enum Stage {
    BEGUN(
            "",
            "",
            0,
            Set.of(
                    "order",
                    "ordered",
                    "placed",
                    "purchase",
                    "purchased",
                    "booking",
                    "booked",
                    "requested",
                    "request",
                    "submitted",
                    "invoice",
                    "opened",
                    "received",
                    "issued",
                    "issue")),
    AGREED(
            "PT1H",
            "P5D",
            0,
            Set.of(
                    "paid",
                    "payment",
                    "approved",
                    "accepted",
                    "confirmed",
                    "processed",
                    "verified",
                    "validated",
                    "authorized",
                    "assigned")),
    DUE("P3D", "P45D", 0, Set.of()),
    SENT("PT6H", "P10D", 0, Set.of("ship", "shipped", "sent", "dispatch", "dispatched", "picked", "shipment")),
    ENDED(
            "P1D",
            "P90D",
            0,
            Set.of("delivered", "delivery", "arrived", "collected", "responded", "response", "answered")),
    EXPIRED("P30D", "P400D", 0, Set.of()),
    UPDATED("PT0S", "P60D", 0.3, Set.of("last", "seen", "activity", "accessed", "viewed")),
    DELETED("P1D", "P90D", 0, Set.of());

    private final String minGap;
    private final String maxGap;
    private final double sameShare;
    private final Set<String> words;

    Stage(String minGap, String maxGap, double sameShare, Set<String> words) {
        this.minGap = minGap;
        this.maxGap = maxGap;
        this.sameShare = sameShare;
        this.words = words;
    }

    /** Returns the stage of a column, or null where it has none. */
    static @Nullable Stage of(ColumnFacts column, String meaning) {
        return switch (meaning) {
            case "time.created", "time.start" -> BEGUN;
            case "time.due" -> DUE;
            case "time.end" -> ENDED;
            case "time.expires" -> EXPIRED;
            case "time.updated" -> UPDATED;
            case "time.deleted" -> DELETED;
            case "time.event" -> byWord(column);
            default -> null;
        };
    }

    private static @Nullable Stage byWord(ColumnFacts column) {
        for (Stage stage : List.of(UPDATED, ENDED, SENT, AGREED, BEGUN)) {
            if (stage.words.stream().anyMatch(column::hasWord)) {
                return stage;
            }
        }
        return null;
    }

    /** Returns whether something of that stage can be what this one follows. */
    boolean follows(Stage earlier) {
        return switch (this) {
            case BEGUN -> false;
            case DUE, EXPIRED, UPDATED -> earlier == BEGUN;
            case AGREED, SENT, ENDED ->
                earlier == BEGUN || earlier == AGREED && this != AGREED || earlier == SENT && this == ENDED;
            case DELETED -> earlier == BEGUN || earlier == UPDATED;
        };
    }

    /** Returns whether it has happened by now, so that it is not after the present. */
    boolean isPast() {
        return this != DUE && this != EXPIRED;
    }

    /** Returns the stage's place in the order, from 0. */
    int rank() {
        return List.of(values()).indexOf(this);
    }

    String minGap() {
        return minGap;
    }

    String maxGap() {
        return maxGap;
    }

    double sameShare() {
        return sameShare;
    }
}
