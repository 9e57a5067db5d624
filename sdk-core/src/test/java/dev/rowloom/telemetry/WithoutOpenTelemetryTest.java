package dev.rowloom.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The jars of OpenTelemetry are optional: who doesn't trace does without them. */
class WithoutOpenTelemetryTest {

    private static URLClassLoader without() {
        URL[] rest = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().startsWith("opentelemetry"))
                .map(WithoutOpenTelemetryTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(rest, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void rowsAreMade() throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = without()) {
            assertThatThrownBy(() -> loader.loadClass("io.opentelemetry.api.OpenTelemetry"))
                    .isInstanceOf(ClassNotFoundException.class);
            Class<?> schemas = loader.loadClass("dev.rowloom.schema.Schema");
            Object schema = schemas.getMethod("fromDdl", String.class)
                    .invoke(null, "CREATE TABLE t (id int PRIMARY KEY, name varchar(20));");
            Class<?> generators = loader.loadClass("dev.rowloom.SyntheticDataGenerator");
            Object generator = generators.getMethod("of", schemas).invoke(null, schema);

            Object data = generators.getMethod("generate").invoke(generator);

            assertThat(data.toString()).isEqualTo("Dataset[t: 100]");
            assertThat(data.getClass().getMethod("validate").invoke(data).toString())
                    .isNotEmpty();
        }
    }

    @Test
    void aModelIsAsked() throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = without()) {
            Class<?> runs = loader.loadClass("dev.rowloom.telemetry.Untraced");

            assertThat(runs.getMethod("run").invoke(null)).isEqualTo("fake 3");
        }
    }
}
