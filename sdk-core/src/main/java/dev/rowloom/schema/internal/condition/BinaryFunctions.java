package dev.rowloom.schema.internal.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of bytes and of strings of bits. */
final class BinaryFunctions {

    private static final ValueType BINARY = ValueType.of(Kind.BINARY);
    private static final ValueType BITS = ValueType.of(Kind.BITS);

    private BinaryFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        if (in.function().equals("unhex")) {
            return Arguments.unary(BINARY, in.require(1, 1).text(0), text -> unhex((String) text));
        } else if (in.size() > 0 && in.kind(0) == Kind.BINARY) {
            return ofBytes(in);
        }
        return in.values().stream().anyMatch(value -> value.kind() == Kind.BITS) ? ofBits(in) : null;
    }

    private static @Nullable Typed ofBytes(Arguments in) {
        return switch (in.function()) {
            case "get_byte" -> byteAt(in.require(2, 2));
            case "get_bit" -> bitAt(in.require(2, 2));
            case "substr", "substring" -> part(in.require(2, 3));
            case "hex", "rawtohex" ->
                Arguments.unary(
                        ValueType.TEXT,
                        in.require(1, 1).get(0),
                        v -> HexFormat.of().withUpperCase().formatHex((byte[]) v));
            case "encode" ->
                in.require(2, 2).constant(1).equals("hex")
                        ? Arguments.unary(
                                ValueType.TEXT, in.get(0), v -> HexFormat.of().formatHex((byte[]) v))
                        : null;
            default -> null;
        };
    }

    private static @Nullable Object unhex(String text) {
        String digits = text.length() % 2 == 0 ? text : "0" + text;
        boolean hex = digits.chars().allMatch(HexFormat::isHexDigit);
        return hex ? HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT)) : null;
    }

    private static Typed byteAt(Arguments in) {
        return Arguments.nary(ValueType.INTEGER, List.of(in.get(0), in.number(1)), v -> {
            byte[] bytes = (byte[]) v[0];
            return (long) (bytes[index(v[1], bytes.length)] & 0xff);
        });
    }

    // the bits of a byte are numbered from its lowest on
    private static Typed bitAt(Arguments in) {
        return Arguments.nary(ValueType.INTEGER, List.of(in.get(0), in.number(1)), v -> {
            byte[] bytes = (byte[]) v[0];
            int index = index(v[1], bytes.length * Byte.SIZE);
            return (long) (bytes[index / Byte.SIZE] >> index % Byte.SIZE & 1);
        });
    }

    private static int index(Object number, int length) {
        long index = Numbers.whole(number);
        if (index < 0 || index >= length) {
            throw new EvaluationException("index " + index + " out of valid range, 0.." + (length - 1));
        }
        return (int) index;
    }

    private static Typed part(Arguments in) {
        List<Typed> values = new ArrayList<>(List.of(in.get(0), in.number(1)));
        if (in.size() == 3) {
            values.add(in.number(2));
        }
        return Arguments.nary(BINARY, values, v -> {
            byte[] bytes = (byte[]) v[0];
            long start = Numbers.whole(v[1]) - 1;
            long end = v.length == 3 ? start + Numbers.whole(v[2]) : bytes.length;
            int from = (int) Math.max(0, Math.min(start, bytes.length));
            return Arrays.copyOfRange(bytes, from, (int) Math.max(from, Math.min(end, bytes.length)));
        });
    }

    // ---- bits

    private static @Nullable Typed ofBits(Arguments in) {
        return switch (in.function()) {
            case "&" -> both(in, (a, b) -> a & b);
            case "|" -> both(in, (a, b) -> a | b);
            case "#" -> both(in, (a, b) -> a ^ b);
            case "~" ->
                Arguments.unary(
                        BITS,
                        in.require(1, 1).get(0),
                        v -> v.toString().replace('0', 'x').replace('1', '0').replace('x', '1'));
            case "length", "bit_length" ->
                Arguments.unary(ValueType.INTEGER, in.require(1, 1).get(0), v -> (long) ((String) v).length());
            case "octet_length" ->
                Arguments.unary(
                        ValueType.INTEGER, in.require(1, 1).get(0), v -> (((String) v).length() + 7L) / Byte.SIZE);
            case "bit_count" ->
                Arguments.unary(
                        ValueType.LONG,
                        in.require(1, 1).get(0),
                        v -> ((String) v).chars().filter(c -> c == '1').count());
            case "get_bit" ->
                Arguments.nary(
                        ValueType.INTEGER,
                        List.of(in.require(2, 2).get(0), in.number(1)),
                        v -> (long) ((String) v[0]).charAt(index(v[1], ((String) v[0]).length())) - '0');
            default -> null;
        };
    }

    private static Typed both(Arguments in, java.util.function.IntBinaryOperator operation) {
        in.require(2, 2);
        if (!in.values().stream().allMatch(v -> v.kind() == Kind.BITS || v.kind() == Kind.UNTYPED)) {
            throw in.unsupported("of " + in.kind(0) + " and " + in.kind(1));
        }
        return Arguments.nary(BITS, in.values(), v -> {
            String a = (String) v[0];
            String b = (String) v[1];
            if (a.length() != b.length()) {
                throw new EvaluationException("bit strings of different sizes");
            }
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < a.length(); i++) {
                out.append((char) ('0' + (operation.applyAsInt(a.charAt(i), b.charAt(i)) & 1)));
            }
            return out.toString();
        });
    }
}
