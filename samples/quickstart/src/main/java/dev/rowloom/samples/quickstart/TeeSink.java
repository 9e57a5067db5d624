package dev.rowloom.samples.quickstart;

import dev.rowloom.dataset.Sink;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.TableLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Gives the same rows to several sinks. */
record TeeSink(List<Sink> sinks) implements Sink {

    @Override
    public Session open(Run run) throws IOException {
        TeeSession sessions = new TeeSession(new ArrayList<>());
        try {
            for (Sink sink : sinks) {
                sessions.all.add(sink.open(run));
            }
        } catch (IOException | RuntimeException e) {
            try (sessions) {
                throw e;
            }
        }
        return sessions;
    }

    private record TeeSession(List<Session> all) implements Session {

        @Override
        public TableWriter<?> begin(TableLayout table) throws IOException {
            List<TableWriter<?>> writers = new ArrayList<>();
            for (Session session : all) {
                writers.add(session.begin(table));
            }
            return new TeeWriter(writers);
        }

        @Override
        public void complete() throws IOException {
            for (Session session : all) {
                session.complete();
            }
        }

        @Override
        public void close() throws IOException {
            IOException failure = null;
            for (Session session : all) {
                try {
                    session.close();
                } catch (IOException e) {
                    failure = failure == null ? e : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    /** An encoded batch, and who encoded it. */
    private record Chunk<C>(TableWriter<C> writer, C encoded) {

        static <C> Chunk<C> of(TableWriter<C> writer, RowBatch batch) {
            return new Chunk<>(writer, writer.encode(batch));
        }

        void write() throws IOException {
            writer.write(encoded);
        }
    }

    private record TeeWriter(List<TableWriter<?>> writers) implements TableWriter<List<Chunk<?>>> {

        @Override
        public List<Chunk<?>> encode(RowBatch batch) {
            List<Chunk<?>> chunks = new ArrayList<>();
            writers.forEach(writer -> chunks.add(Chunk.of(writer, batch)));
            return chunks;
        }

        @Override
        public void write(List<Chunk<?>> chunks) throws IOException {
            for (Chunk<?> chunk : chunks) {
                chunk.write();
            }
        }

        @Override
        public void finish() throws IOException {
            for (TableWriter<?> writer : writers) {
                writer.finish();
            }
        }
    }
}
