package dev.rowloom.junit;

/** Rides on the failure of a test as a suppressed exception, since that is what every reporter prints. */
final class SyntheticDataNote extends Exception {

    private static final long serialVersionUID = 1L;

    SyntheticDataNote(String message) {
        super(message, null, false, false);
    }
}
