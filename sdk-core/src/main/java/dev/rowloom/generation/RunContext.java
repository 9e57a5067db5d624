package dev.rowloom.generation;

import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationFailure.Code;

/** What the tables of a run share. */
record RunContext(
        DirectOptions options,
        RunTables tables,
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

    /** Asks for the rows of a batch. */
    void run(BatchRows batch, int number, TableLog log) {
        new BatchRun(batch, number, log, this).run();
        if (batch.missing() > 0 && log.hasFailed() && options.fallback() == Fallback.FAIL) {
            GenerationFailure first = log.firstFailure();
            ledger.stop(new RunStoppedException(
                    Code.RUN_FAILED,
                    "the run fails, since rows of table " + log.table() + " are missing (" + first.code() + ": "
                            + first.message() + ")",
                    "see to the failure of table " + log.table() + ", or choose another fallback to keep what comes"));
        }
    }
}
