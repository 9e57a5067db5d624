package dev.rowloom.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Compares names of Java with names of SQL: letter case, underscores and other marks don't count. */
final class Names {

    private Names() {}

    /** Returns the letters and digits of a name in lower case: the same for {@code customerId} and {@code CUSTOMER_ID}. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Returns {@code customer_id} for {@code customerId}. */
    static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && !Character.isUpperCase(name.charAt(i - 1))) {
                snake.append('_');
            }
            snake.append(c);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    /** Returns the positions of the candidates that the name may mean: of several the one that is spelt alike. */
    static List<Integer> matching(String wanted, List<String> candidates) {
        List<Integer> loose = new ArrayList<>();
        String plain = plain(wanted);
        for (int i = 0; i < candidates.size(); i++) {
            if (plain(candidates.get(i)).equals(plain)) {
                loose.add(i);
            }
        }
        if (loose.size() < 2) {
            return loose;
        }
        for (Spelling spelling : List.<Spelling>of(
                (name, candidate) -> candidate.equals(name),
                (name, candidate) -> candidate.equalsIgnoreCase(snake(name)),
                (name, candidate) -> candidate.equalsIgnoreCase(name))) {
            List<Integer> same = loose.stream()
                    .filter(i -> spelling.same(wanted, candidates.get(i)))
                    .toList();
            if (same.size() == 1) {
                return same;
            }
        }
        return loose;
    }

    private interface Spelling {
        boolean same(String name, String candidate);
    }

    /** Returns the plain forms of a noun that may be a plural: {@code categories} is also {@code category}. */
    static Set<String> singulars(String noun) {
        String plain = plain(noun);
        if (plain.endsWith("ies")) {
            return Set.of(plain, plain.substring(0, plain.length() - 3) + "y");
        } else if (plain.endsWith("es")) {
            return Set.of(plain, plain.substring(0, plain.length() - 1), plain.substring(0, plain.length() - 2));
        }
        return plain.endsWith("s") ? Set.of(plain, plain.substring(0, plain.length() - 1)) : Set.of(plain);
    }
}
