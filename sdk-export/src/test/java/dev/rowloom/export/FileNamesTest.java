package dev.rowloom.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "orders,orders.csv",
        "sales.orders,sales.orders.csv",
        "Order Details,Order%20Details.csv",
        "Ödön,%C3%96d%C3%B6n.csv",
        "a/b\\c:d,a%2Fb%5Cc%3Ad.csv",
        "100%,100%25.csv",
        "..,%2E..csv",
        "../etc,%2E.%2Fetc.csv",
        ".hidden,%2Ehidden.csv",
        "CON,%43ON.csv",
        "con.x,%63on.x.csv",
        "lpt1,%6Cpt1.csv",
        "com10,com10.csv",
        "contact,contact.csv"
    })
    void areSafeOnEveryFileSystem(String id, String name) {
        assertThat(FileNames.of(List.of(id), ".csv")).containsEntry(id, name);
    }

    @Test
    void areNumberedWhereLetterCaseAloneDiffers() {
        assertThat(FileNames.of(List.of("orders", "Orders", "ORDERS", "Orders-2"), ".csv"))
                .containsExactly(
                        java.util.Map.entry("orders", "orders.csv"),
                        java.util.Map.entry("Orders", "Orders-3.csv"),
                        java.util.Map.entry("ORDERS", "ORDERS-4.csv"),
                        java.util.Map.entry("Orders-2", "Orders-2.csv"));
    }

    @Test
    void fitTheFileSystemAndStayDistinctHoweverLongTheIdIs() {
        String id = "ő".repeat(200);

        assertThat(FileNames.of(List.of(id + "1", id + "2"), ".csv").values())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).hasSizeLessThan(220).doesNotContain("%.", "%C.", "%C5.csv"));
    }
}
