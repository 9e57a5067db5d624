package dev.rowloom.generation;

/** The rows that one batch is to bring. Used by one thread at a time. */
interface BatchRows {

    /** Returns how many rows have not come yet. */
    int missing();

    /** Returns what to ask for at most so many of the rows that have not come yet. */
    Ask ask(int most);

    /** Takes a row, and returns whether it is one of those asked for last. */
    boolean take(ParsedRow row);

    /** Returns into how many groups the columns are split, each of which is asked for by itself. */
    int groups();

    /** Returns whether fewer rows than asked for are as good. */
    boolean isAdvisory();

    /**
     * A request for rows.
     *
     * @param prompt its text
     * @param count how many rows it asks for
     * @param most how many rows are taken
     * @param tokens the tokens of the rows, by estimate and what earlier ones took
     * @param rowTokens the tokens of a row by estimate alone
     */
    record Ask(Prompt prompt, int count, int most, long tokens, double rowTokens) {}
}
