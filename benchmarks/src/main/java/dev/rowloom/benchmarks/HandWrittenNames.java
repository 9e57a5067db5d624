package dev.rowloom.benchmarks;

import static dev.rowloom.benchmarks.PublishedStreams.feistel;
import static dev.rowloom.benchmarks.PublishedStreams.hash;
import static dev.rowloom.benchmarks.PublishedStreams.wrapped;

import dev.rowloom.blueprint.Vocabularies;
import java.util.Comparator;
import java.util.List;

/** First name, last name and the e-mail address that fits them, as three CSV fields. */
final class HandWrittenNames {

    private final SlottedNames given;
    private final SlottedNames family;
    private final SlottedTexts domains;
    private final int domainCount;
    private final long size;
    private final long lefts;
    private final long rights;
    private final long key0;
    private final long key1;
    private final long key2;
    private final long key3;

    HandWrittenNames(long key) {
        Vocabularies vocabularies = Vocabularies.bundled();
        List<String> sorted = vocabularies.get("common/email-domains").values(0).stream()
                .sorted(Comparator.comparingInt(String::length).thenComparing(it -> it))
                .toList();
        domains = new SlottedTexts(sorted);
        domainCount = sorted.size();
        given = new SlottedNames(
                vocabularies.get("en-US/given-names"),
                name -> name.codePoints().allMatch(Character::isLetter),
                domainCount,
                1);
        family = new SlottedNames(vocabularies.get("en-US/family-names"), name -> true, domainCount, 3);
        size = (long) given.slots() * family.slots();
        lefts = (long) StrictMath.ceil(StrictMath.sqrt((double) size));
        rights = (size + lefts - 1) / lefts;
        key0 = hash(key, 0);
        key1 = hash(key, 1);
        key2 = hash(key, 2);
        key3 = hash(key, 3);
    }

    int write(long row, byte[] out, int at) {
        long round = row / size;
        long combination = permuted(row - round * size);
        int first = (int) (combination / family.slots());
        int last = (int) (combination - (long) first * family.slots());

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

    private long permuted(long number) {
        long x = number;
        do {
            long left = x / rights;
            long right = x - left * rights;
            left = wrapped(left + feistel(right, key0, lefts), lefts);
            right = wrapped(right + feistel(left, key1, rights), rights);
            left = wrapped(left + feistel(right, key2, lefts), lefts);
            right = wrapped(right + feistel(left, key3, rights), rights);
            x = left * rights + right;
        } while (x >= size);
        return x;
    }
}
