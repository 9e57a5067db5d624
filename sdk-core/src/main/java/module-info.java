/**
 * Schema, blueprint, engine and dataset: the rows of a relational schema, made without a database.
 *
 * <p>Start at {@link dev.rowloom}.
 */
@SuppressWarnings("module") // the modules that share internals are compiled after this one
module dev.rowloom.core {
    requires transitive static org.jspecify;
    requires static io.opentelemetry.api;
    requires static io.opentelemetry.context;
    requires com.fasterxml.jackson.databind;
    requires transitive java.net.http;
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.retry;
    requires net.sf.jsqlparser;

    exports dev.rowloom;
    exports dev.rowloom.blueprint;
    exports dev.rowloom.dataset;
    exports dev.rowloom.engine;
    exports dev.rowloom.generation;
    exports dev.rowloom.privacy;
    exports dev.rowloom.profile;
    exports dev.rowloom.provider;
    exports dev.rowloom.provider.support;
    exports dev.rowloom.schema;
    exports dev.rowloom.telemetry;
    exports dev.rowloom.validation;
    exports dev.rowloom.internal to
            dev.rowloom.jdbc,
            dev.rowloom.junit,
            dev.rowloom.repair;
    exports dev.rowloom.schema.internal.condition to
            dev.rowloom.repair;
    exports dev.rowloom.schema.internal.domain to
            dev.rowloom.repair;
    exports dev.rowloom.telemetry.internal to
            dev.rowloom.repair;
    exports dev.rowloom.validation.internal to
            dev.rowloom.repair;

    uses dev.rowloom.dataset.DatasetStepProvider;
    uses dev.rowloom.provider.ModelProviderFactory;
}
