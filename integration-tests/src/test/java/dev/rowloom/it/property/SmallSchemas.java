package dev.rowloom.it.property;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** {@link Schemas} of few tables and {@link RichKeys} on them, which a server takes in no time. */
final class SmallSchemas {

    private static final int MOST_TABLES = 2;

    private SmallSchemas() {}

    private static Arbitrary<Request> fewRows() {
        return Arbitraries.integers().between(0, 60).map(Request::of);
    }

    /** Schemas without rich keys. */
    static final class Plain extends DomainContextBase {

        @Provide
        Arbitrary<SchemaModel> schemas() {
            return Schemas.schemas(MOST_TABLES);
        }

        @Provide
        Arbitrary<Request> requests() {
            return fewRows();
        }
    }

    /** Schemas with rich keys. */
    static final class Rich extends DomainContextBase {

        @Provide
        Arbitrary<SchemaModel> schemas() {
            return RichKeys.with(Schemas.schemas(MOST_TABLES));
        }

        @Provide
        Arbitrary<Request> requests() {
            return fewRows();
        }
    }
}
