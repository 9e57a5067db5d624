package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Turns the rules of text and bytes into programs whose values may repeat. */
final class TextRules {

    private static final int LEAST_DECK = 50;

    private final Words words;
    private final SubjectRules subjects;
    private final ToIntFunction<String> positions;

    /**
     * Makes a translator for one table.
     *
     * @param positions gives a column's place in the table's layout, or −1
     */
    TextRules(Words words, SubjectRules subjects, ToIntFunction<String> positions) {
        this.words = words;
        this.subjects = subjects;
        this.positions = positions;
    }

    /** Returns the program of a rule, its texts fitted to the column. */
    BytesProgram program(Rule rule, ColumnContext column) {
        BytesProgram base = plain(rule, column);
        List<byte[]> excluded = column.domain().excluded().stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        boolean asIs = column.encoding() != Encoding.TEXT || base instanceof Texts.Dealt;
        boolean asked = rule instanceof Rule.Pattern && column.blueprint().origin() == Origin.USER;
        if (!asIs && !asked && column.limit().ascii() <= base.constantPrefix()) {
            TextPattern code = TextPattern.parse("[A-Z]{" + column.limit().ascii() + "}", text -> text);
            base = new PatternTexts.Random(code, column.key("value"));
        }
        return asIs ? base : new Fitted(base, column.limit(), column.domain().minLength(), excluded);
    }

    /** Returns how many entries a list has. */
    int entries(Rule.Entry entry) {
        return words.list(entry.name(), entry.column()).entries().size();
    }

    private BytesProgram plain(Rule rule, ColumnContext column) {
        if (column.encoding() == Encoding.UUID) {
            List<byte[]> given = Uuids.given(rule, column);
            if (!given.isEmpty()) {
                long[] weights = given.stream().mapToLong(it -> 1).toArray();
                return new Texts.Weighted(given, new Weights(weights), column.key("value"));
            }
            return new Uuids(null, null, false, column.key("value"));
        } else if (column.encoding() == Encoding.BINARY) {
            return bytes(rule, column);
        }
        List<String> allowed = column.domain().values();
        if (rule instanceof Rule.About about && !about.values().isEmpty()) {
            return Objects.requireNonNull(subjects.program(about, column, column.limit(), false));
        } else if (allowed != null && !(rule instanceof Rule.Constant)) {
            return values(rule instanceof Rule.Values values ? values : all(column), column);
        } else if (rule instanceof Rule.Values values) {
            return values(values, column);
        } else if (rule instanceof Rule.Constant constant) {
            return constant(constant, column);
        } else if (rule instanceof Rule.Vocabulary vocabulary) {
            WordList list = words.list(vocabulary.name(), vocabulary.column());
            return new Texts.Weighted(list, column.key("value"));
        } else if (rule instanceof Rule.Entry entry) {
            return new Entries(words.entries(entry.name(), entry.column()), null, new IndexSource.Rows());
        } else if (rule instanceof Rule.About about) {
            BytesProgram program = subjects.program(about, column, column.limit(), false);
            return program != null ? program : word(column);
        } else if (rule instanceof Rule.Pattern pattern) {
            TextPattern parsed = TextPattern.parse(pattern.pattern(), text -> text);
            BytesProgram admitted = PatternValues.Admitted.of(pattern, parsed, column);
            return admitted == null ? new PatternTexts.Random(parsed, column.key("value")) : admitted;
        } else if (rule instanceof Rule.Template template) {
            return template(template, column);
        } else if (rule instanceof Rule.Text text) {
            return running(text, column);
        } else if (rule instanceof Rule.Uuid) {
            return new Uuids(null, null, true, column.key("value"));
        } else if (rule instanceof Rule.Json) {
            return new Jsons(words.common("adjectives"), words.common("nouns"), column.key("value"));
        }
        return word(column);
    }

    private Texts.Constant constant(Rule.Constant rule, ColumnContext column) {
        String text = String.valueOf(rule.value());
        if (rule.value() != null) {
            Rule.Values alone = new Rule.Values(List.of(new Rule.Weighted(text, 1)));
            text = admitted(alone, column).get(0).value();
        }
        return new Texts.Constant(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Rule.Values all(ColumnContext column) {
        return new Rule.Values(column.domain().allowedValues().stream()
                .map(value -> new Rule.Weighted(value, 1))
                .toList());
    }

    /** Returns whether the type of a column and its CHECKs admit a text. */
    static boolean admits(ColumnContext column, String text) {
        int length = text.codePointCount(0, text.length());
        return (column.domain().values() == null
                        || column.domain().allowedValues().contains(text))
                && !column.domain().excluded().contains(text)
                && length >= column.domain().minLength()
                && column.limit().admits(length, text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Returns the listed values that the column allows, with their weights. */
    List<Rule.Weighted> admitted(Rule.Values rule, ColumnContext column) {
        List<Rule.Weighted> kept = rule.values().stream()
                .filter(value -> admits(column, value.value()))
                .toList();
        if (kept.isEmpty()) {
            throw new UsageException("column " + column.name() + " allows none of the values that its rule lists: "
                    + rule.values().stream().map(Rule.Weighted::value).limit(10).toList() + "; its type "
                    + column.column().declaredType() + " and its CHECKs exclude them; list others");
        }
        return kept;
    }

    private BytesProgram values(Rule.Values rule, ColumnContext column) {
        List<Rule.Weighted> kept = admitted(rule, column);
        List<byte[]> texts = kept.stream()
                .map(value -> value.value().getBytes(StandardCharsets.UTF_8))
                .toList();
        long[] weights = kept.stream().mapToLong(Rule.Weighted::weight).toArray();
        return texts.size() > Deck.MAX_ENTRIES
                ? new Texts.Weighted(texts, new Weights(weights), column.key("value"))
                : new Texts.Dealt(DeckPlan.of(weights, column.nullRate(), LEAST_DECK, column.key("value")), texts);
    }

    private BytesProgram bytes(Rule rule, ColumnContext column) {
        if (rule instanceof Rule.Json && column.blueprint().origin() != Origin.USER) {
            return new Jsons(words.common("adjectives"), words.common("nouns"), column.key("value"));
        } else if (rule instanceof Rule.Pattern pattern && column.blueprint().origin() != Origin.USER) {
            return new PatternTexts.Random(TextPattern.parse(pattern.pattern(), text -> text), column.key("value"));
        }
        int limit = column.column().type() instanceof dev.rowloom.schema.DataType.BinaryType binary
                ? binary.maxLength()
                : Integer.MAX_VALUE;
        boolean fixed = column.column().type() instanceof dev.rowloom.schema.DataType.BinaryType binary
                && binary.padding() == dev.rowloom.schema.DataType.Padding.FIXED;
        int min = rule instanceof Rule.Bytes bytes ? bytes.minLength() : 16;
        int max = rule instanceof Rule.Bytes bytes ? bytes.maxLength() : 16;
        limit = Math.min(limit, column.domain().maxLength());
        min = fixed ? limit : Math.max(Math.min(min, limit), column.domain().minLength());
        return new RandomBytes(min, Math.max(min, Math.min(max, limit)), null, 0, column.key("value"));
    }

    private BytesProgram running(Rule.Text rule, ColumnContext column) {
        String list = rule.vocabulary();
        WordList sentences = list == null ? words.own("sentences") : words.list(list, 0);
        return new Running(rule, sentences, words.common("adjectives"), words.common("nouns"), column.key("value"));
    }

    private BytesProgram word(ColumnContext column) {
        return running(new Rule.Text(Rule.Style.WORD, 1, 20), column);
    }

    private BytesProgram template(Rule.Template rule, ColumnContext column) {
        List<Template.Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        String text = rule.template();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                literal.append('{');
                i++;
            } else if (c == '{') {
                int close = text.indexOf('}', i);
                if (close < 0) {
                    throw new UsageException("template '" + text + "' of column " + column.name()
                            + " has no '}' after '" + text.substring(i) + "'");
                }
                addLiteral(literal, pieces);
                pieces.add(slot(text.substring(i + 1, close), column));
                i = close;
            } else {
                literal.append(c);
            }
        }
        addLiteral(literal, pieces);
        return new Template(pieces, column.key("value"));
    }

    /** Words with one and the same text between them. */
    record WordsBetween(List<WordList> lists, String between) {}

    /** Returns the words of a template that is made of vocabularies alone, all but one of single words; else null. */
    @Nullable
    WordsBetween wordsOf(Rule.Template rule, ColumnContext column) {
        String text = rule.template();
        WordsBetween constant = withConstant(text, column);
        if (constant != null) {
            return constant;
        }
        List<WordList> lists = new ArrayList<>();
        String between = null;
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            String literal = open < 0 ? "" : text.substring(at, open);
            boolean fits =
                    close > 0 && (lists.isEmpty() ? literal.isEmpty() : between == null || literal.equals(between));
            String slot = close < 0 ? "" : text.substring(open + 1, close);
            if (!fits || slot.contains("{") || !slot.contains("/") || !lists.isEmpty() && !isSeparator(literal)) {
                return null;
            }
            between = lists.isEmpty() ? between : literal;
            int bar = slot.indexOf('|');
            Template.Change change = change(bar < 0 ? null : slot.substring(bar + 1), column);
            WordList words = this.words.list(bar < 0 ? slot : slot.substring(0, bar), 0);
            lists.add((close + 1 < text.length() ? words.singleWords() : words).map(change));
            at = close + 1;
        }
        return lists.isEmpty() ? null : new WordsBetween(lists, between == null ? " " : between);
    }

    /** {@code {common/qualifiers} plan}, {@code Route {common/letters}}: the words of one vocabulary beside the same text. */
    private @Nullable WordsBetween withConstant(String text, ColumnContext column) {
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        boolean one = open >= 0 && close > open && text.indexOf('{', open + 1) < 0 && text.indexOf('}', close + 1) < 0;
        boolean before = one && close == text.length() - 1 && text.startsWith(" {", open - 1) && open > 1;
        boolean behind = one && open == 0 && text.startsWith("} ", close) && close + 2 < text.length();
        String slot = one ? text.substring(open + 1, close) : "";
        String constant = before ? text.substring(0, open - 1) : behind ? text.substring(close + 2) : "";
        boolean digits = constant.chars().anyMatch(Character::isDigit);
        if (constant.isBlank() || digits || !slot.contains("/")) {
            return null;
        }
        int bar = slot.indexOf('|');
        Template.Change change = change(bar < 0 ? null : slot.substring(bar + 1), column);
        WordList words =
                this.words.list(bar < 0 ? slot : slot.substring(0, bar), 0).map(change);
        WordList same = new WordList(List.of(constant), new int[] {1});
        return new WordsBetween(before ? List.of(same, words) : List.of(words, same), " ");
    }

    private static boolean isSeparator(String literal) {
        return !literal.isEmpty() && literal.chars().noneMatch(Character::isLetterOrDigit);
    }

    private static void addLiteral(StringBuilder literal, List<Template.Piece> pieces) {
        if (!literal.isEmpty()) {
            pieces.add(new Template.Piece.Literal(literal.toString().getBytes(StandardCharsets.UTF_8)));
            literal.setLength(0);
        }
    }

    private Template.Piece slot(String slot, ColumnContext column) {
        int bar = slot.indexOf('|');
        String name = bar < 0 ? slot : slot.substring(0, bar);
        Template.Change change = change(bar < 0 ? null : slot.substring(bar + 1), column);
        if (name.contains("/")) {
            return new Template.Piece.OfWords(
                    new Texts.Picker(words.list(name, 0).map(change)));
        }
        int position = positions.applyAsInt(name);
        if (position < 0 || position == column.position()) {
            throw new UsageException("the template of column " + column.name() + " names '" + name
                    + "', which is no other column that table " + column.table().id() + " writes");
        }
        return new Template.Piece.OfColumn(position, change);
    }

    private static Template.Change change(@Nullable String name, ColumnContext column) {
        if (name == null) {
            return Template.Change.NONE;
        }
        for (Template.Change change : Template.Change.values()) {
            if (change != Template.Change.NONE && change.name().equalsIgnoreCase(name)) {
                return change;
            }
        }
        throw new UsageException("the template of column " + column.name() + " asks for '|" + name
                + "'; known are |lower, |upper, |slug and |title");
    }
}
