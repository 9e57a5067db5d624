package dev.rowloom.provider.testkit.stub;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values that can be read, by the name of their column; the same for the same row. */
final class PlausibleValues {

    private static final List<String> FIRST = List.of(
            "Anna", "Bela", "Clara", "David", "Emese", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Klara", "Liam",
            "Mara", "Noah", "Olga", "Peter", "Rosa");
    private static final List<String> LAST = List.of(
            "Kovacs", "Meyer", "Silva", "Novak", "Dubois", "Rossi", "Larsen", "Walsh", "Horvat", "Costa", "Berg",
            "Fischer", "Moreau");
    private static final List<String> ADJECTIVES = List.of(
            "Oak", "Linen", "Copper", "Travel", "Folding", "Ceramic", "Woollen", "Smoked", "Paper", "Garden", "Cork");
    private static final List<String> THINGS = List.of(
            "table", "blanket", "kettle", "pouch", "chair", "bowl", "scarf", "tea", "lantern", "basket", "board",
            "candle", "clock");
    private static final List<String> SENTENCES = List.of(
            "Please leave it with the neighbour.",
            "Arrived a day late but well packed.",
            "Ask for the blue one if it is out of stock.",
            "Invoice to the head office.",
            "Second order this month.",
            "Would buy it again.");

    /** Lists by what the name of a column ends with. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "city", List.of("Bern", "Porto", "Graz", "Lyon", "Turin", "Cork", "Ghent"),
            "country", List.of("Switzerland", "Portugal", "Austria", "France", "Italy"),
            "currency", List.of("EUR", "CHF", "GBP"),
            "status", List.of("open", "paid", "shipped", "cancelled"),
            "first_name", FIRST,
            "last_name", LAST);

    private PlausibleValues() {}

    /** Returns a whole number. */
    static long integer(String column, int row) {
        if (column.contains("year")) {
            return 1990 + row * 7L % 35;
        }
        return 1 + row * 7L % 5;
    }

    /** Returns an amount. */
    static double amount(int row) {
        return 4 + row * 37 % 200 + (row % 3 == 0 ? 0.5 : 0.95);
    }

    /**
     * Returns a text.
     *
     * @param description the column's name, and how it is written
     * @param position the column's place, so that later dates of a row are later
     * @param most the greatest number of its characters
     */
    static String text(String description, int row, int position, int most) {
        String text = text(description, row, position);
        if (text.length() <= most) {
            return text;
        }
        String number = Integer.toString(row);
        return most <= number.length()
                ? number.substring(number.length() - most)
                : text.substring(0, most - number.length()).stripTrailing() + number;
    }

    private static String text(String description, int row, int position) {
        String name = description.replaceFirst(", .*", "").toLowerCase(Locale.ROOT);
        if (description.contains("YYYY-MM-DD")) {
            return moment(description, name, row, position);
        } else if (description.contains("HH:MM:SS")) {
            return "%02d:%02d:00".formatted(8 + row % 10, row * 13 % 60);
        } else if (name.contains("mail")) {
            return (pick(FIRST, row) + "." + pick(LAST, row) + row).toLowerCase(Locale.ROOT) + "@example.com";
        } else if (name.contains("phone")) {
            return "+1 212 555 01%02d".formatted(row % 100);
        }
        for (Map.Entry<String, List<String>> list : LISTS.entrySet()) {
            if (name.endsWith(list.getKey())) {
                return pick(list.getValue(), row);
            }
        }
        return words(name, row);
    }

    private static String words(String name, int row) {
        if (name.matches(".*(note|comment|description|text|body|remark).*")) {
            return pick(SENTENCES, row);
        } else if (name.matches(".*(title|product|item|label).*")) {
            return pick(ADJECTIVES, row) + " " + pick(THINGS, row) + again(row, ADJECTIVES.size() * THINGS.size());
        } else if (name.matches(".*(code|sku|number|key|slug|token).*")) {
            return "K-%05d".formatted(10_000 + row);
        } else if (name.contains("name")) {
            return pick(FIRST, row) + " " + pick(LAST, row) + again(row, FIRST.size() * LAST.size());
        }
        return pick(THINGS, row) + " " + row;
    }

    /** The lengths of the lists have no common divisor: pairs begin anew after their product. */
    private static String again(int row, int after) {
        return row < after ? "" : " " + Character.toString('A' + row / after % 26);
    }

    private static String moment(String description, String name, int row, int position) {
        LocalDate day = name.contains("birth") || name.contains("born")
                ? LocalDate.of(1955, 3, 2).plusDays(row * 137L % 16_000)
                : LocalDate.of(2024, 1, 8).plusDays(row * 11L % 600 + position);
        if (!description.contains("HH:MM:SS")) {
            return day.toString();
        }
        return day + "T%02d:%02d:00".formatted(8 + row % 10, row * 13 % 60) + (description.contains("SSZ") ? "Z" : "");
    }

    private static String pick(List<String> values, int row) {
        return values.get(row % values.size());
    }
}
