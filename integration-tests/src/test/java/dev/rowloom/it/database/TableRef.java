package dev.rowloom.it.database;

/**
 * A table of a live database.
 *
 * @param schema its schema: {@code main} in SQLite, the database's name in MariaDB
 * @param name its name, unquoted
 * @param source what to write after FROM to read its own rows and no others
 */
public record TableRef(String schema, String name, String source) {

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
