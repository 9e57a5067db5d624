package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moments of one row: what comes first comes first. */
final class Moments {

    /** Words that only say that a column holds a moment. */
    static final Set<String> TIME = Set.of(
            "date",
            "time",
            "at",
            "on",
            "timestamp",
            "datetime",
            "ts",
            "stamp",
            "dt",
            "utc",
            "gmt",
            "of",
            "the",
            "when",
            "ms",
            "millis",
            "sec",
            "epoch",
            "unix",
            "by",
            "was",
            "is",
            "day",
            "dttm",
            "dtm",
            "tstamp",
            "tm");

    static final Set<String> CREATED = Set.of(
            "created",
            "create",
            "creation",
            "inserted",
            "insert",
            "added",
            "registered",
            "registration",
            "joined",
            "entered",
            "signup",
            "crdate",
            "ctime");
    private static final Set<String> UPDATED = Set.of(
            "updated", "update", "modified", "modify", "changed", "edited", "modification", "change", "mtime", "upd");
    private static final Set<String> DELETED =
            Set.of("deleted", "delete", "removed", "archived", "deactivated", "trashed");
    private static final Set<String> ORDERED =
            Set.of("order", "ordered", "placed", "purchase", "purchased", "booked", "booking");
    private static final Set<String> SHIPPED = Set.of("ship", "shipped", "shipping", "dispatched", "sent");
    private static final Set<String> DELIVERED = Set.of("delivered", "delivery", "received", "arrived");
    private static final Set<String> PAID = Set.of("paid", "payment");
    private static final Set<String> CLOSED = Set.of(
            "closed",
            "resolved",
            "completed",
            "finished",
            "cancelled",
            "canceled",
            "done",
            "published",
            "processed",
            "ended",
            "returned",
            "refunded",
            "verified",
            "confirmed",
            "approved",
            "revoked",
            "accepted",
            "rejected",
            "consumed");
    private static final Set<String> DUE =
            Set.of("due", "required", "deadline", "expires", "expired", "expiry", "expiration", "expire", "expiring");
    private static final Set<String> BIRTH = Set.of("birth", "born", "dob", "birthday", "birthdate");
    private static final Set<String> HIRED = Set.of("hire", "hired", "joined", "employed", "employment", "entry");
    private static final Set<String> START =
            Set.of("start", "started", "begin", "began", "starts", "begins", "starting", "beginning");
    private static final Set<String> LAST =
            Set.of("last", "lastseen", "lastlogin", "seen", "login", "accessed", "activity", "access");
    private static final Set<String> REQUESTED =
            Set.of("requested", "request", "submitted", "submit", "asked", "queued", "enqueued");

    /** Sets of words of which the first come before the second. */
    private record Pair(Set<String> earlier, Set<String> later) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair(CREATED, UPDATED),
            new Pair(CREATED, DELETED),
            new Pair(UPDATED, DELETED),
            new Pair(CREATED, SHIPPED),
            new Pair(CREATED, DELIVERED),
            new Pair(CREATED, PAID),
            new Pair(CREATED, CLOSED),
            new Pair(CREATED, DUE),
            new Pair(CREATED, LAST),
            new Pair(
                    START,
                    Set.of(
                            "end",
                            "ended",
                            "finish",
                            "finished",
                            "ends",
                            "stop",
                            "stopped",
                            "until",
                            "completed",
                            "ending",
                            "due")),
            new Pair(
                    Set.of("from", "since", "effective", "begin", "start", "valid"),
                    Set.of("to", "until", "thru", "through", "till", "end")),
            new Pair(Set.of("opened", "open"), Set.of("closed", "close", "resolved")),
            new Pair(Set.of("first"), Set.of("last")),
            new Pair(Set.of("in", "checkin"), Set.of("out", "checkout")),
            new Pair(Set.of("login", "logon", "signin"), Set.of("logout", "logoff", "signout")),
            new Pair(Set.of("departure", "depart", "departed"), Set.of("arrival", "arrive", "arrived")),
            new Pair(Set.of("admit", "admission", "admitted"), Set.of("discharge", "disch", "discharged")),
            new Pair(BIRTH, Set.of("death", "died", "dod", "deceased")),
            new Pair(BIRTH, HIRED),
            new Pair(BIRTH, CREATED),
            new Pair(BIRTH, START),
            new Pair(HIRED, Set.of("termination", "terminated", "leave", "left", "resigned", "fired", "end", "exit")),
            new Pair(ORDERED, SHIPPED),
            new Pair(ORDERED, DELIVERED),
            new Pair(ORDERED, DUE),
            new Pair(ORDERED, PAID),
            new Pair(ORDERED, CLOSED),
            new Pair(SHIPPED, DELIVERED),
            new Pair(SHIPPED, Set.of("returned", "return", "opened", "read", "clicked", "delivered")),
            new Pair(Set.of("invoice", "invoiced", "issued", "issue", "billing", "billed", "bill"), DUE),
            new Pair(Set.of("invoice", "invoiced", "issued", "issue", "billing", "billed", "bill"), PAID),
            new Pair(
                    Set.of("rental", "rented", "loan", "loaned", "borrowed", "lent", "checkout"),
                    Set.of("return", "returned", "due")),
            new Pair(
                    REQUESTED,
                    Set.of(
                            "approved",
                            "completed",
                            "resolved",
                            "answered",
                            "responded",
                            "response",
                            "processed",
                            "started",
                            "rejected")),
            new Pair(Set.of("received"), Set.of("processed", "answered", "read")),
            new Pair(Set.of("scheduled", "created", "queued"), Set.of("started", "finished", "completed", "ended")),
            new Pair(
                    Set.of("manufactured", "manufacture", "production", "produced"),
                    Set.of("expires", "expiry", "expiration")),
            new Pair(
                    Set.of(
                            "order",
                            "ordered",
                            "transaction",
                            "rental",
                            "return",
                            "returned",
                            "ship",
                            "shipped",
                            "payment",
                            "paid",
                            "delivered",
                            "closed",
                            "completed",
                            "started",
                            "ended",
                            "finished",
                            "purchase",
                            "invoice",
                            "posted",
                            "issued"),
                    UPDATED));

    private Moments() {}

    static void find(View view, Consumer<CoherenceRule> rules) {
        view.tables().forEach(table -> find(table, rules));
    }

    private static void find(Sight table, Consumer<CoherenceRule> rules) {
        Set<String> seen = new java.util.HashSet<>();
        for (Pair pair : PAIRS) {
            for (Field earlier : table.all(field -> isOf(field, pair.earlier()))) {
                for (Field later : table.all(field -> isOf(field, pair.later()))) {
                    boolean other = !earlier.name().equals(later.name())
                            && !isOf(earlier, pair.later(), table)
                            && !(later.hasAny(PAID) && later.hasAny(Set.of("last")))
                            && stem(earlier, pair.earlier(), table).equals(stem(later, pair.later(), table));
                    if (other && seen.add(earlier + " <= " + later)) {
                        add(table, earlier, later, rules);
                    }
                }
            }
        }
    }

    private static void add(Sight table, Field earlier, Field later, Consumer<CoherenceRule> rules) {
        String condition = after(earlier.of("r"), earlier, later.of("r"), later);
        if (condition != null) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.MOMENTS,
                    table.id(),
                    earlier + " <= " + later,
                    table.sql() + " r WHERE " + present("r", earlier) + " AND " + present("r", later),
                    condition));
        }
    }

    private static boolean isOf(Field field, Set<String> words) {
        return isMoment(field) && field.hasAny(words);
    }

    /** Returns whether the column says the other as clearly, as {@code last} in {@code last_update}. */
    private static boolean isOf(Field field, Set<String> words, Sight table) {
        return field.hasAny(words) && stem(field, words, table).isEmpty();
    }

    /** Returns what a name says besides the moment and the table. */
    private static List<String> stem(Field field, Set<String> marker, Sight table) {
        List<String> rest = new ArrayList<>(field.without(TIME));
        rest.removeIf(word -> marker.contains(word)
                || table.words().contains(word)
                || marker != HIRED && (word.equals("last") || word.equals("record") || word.equals("row")));
        return rest;
    }

    /** Returns whether a column holds moments: by its type, or by a name that says so. */
    static boolean isMoment(Field field) {
        return switch (field.kind()) {
            case DATE, TIMESTAMP -> true;
            case NUMBER, TEXT -> field.hasAny(TIME) || field.hasAny(Set.of("created", "updated", "modified"));
            default -> false;
        };
    }

    /** Returns the condition that a row has such a moment; numbers and texts that are none are left out. */
    static String present(String alias, Field field) {
        String cell = field.of(alias);
        return switch (field.kind()) {
            case NUMBER -> cell + " > 100000000";
            case TEXT -> "regexp_like(" + cell + ", '^[12][0-9]{3}-?[01][0-9]-?[0-3][0-9]')";
            default -> cell + " IS NOT NULL";
        };
    }

    /** Returns the condition that the first is after the second, or null where they can't be compared. */
    static @Nullable String after(String a, Field first, String b, Field second) {
        Field.Kind one = first.kind();
        Field.Kind other = second.kind();
        if (one == other) {
            return a + " > " + b;
        }
        boolean calendar = Set.of(one, other).equals(Set.of(Field.Kind.DATE, Field.Kind.TIMESTAMP));
        return calendar ? "CAST(" + a + " AS DATE) > CAST(" + b + " AS DATE)" : null;
    }
}
