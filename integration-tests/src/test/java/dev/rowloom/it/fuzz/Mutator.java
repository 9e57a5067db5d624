package dev.rowloom.it.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils scripts: takes out, doubles, swaps and puts in words, brackets, quotes and bytes. The same seed spoils in the same way. */
final class Mutator {

    private static final Pattern TOKEN = Pattern.compile("\\s+|\\w+|.", Pattern.DOTALL);
    private static final int MOST_TOKENS = 20_000;
    private static final int MOST_CHANGES = 12;
    private static final int DEEP = 3_000;

    private static final List<String> WORDS = List.of(
            "(",
            ")",
            ",",
            ";",
            "'",
            "\"",
            "`",
            "[",
            "]",
            "{",
            "$$",
            "$x$",
            "--",
            "/*",
            "*/",
            "/*!",
            "#",
            "\\",
            "\n",
            "\0",
            "\uFEFF",
            "\uD800",
            "é",
            "ORDER",
            "CREATE TABLE",
            "CREATE TABLE t (",
            "ALTER TABLE",
            "ADD CONSTRAINT c CHECK (",
            "PRIMARY KEY",
            "FOREIGN KEY",
            "REFERENCES",
            "UNIQUE",
            "NOT NULL",
            "NULL",
            "DEFAULT",
            "CHECK",
            "CASE WHEN",
            "END",
            "BETWEEN",
            "AND",
            "OR",
            "NOT",
            "IN (",
            "LIKE '%'",
            "~ '(a+)+$'",
            "::",
            "INTERVAL",
            "GENERATED ALWAYS AS",
            "PARTITION OF",
            "INHERITS",
            "LIKE",
            "CREATE TYPE",
            "AS ENUM",
            "CREATE DOMAIN",
            "DROP TABLE",
            "RENAME TO",
            "CREATE UNIQUE INDEX",
            "WHERE",
            "DELIMITER //",
            "GO",
            "/",
            "BEGIN",
            "COMMIT",
            "0",
            "-1",
            "99999999999999999999999999",
            "1e999",
            "varchar(99999999999)",
            "numeric(1000,-5)",
            "int");

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a spoilt form of a script. */
    String spoil(String script) {
        List<String> tokens = tokens(script);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            change(tokens);
        }
        String spoilt = String.join("", tokens);
        return random.nextInt(8) == 0 ? spoilt.substring(0, random.nextInt(spoilt.length() + 1)) : spoilt;
    }

    private static List<String> tokens(String script) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(script);
        while (tokens.size() < MOST_TOKENS && matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private void change(List<String> tokens) {
        int at = random.nextInt(tokens.size() + 1);
        int from = Math.min(at, Math.max(0, tokens.size() - 1));
        int to = Math.min(tokens.size(), from + 1 + random.nextInt(10));
        switch (random.nextInt(9)) {
            case 0 -> tokens.subList(from, to).clear();
            case 1 -> tokens.addAll(at, List.copyOf(tokens.subList(from, to)));
            case 2 -> swap(tokens, from);
            case 3, 4 -> tokens.add(at, " " + word() + " ");
            case 5 -> replace(tokens, from, word());
            case 6 -> replace(tokens, from, tokens.isEmpty() ? "" : tokens.get(random.nextInt(tokens.size())));
            case 7 -> tokens.add(at, String.valueOf((char) random.nextInt(Character.MAX_VALUE)));
            default -> tokens.add(at, random.nextInt(20) == 0 ? word().repeat(1 + random.nextInt(DEEP)) : word());
        }
    }

    private void swap(List<String> tokens, int from) {
        if (tokens.size() > 1) {
            int other = random.nextInt(tokens.size());
            tokens.set(other, tokens.set(from, tokens.get(other)));
        }
    }

    private static void replace(List<String> tokens, int at, String token) {
        if (at < tokens.size()) {
            tokens.set(at, token);
        }
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
