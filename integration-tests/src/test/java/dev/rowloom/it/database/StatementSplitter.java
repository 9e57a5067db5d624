package dev.rowloom.it.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a script for PostgreSQL, SQLite or H2 into statements, as the usual client does. */
final class StatementSplitter {

    /**
     * One statement without its semicolon and without the comments before it.
     *
     * @param line the line it starts at, from 1
     * @param clientCommand whether it is meant for the client and not for the database
     * @param copyData the lines that follow COPY … FROM STDIN
     */
    record Statement(
            int line,
            String text,
            boolean clientCommand,
            @Nullable String copyData) {}

    private static final Pattern COPY_FROM_STDIN = Pattern.compile("(?is)copy\\b.*\\bfrom\\s+stdin\\b.*");
    private static final Pattern COPY_END = Pattern.compile("(?m)^\\\\\\.\\r?$");

    private final String sql;
    private final DatabaseKind kind;
    private final SqlLexer lexer;
    private final List<Statement> statements = new ArrayList<>();
    private int countedTo;
    private int line = 1;

    private StatementSplitter(String sql, DatabaseKind kind) {
        this.sql = sql;
        this.kind = kind;
        this.lexer = new SqlLexer(sql, kind);
    }

    static List<Statement> split(String sql, DatabaseKind kind) {
        var splitter = new StatementSplitter(sql, kind);
        splitter.run();
        return splitter.statements;
    }

    private void run() {
        SqlLexer.Token token = lexer.next();
        while (token.kind() != SqlLexer.Kind.END) {
            if (isClientCommand(token)) {
                statements.add(new Statement(
                        lineOf(token.start()),
                        sql.substring(token.start(), lexer.skipLine()).strip(),
                        true,
                        null));
            } else if (token.kind() != SqlLexer.Kind.SEMICOLON) {
                readStatement(token);
            }
            token = lexer.next();
        }
    }

    private boolean isClientCommand(SqlLexer.Token token) {
        return switch (kind) {
            case POSTGRESQL -> token.kind() == SqlLexer.Kind.BACKSLASH;
            case SQLITE -> sql.charAt(token.start()) == '.';
            case H2, MARIADB -> false;
        };
    }

    private void readStatement(SqlLexer.Token first) {
        var end = new StatementEnd(kind);
        SqlLexer.Token token = first;
        while (token.kind() != SqlLexer.Kind.END && !(token.kind() == SqlLexer.Kind.SEMICOLON && end.atSemicolon())) {
            end.accept(token, sql.substring(token.start(), token.end()));
            token = lexer.next();
        }
        String text = sql.substring(first.start(), token.start()).stripTrailing();
        boolean copies =
                kind == DatabaseKind.POSTGRESQL && COPY_FROM_STDIN.matcher(text).matches();
        statements.add(new Statement(lineOf(first.start()), text, false, copies ? copyData() : null));
    }

    private String copyData() {
        int start = lexer.skipLine();
        var end = COPY_END.matcher(sql);
        if (!end.find(start)) {
            return sql.substring(start);
        }
        lexer.moveTo(end.end());
        return sql.substring(start, end.start());
    }

    private int lineOf(int offset) {
        for (; countedTo < offset; countedTo++) {
            if (sql.charAt(countedTo) == '\n') {
                line++;
            }
        }
        return line;
    }
}
