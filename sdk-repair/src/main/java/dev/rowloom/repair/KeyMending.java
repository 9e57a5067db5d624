package dev.rowloom.repair;

import dev.rowloom.repair.Fix.Cause;
import dev.rowloom.validation.internal.RowView.Knowledge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settles who keeps a key that several rows have, and gives rows without a key of their own one that children still ask for: that is
 * one cell, where to lead the children elsewhere would be many.
 */
final class KeyMending {

    private static final int MOST_CHILDREN = 20;
    private static final int TELLING = 3;
    private static final int MOST_REFUSED = 20;
    private static final Cause RESTORED =
            new Cause(RepairRule.KEY_RESTORED, "children refer to this key, and no row had it");

    private final Workspace workspace;
    private final KeyWork key;
    private final TableWork table;
    private final RowSolver solver;
    private final List<RefWork> referrers;
    private final List<Follower> followers = new ArrayList<>();

    /** A child that goes with a row which gets another key. */
    private record Follower(RefWork reference, int child, int parent) {}

    /** Children whose key no row has. */
    private static final class Orphans {
        private final RefWork reference;
        private final int first;
        private int count;
        private int refused;

        Orphans(RefWork reference, int first) {
            this.reference = reference;
            this.first = first;
        }
    }

    private record Child(RefWork reference, int row) {}

    KeyMending(Workspace workspace, KeyWork key) {
        this.workspace = workspace;
        this.key = key;
        this.table = key.table();
        this.solver = workspace.solver(table);
        this.referrers = table.referrers().stream()
                .filter(reference -> isOwn(reference.parents()))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // a key is worked on once
    private boolean isOwn(KeyWork other) {
        return other == key;
    }

    /** Mends the keys. */
    void run() {
        if (!key.isUnique()) {
            return;
        }
        List<Integer> needy = settle();
        if (referrers.isEmpty()) {
            return;
        }
        addWithoutKey(needy);
        Map<Long, Orphans> orphans = orphans();
        if (!orphans.isEmpty()) {
            restore(needy, orphans);
            rename(orphans);
        }
    }

    /** Lets the row keep each key that it fits best, and returns the others in order. */
    private List<Integer> settle() {
        Map<Long, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < table.size(); row++) {
            if (key.isDouble(row)) {
                groups.computeIfAbsent(key.hash(row), it -> new ArrayList<>()).add(row);
            }
        }
        Map<Long, List<Child>> children = children(groups);
        List<Integer> needy = new ArrayList<>();
        groups.forEach((hash, doubles) -> {
            int first = key.holder(hash);
            int best = first;
            int most = fit(first, children.getOrDefault(hash, List.of()));
            for (int row : doubles) {
                int fit = fit(row, children.getOrDefault(hash, List.of()));
                if (fit > most) {
                    most = fit;
                    best = row;
                }
            }
            key.hold(best);
            List<Integer> others = new ArrayList<>(doubles);
            if (best != first) {
                others.remove((Integer) best);
                others.add(first);
            }
            Collections.sort(others);
            needy.addAll(others);
            follow(others, best, children.getOrDefault(hash, List.of()));
        });
        Collections.sort(needy);
        return needy;
    }

    /** Notes which children describe another row of the same key than the one that keeps it. */
    private void follow(List<Integer> others, int keeper, List<Child> children) {
        for (Child child : children) {
            Descriptions described = descriptions(child.reference());
            int best = described.agreement(child.row(), keeper);
            int parent = keeper;
            for (int row : others) {
                int agreement = described.agreement(child.row(), row);
                if (agreement > best) {
                    best = agreement;
                    parent = row;
                }
            }
            if (parent != keeper) {
                followers.add(new Follower(child.reference(), child.row(), parent));
            }
        }
    }

    private Descriptions descriptions(RefWork reference) {
        return workspace.solver(reference.table()).moves().parents(reference).descriptions();
    }

    private Map<Long, List<Child>> children(Map<Long, List<Integer>> groups) {
        Map<Long, List<Child>> children = new LinkedHashMap<>();
        if (groups.isEmpty()) {
            return children;
        }
        for (RefWork reference : referrers) {
            for (int row = 0; row < reference.table().size(); row++) {
                long hash = reference.hash(row);
                if (KeyWork.isHash(hash) && groups.containsKey(hash)) {
                    List<Child> own = children.computeIfAbsent(hash, it -> new ArrayList<>());
                    if (own.size() < MOST_CHILDREN) {
                        own.add(new Child(reference, row));
                    }
                }
            }
        }
        return children;
    }

    /** Returns how well a key goes with its row: by its neighbours, by what the row says, and by what its children say. */
    private int fit(int row, List<Child> children) {
        int fit = 0;
        for (Child child : children) {
            fit += 2 * descriptions(child.reference()).agreement(child.row(), row);
        }
        int[] reads = key.rule().reads();
        if (reads.length != 1 || !table.isWritten(reads[0])) {
            return fit;
        }
        Long number = number(row);
        if (number != null) {
            Long before = row > 0 ? number(row - 1) : null;
            Long after = row + 1 < table.size() ? number(row + 1) : null;
            return fit
                    + (before != null && before + 1 == number ? 1 : 0)
                    + (after != null && after - 1 == number ? 1 : 0);
        }
        String text = table.at(reads[0], row).text();
        return text == null ? fit : fit + words(text, row, reads[0]);
    }

    private int words(String text, int row, int position) {
        StringBuilder said = new StringBuilder();
        for (int other = 0; other < table.width(); other++) {
            String own = other == position || !table.isWritten(other)
                    ? null
                    : table.at(other, row).text();
            said.append(own == null ? "" : Spelling.plain(own)).append(' ');
        }
        String all = said.toString();
        int words = 0;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            words += word.length() >= TELLING && all.contains(Spelling.plain(word)) ? 1 : 0;
        }
        return words;
    }

    /** Returns the key of a row that is one whole number, else null. */
    private @Nullable Long number(int row) {
        return table.at(key.rule().reads()[0], row).value() instanceof Long number ? number : null;
    }

    private void addWithoutKey(List<Integer> needy) {
        for (int row = 0; row < table.size(); row++) {
            long hash = key.hash(row);
            if (KeyWork.isHash(hash) || table.isDropped(row)) {
                continue;
            }
            table.moveTo(row);
            for (int position : key.rule().reads()) {
                Knowledge known = table.knowledge(position);
                boolean none = known == Knowledge.NULL || known == Knowledge.MISSING;
                if (known == Knowledge.UNREAD
                        || none && !table.table().columns().get(position).isNullable()) {
                    needy.add(row);
                    break;
                }
            }
        }
        needy.sort(null);
    }

    private Map<Long, Orphans> orphans() {
        Map<Long, Orphans> orphans = new LinkedHashMap<>();
        for (RefWork reference : referrers) {
            for (int row = 0; row < reference.table().size(); row++) {
                long hash = reference.hash(row);
                if (KeyWork.isHash(hash) && key.holder(hash) == LongRows.NONE && key.movedFrom(hash) == LongRows.NONE) {
                    int first = row;
                    orphans.computeIfAbsent(hash, it -> new Orphans(reference, first)).count++;
                }
            }
        }
        orphans.values().removeIf(group -> isMisspelt(group));
        return orphans;
    }

    private boolean isMisspelt(Orphans group) {
        TableWork child = group.reference.table();
        child.moveTo(group.first);
        return workspace.solver(child).moves().parents(group.reference).isSpelt();
    }

    private void restore(List<Integer> needy, Map<Long, Orphans> orphans) {
        List<Integer> left = new ArrayList<>();
        for (int row : needy) {
            Long expected = expected(row);
            Orphans group = expected == null ? null : orphans.get(hash(expected));
            if (expected != null && group != null && give(row, group)) {
                orphans.remove(hash(expected));
            } else {
                left.add(row);
            }
        }
        Deque<Map.Entry<Long, Orphans>> sorted = new ArrayDeque<>(sorted(orphans));
        for (int row : left) {
            restore(row, sorted, orphans);
        }
    }

    /** Gives a row the first key that fits it. What fits none of several rows fits no other, most likely. */
    private void restore(int row, Deque<Map.Entry<Long, Orphans>> sorted, Map<Long, Orphans> orphans) {
        Iterator<Map.Entry<Long, Orphans>> next = sorted.iterator();
        boolean given = false;
        while (!given && next.hasNext()) {
            Map.Entry<Long, Orphans> entry = next.next();
            given = give(row, entry.getValue());
            if (given) {
                orphans.remove(entry.getKey());
            }
            if (given || ++entry.getValue().refused == MOST_REFUSED) {
                next.remove();
            }
        }
    }

    /** Numbers ascend as rows do; all else comes as the children do. */
    private static List<Map.Entry<Long, Orphans>> sorted(Map<Long, Orphans> orphans) {
        Map<Long, Map.Entry<Long, Orphans>> byNumber = new TreeMap<>();
        List<Map.Entry<Long, Orphans>> others = new ArrayList<>();
        for (Map.Entry<Long, Orphans> entry : orphans.entrySet()) {
            Orphans group = entry.getValue();
            int[] positions = group.reference.positions();
            Object value = group.reference.table().at(positions[0], group.first).value();
            if (positions.length == 1 && value instanceof Long number) {
                byNumber.put(number, entry);
            } else {
                others.add(entry);
            }
        }
        List<Map.Entry<Long, Orphans>> sorted = new ArrayList<>(byNumber.values());
        sorted.addAll(others);
        return sorted;
    }

    private long hash(Long number) {
        return key.hash(new Object[] {number});
    }

    /** Returns the number that is missing between the rows before and after, or null where they leave that open. */
    private @Nullable Long expected(int row) {
        if (key.rule().reads().length != 1 || !table.isWritten(key.rule().reads()[0])) {
            return null;
        }
        Long before = row > 0 ? number(row - 1) : null;
        Long after = row + 1 < table.size() ? number(row + 1) : null;
        if (before != null && after != null) {
            return after - before == 2 ? (Long) (before + 1) : null;
        }
        Long beyond = before != null && row > 1 ? number(row - 2) : null;
        if (before != null && beyond != null && before - beyond == 1) {
            return before + 1;
        }
        Long further = after != null && row + 2 < table.size() ? number(row + 2) : null;
        return after != null && further != null && further - after == 1 ? (Long) (after - 1) : null;
    }

    /** A row without children, out of order, at the place of a key that children ask for, has most likely lost it. */
    private void rename(Map<Long, Orphans> orphans) {
        if (orphans.isEmpty()) {
            return;
        }
        BitSet parents = new BitSet();
        for (RefWork reference : referrers) {
            for (int row = 0; row < reference.table().size(); row++) {
                int holder = KeyWork.isHash(reference.hash(row)) ? key.holder(reference.hash(row)) : LongRows.NONE;
                if (holder != LongRows.NONE) {
                    parents.set(holder);
                }
            }
        }
        int childless = LongRows.NONE;
        int count = 0;
        for (int row = 0; row < table.size() && !orphans.isEmpty(); row++) {
            if (parents.get(row) || table.isDropped(row)) {
                continue;
            }
            count++;
            childless = row;
            Long expected = expected(row);
            Orphans group = expected == null || expected.equals(number(row)) ? null : orphans.get(hash(expected));
            if (expected != null && group != null && give(row, group)) {
                orphans.remove(hash(expected));
            }
        }
        if (count == 1 && orphans.size() == 1) {
            Orphans group = orphans.values().iterator().next();
            if (group.count > 1) {
                give(childless, group);
            }
        }
    }

    /** Gives a row the key that children ask for, unless that breaks something. */
    private boolean give(int row, Orphans group) {
        TableWork child = group.reference.table();
        int[] positions = group.reference.parentPositions();
        List<Integer> changed = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        table.moveTo(row);
        for (int i = 0; i < positions.length; i++) {
            String text = child.at(group.reference.positions()[i], group.first).text();
            Cell own = text == null || !table.isWritten(positions[i])
                    ? null
                    : CellReader.read(table.table(), table.column(positions[i]), text);
            if (own == null) {
                return false;
            }
            if (!own.holds(table.cell(positions[i]))) {
                changed.add(positions[i]);
                cells.add(own);
            }
        }
        if (cells.isEmpty()) {
            return false;
        }
        int[] columns = changed.stream().mapToInt(Integer::intValue).toArray();
        return solver.applyIfBetter(new Move(columns, cells.toArray(new Cell[0]), RESTORED, 0));
    }

    /** Lets children go with the row that they describe, which has a key of its own by now. */
    void lead() {
        for (Follower follower : followers) {
            RowSolver children = workspace.solver(follower.reference().table());
            children.table().moveTo(follower.child());
            Move move = children.moves().parents(follower.reference()).to(follower.parent());
            if (move != null && KeyWork.isHash(key.hash(follower.parent()))) {
                children.applyIfBetter(move);
            }
        }
        followers.clear();
    }
}
