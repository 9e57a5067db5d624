package dev.rowloom.profile;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.ReferenceBlueprint;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Puts the rules of profiled tables into the blueprint of a schema. */
final class Assembly {

    /** What begins a script of ours. */
    static final String SUGGESTED = "-- What the rows suggest (PostgreSQL)\n";

    private final List<TableModel> models;
    private final String ddl;
    private final Schema schema;

    Assembly(List<TableModel> models, String ddl) {
        this.models = models;
        this.ddl = ddl;
        this.schema = schema(ddl);
    }

    static Schema schema(String ddl) {
        DdlSource source = ddl.startsWith(SUGGESTED) ? DdlSource.of(Dialect.postgresql()) : DdlSource.detecting();
        return source.read(ddl);
    }

    private Table table(TableModel model) {
        return schema.find(model.name())
                .orElseThrow(() -> new UsageException("the schema has no table '" + model.name()
                        + "'; give its rows under the name of one of: "
                        + String.join(
                                ", ", schema.tables().stream().map(Table::id).toList())));
    }

    /** Returns the profile of tables that the caller has declared. */
    Profile profile() {
        List<List<ColumnRole>> roles = new ArrayList<>();
        for (TableModel model : models) {
            Table table = table(model);
            roles.add(IntStream.range(0, model.columns().size())
                    .mapToObj(i -> ColumnRole.of(model, i, table))
                    .toList());
        }
        return profile(roles);
    }

    Profile profile(List<List<ColumnRole>> roles) {
        Blueprint blueprint = Blueprint.infer(schema);
        List<TableProfile> profiles = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            TableModel model = models.get(i);
            Table table = table(model);
            TableBlueprint known = Objects.requireNonNull(blueprint.tables().get(table.id()));
            List<ColumnRole> own = roles(roles.get(i), model, table);
            Map<String, ColumnBlueprint> columns = new LinkedHashMap<>(known.columns());
            new TableRules(model, own, known.columns()).make().forEach((name, column) -> {
                if (columns.containsKey(name)) {
                    columns.put(name, column);
                }
            });
            List<TableProfile.FanOut> fanOuts = fanOuts(model, table);
            List<ReferenceBlueprint> references = known.references().stream()
                    .map(reference -> counted(reference, model, fanOuts))
                    .toList();
            blueprint = blueprint.with(table.id(), new TableBlueprint(known.id(), columns, references));
            profiles.add(Statistics.of(model, fanOuts));
        }
        return new Profile(profiles, ddl, blueprint);
    }

    /** Returns the roles, in which a column of a foreign key is made by it. */
    private static List<ColumnRole> roles(List<ColumnRole> roles, TableModel model, Table table) {
        return IntStream.range(0, roles.size())
                .mapToObj(i -> table.foreignKeys().stream()
                                .anyMatch(key -> key.columns()
                                        .contains(model.columns().get(i).name()))
                        ? ColumnRole.INFERRED
                        : roles.get(i))
                .toList();
    }

    private List<TableProfile.FanOut> fanOuts(TableModel model, Table table) {
        List<TableProfile.FanOut> fanOuts = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            TableModel parent = models.stream()
                    .filter(each -> table(each).id().equals(key.parentTable()))
                    .findFirst()
                    .orElse(null);
            ColumnModel column = key.columns().size() > 1
                    ? null
                    : model.columns().stream()
                            .filter(each -> each.name().equals(key.columns().get(0)))
                            .findFirst()
                            .orElse(null);
            List<TableProfile.Share> counts =
                    column == null || parent == null ? List.of() : FanOuts.counts(column.tally(), parent.rows());
            if (column != null && !counts.isEmpty()) {
                fanOuts.add(new TableProfile.FanOut(
                        column.name(), key.parentTable(), key.parentColumns().get(0), counts));
            }
        }
        return fanOuts;
    }

    private static ReferenceBlueprint counted(
            ReferenceBlueprint reference, TableModel model, List<TableProfile.FanOut> fanOuts) {
        for (TableProfile.FanOut fanOut : fanOuts) {
            if (reference.columns().equals(List.of(fanOut.column()))) {
                ColumnTally tally = model.columns().stream()
                        .filter(each -> each.name().equals(fanOut.column()))
                        .findFirst()
                        .orElseThrow()
                        .tally();
                double missing = (double) tally.missing() / Math.max(1, model.rows());
                return new ReferenceBlueprint(
                        reference.columns(),
                        reference.table(),
                        reference.role(),
                        FanOuts.cardinality(fanOut.counts()),
                        Math.rint(missing * 10_000) / 10_000);
            }
        }
        return reference;
    }
}
