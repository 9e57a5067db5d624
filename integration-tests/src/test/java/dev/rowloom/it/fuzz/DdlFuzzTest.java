package dev.rowloom.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowloom.schema.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DdlFuzzTest {

    private static final int SPOILT_FORMS = 6;

    static List<Scripts.Script> scripts() {
        List<Scripts.Script> scripts = Scripts.own();
        assertThat(scripts).isNotEmpty();
        return scripts;
    }

    static Stream<Scripts.Script> regressions() {
        return Scripts.regressions().stream();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void spoiltScriptsEndWellOrWithAnErrorOfOurs(Scripts.Script script) {
        for (int seed = 0; seed < SPOILT_FORMS; seed++) {
            String spoilt = new Mutator(31L * script.name().hashCode() + seed).spoil(script.text());
            Dialect dialect = Dialect.all().get(seed % Dialect.all().size());
            assertThat(Reading.complaint(spoilt, dialect))
                    .as("%s as %s, seed %d:%n%s", script, dialect, seed, spoilt)
                    .isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void scriptsThatOnceFailedNoLongerDo(Scripts.Script script) {
        List<@Nullable Dialect> dialects = new ArrayList<>(Dialect.all());
        dialects.add(null);
        for (Dialect dialect : dialects) {
            assertThat(Reading.complaint(script.text(), dialect))
                    .as("%s as %s", script, dialect)
                    .isNull();
        }
    }
}
