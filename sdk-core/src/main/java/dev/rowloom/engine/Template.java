package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Text put together from literals, other columns of the row and vocabularies. */
final class Template extends BytesProgram {

    private final List<Piece> pieces;
    private final long key;

    /** A part of a template. */
    sealed interface Piece {

        /** Text as it is. */
        record Literal(byte[] text) implements Piece {}

        /** Another column of the row. */
        record OfColumn(int position, Change change) implements Piece {}

        /** A word of a vocabulary, changed already. */
        record OfWords(Texts.Picker picker) implements Piece {}
    }

    /** How a piece is changed. */
    enum Change {
        NONE,
        LOWER,
        UPPER,
        SLUG,
        TITLE;

        String apply(String text) {
            return switch (this) {
                case NONE -> text;
                case LOWER -> text.toLowerCase(Locale.ROOT);
                case UPPER -> text.toUpperCase(Locale.ROOT);
                case SLUG -> Slug.of(text, "-");
                case TITLE -> text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
            };
        }
    }

    Template(List<Piece> pieces, long key) {
        this.pieces = List.copyOf(pieces);
        this.key = key;
    }

    @Override
    int constantPrefix() {
        return !pieces.isEmpty() && pieces.get(0) instanceof Piece.Literal literal ? literal.text().length : 0;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long bits = Mix.hash(key, frame.draw(cell));
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Literal literal) {
                out.append(literal.text());
            } else if (piece instanceof Piece.OfColumn column) {
                Object value = frame.column(column.position()).value(cell);
                if (value != null) {
                    out.append(column.change().apply(value.toString()).getBytes(StandardCharsets.UTF_8));
                }
            } else if (piece instanceof Piece.OfWords words) {
                words.picker().append(bits, out);
                bits = Mix.next(bits);
            }
        }
    }
}
