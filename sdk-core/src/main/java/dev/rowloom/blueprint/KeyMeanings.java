package dev.rowloom.blueprint;

import dev.rowloom.schema.ForeignKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the meaning of columns that keys and identities tell more about than names do. */
final class KeyMeanings {

    private static final double CERTAIN = 0.98;
    private static final double LIKELY = 0.85;
    private static final double POSSIBLE = 0.7;
    private static final int UUID_LENGTH = 36;
    private static final int UUID_BYTES = 16;

    /** Words that end the name of a key. */
    private static final Set<String> KEY_WORDS = Set.of("id", "pk", "key", "no", "number", "uid", "oid", "ids");

    private final Recogniser recogniser;

    KeyMeanings(Recogniser recogniser) {
        this.recogniser = recogniser;
    }

    /** Returns the meaning of a column. */
    Match meaning(ColumnFacts column) {
        if (column.isForeign()) {
            ForeignKey key = column.table().foreignKeys(column.name()).get(0);
            return Match.of("key.foreign", 1, "foreign key to " + key.parentTable());
        }
        return recogniser.overridden(recognised(column));
    }

    private Match recognised(ColumnFacts column) {
        Optional<Match> named = recogniser.recognise(column);
        if (named.isPresent() && named.get().isUsers()) {
            return named.get();
        }
        if (column.column().identity().isPresent()) {
            return Match.of("key.surrogate", CERTAIN, "the database numbers the column");
        } else if (column.isPrimaryKey()) {
            return primaryKey(column, named);
        }
        return named.map(match -> own(column, match))
                .orElseGet(() -> Match.of(BlueprintWriter.UNKNOWN, 0, "neither name nor type tell what it holds"));
    }

    private static Match primaryKey(ColumnFacts column, Optional<Match> named) {
        boolean isKey = named.isEmpty()
                || named.get().meaning().startsWith("key.")
                || named.get().meaning().startsWith("text.name")
                || named.get().meaning().startsWith("status.")
                || named.get().meaning().startsWith("quantity.")
                || named.get().confidence() < LIKELY
                || endsLikeKey(column) && !column.is(Family.TEXT);
        if (!isKey) {
            return named.get();
        } else if (column.is(Family.WHOLE)) {
            return Match.of("key.surrogate", CERTAIN, "primary key of whole numbers");
        } else if (isUuid(column)) {
            return Match.of("key.uuid", CERTAIN, "primary key of UUIDs");
        } else if (column.is(Family.TEXT)) {
            boolean external = named.isPresent() && named.get().meaning().equals("key.external_id");
            return external ? named.get() : Match.of("key.natural_code", LIKELY, "primary key of text");
        }
        return named.orElseGet(() -> Match.of(
                BlueprintWriter.UNKNOWN,
                0,
                "primary key of type " + column.column().declaredType()));
    }

    /** A column named after its own table is its key, also where no key is declared. */
    private static Match own(ColumnFacts column, Match match) {
        List<Token> tokens = column.tokens();
        int own = column.table().ownPrefix(tokens);
        boolean single = own > 0 && own == tokens.size() - 1;
        if (single && tokens.get(own).is("number") && match.meaning().equals("key.foreign")) {
            return Match.of("key.natural_code", POSSIBLE, "number named after its table");
        }
        boolean named = single && tokens.get(own).is("id");
        boolean other = column.table()
                .table()
                .primaryKey()
                .filter(key -> !key.columns().contains(column.name()))
                .isPresent();
        if (named && other && !column.isUnique() && match.meaning().equals("key.natural_code")) {
            return Match.of("key.foreign", POSSIBLE, "named like its table, which has another key");
        } else if (!named || other || !match.meaning().startsWith("key.")) {
            return match;
        } else if (column.is(Family.WHOLE)) {
            return Match.of("key.surrogate", LIKELY, "named after its table");
        }
        return isUuid(column) ? Match.of("key.uuid", LIKELY, "UUID named after its table") : match;
    }

    private static boolean endsLikeKey(ColumnFacts column) {
        List<Token> tokens = column.tokens();
        return !tokens.isEmpty()
                && KEY_WORDS.contains(tokens.get(tokens.size() - 1).text());
    }

    private static boolean isUuid(ColumnFacts column) {
        boolean text = column.is(Family.TEXT)
                && column.maxLength() == UUID_LENGTH
                && column.tokens().stream().anyMatch(it -> KEY_WORDS.contains(it.text()) || it.is("uuid"));
        boolean bytes = column.is(Family.BINARY) && column.maxLength() == UUID_BYTES;
        return column.is(Family.UUID) || text || bytes;
    }
}
