package dev.rowloom.jdbc;

import dev.rowloom.engine.CellState;
import dev.rowloom.engine.ColumnVector;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows of one table in batches, a statement for each set of columns that take part, and finds the row to blame when one
 * is refused.
 */
final class Batches implements AutoCloseable {

    private final Connection connection;
    private final int size;
    private final Statements statements;
    private final Map<BitSet, PreparedStatement> prepared = new LinkedHashMap<>();
    private final List<Entry> pending = new ArrayList<>();
    private @Nullable BitSet current;

    /** The statements of a table. */
    interface Statements {

        /** Returns the statement of rows in which those columns are left out. */
        String sql(BitSet left);

        /** Sets the parameters of such a statement to a row. */
        void bind(PreparedStatement statement, BitSet left, ColumnVector[] columns, int row) throws SQLException;
    }

    private record Entry(ColumnVector[] columns, int row, long number) {

        /** Returns the positions of the cells with text that could not be read. */
        BitSet unread() {
            BitSet unread = new BitSet();
            for (int i = 0; i < columns.length; i++) {
                // columns that are not needed are not there
                unread.set(i, columns[i] != null && columns[i].state(row) == CellState.RAW);
            }
            return unread;
        }
    }

    /** A row that the database refused. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final long first;
        private final long last;
        private final SQLException reason;
        private final BitSet unread;

        /** The rows from one to another, of which one is refused. */
        RefusedException(long first, long last, SQLException reason) {
            super(reason);
            this.first = first;
            this.last = last;
            this.reason = reason;
            this.unread = new BitSet();
        }

        private RefusedException(Entry row, SQLException reason) {
            super(reason);
            this.first = row.number;
            this.last = row.number;
            this.reason = reason;
            this.unread = row.unread();
        }

        /** Returns the positions of the columns in which the row has text that could not be read as their type. */
        BitSet unread() {
            return unread;
        }

        long first() {
            return first;
        }

        long last() {
            return last;
        }

        SQLException reason() {
            return reason;
        }
    }

    Batches(Connection connection, int size, Statements statements) {
        this.connection = connection;
        this.size = size;
        this.statements = statements;
    }

    /**
     * Adds a row.
     *
     * @param left the columns that are left out
     * @param columns the cells, which do not change until they are sent
     * @param row the position in them
     * @param number the row's number in its table
     */
    void add(BitSet left, ColumnVector[] columns, int row, long number) throws RefusedException {
        if (current != null && !current.equals(left)) {
            send();
        }
        current = left;
        pending.add(new Entry(columns, row, number));
        if (pending.size() == size) {
            send();
        }
    }

    /** Sends what was added. */
    void send() throws RefusedException {
        BitSet left = current;
        if (pending.isEmpty() || left == null) {
            return;
        }
        Entry first = pending.get(0);
        Entry last = pending.get(pending.size() - 1);
        try {
            PreparedStatement statement = statement(left);
            Savepoint before = savepoint();
            for (Entry entry : pending) {
                statements.bind(statement, left, entry.columns, entry.row);
                statement.addBatch();
            }
            try {
                statement.executeBatch();
                release(before);
            } catch (SQLException e) {
                blame(before, left, e);
            }
        } catch (SQLException e) {
            throw new RefusedException(first.number, last.number, e);
        }
        pending.clear();
    }

    private PreparedStatement statement(BitSet left) throws SQLException {
        PreparedStatement statement = prepared.get(left);
        if (statement == null) {
            statement = connection.prepareStatement(statements.sql(left));
            prepared.put(left, statement);
        }
        return statement;
    }

    /** Returns null where there is none, as in MySQL's storage engines without transactions. */
    private @Nullable Savepoint savepoint() {
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            return null;
        }
    }

    private void release(@Nullable Savepoint savepoint) {
        try {
            if (savepoint != null) {
                connection.releaseSavepoint(savepoint);
            }
        } catch (SQLException e) {
            // the transaction's end releases it as well
        }
    }

    /** Sends the rows again one by one, as drivers say differently, or not at all, which of a batch was refused. */
    private void blame(@Nullable Savepoint before, BitSet left, SQLException refusal)
            throws RefusedException, SQLException {
        SQLException reason = firstOf(refusal);
        if (before == null) {
            throw reason;
        }
        connection.rollback(before);
        try (PreparedStatement single = connection.prepareStatement(statements.sql(left))) {
            for (Entry entry : pending) {
                statements.bind(single, left, entry.columns, entry.row);
                try {
                    single.executeUpdate();
                } catch (SQLException e) {
                    throw new RefusedException(entry, e);
                }
            }
        }
        throw reason;
    }

    private static SQLException firstOf(SQLException batch) {
        return batch.getNextException() == null ? batch : batch.getNextException();
    }

    /** Returns the columns that are left to the database. */
    static BitSet left(ColumnVector[] columns, int row) {
        BitSet left = new BitSet();
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].hasOnlyValues()) {
                CellState state = columns[i].state(row);
                left.set(i, state == CellState.DEFAULT || state == CellState.ABSENT);
            }
        }
        return left;
    }

    /** Returns whether a cell holds a value, or text that could not be read as one. */
    static boolean holds(ColumnVector cells, int row) {
        return cells.hasValue(row) || cells.state(row) == CellState.RAW;
    }

    /** Sets a parameter to a cell; what holds neither value nor text becomes null. */
    static void bind(PreparedStatement statement, int parameter, ColumnVector cells, int row, Binder binder)
            throws SQLException {
        if (holds(cells, row)) {
            binder.bind(statement, parameter, cells, row);
        } else {
            statement.setNull(parameter, Types.NULL);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }
}
