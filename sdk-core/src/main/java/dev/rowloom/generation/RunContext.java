package dev.rowloom.generation;

import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationFailure.Code;
import java.util.Set;

/** What the tables of a run share. */
record RunContext(
        DirectOptions options,
        RunTables tables,
        Set<String> held,
        PromptWriter prompts,
        BatchSizes sizes,
        Asker asker,
        RunLedger ledger,
        RetrySettings retries,
        Waits waits,
        Time time,
        RowReceiver receiver,
        RunObserver observer) {

    OtherTables others(DirectTable table) {
        return new OtherTables(tables.plan().schema(), table.table());
    }

    /** Returns whether the rows of a table wait for the end of the run. */
    boolean holds(DirectTable table) {
        return held.contains(table.id());
    }

    /** Asks for the rows of a batch. */
    void run(BatchRows batch, int number, TableLog log) {
        new BatchRun(batch, number, log, this).run();
        if (batch.missing() > 0) {
            endIfFailed(log);
        }
    }

    /** Ends the requests of the run if rows of a table are missing and it is to fail then. */
    void endIfFailed(TableLog log) {
        if (options.fallback() != Fallback.FAIL || !log.hasFailed()) {
            return;
        }
        GenerationFailure first = log.firstFailure();
        ledger.stop(new RunStoppedException(
                Code.RUN_FAILED,
                "the run fails, since rows of table " + log.table() + " are missing (" + first.code() + ": "
                        + first.message() + ")",
                "see to the failure of table " + log.table() + ", or choose another fallback to keep what comes"));
    }
}
