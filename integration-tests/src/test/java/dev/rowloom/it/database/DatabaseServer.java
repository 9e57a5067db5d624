package dev.rowloom.it.database;

/** A running server, or what stands in for one, that makes databases. */
interface DatabaseServer extends AutoCloseable {

    Database create() throws Exception;

    /** Stops the server and deletes its data. */
    @Override
    void close();

    /** Starts a server. */
    @FunctionalInterface
    interface Starter {
        DatabaseServer start() throws Exception;
    }
}
