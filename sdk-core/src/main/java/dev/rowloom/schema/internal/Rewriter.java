package dev.rowloom.schema.internal;

import java.util.List;

/**
 * Turns one form of expression that the parser refuses, or reads as something opaque, into one that means the same.
 *
 * <p>Works on tokens, so that nothing inside quotes is ever touched.
 */
interface Rewriter {

    /** Returns the rewritten tokens, or the same ones where the form does not occur. */
    List<Token> apply(List<Token> tokens);
}
