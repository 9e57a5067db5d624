package dev.rowloom.blueprint;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in the life of a row, in the order in which things happen; {@code created} comes before {@code updated}. */
enum Stage {
    BEGUN(
            "PT1M",
            "P30D",
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
                    "issued",
                    "issue",
                    "rental",
                    "rented",
                    "transaction",
                    "creation",
                    "created",
                    "registered",
                    "queued",
                    "enqueued",
                    "scheduled",
                    "production",
                    "manufactured",
                    "admission")),
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
                    "confirmation",
                    "processed",
                    "verified",
                    "validated",
                    "authorized",
                    "assigned")),
    STARTED("PT1M", "P5D", 0, Set.of("started", "began", "activated")),
    DUE("P3D", "P45D", 0, Set.of("due", "deadline", "required")),
    SENT("PT6H", "P10D", 0, Set.of("ship", "shipped", "sent", "dispatch", "dispatched", "picked", "shipment")),
    ENDED(
            "P1D",
            "P90D",
            0,
            Set.of(
                    "delivered",
                    "delivery",
                    "arrived",
                    "received",
                    "collected",
                    "responded",
                    "response",
                    "answered",
                    "completed",
                    "finished",
                    "ended",
                    "closed",
                    "resolved",
                    "cancelled",
                    "canceled",
                    "rejected",
                    "returned",
                    "return",
                    "refunded",
                    "stopped",
                    "done",
                    "published",
                    "revoked",
                    "consumed",
                    "read")),
    /** What no word places: some time after the row was there. */
    HAPPENED("PT1H", "P60D", 0, Set.of()),
    /** An end that may lie ahead, as that of a contract. */
    UNTIL("P1D", "P90D", 0, Set.of("end", "ends", "until", "till", "thru", "through", "to", "stop", "finish")),
    EXPIRED("P30D", "P400D", 0, Set.of("expires", "expiry", "expiration", "expire", "expired")),
    UPDATED(
            "PT0S",
            "P60D",
            0.3,
            Set.of(
                    "last",
                    "seen",
                    "activity",
                    "accessed",
                    "access",
                    "viewed",
                    "login",
                    "updated",
                    "modified",
                    "modification",
                    "changed",
                    "edited")),
    DELETED("P1D", "P90D", 0, Set.of("deleted", "removed", "archived"));

    /** What happens one after the other, each when all before it has. */
    private static final List<Stage> CHAIN = List.of(BEGUN, AGREED, STARTED, SENT, ENDED);

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
            case "time.created" -> BEGUN;
            case "time.start" -> STARTED.isOf(column) ? STARTED : BEGUN;
            case "time.due" -> DUE;
            case "time.end" -> ENDED.isOf(column) || !UNTIL.isOf(column) && !column.hasWord("date") ? ENDED : UNTIL;
            case "time.expires" -> EXPIRED;
            case "time.updated" -> UPDATED;
            case "time.deleted" -> DELETED;
            case "time.event" -> byWord(column);
            default -> null;
        };
    }

    private static @Nullable Stage byWord(ColumnFacts column) {
        for (Stage stage : List.of(DELETED, UPDATED, EXPIRED, DUE, ENDED, SENT, STARTED, AGREED, BEGUN)) {
            if (stage.isOf(column)) {
                return stage;
            }
        }
        return null;
    }

    private boolean isOf(ColumnFacts column) {
        return words.stream().anyMatch(column::hasWord);
    }

    /** Returns whether something of that stage comes before. */
    boolean follows(Stage earlier) {
        int before = CHAIN.indexOf(earlier);
        return switch (this) {
            case BEGUN -> false;
            case HAPPENED -> earlier == BEGUN;
            case DUE, EXPIRED -> earlier == BEGUN || earlier == STARTED;
            case UNTIL -> before >= 0 && earlier != ENDED;
            case UPDATED -> before >= 0 || earlier == HAPPENED;
            case DELETED -> before >= 0 || earlier == UPDATED || earlier == HAPPENED;
            default -> before >= 0 && before < CHAIN.indexOf(this);
        };
    }

    /** Returns whether it has happened by now, so that it is not after the present. */
    boolean isPast() {
        return this != DUE && this != EXPIRED && this != UNTIL;
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
