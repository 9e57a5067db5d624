/** Writes rows as CSV, JSON, JSON Lines and SQL, to a directory or one ZIP; reads the first three back. */
module dev.rowloom.export {
    requires transitive dev.rowloom.core;
    requires transitive static org.jspecify;
    requires com.fasterxml.jackson.core;
}
