package dev.rowloom.repair;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is needed to propose changes of the rows of one table, made when first needed. Not thread-safe. */
final class TableMoves {

    private final TableWork table;
    private final Dialect dialect;
    private final EngineValues engine;
    private final Map<Integer, ColumnValues> values = new HashMap<>();
    private final Map<RefWork, ParentMoves> parents = new HashMap<>();
    private final Map<Integer, Peers> peers = new HashMap<>();
    private final FreshKeys fresh;
    private final CellMoves cells;
    private final CheckMoves checks;
    private @Nullable TableDomains domains;

    TableMoves(TableWork table, Dialect dialect, EngineValues engine) {
        this.table = table;
        this.dialect = dialect;
        this.engine = engine;
        this.fresh = new FreshKeys(this);
        this.cells = new CellMoves(this);
        this.checks = new CheckMoves(this);
    }

    TableWork table() {
        return table;
    }

    Dialect dialect() {
        return dialect;
    }

    TableDomains domains() {
        TableDomains known = domains;
        if (known == null) {
            known = TableDomains.of(table.table(), dialect);
            domains = known;
        }
        return known;
    }

    ColumnValues values(int position) {
        return values.computeIfAbsent(
                position,
                it -> new ColumnValues(
                        table,
                        it,
                        domains().column(table.table().columns().get(it).name())));
    }

    /** Returns what other rows have in a column. */
    Peers peers(int position) {
        return peers.computeIfAbsent(position, it -> new Peers(table, it, values(it)));
    }

    ParentMoves parents(RefWork reference) {
        return parents.computeIfAbsent(reference, ParentMoves::new);
    }

    FreshKeys fresh() {
        return fresh;
    }

    CellMoves cells() {
        return cells;
    }

    /** Returns the value that the column's rule makes at the row's address, or at that of another row, or null. */
    @Nullable
    Cell ofEngine(int position, long row) {
        return engine.cell(table, position, row);
    }

    /** Returns the foreign keys that a column is part of. */
    List<RefWork> references(int position) {
        List<RefWork> found = new ArrayList<>();
        for (RefWork reference : table.references()) {
            for (int own : reference.positions()) {
                if (own == position) {
                    found.add(reference);
                }
            }
        }
        return found;
    }

    /** Returns whether a column is part of a unique key. */
    boolean isOfKey(int position) {
        return table.keys().stream()
                .filter(KeyWork::isUnique)
                .anyMatch(key -> (RowTest.bits(key.rule().reads()) & RowTest.bit(position)) != 0);
    }

    /** Returns whether rows of other tables refer to a column. */
    boolean isReferred(int position) {
        return table.referrers().stream()
                .anyMatch(reference -> (RowTest.bits(reference.parentPositions()) & RowTest.bit(position)) != 0);
    }

    /** Returns what may make the row that the table's view is at pass a test which it fails, the least change first. */
    List<Move> moves(RowTest test, dev.rowloom.validation.internal.Problem wrong) {
        List<Move> moves = new ArrayList<>();
        if (test instanceof RowTest.OfCell cell) {
            cells.addTo(moves, cell.rule().position(), wrong.kind());
        } else if (test instanceof RowTest.OfKey key) {
            addKey(moves, key.key());
        } else if (test instanceof RowTest.OfReference reference) {
            moves.addAll(parents(reference.reference()).moves());
        } else if (test instanceof RowTest.OfCheck check) {
            checks.addTo(moves, check.rule());
        }
        moves.sort(java.util.Comparator.comparingDouble(Move::cost));
        return moves;
    }

    private void addKey(List<Move> moves, KeyWork key) {
        for (int position : key.rule().reads()) {
            List<RefWork> references = references(position);
            for (RefWork reference : references) {
                if (position == reference.positions()[0]) {
                    moves.addAll(parents(reference).others());
                }
            }
            if (references.isEmpty() && table.isWritten(position)) {
                fresh.addTo(moves, position, key);
            }
        }
    }

    /** Forgets what was indexed of other rows: they have changed. */
    void renew() {
        parents.values().forEach(ParentMoves::renew);
        peers.clear();
    }
}
