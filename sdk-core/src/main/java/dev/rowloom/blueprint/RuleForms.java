package dev.rowloom.blueprint;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The kinds of rules and their fields, read off the sealed family {@link Rule} itself: what a model may write, the schema of
 * its answer and the words that explain it all come from here, so that a kind that is added is in all of them or in none.
 */
final class RuleForms {

    /** How a field is written where every field is one text. */
    enum Type {
        /** Any text. */
        TEXT,
        /** A whole number. */
        WHOLE,
        /** A decimal number. */
        NUMBER,
        /** One of some words. */
        WORD,
        /** Several texts with spaces between them. */
        TEXTS,
        /** Several whole numbers with spaces between them. */
        WHOLES
    }

    /**
     * A field of a rule that a text can hold.
     *
     * @param within the object of the rule's JSON form that has the field; empty for the rule itself
     * @param words the words that it can be; empty but for {@link Type#WORD}
     */
    record Field(String name, String within, Type type, List<String> words) {}

    /**
     * A kind of rules.
     *
     * @param fields those that a text can hold, by name, in the rule's order
     * @param values whether it has a list of weighted values
     * @param states whether it has a machine's states
     * @param inner the fields that are rules themselves
     * @param kept the fields of no such form: they are taken from the rule that stands
     */
    record Form(
            String kind,
            Map<String, Field> fields,
            boolean values,
            boolean states,
            List<String> inner,
            List<String> kept) {}

    private static final Map<String, Form> FORMS = all();

    private RuleForms() {}

    /** Returns all kinds by their names, sorted. */
    static Map<String, Form> forms() {
        return FORMS;
    }

    private static Map<String, Form> all() {
        Map<String, Form> forms = new TreeMap<>();
        for (Class<?> rule : Rule.class.getPermittedSubclasses()) {
            Form form = form(rule);
            forms.put(form.kind(), form);
        }
        return Collections.unmodifiableMap(forms);
    }

    private static Form form(Class<?> rule) {
        Map<String, Field> fields = new LinkedHashMap<>();
        List<String> inner = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        boolean values = false;
        boolean states = false;
        for (RecordComponent component : rule.getRecordComponents()) {
            String type = component.getGenericType().getTypeName();
            if (component.getType() == Rule.class) {
                inner.add(component.getName());
            } else if (component.getType() == Rule.Rhythm.class) {
                Arrays.stream(Rule.Rhythm.class.getRecordComponents())
                        .forEach(part -> fields.put(part.getName(), field(part, component.getName())));
            } else if (type.endsWith("<" + Rule.Weighted.class.getName() + ">")) {
                values = true;
            } else if (type.endsWith("<" + Rule.State.class.getName() + ">")) {
                states = true;
            } else if (component.getType() == List.class && !type.startsWith("java.util.List<java.lang.")) {
                kept.add(component.getName());
            } else {
                fields.put(component.getName(), field(component, ""));
            }
        }
        return new Form(
                rule.getSimpleName().toLowerCase(Locale.ROOT),
                Collections.unmodifiableMap(fields),
                values,
                states,
                List.copyOf(inner),
                List.copyOf(kept));
    }

    private static Field field(RecordComponent component, String within) {
        Class<?> type = component.getType();
        List<String> words = type.isEnum() ? words(type) : List.of();
        return new Field(component.getName(), within, type(component), words);
    }

    private static Type type(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class) {
            return component.getGenericType().getTypeName().contains("Integer") ? Type.WHOLES : Type.TEXTS;
        } else if (type.isEnum()) {
            return Type.WORD;
        } else if (type == double.class) {
            return Type.NUMBER;
        } else if (type == int.class || type == long.class) {
            return Type.WHOLE;
        } else if (type == String.class) {
            return Type.TEXT;
        }
        throw new IllegalStateException("a model has no way to write " + component + "; give it one in RuleForms");
    }

    /** Returns the constants of an enumeration as documents write them. */
    static List<String> words(Class<?> constants) {
        return Arrays.stream(constants.getEnumConstants())
                .map(constant -> RuleWriter.word((Enum<?>) constant))
                .toList();
    }
}
