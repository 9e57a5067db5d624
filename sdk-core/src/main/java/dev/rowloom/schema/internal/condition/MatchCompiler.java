package dev.rowloom.schema.internal.condition;

/** Compiles tests against patterns. */
final class MatchCompiler {

    private final Scope scope;

    MatchCompiler(Scope scope) {
        this.scope = scope;
    }

    Typed compile(String operator, Typed operand, Typed pattern) {
        throw new UnsupportedPartException(operator + " in " + scope.dialect());
    }
}
