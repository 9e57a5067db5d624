package dev.rowloom.privacy;

import java.util.List;
import java.util.stream.Stream;

/** Tells numbers that states give to people by their forms, check digits and dates of birth. */
final class NationalIds {

    private static final int WEAK_AT_LEAST = 4;
    private static final int LONGEST = 40;
    private static final int FEWEST = 4;
    private static final List<NationalScheme> SCHEMES = Stream.of(
                    NationalSchemes.EUROPE, NationalSchemes.AMERICA, NationalSchemes.OTHERS)
            .flatMap(List::stream)
            .toList();

    private NationalIds() {}

    /** Returns what most of the values are, or an empty text. Where chance could pass, all have to, and several. */
    static String of(List<String> values) {
        boolean could =
                Contents.share(values, text -> text.length() <= LONGEST && Contents.digits(text) >= FEWEST) >= 0.7;
        if (!could) {
            return "";
        }
        for (NationalScheme scheme : SCHEMES) {
            long fitting = values.stream().filter(scheme::fits).count();
            boolean enough = scheme.sure()
                    ? fitting * 10 >= values.size() * 7L
                    : fitting == values.size() && values.stream().distinct().count() >= WEAK_AT_LEAST;
            if (fitting > 0 && enough) {
                return scheme.name();
            }
        }
        return "";
    }
}
