package dev.rowloom.dataset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetStepsTest {

    @Test
    void namesTheArtifactThatIsMissing() {
        // none of core's own tests has another module on the class path
        assertThatThrownBy(() -> DatasetSteps.create("rotate", Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no step 'rotate' on the class path; those that are published are repair");
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
            assertThatThrownBy(() -> DatasetSteps.create("repair", Map.of()))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("there is no step 'repair' on the class path; add dev.rowloom:rowloom-repair");
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }
}
