package dev.rowloom.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a script at semicolons that are in no text, name, comment or body between dollar signs. */
final class Statements {

    private static final Pattern PIECE = Pattern.compile(
            "'(?:[^'\\\\]|''|\\\\.)*'|\"[^\"]*\"|`[^`]*`|--[^\\n]*|/\\*.*?\\*/|(\\$\\w*\\$).*?\\1|;", Pattern.DOTALL);

    private Statements() {}

    static List<String> of(String script) {
        List<String> statements = new ArrayList<>();
        Matcher pieces = PIECE.matcher(script);
        StringBuilder statement = new StringBuilder();
        int from = 0;
        while (pieces.find()) {
            statement.append(script, from, pieces.start());
            from = pieces.end();
            if (pieces.group().equals(";")) {
                end(statement, statements);
            } else if (!pieces.group().startsWith("--") && !pieces.group().startsWith("/*")) {
                statement.append(pieces.group());
            }
        }
        statement.append(script, from, script.length());
        end(statement, statements);
        return statements;
    }

    private static void end(StringBuilder statement, List<String> statements) {
        String text = statement.toString().strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
        statement.setLength(0);
    }
}
