package dev.rowloom.generation;

/** Says how often a column is to be null. */
final class NullWords {

    private NullWords() {}

    static String of(double probability) {
        if (probability == 0) {
            return "never null";
        } else if (probability == 1) {
            return "always null";
        }
        double percent = probability * 100;
        long whole = Math.round(percent);
        if (whole == 0 || whole == 100) {
            return whole == 0 ? "null in fewer than 1% of the rows" : "null in more than 99% of the rows";
        }
        return "null in about " + whole + "% of the rows";
    }
}
