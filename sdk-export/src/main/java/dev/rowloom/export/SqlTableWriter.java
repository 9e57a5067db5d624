package dev.rowloom.export;

import dev.rowloom.dataset.LastNumbers;
import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes one table of a script. */
final class SqlTableWriter implements Sink.TableWriter<SqlChunk> {

    private final TableLayout table;
    private final SqlRows rows;
    private final SqlStatements statements;
    private final SqlSession session;
    private final LastNumbers numbers;
    private final Queue<SqlChunk> spare = new ConcurrentLinkedQueue<>();

    SqlTableWriter(TableLayout table, SqlRows rows, SqlStatements statements, SqlSession session) {
        this.table = table;
        this.rows = rows;
        this.statements = statements;
        this.session = session;
        this.numbers = new LastNumbers(table);
    }

    @Override
    public SqlChunk encode(RowBatch batch) {
        SqlChunk used = spare.poll();
        SqlChunk chunk = used == null ? new SqlChunk(new LastNumbers(table)) : used;
        chunk.clear();
        rows.encode(batch, chunk);
        return chunk;
    }

    @Override
    public void write(SqlChunk chunk) throws IOException {
        statements.write(chunk);
        numbers.add(chunk.numbers);
        session.postpone(chunk.updates);
        spare.add(chunk);
    }

    @Override
    public void finish() throws IOException {
        statements.finish();
        session.finished(table, numbers);
    }
}
