package dev.rowloom.telemetry;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.schema.Schema;
import java.util.Objects;

/** A run of a model that refuses, so that the engine makes the rows; for a class loader of its own. */
public final class Untraced {

    private Untraced() {}

    /** Returns the provider and the number of rows. */
    public static String run() {
        Schema schema = Schema.fromDdl("CREATE TABLE t (id int PRIMARY KEY, name varchar(20));");
        Dataset data = SyntheticDataGenerator.of(schema)
                .rows(3)
                .provider(new Refusing(), "none")
                .generate();
        return Objects.requireNonNull(data.metadata().generation()).provider() + " "
                + data.table("t").size();
    }

    private static final class Refusing implements ModelProvider {

        @Override
        public String id() {
            return "fake";
        }

        @Override
        public Capabilities capabilities(String model) {
            return Capabilities.builder().build();
        }

        @Override
        public ModelStream open(ModelRequest request) {
            throw ProviderException.of(ProviderException.Kind.UNAUTHORISED, "no key");
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
