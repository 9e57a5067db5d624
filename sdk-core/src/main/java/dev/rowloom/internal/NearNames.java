package dev.rowloom.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds what a mistyped name was probably meant to be.
 *
 * <p>Names are compared without regard to letter case by the optimal string alignment distance (insertions, deletions,
 * substitutions and exchanges of neighbours); a name that contains the other counts as near too.
 */
public final class NearNames {

    private static final int MOST = 3;
    private static final int SHORTEST_PART = 3;

    private NearNames() {}

    /** Returns up to three of the known names that are near the wanted one, nearest first. */
    public static List<String> of(String wanted, Collection<String> known) {
        String folded = fold(wanted);
        // any letter is one change away from any other
        int limit = folded.length() == 1 ? 0 : Math.max(1, (folded.length() + 2) / 5);
        List<Candidate> near = known.stream()
                .map(name -> new Candidate(name, alignment(folded, fold(name)), contains(folded, fold(name))))
                .filter(candidate -> candidate.distance <= limit || candidate.contained)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .toList();
        int most = near.isEmpty() ? 0 : near.get(0).distance + 1;
        return near.stream()
                .filter(candidate -> candidate.distance <= most || candidate.contained)
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /** Returns words to put after an error message: {@code ; did you mean a or b?}, or nothing where no name is near. */
    public static String hint(String wanted, Collection<String> known) {
        List<String> near = of(wanted, known);
        if (near.isEmpty()) {
            return "";
        }
        String last = near.get(near.size() - 1);
        String others = String.join(", ", near.subList(0, near.size() - 1));
        return "; did you mean " + (others.isEmpty() ? last : others + " or " + last) + "?";
    }

    private record Candidate(String name, int distance, boolean contained) {}

    private static String fold(String name) {
        String cut = name.length() > 128 ? name.substring(0, 128) : name;
        return cut.toLowerCase(Locale.ROOT);
    }

    private static boolean contains(String wanted, String name) {
        return wanted.length() >= SHORTEST_PART && name.contains(wanted)
                || name.length() >= SHORTEST_PART && wanted.contains(name);
    }

    private static int alignment(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(cost, a, b, new int[] {i, j});
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int[] at) {
        int i = at[0];
        int j = at[1];
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
