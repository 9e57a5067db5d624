/** JUnit Jupiter extension: tests get believable rows, and databases that hold them. */
module dev.rowloom.junit {
    requires transitive dev.rowloom.core;
    requires dev.rowloom.jdbc;
    requires transitive java.sql;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.commons;
    requires transitive static org.jspecify;

    exports dev.rowloom.junit;

    opens dev.rowloom.junit to
            org.junit.platform.commons;
}
