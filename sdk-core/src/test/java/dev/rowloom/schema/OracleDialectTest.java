package dev.rowloom.schema;

import static dev.rowloom.schema.Ddl.column;
import static dev.rowloom.schema.Ddl.columns;
import static dev.rowloom.schema.Ddl.foreignKeys;
import static dev.rowloom.schema.Ddl.keys;
import static dev.rowloom.schema.Ddl.oracle;
import static dev.rowloom.schema.Ddl.table;
import static dev.rowloom.schema.Ddl.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.DataType.BinaryType;
import dev.rowloom.schema.DataType.DecimalType;
import dev.rowloom.schema.DataType.IntegerType;
import dev.rowloom.schema.DataType.LengthUnit;
import dev.rowloom.schema.DataType.Padding;
import dev.rowloom.schema.DataType.Sign;
import dev.rowloom.schema.DataType.TextType;
import dev.rowloom.schema.DataType.TimestampType;
import dev.rowloom.schema.DataType.Zone;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleDialectTest {

    private static final TextEquality EXACT = TextEquality.EXACT.withEmptyTextNull();
    private static final TextEquality PADDED = TextEquality.PADDED.withEmptyTextNull();

    private static DataType type(String type) {
        return column(oracle("CREATE TABLE t (a " + type + " NOT NULL)"), "T", "A")
                .type();
    }

    private static TextType text(int length, LengthUnit unit, Padding padding) {
        return new TextType(length, unit, padding, padding == Padding.FIXED ? PADDED : EXACT);
    }

    @Test
    void knowsTypes() {
        assertThat(type("NUMBER")).isEqualTo(new DecimalType(0, 0, Sign.SIGNED));
        assertThat(type("NUMBER(*)")).isEqualTo(new DecimalType(0, 0, Sign.SIGNED));
        assertThat(type("NUMBER(*, 0)")).isEqualTo(type("INTEGER"));
        assertThat(type("NUMBER(1)")).isEqualTo(new IntegerType(-9, 9));
        assertThat(type("NUMBER(38)")).isEqualTo(new IntegerType(-999_999_999_999_999_999L, 999_999_999_999_999_999L));
        assertThat(type("NUMBER(8, 2)")).isEqualTo(new DecimalType(8, 2, Sign.SIGNED));
        assertThat(type("NUMBER(5, -2)")).isEqualTo(new DecimalType(5, -2, Sign.SIGNED));
        assertThat(type("VARCHAR2(100)")).isEqualTo(text(100, LengthUnit.BYTES, Padding.VARYING));
        assertThat(type("VARCHAR2(100 CHAR)")).isEqualTo(text(100, LengthUnit.CHARACTERS, Padding.VARYING));
        assertThat(type("VARCHAR2(4000 CHAR)")).isEqualTo(text(4000, LengthUnit.BYTES, Padding.VARYING));
        assertThat(type("NVARCHAR2(50)")).isEqualTo(text(50, LengthUnit.CHARACTERS, Padding.VARYING));
        assertThat(type("CHAR(2)")).isEqualTo(text(2, LengthUnit.BYTES, Padding.FIXED));
        assertThat(type("CLOB")).isEqualTo(text(DataType.UNLIMITED, LengthUnit.CHARACTERS, Padding.VARYING));
        assertThat(type("RAW(16)")).isEqualTo(new BinaryType(16, Padding.VARYING));
        assertThat(type("LONG RAW")).isInstanceOf(BinaryType.class);
        assertThat(type("DATE")).isEqualTo(new TimestampType(0, Zone.WITHOUT_ZONE));
        assertThat(type("TIMESTAMP(3) WITH LOCAL TIME ZONE")).isEqualTo(new TimestampType(3, Zone.WITH_ZONE));
        assertThat(type("INTERVAL YEAR(4) TO MONTH"))
                .isEqualTo(new DataType.IntervalType(DataType.IntervalField.YEAR, DataType.IntervalField.MONTH));
        assertThat(type("SYS.XMLTYPE")).isEqualTo(new DataType.XmlType());
        assertThat(type("MDSYS.SDO_GEOMETRY")).isEqualTo(new DataType.OpaqueType("sdo_geometry"));
    }

    @Test
    void readsAScriptOfSqlPlus() {
        Schema schema = oracle("""
                REM it's a remark with a quote
                PROMPT Creating tables; don't worry
                SET DEFINE OFF
                WHENEVER SQLERROR EXIT FAILURE -
                    ROLLBACK
                CREATE TYPE addr_typ OID '82A4' AS OBJECT (street VARCHAR2(40), city VARCHAR2(30));
                /
                CREATE TYPE phones AS VARRAY(5) OF VARCHAR2(25);
                /
                CREATE TABLE hr.emp (
                    id NUMBER(6) CONSTRAINT emp_pk PRIMARY KEY USING INDEX TABLESPACE users ENABLE,
                    name VARCHAR2(20 CHAR) DEFAULT q'[it's]' CONSTRAINT nn NOT NULL ENABLE,
                    addr addr_typ,
                    tel phones,
                    pay NUMBER(8, 2) DEFAULT ON NULL 1,
                    year_pay GENERATED ALWAYS AS (pay * 12) VIRTUAL,
                    half AS (pay / 2),
                    n# NUMBER INVISIBLE,
                    CONSTRAINT pay_c CHECK (pay > 0) DISABLE NOVALIDATE
                ) TABLESPACE users PCTFREE 10 STORAGE (INITIAL 64K NEXT 1M) LOGGING
                  NESTED TABLE tel STORE AS tel_tab
                /
                CREATE UNIQUE INDEX emp_u ON hr.emp (CASE WHEN pay > 1 THEN name END) TABLESPACE users;
                ALTER TABLE hr.emp ADD (boss NUMBER(6), CONSTRAINT boss_fk FOREIGN KEY (boss) REFERENCES hr.emp
                    ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED ENABLE NOVALIDATE);
                ALTER TABLE hr.emp MODIFY (name VARCHAR2(40), boss NOT NULL);
                COMMENT ON COLUMN hr.emp.pay IS 'monthly';
                """);
        assertThat(warnings(schema)).allSatisfy(warning -> assertThat(warning).contains("nothing is known"));
        assertThat(columns(schema, "HR.EMP"))
                .containsExactly(
                        "ID NUMBER(6) NOT NULL",
                        "NAME VARCHAR2(40) NOT NULL",
                        "ADDR addr_typ",
                        "TEL phones",
                        "PAY NUMBER(8, 2) NOT NULL",
                        "YEAR_PAY any",
                        "HALF any",
                        "N# NUMBER",
                        "BOSS NUMBER(6) NOT NULL");
        assertThat(column(schema, "HR.EMP", "HALF").computedAs()).contains("pay / 2");
        assertThat(column(schema, "HR.EMP", "PAY").comment()).contains("monthly");
        assertThat(keys(schema, "HR.EMP")).containsExactly("PRIMARY [ID]", "UNIQUE_INDEX []");
        assertThat(foreignKeys(schema, "HR.EMP")).hasSize(1);
        assertThat(Dialect.oracle()
                        .canDefer(table(schema, "HR.EMP").foreignKeys().get(0)))
                .isTrue();
    }

    @Test
    void readsTriggersThatNumberRows() {
        Schema schema = oracle("""
                CREATE SEQUENCE s START WITH 5;
                CREATE TABLE a (id INT NOT NULL, b INT);
                CREATE TABLE c (id INT NOT NULL, changed DATE);
                CREATE OR REPLACE TRIGGER a_t BEFORE INSERT ON a FOR EACH ROW
                BEGIN
                  IF (:NEW.id IS NULL) THEN
                    SELECT s.nextval INTO :NEW.id FROM DUAL;
                  END IF;
                  :NEW.b := 1;
                END;
                /
                CREATE TRIGGER c_t BEFORE INSERT ON c FOR EACH ROW
                BEGIN
                  :new.changed := SYSDATE;
                  :new.id := s.NEXTVAL;
                END;
                /
                """);
        assertThat(column(schema, "A", "ID").identity())
                .contains(new Identity(Identity.Kind.SEQUENCE_DEFAULT, 5, 1, TableName.of("S")));
        assertThat(column(schema, "A", "B").identity()).isEmpty();
        assertThat(column(schema, "C", "ID").identity()).isPresent();
        assertThat(warnings(schema)).singleElement().asString().contains("table C, column ID: a trigger overwrites it");
    }

    @Test
    void takesNullsOfPartsForEqual() {
        Schema schema = oracle("CREATE TABLE t (a INT UNIQUE, b INT, UNIQUE (a, b))");
        assertThat(table(schema, "T").uniqueKeys())
                .extracting(UniqueKey::nulls)
                .containsExactly(UniqueKey.NullComparison.DISTINCT, UniqueKey.NullComparison.NOT_DISTINCT);
    }

    @Test
    void advancesWhatNumbersColumns() {
        Schema schema = oracle("""
                CREATE SEQUENCE s;
                CREATE TABLE t (a NUMBER GENERATED BY DEFAULT ON NULL AS IDENTITY, b NUMBER DEFAULT s.NEXTVAL);
                CREATE TABLE u (a NUMBER GENERATED AS IDENTITY);
                """);
        Dialect dialect = Dialect.oracle();
        Table t = table(schema, "T");
        assertThat(dialect.advanceSequences(t, column(schema, "T", "A"), 7))
                .containsExactly(
                        "ALTER TABLE T MODIFY (A GENERATED BY DEFAULT ON NULL AS IDENTITY (START WITH LIMIT VALUE))");
        String block = dialect.advanceSequences(t, column(schema, "T", "B"), 7).get(0);
        assertThat(dialect.terminated(block))
                .isEqualTo("DECLARE n NUMBER; BEGIN LOOP n := S.NEXTVAL; EXIT WHEN n >= 7; END LOOP; END;\n/");
        assertThat(dialect.rows(table(schema, "U"), List.of("A")))
                .isEqualTo(new Dialect.Around(
                        List.of("ALTER TABLE U MODIFY (A GENERATED BY DEFAULT AS IDENTITY)"),
                        List.of("ALTER TABLE U MODIFY (A GENERATED ALWAYS AS IDENTITY (START WITH LIMIT VALUE))")));
        assertThat(dialect.rows(t, List.of("A", "B")).before()).isEmpty();
        assertThat(dialect.advanceSequences(table(schema, "U"), column(schema, "U", "A"), 7))
                .isEmpty();
    }

    @Test
    void readsWhatSqlDeveloperWrites() {
        Schema schema = oracle("""
                CREATE TABLE "HR"."DEPT" (
                    "ID" NUMBER(4,0) GENERATED BY DEFAULT ON NULL AS IDENTITY MINVALUE 1 MAXVALUE 9999 INCREMENT BY 10 START WITH 20
                        CACHE 20 NOORDER  NOCYCLE  NOKEEP  NOSCALE  NOT NULL ENABLE,
                    "NAME" VARCHAR2(30 BYTE) ANNOTATIONS (shown 'yes'),
                    SUPPLEMENTAL LOG DATA (ALL) COLUMNS
                ) SEGMENT CREATION DEFERRED;
                ALTER TABLE "HR"."DEPT" ADD SUPPLEMENTAL LOG GROUP "G" ("ID") ALWAYS;
                CREATE TABLE "HR"."EXT" ("A" VARCHAR2(10)) ORGANIZATION EXTERNAL (TYPE ORACLE_LOADER LOCATION ('a.csv'));
                """);

        Identity identity = column(schema, "HR.DEPT", "ID").identity().orElseThrow();
        assertThat(schema.tables()).hasSize(1);
        assertThat(columns(schema, "HR.DEPT")).hasSize(2);
        assertThat(identity.start()).isEqualTo(20);
        assertThat(identity.increment()).isEqualTo(10);
        assertThat(warnings(schema)).isEmpty();
    }

    @Test
    void readsConstantTextsOfBlocksAndNotThoseOfRoutines() {
        Schema schema = oracle("""
                BEGIN
                   EXECUTE IMMEDIATE 'DROP TABLE conf CASCADE CONSTRAINTS';
                EXCEPTION WHEN OTHERS THEN NULL;
                END;
                /
                CREATE OR REPLACE PROCEDURE build IS
                  v VARCHAR2(10);
                BEGIN
                  EXECUTE IMMEDIATE 'CREATE TABLE other (a NUMBER)';
                END;
                /
                DECLARE
                  n NUMBER;
                BEGIN
                  SELECT COUNT(*) INTO n FROM user_tables WHERE table_name = 'CONF';
                  IF n = 0 THEN
                    EXECUTE IMMEDIATE 'CREATE TABLE conf (k VARCHAR2(30) NOT NULL, v VARCHAR2(200), CONSTRAINT pk PRIMARY KEY (k))';
                    EXECUTE IMMEDIATE q'[ALTER TABLE conf ADD (kind VARCHAR2(9) DEFAULT 'A' NOT NULL)]';
                  END IF;
                END;
                /
                RENAME conf TO settings;
                """);

        assertThat(schema.tables()).extracting(Table::id).containsExactly("SETTINGS");
        assertThat(table(schema, "SETTINGS").columns()).hasSize(3);
        assertThat(keys(schema, "SETTINGS")).containsExactly("PRIMARY [K]");
    }
}
