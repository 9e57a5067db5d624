package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has the columns of a given row that are about a person, place, company or product follow those of them that are given. */
final class PinnedSubjects {

    private final TablePlanning planning;
    private final TableModel model;
    private final PinnedTable pinned;
    private final Completed completed;
    private final SubjectSamples samples;

    PinnedSubjects(PlanRequest request, TablePlanning planning, PinnedTable pinned, Completed completed) {
        this.planning = planning;
        this.model = planning.model();
        this.pinned = pinned;
        this.completed = completed;
        this.samples = new SubjectSamples(request, planning);
    }

    /** The columns about one subject: what is known of its parts, and the columns that can follow. */
    private record Known(
            Subject subject, Map<String, String> given, Map<Integer, String> open, Map<String, String> made) {}

    /** Returns whether values were found for some columns of a row, so that all has to be planned again. */
    boolean complete(Frame frame) {
        int row = (int) frame.row(0);
        boolean changed = false;
        if (completed.follow(model.table().id(), row)) {
            for (Known known : known(frame).values()) {
                if (!known.given().isEmpty() && !known.open().isEmpty()) {
                    changed |= follow(known, row);
                }
            }
        }
        return changed;
    }

    private Map<String, Known> known(Frame frame) {
        int row = (int) frame.row(0);
        Map<String, Known> subjects = new LinkedHashMap<>();
        for (int position = 0; position < model.columns().size(); position++) {
            boolean about =
                    planning.context(position).rule() instanceof Rule.About && model.referenceOf(position) == null;
            if (!about || !frame.column(position).hasValue(0)) {
                continue;
            }
            Rule.About rule = (Rule.About) planning.context(position).rule();
            Known known = subjects.computeIfAbsent(
                    rule.subject() + ":" + rule.group(),
                    key -> new Known(
                            rule.subject(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>()));
            String text = PinnedFilling.text(
                    Objects.requireNonNull(frame.column(position).value(0)));
            if (pinned.isGiven(position, row)) {
                known.given().putIfAbsent(rule.part(), text);
            } else {
                known.open().put(position, rule.part());
                known.made().putIfAbsent(rule.part(), text);
            }
        }
        return subjects;
    }

    private boolean follow(Known known, int row) {
        Map<String, String> parts = switch (known.subject()) {
            case PERSON -> person(known, row);
            case COMPANY -> company(known.given());
            default -> samples.like(known.open().keySet(), known.given(), row);
        };
        boolean changed = false;
        for (Map.Entry<Integer, String> open : known.open().entrySet()) {
            String text = parts.get(open.getValue());
            if (text != null && !text.equals(known.made().get(open.getValue()))) {
                changed |= set(open.getKey(), open.getValue(), text, row);
            }
        }
        return changed;
    }

    private boolean set(int position, String part, String text, int row) {
        ColumnContext column = planning.context(position);
        String cut = part.equals("username") ? column.limit().prefix(text) : text;
        try {
            completed.setCell(
                    model.table().id(), row, position, PinnedValues.cell(column, true, cut, pinned.name(row)));
            return true;
        } catch (UsageException e) {
            // too long for the column, or none of its labels: it keeps what it has
            return false;
        }
    }

    // ---- persons

    private Map<String, String> person(Known known, int row) {
        Map<String, String> given = known.given();
        Names told = Names.told(given);
        if (told.first() == null && (given.containsKey("gender") || given.containsKey("title"))) {
            Map<String, String> like = samples.like(known.open().keySet(), given, row);
            told = new Names(like.get("given"), told.last());
        }
        if (told.first() == null && told.last() == null) {
            return Map.of();
        }
        Names made = Names.told(known.made());
        String first = told.first() == null ? made.first() : told.first();
        String last = told.last() == null ? made.last() : told.last();
        Map<String, String> parts = new LinkedHashMap<>();
        if (told.first() != null) {
            parts.putAll(samples.like(known.open().keySet(), Map.of("given", told.first()), row));
            parts.keySet().retainAll(List.of("gender", "title", "middle"));
            parts.put("given", told.first());
        }
        if (told.last() != null) {
            parts.put("family", told.last());
        }
        if (first != null && last != null) {
            boolean lastFirst =
                    made.last() != null && known.made().getOrDefault("full", "").startsWith(made.last() + " ");
            parts.put("full", lastFirst ? last + " " + first : first + " " + last);
            parts.put("reversed", last + ", " + first);
            parts.put("initials", first.substring(0, 1) + last.charAt(0));
            addresses(known, first, last, parts);
        }
        return parts;
    }

    private static void addresses(Known known, String first, String last, Map<String, String> parts) {
        String local = Slug.of(first, "") + "." + Slug.of(last, "");
        String email = known.made().getOrDefault("email", "");
        // letters of other scripts have no slug
        if (!local.startsWith("x.") && !local.endsWith(".x")) {
            parts.put("username", local);
            if (email.contains("@")) {
                parts.put("email", local + email.substring(email.lastIndexOf('@')));
            }
        }
    }

    /** What a person is called, as far as it is known. */
    private record Names(@Nullable String first, @Nullable String last) {

        static Names told(Map<String, String> parts) {
            Names names = new Names(parts.get("given"), parts.get("family"));
            if (parts.containsKey("full")) {
                names = names.or(words(parts.get("full").split(" ")));
            }
            if (parts.containsKey("reversed")) {
                String[] words = parts.get("reversed").split(", ", -1);
                names = names.or(words.length == 2 ? new Names(words[1], words[0]) : new Names(null, null));
            }
            for (String part : List.of("email", "username")) {
                names = names.first == null && names.last == null ? ofAddress(parts.getOrDefault(part, "")) : names;
            }
            return names;
        }

        private Names or(Names other) {
            return new Names(first == null ? other.first : first, last == null ? other.last : last);
        }

        private static Names words(String[] words) {
            return words.length < 2
                    ? new Names(null, null)
                    : new Names(words[0], String.join(" ", List.of(words).subList(1, words.length)));
        }

        /** Two words of letters: {@code anna.kiss2@mail.test}. */
        private static Names ofAddress(String address) {
            String local = address.contains("@") ? address.substring(0, address.indexOf('@')) : address;
            List<String> words = new ArrayList<>();
            for (String word : local.split("[._-]+", -1)) {
                words.add(word.replaceAll("\\d+$", ""));
            }
            boolean names = words.size() == 2
                    && words.stream()
                            .allMatch(word -> word.length() > 1 && word.chars().allMatch(Character::isLetter));
            return names ? new Names(capital(words.get(0)), capital(words.get(1))) : new Names(null, null);
        }

        private static String capital(String word) {
            return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }
    }

    // ---- companies

    private static Map<String, String> company(Map<String, String> given) {
        String name = given.get("name");
        if (name == null) {
            return Map.of();
        }
        String[] words = name.split(" ", -1);
        String slug = Slug.of(words.length < 2 ? name : words[0] + " " + words[1], "-");
        return slug.equals("x")
                ? Map.of()
                : Map.of(
                        "domain", slug + ".example",
                        "url", "https://www." + slug + ".example/",
                        "email", "info@" + slug + ".example");
    }
}
