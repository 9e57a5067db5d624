package dev.rowloom.it.conformance;

import java.util.Locale;

/** The line that is printed when a schema is judged. */
final class Progress {

    private Progress() {}

    static String line(SchemaVerdict verdict) {
        return String.format(
                Locale.ROOT,
                "%-44s %4d accepted %4d understood %4d generated %4d loaded %3d constant %3d vacuous %3d not checked %6.1f s (read %.1f, make %.1f, load %.1f)%s",
                verdict.file(),
                verdict.tables().size(),
                verdict.count(TableVerdict::understood),
                verdict.count(TableVerdict::generated),
                verdict.count(TableVerdict::loaded),
                verdict.count(Cause.CONSTANT),
                verdict.vacuous(),
                verdict.notChecked().size(),
                verdict.seconds().total(),
                verdict.seconds().read(),
                verdict.seconds().generate(),
                verdict.seconds().load(),
                verdict.isFlawless() ? "" : "  <--");
    }
}
