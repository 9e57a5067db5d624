package dev.rowloom.profile;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.privacy.PersonalData;
import java.util.List;
import java.util.Locale;

/** Makes the rule of a column that holds personal data: nothing of its values, only their kind. */
final class Personal {

    private Personal() {}

    static Rule rule(ColumnModel column, PersonalData data, ColumnBlueprint inferred) {
        if (data == PersonalData.DATE_OF_BIRTH) {
            Rule births = Births.rule(column);
            return births == null ? column.kind() == ValueKind.TEXT ? shaped(column) : inferred.rule() : births;
        }
        if (column.isNumber() || column.isTime()) {
            return inferred.rule();
        }
        boolean known = inferred.rule() instanceof Rule.About
                || inferred.rule() instanceof Rule.Template
                || inferred.rule() instanceof Rule.Vocabulary;
        return switch (data) {
            case NAME -> known ? inferred.rule() : name(column);
            case EMAIL -> new Rule.About(Subject.PERSON, "email", "");
            case PHONE -> phone(column);
            case CARD -> new Rule.About(Subject.CARD, "number", "");
            case ADDRESS -> known ? inferred.rule() : address(column);
            case IP -> new Rule.Pattern("198\\.1[89]\\.1[0-9]{2}\\.1[0-9]{2}"); // RFC 2544
            case FREE_TEXT_PERSONAL -> inferred.rule() instanceof Rule.Text ? inferred.rule() : Words.text(column);
            default -> shaped(column);
        };
    }

    private static Rule name(ColumnModel column) {
        String lower = column.name().toLowerCase(Locale.ROOT);
        boolean words = column.tally().meanWords() >= 1.5;
        String part = words ? "full" : lower.contains("last") || lower.contains("sur") ? "family" : "given";
        return new Rule.About(Subject.PERSON, part, "");
    }

    /** Returns numbers for fiction, in area codes that no place has: of three digits with a 9 in the middle. */
    private static Rule phone(ColumnModel column) {
        boolean abroad =
                java.util.Arrays.stream(column.sample()).anyMatch(text -> text != null && text.startsWith("+"));
        boolean plain = java.util.Arrays.stream(column.sample())
                .allMatch(text -> text == null || text.chars().allMatch(Character::isDigit));
        return new Rule.Pattern(
                plain ? "[2-9]9[0-9]55501[0-9]{2}" : (abroad ? "\\+1 " : "") + "\\([2-9]9[0-9]\\) 555-01[0-9]{2}");
    }

    private static Rule address(ColumnModel column) {
        boolean comma = java.util.Arrays.stream(column.sample()).anyMatch(text -> text != null && text.contains(", "));
        boolean code = column.tally().meanLength() < 10 && column.tally().meanWords() < 2.1;
        return new Rule.About(Subject.PLACE, code ? "postcode" : comma ? "full" : "street", "");
    }

    /** Returns letters and digits of the same shapes. */
    private static Rule shaped(ColumnModel column) {
        List<TextBins.Weighted> patterns = Shapes.anonymous(column.sample());
        return patterns.isEmpty()
                ? new Rule.Pattern("[A-Z]{2}[0-9]{8}")
                : patterns.get(0).rule();
    }
}
