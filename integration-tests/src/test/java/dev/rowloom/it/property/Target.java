package dev.rowloom.it.property;

/** A database that DDL is written for. */
enum Target {
    H2,
    POSTGRESQL,
    MYSQL,
    SQLITE
}
