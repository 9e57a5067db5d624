package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;

/** How random picks spread over a range of ranks. */
enum Spread {
    UNIFORM {
        @Override
        long pick(long bits, long size) {
            return Mix.below(bits, size);
        }
    },
    SKEWED {
        @Override
        long pick(long bits, long size) {
            return CURVE.pick(bits, size);
        }
    },
    CENTRED {
        @Override
        long pick(long bits, long size) {
            // the mean of four even draws of 16 bits: a bell without a logarithm
            long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
            return Math.min(size - 1, (long) (sum * QUARTER_OF_TWO_TO_MINUS_16 * size));
        }
    },
    GROWING {
        @Override
        long pick(long bits, long size) {
            return size - 1 - MILD.pick(bits, size);
        }
    };

    private static final Curve CURVE = new Curve(0.15);
    private static final Curve MILD = new Curve(0.8);
    private static final double QUARTER_OF_TWO_TO_MINUS_16 = 0x1.0p-18;

    /** Returns a rank from 0 to size − 1. */
    abstract long pick(long bits, long size);

    static Spread of(Rule.Shape shape) {
        return switch (shape) {
            case UNIFORM -> UNIFORM;
            case SKEWED -> SKEWED;
            case CENTRED -> CENTRED;
            case GROWING, SEQUENTIAL -> GROWING;
        };
    }
}
