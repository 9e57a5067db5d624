package dev.rowloom.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a script says of a table besides its columns: who may write rows, which type it is made of, storage classes. */
class TableGuardsTest {

    private static Schema read(String dialect, String ddl) {
        return Schema.fromDdl(ddl, Dialect.named(dialect));
    }

    @Test
    void rowLevelSecurityIsWarnedOf() {
        Schema schema = read(
                "postgresql",
                "CREATE TABLE a (id int PRIMARY KEY); ALTER TABLE a ENABLE ROW LEVEL SECURITY;"
                        + " CREATE POLICY p ON a USING (id > 5);");

        assertThat(schema.diagnostics())
                .anyMatch(diagnostic -> diagnostic.message().contains("table a: row level security is on"));
    }

    @Test
    void rowLevelSecurityThatIsOffAgainIsNot() {
        Schema schema = read(
                "postgresql",
                "CREATE TABLE a (id int PRIMARY KEY); ALTER TABLE a ENABLE ROW LEVEL SECURITY;"
                        + " ALTER TABLE a DISABLE ROW LEVEL SECURITY;");

        assertThat(schema.diagnostics()).isEmpty();
    }

    @Test
    void aTableOfObjectsHasTheirAttributes() {
        Table table = read(
                        "oracle",
                        "CREATE TYPE p AS OBJECT (id NUMBER(6), name VARCHAR2(40), MEMBER FUNCTION f RETURN NUMBER);\n/\n"
                                + "CREATE TABLE people OF p (PRIMARY KEY (id), name NOT NULL);")
                .tables()
                .get(0);

        assertThat(table.columns()).extracting(Column::name).containsExactly("ID", "NAME");
        assertThat(table.column("NAME").orElseThrow().isNullable()).isFalse();
    }

    @Test
    void aConditionOnTheStorageClassIsTheTypeOfAColumnWithoutOne() {
        Table table = read(
                        "sqlite",
                        "CREATE TABLE t (a CHECK (typeof(a) = 'integer'), b BLOB CHECK (typeof(b) IN ('real', 'null')),"
                                + " c CHECK (typeof(c) <> 'blob'), d \"odd\" DEFAULT 3, e \"odder\" DEFAULT 'x')")
                .tables()
                .get(0);

        assertThat(table.columns().stream()
                        .map(Column::type)
                        .map(Object::getClass)
                        .map(Class::getSimpleName))
                .containsExactly("IntegerType", "FloatType", "TextType", "IntegerType", "TextType");
    }
}
