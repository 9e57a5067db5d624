package dev.rowloom.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

class BlueprintRoundTripTest {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @Domain(Blueprints.class)
    void writingAndReadingGivesTheSameBlueprintAndText(@ForAll Blueprint blueprint) {
        String json = blueprint.toJson();
        Blueprint read = Blueprint.parse(json);

        assertThat(read).isEqualTo(blueprint).hasSameHashCodeAs(blueprint);
        assertThat(read.toJson()).isEqualTo(json);
        assertThat(json).endsWith("}\n").doesNotContain("\r");
    }
}
