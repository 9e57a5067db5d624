package dev.rowloom.it.coherence;

import dev.rowloom.it.coherence.View.Sight;
import dev.rowloom.schema.DataType;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Names of people, and the addresses made of them. */
final class People {

    private static final Set<String> FIRST = Set.of("firstname", "givenname", "forename", "fname", "prename");
    private static final Set<String> LAST = Set.of("lastname", "surname", "familyname", "lname");
    private static final Set<String> FULL = Set.of("fullname", "displayname", "completename");
    private static final Set<String> MAIL = Set.of("email", "emailaddress", "mail", "mailaddress");

    private static final int LEAST_ROOM = 40;

    private People() {}

    static void find(View view, Consumer<CoherenceRule> rules) {
        for (Sight table : view.tables()) {
            for (Field first : table.all(field -> field.isText() && ends(field, FIRST))) {
                for (Field last : table.all(field -> field.isText() && ends(field, LAST))) {
                    if (stem(first, FIRST).equals(stem(last, LAST))) {
                        names(table, first, last, rules);
                    }
                }
            }
        }
    }

    private static void names(Sight table, Field first, Field last, Consumer<CoherenceRule> rules) {
        List<String> stem = stem(first, FIRST);
        String both = " r WHERE " + first.of("r") + " IS NOT NULL AND " + last.of("r") + " IS NOT NULL AND ";
        for (Field mail : table.all(field -> field.isText()
                && hasRoom(field)
                && ends(field, MAIL)
                && stem(field, MAIL).equals(stem))) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.NAMES,
                    table.id(),
                    mail + " holds " + first + " or " + last,
                    table.sql() + both + mail.of("r") + " LIKE '%@%'",
                    "NOT named(" + mail.of("r") + ", " + first.of("r") + ", " + last.of("r") + ")"));
        }
        for (Field full : table.all(field ->
                field.isText() && ends(field, FULL) && stem(field, FULL).equals(stem))) {
            rules.accept(new CoherenceRule(
                    CoherenceRule.Kind.NAMES,
                    table.id(),
                    full + " = " + first + " " + last,
                    table.sql() + both + full.of("r") + " IS NOT NULL",
                    "position(" + last.of("r") + " IN " + full.of("r") + ") = 0 OR position(" + first.of("r") + " IN "
                            + full.of("r") + ") = 0"));
        }
    }

    private static boolean hasRoom(Field field) {
        return !(field.column().type() instanceof DataType.TextType text) || text.maxLength() >= LEAST_ROOM;
    }

    private static boolean ends(Field field, Set<String> names) {
        return at(field, names) >= 0;
    }

    /** Returns where the words of a name begin that are one of some, put together, up to its end; -1 where none are. */
    private static int at(Field field, Set<String> names) {
        for (int i = 0; i < field.words().size(); i++) {
            if (names.contains(
                    String.join("", field.words().subList(i, field.words().size())))) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> stem(Field field, Set<String> names) {
        return field.words().subList(0, at(field, names));
    }
}
