package dev.rowloom.it.property;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** PostgreSQL takes the rows of many generated schemas, others in every run: {@code mvn -Ppostgres-property verify}. */
@Tag("postgres-property")
class PostgresCampaignTest {

    private static Postgres postgres;

    @BeforeContainer
    static void open() throws Exception {
        postgres = new Postgres();
    }

    @AfterContainer
    static void close() throws Exception {
        postgres.close();
    }

    @Property
    @Domain(Schemas.class)
    void schemasLoad(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        PostgresLoads.assertLoads(postgres, schema, request);
    }

    @Property
    @Domain(RichKeys.class)
    void partialKeysAndExclusionsLoad(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        PostgresLoads.assertLoads(postgres, schema, request);
    }

    @Property
    @Domain(SharedKeys.class)
    void sharedKeysLoad(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        PostgresLoads.assertLoads(postgres, schema, request);
    }

    @Property
    @Domain(RichKeys.class)
    @Domain(DomainContext.Global.class)
    void theCheckerAgrees(@ForAll SchemaModel schema, @ForAll long seed) throws Exception {
        PostgresLoads.assertCheckerAgrees(postgres, schema, seed);
    }
}
