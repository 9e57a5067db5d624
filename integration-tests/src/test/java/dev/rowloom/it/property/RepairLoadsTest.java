package dev.rowloom.it.property;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Damaged rows of some generated schemas load after the repair; {@link RepairCampaignTest} tries many. */
@Domain(Schemas.class)
@Domain(RepairPropertyTest.Damages.class)
class RepairLoadsTest {

    private static RepairLoads loads;

    @BeforeContainer
    static void open() {
        loads = new RepairLoads();
    }

    @AfterContainer
    static void close() {
        loads.close();
    }

    @Property(tries = 4, seed = "20260701", shrinking = ShrinkingMode.OFF)
    void damagedRowsLoadAfterwards(@ForAll SchemaModel schema, @ForAll Request request, @ForAll ManyDamages damages)
            throws Exception {
        loads.assertLoads(schema, request, damages);
    }
}
