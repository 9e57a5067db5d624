package dev.rowloom.engine;

import java.util.BitSet;
import java.util.List;

/** A part of a {@link TextPattern}: its texts have numbers. */
abstract sealed class PatternNode {

    /** How many texts there are, those that come by two ways counted twice. */
    final long space;

    final int shortest;
    final int longest;

    PatternNode(long space, int shortest, int longest) {
        this.space = space;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** Appends the text of a number; numbers beyond the space begin again. */
    abstract void write(long number, BytesVector out);

    /** Appends a random text and returns the bits to go on with. */
    abstract long random(long bits, BytesVector out);

    /** Returns how many bytes the longest of the characters take. */
    abstract int widest();

    /** Returns the characters that texts are made of, folded. */
    abstract BitSet alphabet();

    /** Returns the characters that texts begin with, folded. */
    abstract BitSet firsts();

    /** Returns whether it is certain that no text comes by two ways. */
    abstract boolean isUnambiguous();

    boolean isFixedLength() {
        return shortest == longest;
    }

    /** Returns how many characters at the beginning are the same in all texts. */
    int constantPrefix() {
        return space == 1 ? longest : 0;
    }

    private static long product(long a, long b) {
        return b == 0 ? 0 : a > Permutation.MAX_SIZE / b ? Permutation.MAX_SIZE : a * b;
    }

    /** One character out of some. */
    static final class Chars extends PatternNode {

        private final byte[][] choices;
        private final BitSet folded;
        private final boolean plain;

        /**
         * Makes a node.
         *
         * @param choices the characters, no two of them equal
         * @param folded what stands for them where texts are compared
         * @param plain whether each is one character there too, whatever stands around it
         */
        Chars(byte[][] choices, BitSet folded, boolean plain) {
            super(choices.length, 1, 1);
            this.choices = choices;
            this.folded = folded;
            this.plain = plain;
        }

        @Override
        void write(long number, BytesVector out) {
            out.append(choices[(int) (number % choices.length)]);
        }

        @Override
        long random(long bits, BytesVector out) {
            if (choices.length == 1) {
                out.append(choices[0]);
                return bits;
            }
            out.append(choices[(int) Mix.below(bits, choices.length)]);
            return Mix.next(bits);
        }

        @Override
        int widest() {
            int widest = 0;
            for (byte[] choice : choices) {
                widest = Math.max(widest, choice.length);
            }
            return widest;
        }

        @Override
        BitSet alphabet() {
            return folded;
        }

        @Override
        BitSet firsts() {
            return folded;
        }

        @Override
        boolean isUnambiguous() {
            return plain;
        }
    }

    /** One part after another. */
    static final class Sequence extends PatternNode {

        private final PatternNode[] nodes;

        /** The product of the spaces behind each node: the first takes the most significant digit. */
        private final long[] weights;

        Sequence(List<PatternNode> nodes) {
            super(
                    nodes.stream().mapToLong(node -> node.space).reduce(1, PatternNode::product),
                    nodes.stream().mapToInt(node -> node.shortest).reduce(0, Math::addExact),
                    nodes.stream().mapToInt(node -> node.longest).reduce(0, Math::addExact));
            this.nodes = nodes.toArray(PatternNode[]::new);
            this.weights = new long[this.nodes.length];
            long weight = 1;
            for (int i = weights.length - 1; i >= 0; i--) {
                weights[i] = weight;
                weight = product(weight, this.nodes[i].space);
            }
        }

        @Override
        int constantPrefix() {
            int prefix = 0;
            for (PatternNode node : nodes) {
                prefix += node.constantPrefix();
                if (node.space > 1) {
                    break;
                }
            }
            return prefix;
        }

        @Override
        void write(long number, BytesVector out) {
            long rest = number;
            // parts before those that tell all numbers apart: of 0 alone nobody believes them
            long state = Mix.mix(number);
            for (int i = 0; i < nodes.length; i++) {
                if (weights[i] == Permutation.MAX_SIZE) {
                    state = nodes[i].random(state, out);
                } else {
                    nodes[i].write(rest / weights[i], out);
                    rest %= weights[i];
                }
            }
        }

        @Override
        long random(long bits, BytesVector out) {
            long state = bits;
            for (PatternNode node : nodes) {
                state = node.random(state, out);
            }
            return state;
        }

        @Override
        int widest() {
            return PatternNode.widest(nodes);
        }

        @Override
        BitSet alphabet() {
            return union(List.of(nodes));
        }

        @Override
        BitSet firsts() {
            BitSet firsts = new BitSet();
            for (PatternNode node : nodes) {
                firsts.or(node.firsts());
                if (node.shortest > 0) {
                    break;
                }
            }
            return firsts;
        }

        /** Where each part ends has to be told by lengths, or by a character that only the next part begins with. */
        @Override
        boolean isUnambiguous() {
            boolean fixedBehind = true;
            int shortestBehind = 0;
            BitSet firstsBehind = new BitSet();
            for (int i = nodes.length - 1; i >= 0; i--) {
                PatternNode node = nodes[i];
                boolean told = node.isFixedLength()
                        || fixedBehind
                        || shortestBehind > 0 && !firstsBehind.intersects(node.alphabet());
                if (!told || !node.isUnambiguous()) {
                    return false;
                }
                fixedBehind &= node.isFixedLength();
                shortestBehind += node.shortest;
                BitSet firsts = (BitSet) node.firsts().clone();
                if (node.shortest == 0) {
                    firsts.or(firstsBehind);
                }
                firstsBehind = firsts;
            }
            return true;
        }
    }

    /** One part out of some. */
    static final class Choice extends PatternNode {

        private final PatternNode[] nodes;

        Choice(List<PatternNode> nodes) {
            super(
                    nodes.stream()
                            .mapToLong(node -> node.space)
                            .reduce(0, (a, b) -> Math.min(Permutation.MAX_SIZE, a + b)),
                    nodes.stream().mapToInt(node -> node.shortest).min().orElse(0),
                    nodes.stream().mapToInt(node -> node.longest).max().orElse(0));
            this.nodes = nodes.toArray(PatternNode[]::new);
        }

        @Override
        void write(long number, BytesVector out) {
            long rest = number % space;
            for (PatternNode node : nodes) {
                if (rest < node.space) {
                    node.write(rest, out);
                    return;
                }
                rest -= node.space;
            }
        }

        @Override
        long random(long bits, BytesVector out) {
            return nodes[(int) Mix.below(bits, nodes.length)].random(Mix.next(bits), out);
        }

        @Override
        int widest() {
            return PatternNode.widest(nodes);
        }

        @Override
        BitSet alphabet() {
            return union(List.of(nodes));
        }

        @Override
        BitSet firsts() {
            BitSet firsts = new BitSet();
            for (PatternNode node : nodes) {
                firsts.or(node.firsts());
            }
            return firsts;
        }

        /** The parts have to differ in their lengths or in the characters they begin with. */
        @Override
        boolean isUnambiguous() {
            for (int i = 0; i < nodes.length; i++) {
                if (!nodes[i].isUnambiguous()) {
                    return false;
                }
                for (int other = 0; other < i; other++) {
                    if (!differ(nodes[i], nodes[other])) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static boolean differ(PatternNode a, PatternNode b) {
            return a.longest < b.shortest
                    || b.longest < a.shortest
                    || a.shortest > 0 && b.shortest > 0 && !a.firsts().intersects(b.firsts());
        }
    }

    private static int widest(PatternNode[] nodes) {
        int widest = 0;
        PatternNode last = null;
        for (PatternNode node : nodes) {
            widest = node == last ? widest : Math.max(widest, node.widest());
            last = node;
        }
        return widest;
    }

    private static BitSet union(List<PatternNode> nodes) {
        BitSet union = new BitSet();
        PatternNode last = null;
        for (PatternNode node : nodes) {
            if (node != last) {
                union.or(node.alphabet());
            }
            last = node;
        }
        return union;
    }
}
