package dev.rowloom.benchmarks;

import static dev.rowloom.benchmarks.PublishedStreams.below;
import static dev.rowloom.benchmarks.PublishedStreams.hash;

import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** First name, last name and the e-mail address that fits them, as three CSV fields. */
final class HandWrittenNames {

    /** Of so many rows in a run, half are women and half are men. */
    private static final int RUN = 64;

    private static final int HALF = RUN / 2;

    private final SlottedNames given;
    private final SlottedNames family;
    private final SlottedTexts domains;
    private final int domainCount;
    private final int women;
    private final SlotPermutation ofWomen;
    private final SlotPermutation ofMen;
    private final long turnKey;
    private final int[] turns = new int[RUN];

    HandWrittenNames(long key) {
        Vocabularies vocabularies = Vocabularies.bundled();
        List<String> sorted = vocabularies.get("common/email-domains").values(0).stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(it -> it))
                .toList();
        domains = new SlottedTexts(sorted);
        domainCount = sorted.size();
        Vocabulary names = vocabularies.get("en-US/given-names");
        List<String> slots = new ArrayList<>(SlottedNames.slots(names, entry -> isNameOf(names, entry, "fu")));
        women = slots.size();
        slots.addAll(SlottedNames.slots(names, entry -> isNameOf(names, entry, "mu")));
        given = new SlottedNames(slots, domainCount, 1);
        family = new SlottedNames(
                SlottedNames.slots(vocabularies.get("en-US/family-names"), entry -> true), domainCount, 3);
        ofWomen = new SlotPermutation((long) women * family.slots(), key);
        ofMen = new SlotPermutation((long) (slots.size() - women) * family.slots(), hash(key, 1));
        turnKey = hash(key, 1);
        SlotPermutation order = new SlotPermutation(RUN, turnKey);
        for (int i = 0; i < RUN; i++) {
            turns[i] = (int) order.apply(i);
        }
    }

    private static boolean isNameOf(Vocabulary names, int entry, String kinds) {
        return kinds.contains(names.value(entry, 1))
                && names.value(entry, 0).codePoints().allMatch(Character::isLetter);
    }

    int write(long row, byte[] out, int at) {
        long run = row / RUN;
        int turn = turns[(int) (row - run * RUN + below(hash(turnKey, run), RUN)) & RUN - 1];
        boolean woman = turn < HALF;
        long number = run * HALF + (woman ? turn : turn - HALF);
        SlotPermutation order = woman ? ofWomen : ofMen;
        long round = number / order.size();
        long combination = order.apply(number - round * order.size());
        int first = (int) (combination / family.slots());
        int last = (int) (combination - (long) first * family.slots());
        first += woman ? 0 : women;

        int next = given.names.write(first, out, at);
        out[next++] = ',';
        next = family.names.write(last, out, next);
        out[next++] = ',';
        next = given.slugs.write(first, out, next);
        out[next++] = '.';
        next = family.slugs.write(last, out, next);
        long sameNames = (long) given.sameSlug[first] * family.sameSlug[last];
        long copy = round * sameNames + (long) given.number[first] * family.sameSlug[last] + family.number[last];
        if (copy >= domainCount) {
            next = AsciiDigits.writeLong(copy / domainCount + 1, out, next);
        }
        out[next++] = '@';
        int domain = (int) ((copy + given.domainsOn[first] + family.domainsOn[last]) % domainCount);
        return domains.write(domain, out, next);
    }
}
