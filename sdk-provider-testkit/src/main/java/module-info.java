/** Tests of what every provider of language models has to keep to. */
module dev.rowloom.provider.testkit {
    requires transitive dev.rowloom.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.assertj.core;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive static org.jspecify;

    exports dev.rowloom.provider.testkit;
    exports dev.rowloom.provider.testkit.stub;

    opens dev.rowloom.provider.testkit to
            org.junit.platform.commons;
}
