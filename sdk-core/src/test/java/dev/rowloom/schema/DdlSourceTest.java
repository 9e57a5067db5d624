package dev.rowloom.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.SchemaException;
import dev.rowloom.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DdlSourceTest {

    @TempDir
    private Path directory;

    private AbstractThrowableAssert<?, ? extends Throwable> refused(byte[] content) throws IOException {
        Path file = Files.write(directory.resolve("x.sql"), content);
        return assertThatThrownBy(() -> Schema.fromDdl(file)).isInstanceOf(SchemaException.class);
    }

    private String from(String rest) {
        return "no table understood in " + directory.resolve("x.sql") + ": " + rest;
    }

    @Test
    void refusesWhatHoldsNoTable() throws IOException {
        refused(new byte[0]).hasMessage(from("it is empty; give a script with CREATE TABLE"));
        refused("SELECT 1;".getBytes(StandardCharsets.UTF_8))
                .hasMessage(from(
                        "it holds no CREATE TABLE; it was read as postgresql: give a script with CREATE TABLE, and name the"
                                + " dialect if it is another one"));
        refused("CREATE TABLE a AS SELECT own(1) AS b;".getBytes(StandardCharsets.UTF_8))
                .hasMessageContaining("line 1: table a takes its columns from a query and is left out: "
                        + "the type of its column b is not known: own(1) AS b");
    }

    @Test
    void refusesBinaryFiles() throws IOException {
        refused(new byte[] {1, 0, 2})
                .hasMessage(from("it holds NUL bytes, so it is no SQL text; give a DDL script as UTF-8 text"));
        refused(new byte[] {'a', (byte) 0xff})
                .hasMessage(from("its bytes are not UTF-8, so it is no SQL text; give a DDL script as UTF-8 text"));
    }

    @Test
    void refusesMissingFilesAndDirectories() {
        Path missing = directory.resolve("missing.sql");
        assertThatThrownBy(() -> Schema.fromDdl(missing))
                .isInstanceOf(SchemaException.class)
                .hasMessage("the file " + missing + " does not exist; give the path of a DDL script");
        assertThatThrownBy(() -> Schema.fromDdl(directory))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("it is a directory");
    }

    @Test
    @Timeout(60)
    void refusesGarbageSoon() {
        Random random = new Random(1);
        String alphabet = "abcdef '\"`;()/*-$\n\n CREATE";
        char[] garbage = new char[50 << 20];
        for (int i = 0; i < garbage.length; i++) {
            garbage[i] = alphabet.charAt(random.nextInt(alphabet.length()));
        }
        assertThatThrownBy(() -> Schema.fromDdl(new String(garbage)))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("no table understood in the DDL: ");
    }

    @Test
    @Timeout(60)
    void isNotHeldUpByLongRunsOfBlanksOrDeepNesting() {
        assertThatThrownBy(() -> Schema.fromDdl("--\n".repeat(5_000_000))).isInstanceOf(SchemaException.class);
        Schema deep = Schema.fromDdl(
                "CREATE TABLE t (a int CHECK (" + "(a > 0 AND ".repeat(3000) + "a > 1" + ")".repeat(3000) + "))");
        assertThat(deep.tables()).hasSize(1);
        Schema wide = Schema.fromDdl("CREATE TABLE t (a int CHECK (" + "a = 1 OR ".repeat(20_000) + "a = 2))");
        assertThat(wide.tables()).hasSize(1);
    }

    @Test
    void keepsToItsLimits() {
        String ddl = "CREATE TABLE a (x int);\nCREATE TABLE b (yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy int);";
        assertThatThrownBy(() -> DdlSource.detecting().withMaxBytes(50).read(ddl))
                .isInstanceOf(SchemaException.class)
                .hasMessage("the DDL is longer than 50 bytes; leave the data out, as a schema-only dump does");
        Schema schema = DdlSource.detecting().withMaxStatementBytes(40).read(ddl);
        assertThat(schema.tables()).extracting(Table::id).containsExactly("a");
        assertThat(schema.diagnostics())
                .extracting(Diagnostic::line, Diagnostic::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        2, "the statement is longer than 40 characters; raise the limit of a statement"));
    }

    @Test
    void refusesLimitsOutOfRange() {
        assertThatThrownBy(() -> DdlSource.detecting().withMaxBytes(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("maxBytes is 0; it must be 1 to 1073741824");
        assertThatThrownBy(() -> DdlSource.detecting().withMaxStatementBytes(0)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> DdlSource.detecting().withMaxParseTime(Duration.ZERO))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        Schema.fromDdl("CREATE TABLE t (a int CHECK (a > 0))");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("rowloom-ddl-parser")) {
                thread.join(5000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void ignoresAByteOrderMark() throws IOException {
        Path file = Files.writeString(directory.resolve("bom.sql"), "\uFEFFCREATE TABLE é (x int);");
        assertThat(Schema.fromDdl(file).tables()).extracting(Table::id).containsExactly("é");
    }
}
