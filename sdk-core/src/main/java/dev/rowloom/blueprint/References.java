package dev.rowloom.blueprint;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses for each table the reference that its rows are laid out along, and how children spread over parents. Following
 * owners never leads back to where one came from.
 */
final class References {

    private static final Set<String> SETTLING = Set.of("payment", "shipment", "delivery", "invoice", "receipt");
    private static final double NULLS = 0.1;
    private static final Cardinality USUAL = new Cardinality.Skewed(0.05, 0);
    private static final Cardinality IDENTIFYING = new Cardinality.Skewed(0.6, 1);

    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, List<ReferenceBlueprint>> references = new HashMap<>();

    private final Map<String, TableFacts> facts;

    References(Schema schema, Map<String, TableFacts> facts) {
        this.facts = facts;
        for (Table table : schema.tables()) {
            TableFacts of = facts.get(table.id());
            if (of != null) {
                references.put(table.id(), references(table, of));
            }
        }
    }

    /** Returns the references of a table, in its order. */
    List<ReferenceBlueprint> of(String table) {
        return references.getOrDefault(table, List.of());
    }

    private List<ReferenceBlueprint> references(Table table, TableFacts facts) {
        int owner = owner(table);
        if (owner >= 0) {
            owners.put(table.id(), table.foreignKeys().get(owner).parentTable());
        }
        List<ReferenceBlueprint> found = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            boolean owned = found.size() == owner;
            found.add(new ReferenceBlueprint(
                    key.columns(),
                    key.parentTable(),
                    owned ? ReferenceBlueprint.Role.OWNER : ReferenceBlueprint.Role.PLAIN,
                    cardinality(table, key, owned),
                    nullRate(key, facts)));
        }
        return found;
    }

    /** Returns the position of the owner among the foreign keys, or -1 where there is none. */
    private int owner(Table table) {
        int best = -1;
        int bestRank = Integer.MAX_VALUE;
        for (int i = 0; i < table.foreignKeys().size(); i++) {
            ForeignKey key = table.foreignKeys().get(i);
            int rank = isWhole(table, key.parentTable()) ? -1 : rank(table, key);
            if (rank < bestRank && !leadsBack(key.parentTable(), table.id())) {
                best = i;
                bestRank = rank;
            }
        }
        return best;
    }

    /**
     * Returns whether the rows of a table are parts of another's: lines of an order, its history, or what {@code comment_count}
     * counts.
     */
    private boolean isWhole(Table table, String parent) {
        TableFacts part = facts.get(table.id());
        TableFacts whole = facts.get(parent);
        if (part == null || whole == null || part == whole) {
            return false;
        }
        List<String> words = part.nameWords();
        List<String> name = whole.nameWords();
        boolean named =
                words.size() > name.size() && words.subList(0, name.size()).equals(name);
        boolean history = named && Walks.isHistory(words.subList(name.size(), words.size()));
        return history
                || isLine(part, whole)
                || settles(part, whole)
                || whole.columns().values().stream().anyMatch(column -> Counters.namesRowsOf(column.tokens(), part));
    }

    /** Returns whether a row of a table settles a document, as its payment or its shipment does: mostly one of each. */
    private static boolean settles(TableFacts part, TableFacts whole) {
        List<String> words = part.nameWords();
        boolean settling = !words.isEmpty()
                && (part.kinds().contains("payment") && !words.contains("refund")
                        || SETTLING.contains(words.get(words.size() - 1)));
        return settling && whole.kinds().contains("order") && !part.nameWords().equals(whole.nameWords());
    }

    /** Returns whether the rows of a table are lines of a document, which has one at least. */
    private boolean isLine(Table table, String parent) {
        TableFacts part = facts.get(table.id());
        TableFacts whole = facts.get(parent);
        return part != null && whole != null && part != whole && isLine(part, whole);
    }

    private boolean settles(Table table, String parent) {
        TableFacts part = facts.get(table.id());
        TableFacts whole = facts.get(parent);
        return part != null && whole != null && part != whole && settles(part, whole);
    }

    private static boolean isLine(TableFacts part, TableFacts whole) {
        List<String> words = part.nameWords();
        List<String> name = whole.nameWords();
        boolean named =
                words.size() > name.size() && words.subList(0, name.size()).equals(name);
        return part.kinds().contains("line") && (named || whole.kinds().contains("order"));
    }

    private boolean leadsBack(String parent, String child) {
        String at = parent;
        while (at != null && !at.equals(child)) {
            at = owners.get(at);
        }
        return at != null;
    }

    /** Returns the place in the order of preference, lower being better. */
    private static int rank(Table table, ForeignKey key) {
        List<String> primary = table.primaryKey().map(UniqueKey::columns).orElse(List.of());
        if (isOneToOne(table, key)) {
            return 0;
        } else if (primary.containsAll(key.columns())) {
            return 1 + primary.indexOf(key.columns().get(0));
        } else if (table.uniqueKeys().stream()
                .anyMatch(unique -> unique.columns().containsAll(key.columns()))) {
            return 100;
        }
        boolean required = key.columns().stream()
                .noneMatch(column ->
                        table.column(column).filter(Column::isNullable).isPresent());
        return required ? 200 : 300;
    }

    private static boolean isOneToOne(Table table, ForeignKey key) {
        return table.uniqueKeys().stream()
                .anyMatch(unique -> unique.isPlain() && key.columns().containsAll(unique.columns()));
    }

    private Cardinality cardinality(Table table, ForeignKey key, boolean owned) {
        List<String> primary = table.primaryKey().map(UniqueKey::columns).orElse(List.of());
        if (isOneToOne(table, key) || owned && settles(table, key.parentTable())) {
            return new Cardinality.Even();
        } else if (owned && primary.containsAll(key.columns())) {
            return IDENTIFYING;
        } else if (owned && isLine(table, key.parentTable())) {
            return IDENTIFYING;
        }
        return USUAL;
    }

    private static double nullRate(ForeignKey key, TableFacts facts) {
        boolean nullable = key.columns().stream().map(facts::column).anyMatch(References::takesNull);
        return nullable ? NULLS : 0;
    }

    /** Returns whether a column of a foreign key may be null. */
    static boolean takesNull(ColumnFacts column) {
        return column.column().isNullable()
                && column.domain().nullable()
                && !column.isReferenced()
                && !column.table().nullsClash(column.name());
    }
}
