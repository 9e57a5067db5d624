package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;

/** The way from the root of a tree down to a row. */
final class TreePath extends BytesProgram {

    private final Tree tree;
    private final byte[] separator;
    private final byte[] start;
    private final TextLimit limit;
    private final BytesProgram otherwise;

    /**
     * Where the parts of a path are.
     *
     * @param reference the number of the reference to the row above
     * @param path the position of the column itself
     * @param part the position of the row's own part
     * @param change what is done with the part
     */
    record Tree(int reference, int path, int part, Template.Change change) {}

    TreePath(Tree tree, String separator, String start, TextLimit limit, BytesProgram otherwise) {
        this.tree = tree;
        this.separator = separator.getBytes(StandardCharsets.UTF_8);
        this.start = start.getBytes(StandardCharsets.UTF_8);
        this.limit = limit;
        this.otherwise = otherwise;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        Frame.ReferenceState state = frame.reference(tree.reference());
        boolean root = state.absent[cell] || state.parents[cell] == frame.row(cell);
        if (root) {
            out.append(start);
        } else {
            BytesVector above = (BytesVector) frame.parent(tree.reference()).column(tree.path());
            out.append(above.data(), above.start(cell), above.end(cell) - above.start(cell));
            out.append(separator);
        }
        Object part = frame.column(tree.part()).value(cell);
        out.append(tree.change().apply(String.valueOf(part)).getBytes(StandardCharsets.UTF_8));
        if (!limit.admits(out.pendingChars(), out.pending())) {
            out.truncatePending(0);
            otherwise.write(frame, cell, out);
        }
    }
}
