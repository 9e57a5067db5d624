package dev.rowloom.it.conformance;

/** Something that fell short, and why, in words. */
record Finding(Cause cause, String detail) {

    private static final int LONGEST = 400;

    Finding {
        String line = detail.strip().replaceAll("\\s+", " ");
        detail = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return cause + ": " + detail;
    }
}
