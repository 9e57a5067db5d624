package dev.rowloom.it.conformance;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why tables that a file declares are not in the database. */
final class Refusals {

    private Refusals() {}

    static Map<String, Finding> notAmong(Collection<String> tables, Script script) {
        Map<String, Finding> refused = new LinkedHashMap<>();
        for (String name : script.declarations().names()) {
            if (tables.stream().noneMatch(name::equalsIgnoreCase)) {
                refused.put(
                        name,
                        script.declarations().isTemporary(name)
                                ? new Finding(Cause.TEMPORARY, "it goes with the session")
                                : new Finding(
                                        Cause.NOT_ACCEPTED,
                                        script.refusal(name).orElse("it is not there at the end of the file")));
            }
        }
        return refused;
    }
}
