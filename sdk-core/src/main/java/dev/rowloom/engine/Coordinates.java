package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;

/** Makes latitudes and longitudes of places. */
final class Coordinates {

    private Coordinates() {}

    /** Returns the program of a coordinate, or of any number for another part of a place. */
    static LongProgram program(Subjects subjects, ColumnContext column, Rule.About about, LongRules rules) {
        PlaceTable.Fact part;
        if (about.part().equals("latitude")) {
            part = PlaceTable.Fact.LATITUDE;
        } else if (about.part().equals("longitude")) {
            part = PlaceTable.Fact.LONGITUDE;
        } else {
            return rules.program(new Rule.Database());
        }
        if (rules.admitted().isListed()) {
            // places would show a part of the list only
            return rules.program(new Rule.Database());
        }
        int subject = subjects.number(Subject.PLACE, about.group());
        long[] values = subjects.places(subject).column(part).entries().stream()
                .mapToLong(value -> Units.floor(new BigDecimal(value).scaleByPowerOfTen(column.scale())))
                .toArray();
        long jitter = column.scale() >= 2 ? 4 * Digits.powerOfTen(column.scale() - 2) : 0;
        LongProgram coordinate =
                new Places.Coordinate(subject, subjects.urn(subject), values, jitter, column.key("value"));
        return new Within(coordinate, column.units(), rules.program(new Rule.Database()));
    }
}
