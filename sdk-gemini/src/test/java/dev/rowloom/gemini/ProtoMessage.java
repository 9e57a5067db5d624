package dev.rowloom.gemini;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message in the wire format of Protocol Buffers, by the numbers of its fields. */
final class ProtoMessage {

    private final Map<Integer, List<Object>> fields = new TreeMap<>();

    ProtoMessage(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            Object value = switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 2 -> bytes(in);
                case 5 -> (long) in.getInt();
                default -> throw new IllegalArgumentException("no wire type: " + (tag & 7));
            };
            fields.computeIfAbsent((int) (tag >>> 3), number -> new ArrayList<>())
                    .add(value);
        }
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    List<ProtoMessage> messages(int field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(value -> new ProtoMessage((byte[]) value))
                .toList();
    }

    String text(int field) {
        return has(field) ? new String((byte[]) first(field), StandardCharsets.UTF_8) : "";
    }

    String hex(int field) {
        return has(field) ? HexFormat.of().formatHex((byte[]) first(field)) : "";
    }

    long number(int field) {
        return has(field) ? (Long) first(field) : 0;
    }

    private Object first(int field) {
        return fields.getOrDefault(field, List.of()).get(0);
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
