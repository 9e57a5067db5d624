package dev.rowloom.schema.internal;

/** Passes over where and how an index is stored, which says nothing of rows. */
final class Storage {

    private Storage() {}

    /** Returns whether a filegroup comes next: {@code ON [PRIMARY]}. */
    static boolean isPlace(Tokens in) {
        Token place = in.peek(1);
        return (in.atWords("ON") || in.atWords("TEXTIMAGE_ON") || in.atWords("FILESTREAM_ON"))
                && place.isIdentifier()
                && !place.isWord("DELETE")
                && !place.isWord("UPDATE")
                && !place.isWord("CONFLICT")
                && !place.isWord("NULL");
    }

    /** Takes what follows {@code USING INDEX}: an index's name or definition, and physical attributes, in any order. */
    static void skip(Tokens in) {
        while (in.hasNext() && !Clauses.begin(in)) {
            if (in.atSymbol("(")) {
                in.parenthesized();
            } else {
                in.take();
            }
        }
    }
}
