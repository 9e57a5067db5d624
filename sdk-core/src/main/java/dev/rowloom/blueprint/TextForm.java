package dev.rowloom.blueprint;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a value, as a pattern that knows which of its characters are fixed: so it can be put in quotes within the text
 * of an array or a composite value, however deep.
 */
sealed interface TextForm {

    /** How a text is quoted within another one. */
    enum Quoting {
        /** As an element of an array: a backslash before quotes and backslashes. */
        ARRAY,
        /** As a field of a composite value: quotes and backslashes doubled. */
        FIELD
    }

    /** Returns the pattern of the text. */
    String pattern();

    /** Returns the form with its fixed characters as they are inside of quotes. */
    TextForm escaped(Quoting quoting);

    /** Returns the form within quotes. */
    default TextForm quoted(Quoting quoting) {
        return sequence(List.of(fixed("\""), escaped(quoting), fixed("\"")));
    }

    /** Returns the form of one text. */
    static TextForm fixed(String text) {
        return new Fixed(text);
    }

    /** Returns the form of a pattern that gives neither quotes nor backslashes. */
    static TextForm varying(String pattern) {
        return new Varying(pattern);
    }

    static TextForm sequence(List<TextForm> parts) {
        return new Sequence(parts);
    }

    static TextForm choice(List<TextForm> alternatives) {
        return new Choice(alternatives);
    }

    /**
     * One text.
     *
     * @param text the text
     */
    record Fixed(String text) implements TextForm {

        @Override
        public String pattern() {
            StringBuilder pattern = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if ("\\[](){}.*+?^$|-".indexOf(c) >= 0) {
                    pattern.append('\\');
                }
                pattern.append(c);
            }
            return pattern.toString();
        }

        @Override
        public TextForm escaped(Quoting quoting) {
            String quote = quoting == Quoting.ARRAY ? "\\\"" : "\"\"";
            return new Fixed(text.replace("\\", "\\\\").replace("\"", quote));
        }
    }

    /**
     * Texts without quotes and backslashes.
     *
     * @param pattern the pattern
     */
    record Varying(String pattern) implements TextForm {

        @Override
        public TextForm escaped(Quoting quoting) {
            return this;
        }
    }

    /**
     * One after the other.
     *
     * @param parts the parts
     */
    record Sequence(List<TextForm> parts) implements TextForm {

        @Override
        public String pattern() {
            return parts.stream().map(TextForm::pattern).collect(Collectors.joining());
        }

        @Override
        public TextForm escaped(Quoting quoting) {
            return new Sequence(
                    parts.stream().map(part -> part.escaped(quoting)).toList());
        }
    }

    /**
     * One of several.
     *
     * @param alternatives at least one
     */
    record Choice(List<TextForm> alternatives) implements TextForm {

        @Override
        public String pattern() {
            return alternatives.stream().map(TextForm::pattern).collect(Collectors.joining("|", "(", ")"));
        }

        @Override
        public TextForm escaped(Quoting quoting) {
            return new Choice(
                    alternatives.stream().map(each -> each.escaped(quoting)).toList());
        }
    }
}
