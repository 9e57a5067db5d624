package dev.rowloom.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeclarationsTest {

    @Test
    void findsTablesBetweenCommentsStringsAndRoutines() {
        Declarations found = new Declarations("""
                -- CREATE TABLE a1 (it's a comment
                /* CREATE TABLE a2 ( /* nested */ CREATE TABLE a3 ( */
                CREATE TABLE one (note text DEFAULT 'CREATE TABLE a4 (');
                CREATE FUNCTION f() RETURNS void AS $_$ CREATE TEMP TABLE a5 (i int) $_$ LANGUAGE sql;
                SELECT E'\\'; CREATE TABLE a6 (';
                create unlogged table if not exists s."T w'o" (i int);
                CREATE LOCAL TEMPORARY TABLE three (i int);
                GRANT CREATE TABLE TO me;
                """, "postgresql");

        assertThat(found.names()).containsExactly("one", "T w'o", "three");
        assertThat(found.isTemporary("three")).isTrue();
        assertThat(found.isTemporary("one")).isFalse();
        assertThat(found.has("ONE")).isTrue();
    }

    @Test
    void leavesOutWhatOnlyTheClientsKnow() {
        assertThat(new Declarations("""
                        # CREATE TABLE a1 (
                        CREATE TABLE `one` (note varchar(9) DEFAULT 'it\\'s');
                        DELIMITER //
                        CREATE PROCEDURE p() BEGIN CREATE TEMPORARY TABLE a2 (i int); END//
                        DELIMITER ;
                        CREATE TABLE two (i int);
                        """, "mysql").names()).containsExactly("one", "two");
        assertThat(new Declarations("REM Create table of regions\nCREATE TABLE regions (i int);", "oracle").names())
                .containsExactly("regions");
        assertThat(new Declarations("CREATE VIRTUAL TABLE v USING fts5(a); CREATE TABLE t (i);", "sqlite").names())
                .containsExactly("t");
    }

    @Test
    void leavesOutWhatRoutinesMakeAndWhatIsDropped() {
        assertThat(new Declarations("CREATE TABLE `#__tags` (a int);\nCREATE TABLE two (a int);", "mysql").names())
                .containsExactly("#__tags", "two");
        assertThat(new Declarations("""
                        DROP TABLE [a]
                        GO
                        CREATE TABLE [dbo].[a] (i int)
                        CREATE TABLE b (i int)
                        GO
                        CREATE PROCEDURE p AS
                        BEGIN CREATE TABLE c (i int) END
                        GO
                        DROP TABLE dbo.[b];
                        """, "sqlserver").names()).containsExactly("a");
        assertThat(new Declarations("""
                        CREATE OR REPLACE PROCEDURE p IS BEGIN EXECUTE IMMEDIATE 'x'; END;
                        -- CREATE TABLE c (i int)
                        /
                        CREATE TABLE a (i int);
                        """, "oracle").names()).containsExactly("a");
    }
}
