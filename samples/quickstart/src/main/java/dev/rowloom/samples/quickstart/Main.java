package dev.rowloom.samples.quickstart;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** Reads a schema file and writes rows that its database accepts. */
public final class Main {

    private static final String DEBUG = "ROWLOOM_DEBUG";

    private Main() {}

    /**
     * Runs the program and ends the process with its exit status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(run(Console.system(), args));
    }

    /** Runs the program and returns its exit status. */
    static int run(Console console, String... args) {
        ErrorReport errors = new ErrorReport(console.err(), traces(args));
        Interruption interruption = Interruption.watch();
        try {
            int status = commandLine(new Command(console, interruption), errors).execute(args);
            if (console.out().checkError() && status == ExitStatus.OK) {
                console.err().println("rowloom: cannot write to standard output");
                return ExitStatus.FAILURE;
            }
            return status;
        } catch (OutOfMemoryError | StackOverflowError e) {
            return errors.print(e);
        } finally {
            interruption.close();
        }
    }

    private static CommandLine commandLine(Command command, ErrorReport errors) {
        Console console = command.console();
        CommandLine line = new CommandLine(command);
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(Math.min(console.width(), 110));
        // help and version are plain ASCII, which reads the same in every charset of a terminal
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.US_ASCII));
        line.setParameterExceptionHandler((failure, args) -> errors.print(failure));
        line.setExecutionExceptionHandler((failure, failed, parsed) -> errors.print(failure));
        return line;
    }

    private static boolean traces(String... args) {
        String debug = System.getenv(DEBUG);
        return (debug != null && !debug.isEmpty()) || Arrays.asList(args).contains("--debug");
    }
}
