package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryCodesTest {

    @Test
    void realCodesComeFirstAndTheOthersFillTheColumn() {
        Made made = Made.postgres("CREATE TABLE country (code char(2) PRIMARY KEY, name text NOT NULL)", 1296);

        assertThat(made.rows("country")).hasSize(1296);
        assertThat(made.values("country", "code"))
                .doesNotHaveDuplicates()
                .allMatch(code -> ((String) code).length() == 2);
        assertThat(made.values("country", "code").subList(0, 240)).contains("DE", "FR", "JP", "BR");
    }
}
