package dev.rowloom.engine;

import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of products, category by category, so that what stands in front of a thing goes with it: {@code Slim Denim Jeans}.
 * Languages that have things of their own, but whose adjectives change with them, have invented series and models instead:
 * {@code Wasserkocher Solano Plus}.
 */
final class ProductWords {

    /** The columns of a list of products. */
    private static final int CATEGORY = 1;

    private static final int LETTER = 2;
    private static final int LOW = 3;
    private static final int HIGH = 4;

    private final Words words;
    private final String list;
    private final String locale;

    ProductWords(Words words, List<String> locales) {
        this.words = words;
        this.list = words.ownName("products");
        this.locale = locales.get(0);
    }

    /** Returns whether things come first in a product's name. */
    boolean thingsFirst() {
        return !list.startsWith("common/");
    }

    /** Returns the words of each category: the thing, and what stands before or behind it. */
    List<Mixture.Words> parts() {
        List<Mixture.Words> parts = new ArrayList<>();
        categories().keySet().forEach(letter -> {
            WordList things =
                    words.where(list, LETTER, 0, letter).withoutTrailingDigits().even();
            parts.add(new Mixture.Words(
                    locale, Mixture.Gender.NEUTRAL, List.of(things, around(letter, 0), around(letter, 1))));
        });
        return parts;
    }

    private WordList around(String letter, int place) {
        WordList words = thingsFirst()
                ? this.words.common(place == 0 ? "product-series" : "product-models")
                : this.words.traits(place == 0 ? "a" : "b", letter);
        return words.singleWords().even();
    }

    /** Returns the names of the categories by their letters. */
    private Map<String, String> categories() {
        Map<String, String> categories = new LinkedHashMap<>();
        Vocabulary things = words.vocabulary(list);
        for (int i = 0; i < things.size(); i++) {
            categories.putIfAbsent(things.value(i, LETTER), things.value(i, CATEGORY));
        }
        return categories;
    }

    /** Returns the brands of each category, in the order of the parts. */
    List<WordList> brands() {
        return categories().keySet().stream().map(words::brands).toList();
    }

    /** Returns the names of the categories, in the order of the parts. */
    List<WordList> names() {
        return categories().values().stream()
                .map(name -> new WordList(List.of(name), new int[] {1}))
                .toList();
    }

    /**
     * Returns what each thing weighs, by its name: within its category, the dearer the heavier.
     *
     * @param units how many units are a kilogram
     */
    Map<String, Bands.Band> weights(long units) {
        Map<String, Bands.Band> ofCategories = Bands.of(words.vocabulary("common/product-weights"), 1, 2);
        Map<String, Bands.Band> prices = prices();
        Map<String, Bands.Band> weights = new HashMap<>();
        categories().keySet().forEach(letter -> {
            Bands.Band all = ofCategories.getOrDefault(letter, new Bands.Band(100, 5_000));
            List<String> things =
                    new ArrayList<>(words.where(list, LETTER, 0, letter).entries());
            things.sort(Comparator.comparingLong(thing -> middle(prices.get(thing))));
            long last = Math.max(1, things.size() - 1L);
            for (int rank = 0; rank < things.size(); rank++) {
                long grams = all.low() + (all.high() - all.low()) * rank * rank / (last * last);
                long low = Math.max(1, grams * units * 7 / 10_000);
                weights.put(things.get(rank), new Bands.Band(low, Math.max(low, grams * units * 15 / 10_000)));
            }
        });
        return weights;
    }

    private static long middle(Bands.@Nullable Band price) {
        return price == null ? 0 : price.low() + price.high();
    }

    /** Returns the prices that are usual for each thing, by its name. */
    Map<String, Bands.Band> prices() {
        return Bands.of(words.vocabulary(list), LOW, HIGH);
    }
}
