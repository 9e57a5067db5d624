package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sentences in a table are about: notes on orders speak of deliveries, and those on patients of their health. */
final class Topics {

    private static final String SENTENCES = "common/sentences-";
    private static final String THINGS = "things";

    /** Shorter sentences than these need room for; longer ones are left out by the length. */
    private static final int ROOM = 24;

    /** Tables of kinds of things describe the kinds. */
    private static final Set<String> LISTING = Set.of(
            "type", "category", "group", "status", "kind", "class", "method", "template", "role", "level", "reason");

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
        boolean said = match.meaning().equals("text.message") && !isOfPrograms(column.table());
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
        String topic = topic(table);
        boolean describes = match.meaning().equals("text.description");
        if (topic == null && !describes) {
            return Optional.empty();
        }
        String name = SENTENCES + (topic == null ? THINGS : topic);
        Rule localised = words.localised(new Rule.Vocabulary(name, 0));
        boolean foreign = localised instanceof Rule.Vocabulary list
                && list.name().startsWith("common/")
                && !words.isCommon("sentences");
        return foreign || !(localised instanceof Rule.Vocabulary list) ? Optional.empty() : Optional.of(list.name());
    }

    /** The last word of a name that has a topic counts: order notes are about orders, too. */
    private @Nullable String topic(TableFacts table) {
        List<String> name = table.nameWords();
        if (!name.isEmpty() && LISTING.contains(name.get(name.size() - 1))) {
            return null;
        }
        for (int i = name.size() - 1; i >= 0; i--) {
            String word = name.get(i);
            for (Topic topic : topics) {
                if (topic.tables().contains(word)) {
                    return topic.name();
                }
            }
        }
        return topics.stream()
                .filter(topic -> !Collections.disjoint(topic.kinds(), table.kinds()))
                .map(Topic::name)
                .findFirst()
                .orElse(null);
    }
}
