package dev.rowloom.engine;

import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Works out which parents are in order with those of another reference, once the programs of both are there. */
final class CrossOrders {

    private final Map<String, TablePlanning> tables;
    private final Map<String, TableProgram> programs;
    private final Scopes scopes;

    CrossOrders(Map<String, TablePlanning> tables, Map<String, TableProgram> programs, Scopes scopes) {
        this.tables = tables;
        this.programs = programs;
        this.scopes = scopes;
    }

    /** Returns the parents of a reference by the order of their keys. */
    Supplier<KeyOrder> order(TableModel model, int number) {
        ForeignKey key = model.references().get(number).foreignKey();
        return new Lazily<>(() -> new KeyOrder(
                Objects.requireNonNull(programs.get(key.parentTable())),
                keyPosition(model, number),
                scopes.eligible(model.table().id(), number)));
    }

    /** Returns the position of the key that a reference of one column refers to. */
    int keyPosition(TableModel model, int number) {
        ForeignKey key = model.references().get(number).foreignKey();
        return Objects.requireNonNull(tables.get(key.parentTable()))
                .model()
                .position(key.parentColumns().get(0));
    }

    /**
     * A condition on the parents of a reference that leads others.
     *
     * @param other the foreign key that follows
     */
    record Asked(ForeignKey other, ParentFilter filter) {}

    /** Returns the conditions on the parents of a reference: each needs one that the others can follow to. */
    List<Asked> asked(TableModel model, int number) {
        List<Asked> asked = new ArrayList<>();
        for (CrossReferences.Crossing crossing : model.crossed().led(number)) {
            TableModel.Reference follower = model.references().get(crossing.follower());
            KeyOrder.Side side = new KeyOrder.Side(
                    crossing.leadsBelow(model), crossing.order().strict());
            if (!model.isNullable(follower)) {
                asked.add(new Asked(
                        follower.foreignKey(),
                        new ParentFilter.OfOrder(
                                "CHECK (" + crossing.order().check().sql() + ")",
                                new int[] {keyPosition(model, number)},
                                side,
                                order(model, crossing.follower()))));
            }
        }
        return asked;
    }
}
