package dev.rowloom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';0
            word;1
            believable;2
            some short words here;4
            customer_id;3
            1234567;3
            "a","b";5
            Привет;3
            東京都;3
            Győr;2
            😀;2
            """)
    void countsByScript(String text, long tokens) {
        assertThat(TokenEstimate.of(text)).isEqualTo(tokens);
    }
}
