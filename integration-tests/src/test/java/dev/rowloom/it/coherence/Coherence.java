package dev.rowloom.it.coherence;

import dev.rowloom.RowloomException;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges the rows of schemas by all rules that their column names call for; see {@code docs/coherence.md}. */
public final class Coherence {

    private static final long ROWS = 200;

    private Coherence() {}

    /**
     * What a rule came to.
     *
     * @param schema the schema's name
     * @param judged the rows judged
     * @param broken those of them that break it
     * @param examples some of them, as text
     */
    record Verdict(String schema, CoherenceRule rule, long judged, long broken, List<String> examples) {}

    /**
     * Judges the files named {@code <dialect>/<name>.sql} below a folder and prints what breaks which rule.
     *
     * @param args the folder; a regular expression for the files, optional; rows of each table, optional
     */
    public static void main(String... args) throws IOException, SQLException {
        String filter = args.length > 1 ? args[1] : "";
        long rows = args.length > 2 ? Long.parseLong(args[2]) : ROWS;
        List<Verdict> all = new ArrayList<>();
        for (Path file : files(Path.of(args[0]), filter)) {
            try {
                List<Verdict> verdicts = judge(file, rows);
                print(verdicts, System.out);
                all.addAll(verdicts);
            } catch (RowloomException e) {
                System.out.println(file + ": " + e.getMessage());
            }
        }
        System.out.println(CoherenceReport.markdown(all));
    }

    static List<Path> files(Path folder, String filter) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> java.util.regex.Pattern.compile(filter)
                            .matcher(file.toString())
                            .find())
                    .sorted()
                    .toList();
        }
    }

    static List<Verdict> judge(Path file, long rows) throws SQLException {
        String dialect = file.getParent().getFileName().toString();
        Schema schema = Schema.fromDdl(file, Dialect.named(dialect));
        String name = dialect + "/" + file.getFileName().toString().replace(".sql", "");
        return judge(name, SyntheticDataGenerator.of(schema).rows(rows).plan());
    }

    static List<Verdict> judge(String name, DataPlan plan) throws SQLException {
        List<Verdict> verdicts = new ArrayList<>();
        try (LooseDatabase database = new LooseDatabase()) {
            database.load(plan);
            for (CoherenceRule rule : rules(plan)) {
                long[] counts = database.judge(rule);
                List<String> examples = counts[1] > 0 ? database.examples(rule) : List.of();
                if (counts[0] > 0) {
                    verdicts.add(new Verdict(name, rule, counts[0], counts[1], examples));
                }
            }
        }
        return verdicts;
    }

    /** Returns the rules that a plan's tables call for. */
    static List<CoherenceRule> rules(DataPlan plan) {
        Set<String> written = new HashSet<>();
        plan.tables()
                .forEach(table -> table.columns()
                        .forEach(column -> written.add(table.table().id() + "\t" + column.name())));
        View view = new View(plan.schema(), written::contains);
        List<CoherenceRule> rules = new ArrayList<>();
        Moments.find(view, rules::add);
        Parents.find(view, rules::add);
        Amounts.find(view, rules::add);
        Counts.find(view, rules::add);
        Places.find(view, rules::add);
        States.find(view, rules::add);
        People.find(view, rules::add);
        Pairs.find(view, rules::add);
        return rules;
    }

    private static void print(List<Verdict> verdicts, PrintStream out) {
        for (Verdict verdict : verdicts) {
            if (verdict.broken() > 0) {
                CoherenceRule rule = verdict.rule();
                out.println(verdict.schema() + " " + rule.kind() + " " + rule.table() + ": " + rule.says() + ": "
                        + verdict.broken() + " of " + verdict.judged());
                if (Boolean.getBoolean("rowloom.coherence.examples")) {
                    verdict.examples().forEach(row -> out.println("    " + row));
                }
            }
        }
    }
}
