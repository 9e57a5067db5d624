package dev.rowloom.provider;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.UsageException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProvidersTest {

    @TempDir
    private Path services;

    /** A provider that can be found but must not be made. */
    public static class First implements ModelProviderFactory {

        @Override
        public String id() {
            return "tinker";
        }

        @Override
        public ModelProvider create(ProviderOptions options) {
            throw new IllegalStateException("made");
        }
    }

    /** Another with the same id. */
    public static class Second extends First {}

    @Test
    void makesOnlyTheOneThatIsAskedFor() {
        declare(First.class);

        within(() -> assertThatThrownBy(() -> ModelProviders.create("tinker", ProviderOptions.DEFAULT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("made"));
        within(() -> assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ModelProviders.create("tinkre", ProviderOptions.DEFAULT))
                .withMessage("there is no provider 'tinkre'; did you mean tinker?"));
    }

    @Test
    void refusesToChooseBetweenTwo() {
        declare(First.class, Second.class);

        within(() -> assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> ModelProviders.create("tinker", ProviderOptions.DEFAULT))
                .withMessage("there are several providers 'tinker': " + First.class.getName() + ", "
                        + Second.class.getName() + "; leave all but one of their jars out"));
    }

    @Test
    void saysWhichClassCannotBeLoaded() {
        write("dev.rowloom.provider.Missing\n");

        within(() -> assertThatExceptionOfType(UsageException.class)
                .isThrownBy(ModelProviders::ids)
                .withMessageContaining("dev.rowloom.provider.Missing"));
    }

    private void declare(Class<?>... factories) {
        StringBuilder text = new StringBuilder();
        for (Class<?> factory : factories) {
            text.append(factory.getName()).append('\n');
        }
        write(text.toString());
    }

    private void write(String names) {
        try {
            Path file = services.resolve("META-INF/services/" + ModelProviderFactory.class.getName());
            Files.createDirectories(file.getParent());
            Files.writeString(file, names);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void within(ThrowingCallable call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {services.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            call.call();
        } catch (Throwable e) {
            throw e instanceof AssertionError error ? error : new AssertionError(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
