package dev.rowloom.blueprint;

import java.util.Objects;

/**
 * Where the people and places of a blueprint are from.
 *
 * @param locale the language tag of names, places and telephone numbers, such as {@code de-DE}, or several with their shares,
 *     such as {@code de-DE 70%, fr-FR 30%}: the person and the place of a row are then from the same one
 * @param reach how far places may be from home
 * @param names which given names persons may have
 * @since 0.1.0
 */
public record Culture(String locale, Reach reach, Names names) {

    /** American names, and where a row has a country, places of other countries too. */
    static final Culture DEFAULT = new Culture("en-US", Reach.WORLD, Names.ANY);

    /** Checks that nothing is null. */
    public Culture {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(names, "names");
    }

    /** Returns the culture of a locale or a mixture: its own places alone, all given names. */
    public static Culture of(String locale) {
        return new Culture(locale, Reach.HOME, Names.ANY);
    }

    /** Returns the same with other given names. */
    public Culture withNames(Names other) {
        return new Culture(locale, reach, other);
    }

    /** How far places may be from home. */
    public enum Reach {
        /** All places are the locale's own. */
        HOME,
        /** Where a row names its country, one place in five is in another country. */
        WORLD
    }

    /** Which given names persons may have. */
    public enum Names {
        /** Women's, men's and those of both. */
        ANY,
        /** Only those that tell no gender. */
        NEUTRAL
    }
}
