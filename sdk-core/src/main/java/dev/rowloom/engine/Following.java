package dev.rowloom.engine;

import java.util.function.Supplier;

/** Another program's choice of parents, but where the key is not in order with that of another reference's parent. */
final class Following extends ReferenceProgram {

    private final ReferenceProgram choice;
    private final Lead lead;
    private final Keys keys;
    private final long stream;

    /**
     * The other reference.
     *
     * @param reference its number
     * @param key the position of the keys in the layout of its parents
     * @param side where the keys are to lie, seen from those of the other reference
     */
    record Lead(int reference, int key, KeyOrder.Side side) {}

    /**
     * The parents.
     *
     * @param key the position of the keys in their layout
     * @param order the parents by their keys
     * @param optional whether a row needs none of them
     */
    record Keys(int key, Supplier<KeyOrder> order, boolean optional) {}

    /**
     * Makes a program.
     *
     * @param stream the key of the stream that chooses among parents in order
     */
    Following(Supplier<TableProgram> parentTable, ReferenceProgram choice, Lead lead, Keys keys, long stream) {
        super(parentTable);
        this.choice = choice;
        this.lead = lead;
        this.keys = keys;
        this.stream = stream;
    }

    @Override
    void choose(Frame frame, Frame.ReferenceState state) {
        choice.choose(frame, state);
        int count = frame.count();
        Frame.ReferenceState leads = frame.chosen(lead.reference());
        Frame others = new Frame(frame.table().references()[lead.reference()].parentTable(), count);
        others.gather(leads.parents, count);
        Frame own = new Frame(parentTable(), count);
        own.gather(state.parents, count);
        ColumnVector other = others.column(lead.key());
        ColumnVector mine = own.column(keys.key());
        KeyOrder.Side side = lead.side();
        for (int i = 0; i < count; i++) {
            boolean held = state.absent[i]
                    || leads.absent[i]
                    || KeyOrder.holds(side.above() ? other : mine, side.above() ? mine : other, i, side.strict());
            long found = held ? 0 : keys.order().get().count(other, i, side);
            // without a key in order there is no reference: the lead is kept from such parents where one is needed
            state.absent[i] |= !held && found == 0 && keys.optional();
            if (found > 0) {
                state.parents[i] =
                        keys.order().get().row(other, i, side, Mix.below(Mix.hash(stream, frame.row(i), 1), found));
            }
        }
    }
}
