package dev.rowloom.schema.internal;

import dev.rowloom.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads PostgreSQL's {@code DO $$ … $$}, in which scripts that may run twice declare what is not there yet: each CREATE, ALTER
 * and DROP inside is read as if its IF were true, as on an empty database it mostly is; EXECUTE of a constant text too.
 */
final class AnonymousBlock {

    private static final Set<String> STATEMENTS = Set.of("CREATE", "ALTER", "DROP", "COMMENT");
    private static final Set<String> BEFORE = Set.of("BEGIN", "THEN", "ELSE", "LOOP");

    private final Reading reading;
    private final Consumer<List<Token>> statements;

    /**
     * Creates a reader.
     *
     * @param statements takes the tokens of each statement
     */
    AnonymousBlock(Reading reading, Consumer<List<Token>> statements) {
        this.reading = reading;
        this.statements = statements;
    }

    /** Reads the statement. */
    void read(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.TEXT && reading.statement().script().charAt(token.start()) == '$') {
                body(inside(token));
                return;
            }
        }
    }

    private List<Token> inside(Token token) {
        int quote = (token.end() - token.start() - token.text().length()) / 2;
        return Lexer.tokens(
                reading.statement().script(),
                token.start() + quote,
                token.end() - quote,
                reading.names().dialect().lexicalRules());
    }

    private void body(List<Token> tokens) {
        int start = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).isSymbol(";")) {
                statement(tokens.subList(start, i));
                start = i + 1;
            }
        }
    }

    private void statement(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean first = i == 0 || BEFORE.contains(tokens.get(i - 1).keyword());
            if (first && STATEMENTS.contains(tokens.get(i).keyword())) {
                read(tokens, i);
                return;
            } else if (first && tokens.get(i).isWord("EXECUTE") && tokens.size() == i + 2) {
                execute(tokens.get(i + 1));
                return;
            }
        }
    }

    private void read(List<Token> tokens, int from) {
        try {
            statements.accept(new ArrayList<>(tokens.subList(from, tokens.size())));
        } catch (SchemaException e) {
            reading.warn(tokens.subList(from, tokens.size()), "the statement is left out: " + e.getMessage());
        }
    }

    /** Reads the statements in a constant text; its tokens have no place in the script. */
    void execute(Token text) {
        if (text.kind() == Token.Kind.TEXT) {
            body(Lexer.tokens(text.text(), reading.names().dialect().lexicalRules()).stream()
                    .map(token -> Token.made(token.kind(), token.text()))
                    .toList());
        }
    }
}
