package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Correction;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.engine.Row;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model can say of business data, as rows show it. */
class BlueprintDepthTest {

    private static final String STATES = AskedShop.entry(
            "sales",
            "status",
            "states",
            "\"with\":[{\"name\":\"since\",\"value\":\"sold_at\"}],\"transitions\":["
                    + "{\"from\":\"\",\"to\":\"open\"},"
                    + "{\"from\":\"open\",\"to\":\"paid\",\"weight\":9,\"moment\":\"paid_at\",\"minGap\":\"PT2H\",\"maxGap\":\"P3D\"},"
                    + "{\"from\":\"paid\",\"to\":\"refunded\",\"weight\":1},{\"from\":\"paid\",\"to\":\"\",\"weight\":19}]");

    private static Dataset rows(String... entries) {
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(AskedShop.answer("", entries)));
        SyntheticDataGenerator generator = AskedShop.generator(model).rows("sales", 2_000);
        Blueprint asked = generator.askBlueprint();
        assertThat(asked.report().orElseThrow().corrections()).isEmpty();
        return SyntheticDataGenerator.of(AskedShop.SCHEMA)
                .rows(500)
                .rows("sales", 2_000)
                .blueprint(Blueprint.parse(asked.toJson()))
                .generate();
    }

    @Test
    void momentsFollowTheStates() {
        List<Row> sales = rows(STATES).table("sales").rows();

        for (Row sale : sales) {
            LocalDateTime paid = (LocalDateTime) sale.get("paid_at");
            assertThat(paid == null).isEqualTo("open".equals(sale.get("status")));
            if (paid != null) {
                assertThat(paid).isAfter((LocalDateTime) sale.get("sold_at"));
            }
        }
        assertThat(sales).anyMatch(sale -> "open".equals(sale.get("status")));
        assertThat(sales.stream()
                        .filter(sale -> "refunded".equals(sale.get("status")))
                        .count())
                .isBetween(20L, 150L);
    }

    @Test
    void casesGoByPartsOfMoments() {
        List<Row> sales = rows(
                        AskedShop.with(
                                "sales",
                                "sold_at",
                                "temporal",
                                "min=2025-01-01T00:00:00",
                                "max=2025-12-31T00:00:00",
                                "shape=uniform"),
                        AskedShop.entry(
                                "sales",
                                "status",
                                "values",
                                "\"by\":\"sold_at|month\",\"is\":[\"12\"],\"values\":[\"refunded\"]"),
                        AskedShop.values("sales", "status", "\"paid\",\"open\"", "3,1"))
                .table("sales")
                .rows();

        assertThat(sales).anyMatch(sale -> sale.get("status").equals("refunded"));
        assertThat(sales)
                .allMatch(sale -> sale.get("status").equals("refunded")
                        == (((LocalDateTime) sale.get("sold_at")).getMonthValue() == 12));
    }

    @Test
    void weekdaysAndHoursAreCountedAsCalendarsDo() {
        List<Row> sales = rows(
                        AskedShop.with(
                                "sales", "sold_at", "temporal", "min=1965-01-01T00:00:00", "max=1975-12-31T00:00:00"),
                        AskedShop.entry(
                                "sales",
                                "status",
                                "values",
                                "\"by\":\"sold_at|weekday\",\"is\":[\"7\"],\"values\":[\"refunded\"]"),
                        AskedShop.values("sales", "status", "\"paid\"", ""),
                        AskedShop.entry(
                                "sales",
                                "amount",
                                "values",
                                "\"by\":\"sold_at|hour\",\"is\":[\"23\"],\"values\":[\"7.50\"]"),
                        AskedShop.values("sales", "amount", "\"8.00\"", ""))
                .table("sales")
                .rows();

        for (Row sale : sales) {
            LocalDateTime sold = (LocalDateTime) sale.get("sold_at");
            assertThat(sale.get("status").equals("refunded"))
                    .isEqualTo(sold.getDayOfWeek().getValue() == 7);
            assertThat(sale.get("amount").toString().equals("7.50")).isEqualTo(sold.getHour() == 23);
        }
    }

    @Test
    void numbersGoAlongWithOthers() {
        List<Row> wines = rows(
                        AskedShop.with("wines", "bottles", "number", "min=0", "max=400", "shape=uniform"),
                        AskedShop.values("sales", "amount", "\"5.00\"", ""),
                        AskedShop.with(
                                "wines", "rating", "number", "min=1", "max=5", "along=bottles", "correlation=-0.8"))
                .table("wines")
                .rows();

        double[] bottles = wines.stream()
                .mapToDouble(row -> ((Number) row.get("bottles")).doubleValue())
                .toArray();
        double[] ratings = wines.stream()
                .mapToDouble(row -> ((Number) row.get("rating")).doubleValue())
                .toArray();
        assertThat(correlation(bottles, ratings)).isCloseTo(-0.8, within(0.08));
    }

    @Test
    void numbersSpreadByQuantiles() {
        List<Row> sales = rows(AskedShop.with("sales", "amount", "number", "quantiles=1 5 10 20 1000", "decimals=2"))
                .table("sales")
                .rows();

        for (double[] range : new double[][] {{1, 5}, {5, 10}, {10, 20}, {20, 1000.01}}) {
            long within = sales.stream()
                    .mapToDouble(sale -> ((Number) sale.get("amount")).doubleValue())
                    .filter(amount -> amount >= range[0] && amount < range[1])
                    .count();
            assertThat(within).isBetween(430L, 570L);
        }
    }

    @Test
    void anImpossibleMachineIsRefusedByName() {
        String island = AskedShop.entry(
                "sales",
                "status",
                "states",
                "\"transitions\":[{\"from\":\"\",\"to\":\"open\"},{\"from\":\"paid\",\"to\":\"refunded\"}]");
        FakeModel model = FakeModel.scripted((request, number) -> FakeModel.answer(AskedShop.answer("", island)));

        List<Correction> corrections =
                AskedShop.generator(model).askBlueprint().report().orElseThrow().corrections();

        assertThat(corrections)
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).contains("no way leads to 'paid'"));
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = java.util.Arrays.stream(a).average().orElseThrow();
        double meanB = java.util.Arrays.stream(b).average().orElseThrow();
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            ofA += (a[i] - meanA) * (a[i] - meanA);
            ofB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(ofA * ofB);
    }
}
