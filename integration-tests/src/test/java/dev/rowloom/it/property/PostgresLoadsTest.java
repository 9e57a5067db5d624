package dev.rowloom.it.property;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** PostgreSQL takes the rows of some generated schemas; {@link PostgresCampaignTest} tries many. */
class PostgresLoadsTest {

    private static Postgres postgres;

    @BeforeContainer
    static void open() throws Exception {
        postgres = new Postgres();
    }

    @AfterContainer
    static void close() throws Exception {
        postgres.close();
    }

    @Property(tries = 25, seed = "20260601")
    @Domain(SmallSchemas.Plain.class)
    void schemasLoad(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        PostgresLoads.assertLoads(postgres, schema, request);
    }

    @Property(tries = 25, seed = "20260602")
    @Domain(SmallSchemas.Rich.class)
    void partialKeysAndExclusionsLoad(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        PostgresLoads.assertLoads(postgres, schema, request);
    }

    @Property(tries = 25, seed = "20260603")
    @Domain(SharedKeys.class)
    void sharedKeysLoad(@ForAll SchemaModel schema, @ForAll Request request) throws Exception {
        PostgresLoads.assertLoads(postgres, schema, request);
    }

    @Property(tries = 25, seed = "20260604")
    @Domain(SmallSchemas.Rich.class)
    @Domain(DomainContext.Global.class)
    void theCheckerAgrees(@ForAll SchemaModel schema, @ForAll long seed) throws Exception {
        PostgresLoads.assertCheckerAgrees(postgres, schema, seed);
    }
}
