/** Writes rows as CSV, JSON, JSON Lines and SQL, to a directory or one ZIP. */
module dev.rowloom.export {
    requires transitive dev.rowloom.core;
    requires transitive static org.jspecify;
}
