package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sentences in a table are about: notes on orders speak of deliveries, and those on patients of their health. */
final class Topics {

    private static final String SENTENCES = "common/sentences-";
    private static final String PROGRESS = "common/progress-";
    private static final String THINGS = "things";

    /** Shorter sentences than these need room for; longer ones are left out by the length. */
    private static final int ROOM = 24;

    /** Tables of kinds of things describe the kinds. */
    private static final Set<String> LISTING = Set.of(
            "type", "category", "group", "status", "kind", "class", "method", "template", "role", "level", "reason");

    /** Words of tables that tell how the row of another one went on. */
    private static final Set<String> COURSE =
            Set.of("history", "transition", "change", "audit", "trail", "timeline", "tracking", "log");

    private static final Set<String> STATE = Set.of("status", "state", "stage", "phase");

    /** What programs say of themselves, whatever the table is about. */
    private static final Set<String> ERRORS = Set.of("error", "exception", "failure", "warning", "stack", "trace");

    private record Topic(String name, Set<String> tables, Set<String> kinds) {}

    private final List<Topic> topics = new ArrayList<>();
    private final LocalWords words;

    /** Reads the topics that come with Rowloom. */
    Topics(LocalWords words) {
        this.words = words;
        for (JsonNode json : Catalogue.resource("topics.json")) {
            topics.add(new Topic(json.get("topic").textValue(), texts(json.get("tables")), texts(json.get("kinds"))));
        }
    }

    private static Set<String> texts(JsonNode json) {
        Set<String> texts = new HashSet<>();
        json.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    /** Returns the rule with sentences about what the table holds, where there are some in the locale's language. */
    Rule about(ColumnFacts column, Match match, Rule rule) {
        boolean prose = rule instanceof Rule.Text text
                && (text.style() == Rule.Style.SENTENCE || text.style() == Rule.Style.PARAGRAPH)
                && text.maxLength() > ROOM;
        boolean said = match.meaning().equals("text.message")
                && !isOfPrograms(column.table())
                && ERRORS.stream().noneMatch(column::hasWord);
        boolean message = said && column.maxLength() > 2 * ROOM && rule instanceof Rule.Vocabulary;
        if (!prose && !message || column.table().isInKey(column.name())) {
            return rule;
        }
        Rule.Text text =
                prose ? (Rule.Text) rule : new Rule.Text(Rule.Style.SENTENCE, ROOM, Math.min(column.maxLength(), 200));
        return list(column.table(), match)
                .<Rule>map(list -> new Rule.Text(text.style(), text.minLength(), text.maxLength(), list))
                .orElse(message ? text : rule);
    }

    private static boolean isOfPrograms(TableFacts table) {
        return !Collections.disjoint(table.kinds(), Set.of("log", "job", "network", "measurement", "config"));
    }

    private Optional<String> list(TableFacts table, Match match) {
        String course = course(table);
        if (course != null) {
            Optional<String> progress = localised(PROGRESS + course);
            return progress.isPresent() ? progress : localised(SENTENCES + course);
        }
        String topic = topic(table);
        boolean describes = match.meaning().equals("text.description");
        if (topic == null && !describes) {
            return Optional.empty();
        }
        return localised(SENTENCES + (topic == null ? THINGS : topic));
    }

    /** Returns the name of the list in the locale's language, if there is one. */
    private Optional<String> localised(String common) {
        if (!words.vocabularies().contains(common)) {
            return Optional.empty();
        }
        Rule localised = words.localised(new Rule.Vocabulary(common, 0));
        boolean foreign = localised instanceof Rule.Vocabulary list
                && list.name().startsWith("common/")
                && !words.isCommon("sentences");
        return foreign || !(localised instanceof Rule.Vocabulary list) ? Optional.empty() : Optional.of(list.name());
    }

    /** Returns what the rows are about whose course the table tells: by its name, or by what it refers to; null of others. */
    private @Nullable String course(TableFacts table) {
        if (COURSE.stream().noneMatch(table::hasInName)) {
            return null;
        }
        List<String> name = new ArrayList<>(table.nameWords());
        name.removeIf(word -> COURSE.contains(word) || STATE.contains(word));
        String topic = topicOf(name);
        boolean states = STATE.stream().anyMatch(word -> table.hasInName(word) || table.hasBeside(word));
        if (topic != null || !states) {
            return topic;
        }
        return table.columns().values().stream()
                .filter(ColumnFacts::isForeign)
                .map(column ->
                        topicOf(column.tokens().stream().map(Token::singular).toList()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The last word of a name that has a topic counts: order notes are about orders, too. */
    private @Nullable String topic(TableFacts table) {
        List<String> name = table.nameWords();
        if (!name.isEmpty() && LISTING.contains(name.get(name.size() - 1))) {
            return null;
        }
        String topic = topicOf(name);
        return topic != null ? topic : ofKinds(table);
    }

    private @Nullable String topicOf(List<String> name) {
        for (int i = name.size() - 1; i >= 0; i--) {
            String word = name.get(i);
            for (Topic topic : topics) {
                if (topic.tables().contains(word)) {
                    return topic.name();
                }
            }
        }
        return null;
    }

    private @Nullable String ofKinds(TableFacts table) {
        return topics.stream()
                .filter(topic -> !Collections.disjoint(topic.kinds(), table.kinds()))
                .map(Topic::name)
                .findFirst()
                .orElse(null);
    }
}
