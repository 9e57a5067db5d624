package dev.rowloom.schema.internal.condition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address with the length of its network's prefix, as PostgreSQL's {@code inet} and {@code cidr} hold it, in their order.
 *
 * @param bits how many bits an address has: 32 or 128
 * @param address the address
 * @param prefix how many of its first bits are the network's
 */
record Network(int bits, BigInteger address, int prefix) implements Comparable<Network> {

    private static final int SHORT = 32;
    private static final int LONG = 128;
    private static final int GROUPS = 8;

    /** Returns the address that a text is, or null where it is none. */
    static @Nullable Network read(String text) {
        int slash = text.indexOf('/');
        String host = (slash < 0 ? text : text.substring(0, slash)).strip();
        int bits = host.indexOf(':') < 0 ? SHORT : LONG;
        BigInteger address = bits == SHORT ? ofBytes(host) : ofGroups(host);
        String length = slash < 0 ? "" + bits : text.substring(slash + 1).strip();
        if (address == null || !length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
            return null;
        }
        return new Network(bits, address, Integer.parseInt(length));
    }

    private static @Nullable BigInteger ofBytes(String host) {
        String[] parts = host.split("\\.", -1);
        BigInteger address = BigInteger.ZERO;
        for (String part : parts) {
            if (parts.length != 4 || !part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
                return null;
            }
            address = address.shiftLeft(Byte.SIZE).add(new BigInteger(part));
        }
        return address;
    }

    private static @Nullable BigInteger ofGroups(String host) {
        int gap = host.indexOf("::");
        List<String> groups = new ArrayList<>(groups(gap < 0 ? host : host.substring(0, gap)));
        List<String> last = gap < 0 ? List.of() : groups(host.substring(gap + 2));
        while (gap >= 0 && groups.size() + last.size() < GROUPS) {
            groups.add("0");
        }
        groups.addAll(last);
        BigInteger address = BigInteger.ZERO;
        for (String group : groups) {
            if (groups.size() != GROUPS || !group.matches("[0-9a-fA-F]{1,4}")) {
                return null;
            }
            address = address.shiftLeft(Short.SIZE).add(new BigInteger(group, 16));
        }
        return address;
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    }

    /** Returns 4 or 6. */
    int family() {
        return bits == SHORT ? 4 : 6;
    }

    /** Returns the first address of the network. */
    Network network() {
        return new Network(bits, address.shiftRight(bits - prefix).shiftLeft(bits - prefix), prefix);
    }

    /** Returns the last address of the network. */
    Network broadcast() {
        BigInteger rest = BigInteger.ONE.shiftLeft(bits - prefix).subtract(BigInteger.ONE);
        return new Network(bits, address.or(rest), prefix);
    }

    /** Returns the second address of the network, where it has one, as that of a host. */
    Network member() {
        Network first = network();
        boolean alone = prefix == bits;
        return new Network(bits, alone ? first.address : first.address.add(BigInteger.ONE), bits);
    }

    /** Returns the address with a prefix of another length. */
    Network withPrefix(int length) {
        if (length < 0 || length > bits) {
            throw new EvaluationException("no length of a prefix: " + length);
        }
        return new Network(bits, address, length);
    }

    /** Returns whether another network, or address, is within this one, or is it. */
    boolean contains(Network other) {
        return bits == other.bits && prefix <= other.prefix && samePrefix(other, prefix) == 0;
    }

    /** Returns whether two networks have an address in common. */
    boolean overlaps(Network other) {
        return contains(other) || other.contains(this);
    }

    private int samePrefix(Network other, int length) {
        return address.shiftRight(bits - length).compareTo(other.address.shiftRight(bits - length));
    }

    @Override
    public int compareTo(Network other) {
        if (bits != other.bits) {
            return Integer.compare(bits, other.bits);
        }
        int networks = samePrefix(other, Math.min(prefix, other.prefix));
        int order = networks != 0 ? networks : Integer.compare(prefix, other.prefix);
        return order != 0 ? order : address.compareTo(other.address);
    }

    /** Returns the address alone. */
    String host() {
        List<String> parts = new ArrayList<>();
        int size = bits == SHORT ? Byte.SIZE : Short.SIZE;
        for (int shift = bits - size; shift >= 0; shift -= size) {
            int part = address.shiftRight(shift).intValue() & ((1 << size) - 1);
            parts.add(bits == SHORT ? Integer.toString(part) : Integer.toHexString(part));
        }
        return bits == SHORT ? String.join(".", parts) : shortened(parts);
    }

    // the longest run of zeros, the first of those of one length, is written ::
    private static String shortened(List<String> groups) {
        int best = 0;
        int length = 1;
        for (int start = 0; start < groups.size(); start++) {
            int end = start;
            while (end < groups.size() && groups.get(end).equals("0")) {
                end++;
            }
            if (end - start > length) {
                best = start;
                length = end - start;
            }
        }
        return length < 2
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, best)) + "::"
                        + String.join(":", groups.subList(best + length, groups.size()));
    }

    /** Returns the text of the address with the length of its prefix, as a cast gives it. */
    @Override
    public String toString() {
        return host() + "/" + prefix;
    }
}
