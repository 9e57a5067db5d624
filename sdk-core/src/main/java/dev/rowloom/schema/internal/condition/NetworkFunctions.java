package dev.rowloom.schema.internal.condition;

import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's functions and operators of {@code inet} and {@code cidr}. */
final class NetworkFunctions {

    /** A host of a network; no SQL can call it. */
    static final String MEMBER = "#member";

    private static final ValueType NETWORK = ValueType.of(Kind.NETWORK);

    private NetworkFunctions() {}

    static @Nullable Typed compile(Arguments in) {
        if (in.values().stream().noneMatch(value -> value.kind() == Kind.NETWORK)) {
            return null;
        }
        return switch (in.function()) {
            case "family" -> of(in, ValueType.INTEGER, network -> (long) network.family());
            case "masklen" -> of(in, ValueType.INTEGER, network -> (long) network.prefix());
            case "host" -> of(in, ValueType.TEXT, Network::host);
            case "text", "abbrev" -> of(in, ValueType.TEXT, Network::toString);
            case "network" -> of(in, NETWORK, Network::network);
            case "broadcast" -> of(in, NETWORK, Network::broadcast);
            case MEMBER -> of(in, NETWORK, Network::member);
            case "set_masklen" ->
                Arguments.nary(
                        NETWORK,
                        List.of(network(in.require(2, 2), 0), in.number(1)),
                        v -> ((Network) v[0]).withPrefix((int) Numbers.whole(v[1])));
            case "inet_same_family" -> test(in, (a, b) -> a.bits() == b.bits());
            case "<<" -> test(in, (a, b) -> b.contains(a) && a.prefix() > b.prefix());
            case "<<=" -> test(in, (a, b) -> b.contains(a));
            case ">>" -> test(in, (a, b) -> a.contains(b) && b.prefix() > a.prefix());
            case ">>=" -> test(in, Network::contains);
            case "&&" -> test(in, Network::overlaps);
            default -> null;
        };
    }

    private interface Function {
        Object apply(Network network);
    }

    private static Typed of(Arguments in, ValueType type, Function function) {
        return Arguments.unary(type, network(in.require(1, 1), 0), value -> function.apply((Network) value));
    }

    private static Typed test(Arguments in, BiPredicate<Network, Network> test) {
        return Arguments.nary(
                ValueType.BOOLEAN,
                List.of(network(in.require(2, 2), 0), network(in, 1)),
                v -> test.test((Network) v[0], (Network) v[1]));
    }

    private static Typed network(Arguments in, int index) {
        Typed value = in.get(index);
        if (value.kind() != Kind.NETWORK && !value.kind().isText()) {
            throw in.unsupported("of " + value.kind());
        }
        return Comparisons.to(value, Kind.NETWORK);
    }
}
