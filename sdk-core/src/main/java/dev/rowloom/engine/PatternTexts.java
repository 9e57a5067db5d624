package dev.rowloom.engine;

/** Texts of a pattern, any of them or the one with a number. */
final class PatternTexts {

    private PatternTexts() {}

    /** A random text of a pattern. */
    static final class Random extends BytesProgram {

        private final TextPattern pattern;
        private final long key;

        Random(TextPattern pattern, long key) {
            this.pattern = pattern;
            this.key = key;
        }

        @Override
        int constantPrefix() {
            return pattern.constantPrefix();
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            pattern.writeRandom(Mix.hash(key, frame.draw(cell)), out);
        }
    }

    /** The text of a pattern that has the row's number. */
    static final class Indexed extends BytesProgram {

        private final TextPattern pattern;
        private final IndexSource index;

        Indexed(TextPattern pattern, IndexSource index) {
            this.pattern = pattern;
            this.index = index;
        }

        @Override
        long rows() {
            return pattern.space();
        }

        @Override
        int shortest() {
            return pattern.shortest();
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            pattern.write(index.index(frame, cell), out);
        }
    }

    /** The text of one pattern, and after its last that of another. */
    static final class InTurn extends BytesProgram {

        private final TextPattern first;
        private final TextPattern second;
        private final IndexSource index;

        InTurn(TextPattern first, TextPattern second, IndexSource index) {
            this.first = first;
            this.second = second;
            this.index = index;
        }

        @Override
        long rows() {
            return first.space() + second.space();
        }

        @Override
        int shortest() {
            return Math.min(first.shortest(), second.shortest());
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long number = index.index(frame, cell);
            if (number < first.space()) {
                first.write(number, out);
            } else {
                second.write(number - first.space(), out);
            }
        }
    }
}
