package dev.rowloom.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void unknownOptionIsWrongUsage() {
        assertThat(Main.run("--no-such-option")).isEqualTo(2);
    }

    @Test
    void versionIsThatOfTheBuild() throws IOException {
        assertThat(new VersionProvider().getVersion()[0]).matches("Rowloom \\d+\\.\\d+\\.\\d+(-\\w+)?");
    }
}
