package dev.rowloom.privacy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells columns of words: texts about people, and names of people. */
final class WordColumns {

    private static final Set<String> POSTINGS = Lexicon.words("postings");
    private static final Set<String> REVIEWS = Lexicon.words("reviews");
    /** Beginnings of meanings whose words are no prose, whoever they speak of. */
    private static final Set<String> NO_PROSE =
            Set.of("net", "file", "code", "data", "config", "key", "type", "status");

    /** Beginnings of meanings that a column of people can be taken for. */
    private static final Set<String> ROLE_MEANINGS = Set.of("key", "text", "data", "person", "order", "unknown", "net");

    private static final double NEVER = 2;
    private static final int LEAST_WORDS = 4;
    private static final int LEAST_WORDS_OF_NOTES = 3;

    private final PersonNames names = new PersonNames();

    /** Returns what the column is, or null where its words are not about people. */
    @Nullable
    Detection detect(Subject subject) {
        double texts = subject.share(FreeTexts::isText);
        // several people in one value are many words, too
        boolean notes = FreeTexts.isNotes(subject.words());
        boolean prose = texts >= (notes ? 0.4 : 0.6) && subject.share(PersonNames::isWrittenSo) < 0.6;
        Detection text = prose ? freeText(subject) : null;
        return text != null ? text : name(subject, texts);
    }

    /** Returns whether a text is a title and a name, or a usual given name and a usual family name. */
    boolean isWholeName(String text) {
        return names.isWhole(text);
    }

    private @Nullable Detection freeText(Subject subject) {
        double words =
                subject.values().stream().mapToInt(FreeTexts::words).average().orElse(0);
        if (words < (FreeTexts.isNotes(subject.words()) ? LEAST_WORDS_OF_NOTES : LEAST_WORDS)) {
            return null;
        }
        double about = subject.share(text -> FreeTexts.isAboutSomebody(text, names));
        double oneself = subject.share(FreeTexts::isOfOneself);
        return about + oneself / 4 >= needed(subject)
                ? subject.as(PersonalData.FREE_TEXT_PERSONAL, 0.6 + about * 0.35, "its texts speak of people")
                : null;
    }

    /** Returns the share of texts that have to be about somebody. */
    private static double needed(Subject subject) {
        boolean people = subject.aboutPeople() || ColumnNames.isOfPerson(subject.words());
        boolean review = !people
                && (subject.words().stream().anyMatch(REVIEWS::contains)
                        || subject.table().stream().anyMatch(REVIEWS::contains));
        boolean notes = FreeTexts.isNotes(subject.words());
        String meaning = subject.sign().meaning();
        boolean prose = subject.isNameless()
                || subject.sign().confidence() < 0.5
                || meaning.isEmpty()
                || !NO_PROSE.contains(meaning.split("\\.", 2)[0]);
        boolean told = !people
                && (subject.words().stream().anyMatch(POSTINGS::contains)
                        || subject.table().stream().anyMatch(word -> POSTINGS.contains(ColumnNames.singular(word))));
        if (told) {
            // a plot is about people that there are not
            return NEVER;
        } else if (review || !prose) {
            return review ? NEVER : 0.7;
        }
        return subject.aboutThings() && !people ? 0.5 : notes && people ? 0.15 : notes ? 0.25 : people ? 0.3 : 0.4;
    }

    private @Nullable Detection name(Subject subject, double texts) {
        boolean any = !subject.values().isEmpty();
        // the name of a thing; of a school, the pupil is none
        boolean things = subject.isOfThing() || subject.aboutThings() && subject.isGeneric();
        if (subject.named(PersonalData.NAME) && !things && isNamedSo(subject, texts)) {
            return subject.as(PersonalData.NAME, Math.max(0.7, subject.sign().confidence()), "its name says so");
        }
        boolean other = !subject.isUnknown() && !subject.named(PersonalData.NAME) && !isOfPeople(subject);
        return any && !other && !things ? byValues(subject) : null;
    }

    /** Returns whether the name has a word for people and says of them nothing but who they are. */
    private boolean isOfPeople(Subject subject) {
        return ROLE_MEANINGS.contains(subject.sign().meaning().split("\\.", 2)[0])
                && ColumnNames.isOfPerson(subject.words())
                && subject.share(names::isKnown)
                        >= (several(subject) && subject.sign().meaning().startsWith("net.") ? 0.2 : 0.4)
                && subject.share(PersonNames::isWrittenSo) >= 0.8;
    }

    private boolean isNamedSo(Subject subject, double texts) {
        if (subject.values().isEmpty()) {
            return true;
        }
        double known = subject.share(names::isKnown);
        double written = subject.share(PersonNames::isWrittenSo);
        boolean fits = subject.share(PersonNames::couldBe) >= 0.6 && texts < 0.9;
        boolean whole = subject.sign().meaning().equals("person.full_name");
        boolean sure = subject.sign().confidence() >= 0.8 && (!whole || known >= 0.2 || written >= 0.5);
        return fits && (sure || known >= 0.2 || written >= 0.6 && subject.aboutPeople());
    }

    private static boolean several(Subject subject) {
        return subject.share(text -> text.strip().contains(" ")) >= 0.5;
    }

    private @Nullable Detection byValues(Subject subject) {
        double known = subject.share(names::isKnown);
        double written = subject.share(PersonNames::isWrittenSo);
        boolean role = ColumnNames.isOfPerson(subject.words());
        boolean several = several(subject);
        boolean generic = subject.isGeneric() && !subject.aboutPeople();
        boolean others = subject.share(names::isOther) >= Math.max(0.5, known * 0.8);
        if (role && written >= 0.6 && (known >= (generic ? 0.6 : 0.2) || several && !generic)) {
            return subject.as(
                    PersonalData.NAME,
                    0.6 + known * 0.35,
                    "its name is of people, its values are written as names are");
        } else if (subject.share(names::isTitled) >= 0.5 || subject.share(PersonNames::isInitialled) >= 0.6) {
            return subject.as(PersonalData.NAME, 0.7, "its values have titles or initials of people");
        }
        boolean sure = subject.share(names::isSure) >= (subject.aboutThings() ? 0.8 : 0.6);
        boolean usual = known >= 0.6 && written >= 0.7 && !others && !subject.aboutThings();
        return sure || usual
                ? subject.as(PersonalData.NAME, 0.5 + known * 0.4, "its values are usual names of people")
                : null;
    }
}
