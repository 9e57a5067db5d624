package dev.rowloom.it.conformance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why tables that a file declares are not in the database. */
final class Refusals {

    private Refusals() {}

    /**
     * Returns the declared tables that are not there, each with the reason.
     *
     * @param tables those that are
     */
    static Map<String, Finding> notAmong(Collection<String> tables, Script script, String dialect) {
        Map<String, Finding> refused = new LinkedHashMap<>();
        for (String name : script.declarations().names()) {
            if (tables.stream().noneMatch(name::equalsIgnoreCase)) {
                refused.put(name, refusal(name, script, dialect));
            }
        }
        if (dialect.equals("mysql")) {
            childrenOfMySqlOnly(refused, script);
        }
        return refused;
    }

    private static Finding refusal(String name, Script script, String dialect) {
        if (script.declarations().isTemporary(name)) {
            return new Finding(Cause.TEMPORARY, "it goes with the session");
        }
        String statement = script.declarations().statement(name);
        Optional<String> message = script.refusal(name);
        Optional<String> form =
                dialect.equals("mysql") ? message.flatMap(said -> MySqlForms.in(statement, said)) : Optional.empty();
        return form.isPresent()
                ? new Finding(Cause.MYSQL_ONLY, form.get() + ": " + message.get())
                : new Finding(Cause.NOT_ACCEPTED, message.orElse("it is not there at the end of the file"));
    }

    /** A reference to a table that is missing costs its child, and so on down. */
    private static void childrenOfMySqlOnly(Map<String, Finding> refused, Script script) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<String, Finding> entry : refused.entrySet()) {
                Optional<String> parent = refused.keySet().stream()
                        .filter(other -> refused.get(other).cause() == Cause.MYSQL_ONLY)
                        .filter(other -> refersTo(script.declarations().statement(entry.getKey()), other))
                        .findFirst();
                if (entry.getValue().cause() == Cause.NOT_ACCEPTED && parent.isPresent()) {
                    entry.setValue(new Finding(
                            Cause.MYSQL_ONLY,
                            "reference to " + parent.get() + ": "
                                    + entry.getValue().detail()));
                    changed = true;
                }
            }
        }
    }

    private static boolean refersTo(String statement, String table) {
        return Pattern.compile(
                        "references\\s+(?:[`\\w]+\\.)?`?" + Pattern.quote(table.toLowerCase(Locale.ROOT)) + "\\b")
                .matcher(statement.toLowerCase(Locale.ROOT))
                .find();
    }
}
