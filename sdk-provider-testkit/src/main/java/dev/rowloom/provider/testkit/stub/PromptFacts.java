package dev.rowloom.provider.testkit.stub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a prompt for rows says, as far as a stand-in has to understand it to answer sensibly. */
final class PromptFacts {

    private static final Pattern ROWS = Pattern.compile("(\\d{1,6}) rows");
    private static final Pattern AHEAD = Pattern.compile("the (\\d{1,9}) ahead of them");
    private static final Pattern BLOCK =
            Pattern.compile("^<<<DATA (\\w+) (\\w+)\\n(.*?)^>>>END \\1", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COLUMN =
            Pattern.compile("^  \"?([\\w ]+?)\"? [a-z]+(?: [a-z]+)*(?:\\((\\d+))?[^\\n]*", Pattern.MULTILINE);
    private static final Pattern KEY = Pattern.compile("(?:PRIMARY KEY|UNIQUE) \\(([^)]*)\\)");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?: to (\\d{1,9}))?");
    private static final String BETWEEN = " \\| ";
    private static final String TO = " -> ";

    private final Map<String, Integer> mostChars = new HashMap<>();
    private final Map<String, List<String>> parents = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final int rows;
    private final int variety;
    private int used;

    private PromptFacts(String prompt) {
        Matcher count = ROWS.matcher(prompt);
        this.rows = count.find() ? Integer.parseInt(count.group(1)) : 5;
        Matcher ahead = AHEAD.matcher(prompt);
        this.used = ahead.find() ? Integer.parseInt(ahead.group(1)) : 0;
        this.variety = used > 0 ? used : Math.floorMod(prompt.hashCode(), 997);
        Matcher block = BLOCK.matcher(prompt);
        while (block.find()) {
            switch (block.group(2)) {
                case "ddl" -> readDdl(block.group(3));
                case "parents" -> readParents(block.group(3));
                case "used" -> readUsed(block.group(3));
                case "facts" -> readFacts(block.group(3));
                default -> {}
            }
        }
    }

    static PromptFacts of(String prompt) {
        return new PromptFacts(prompt);
    }

    /** Returns how many rows are asked for. */
    int rows() {
        return rows;
    }

    /** Returns the number that a row is to say, from 1. */
    int number(int row) {
        return row <= numbers.size() ? numbers.get(row - 1) : row;
    }

    /** Returns how many rows of the table there are ahead of these, or a number of the prompt's own where it doesn't say. */
    int used() {
        return numbers.isEmpty() ? used : variety;
    }

    /** Returns the keys that a column may refer to, or null if it refers to nothing. */
    @Nullable
    List<String> parents(String column) {
        return parents.get(column);
    }

    /** Returns how long a text may be. */
    int mostChars(String column) {
        return mostChars.getOrDefault(column, Integer.MAX_VALUE);
    }

    /** Returns whether a column belongs to a key of the table. */
    boolean isKey(String column) {
        return keys.contains(column);
    }

    private void readDdl(String ddl) {
        Matcher column = COLUMN.matcher(ddl);
        while (column.find()) {
            if (column.group(2) != null) {
                mostChars.put(column.group(1), Integer.parseInt(column.group(2)));
            }
            if (column.group().contains("PRIMARY KEY") || column.group().contains("UNIQUE")) {
                keys.add(column.group(1));
            }
        }
        Matcher key = KEY.matcher(ddl);
        while (key.find()) {
            keys.addAll(List.of(key.group(1).replace("\"", "").split(", ")));
        }
    }

    private void readParents(String text) {
        String[] columns = {};
        int line = 0;
        for (String row : text.split("\n", 0)) {
            if (row.contains(TO)) {
                columns = row.substring(0, row.indexOf(TO)).split(BETWEEN, 0);
                for (String column : columns) {
                    parents.put(column, new ArrayList<>());
                }
                line = 0;
            } else if (line++ > 0 && !row.startsWith("(no row")) {
                String[] cells = row.split(BETWEEN, 0);
                for (int i = 0; i < Math.min(columns.length, cells.length); i++) {
                    parents.computeIfAbsent(columns[i], name -> new ArrayList<>())
                            .add(cells[i]);
                }
            }
        }
    }

    private void readUsed(String text) {
        for (String line : text.split("\n", 0)) {
            int count = 0;
            Matcher number = NUMBERS.matcher(line.substring(line.indexOf(": ") + 2));
            while (number.find()) {
                String last = number.group(2) == null ? number.group(1) : number.group(2);
                count = Math.max(count, Integer.parseInt(last));
            }
            used = Math.max(used, Math.max(count, line.split(", ").length));
        }
    }

    private void readFacts(String text) {
        for (String line : text.split("\n", 0)) {
            Matcher range = Pattern.compile("^(\\d+)(?:-(\\d+))?(?: \\| .*)?$").matcher(line);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
                for (int number = first; number <= last; number++) {
                    numbers.add(number);
                }
            }
        }
    }
}
