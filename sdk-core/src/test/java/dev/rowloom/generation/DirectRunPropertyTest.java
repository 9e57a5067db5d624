package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is asked, and what comes of it, never depends on which answer comes first. */
class DirectRunPropertyTest {

    private static final Schema SHOP = Schema.fromDdl(ShopAsks.DDL, Dialect.postgresql());

    private record Ran(Set<String> prompts, List<Object> rows) {}

    @Property(tries = 40)
    void timingChangesNothing(
            @ForAll KeyStrategy keys,
            @ForAll @IntRange(min = 0, max = 25) int rows,
            @ForAll @IntRange(min = 1, max = 9) int batch,
            @ForAll @IntRange(min = 2, max = 9) int concurrency,
            @ForAll long seed) {
        DirectOptions one = DirectOptions.builder()
                .keys(keys)
                .batchRows(batch)
                .batchTokens(100_000)
                .concurrency(1)
                .build();

        Ran inOrder = run(rows, one, new Random(seed), seed);
        Ran abreast = run(rows, abreast(one, concurrency), new Random(seed + 1), seed);
        Ran again = run(rows, abreast(one, concurrency), new Random(seed + 2), seed);

        assertThat(abreast).isEqualTo(again);
        if (keys == KeyStrategy.MODEL) {
            assertThat(abreast).isEqualTo(inOrder);
        }
    }

    private static DirectOptions abreast(DirectOptions options, int concurrency) {
        return options.toBuilder().concurrency(concurrency).build();
    }

    private static Ran run(int rows, DirectOptions options, Random delays, long seed) {
        FakeModel model = FakeModel.scripted((request, number) -> {
            int steps;
            synchronized (delays) {
                steps = delays.nextInt(40);
            }
            for (int i = 0; i < steps; i++) {
                Thread.yield();
            }
            return answer(request, seed);
        });
        Dataset data = SyntheticDataGenerator.of(SHOP)
                .rows(rows)
                .provider(model, "fake-1")
                .direct(options)
                .generate();
        Set<String> prompts = new TreeSet<>();
        model.requests().forEach(request -> prompts.add(request.temperature() + request.userText()));
        List<Object> all = new ArrayList<>();
        data.tables().stream().map(TableData::rows).forEach(all::addAll);
        return new Ran(prompts, all);
    }

    /** Answers by the request alone: whole, cut, in half, without rows, or blocked. */
    private static List<Object> answer(ModelRequest request, long seed) {
        String rows = FakeModel.rows(request);
        boolean cooled = request.temperature().isPresent();
        return switch (Math.floorMod(request.userText().hashCode() + (int) seed, 8)) {
            case 0 -> FakeModel.cut(rows, 0.6);
            case 1 -> FakeModel.answer(FakeModel.rows(request, (FakeModel.asked(request) + 1) / 2));
            case 2 -> FakeModel.answer(cooled ? rows : "Sure!");
            case 3 -> List.of(ProviderException.of(Kind.CONTENT_BLOCKED, "blocked"));
            default -> FakeModel.answer(rows);
        };
    }
}
