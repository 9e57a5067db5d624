package dev.rowloom.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Runs the program in this process and keeps what it prints. */
record Program(int status, String out, String err) {

    static Program run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.plain(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int status = Main.run(console, words);
        return new Program(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Returns the lines of standard error that are no warnings. */
    List<String> errors() {
        return err.lines()
                .filter(line -> !line.startsWith("rowloom: warning: "))
                .toList();
    }

    List<String> warnings() {
        return err.lines()
                .filter(line -> line.startsWith("rowloom: warning: "))
                .map(line -> line.substring("rowloom: warning: ".length()))
                .toList();
    }
}
