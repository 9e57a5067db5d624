package dev.rowloom.validation;

/** The bytes that the keys of a run may take together. */
final class KeyMemory {

    private long left;

    KeyMemory(long bytes) {
        this.left = bytes;
    }

    /** Takes that many bytes, and returns whether there were as many. */
    boolean take(long bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        return true;
    }

    void giveBack(long bytes) {
        left += bytes;
    }
}
