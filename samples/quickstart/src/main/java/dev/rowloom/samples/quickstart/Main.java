package dev.rowloom.samples.quickstart;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Reads a schema file and writes rows that its database accepts. */
@Command(
        name = "rowloom-quickstart",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = "Reads a schema file and writes rows that its database accepts.")
public final class Main implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    /** Creates the command; picocli fills in its options. */
    public Main() {}

    /**
     * Runs the program and ends the process with its exit status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Main()).execute(args);
    }

    @Override
    public Integer call() {
        spec.commandLine().printVersionHelp(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
