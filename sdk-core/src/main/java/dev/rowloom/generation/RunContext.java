package dev.rowloom.generation;

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
        Time time,
        RowReceiver receiver,
        RunObserver observer) {

    OtherTables others(DirectTable table) {
        return new OtherTables(tables.plan().schema(), table.table());
    }

    /** Asks for the rows of a batch. */
    void run(BatchRows batch, int number, TableLog log) {
        new BatchRun(batch, number, log, asker, ledger, retries, time).run();
        if (batch.missing() > 0 && log.hasFailed() && options.fallback() == Fallback.FAIL) {
            ledger.stop(new RunStoppedException(
                    Code.LIMIT_REACHED,
                    "the run fails, since rows of table " + log.table() + " are missing",
                    "see the first failure; choose another fallback to keep what comes"));
        }
    }
}
