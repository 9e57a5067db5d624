package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code PARTITION BY} with the partitions listed behind it, and the changes of that list. */
final class PartitionReader {

    private final Reading reading;
    private final TableDraft table;

    PartitionReader(Reading reading, TableDraft table) {
        this.reading = reading;
        this.table = table;
    }

    /** Takes what follows {@code PARTITION BY}. */
    void read(Tokens in) {
        table.partitionKey = PartitionKey.read(in);
        table.partitions.clear();
        while (in.hasNext()) {
            if (in.accept("INTERVAL")) {
                in.parenthesized();
                table.partitionKey = null; // further partitions come as they are needed
                in.rest();
            } else if (in.atSymbol("(") && isPartition(in.parenthesizedAhead())) {
                add(in.parenthesized());
            } else {
                in.take();
            }
        }
    }

    private static boolean isPartition(List<Token> inside) {
        return new Tokens(inside).atWords("PARTITION");
    }

    /** Takes an action of ALTER TABLE on partitions within the table; returns whether it was one. */
    boolean change(Tokens in) {
        if (in.accept("ADD", "PARTITION")) {
            in.accept("IF", "NOT", "EXISTS");
            add(in.atSymbol("(") ? in.parenthesized() : in.rest());
        } else if (in.accept("DROP", "PARTITION")) {
            drop(in);
        } else if (in.accept("REORGANIZE", "PARTITION")) {
            reorganize(in);
        } else if (in.accept("REMOVE", "PARTITIONING")) {
            table.partitionKey = null;
        } else {
            return false;
        }
        return true;
    }

    private void add(List<Token> list) {
        for (List<Token> definition : Tokens.splitAtCommas(list)) {
            Tokens in = new Tokens(definition);
            in.accept("PARTITION");
            String name = in.atWords("VALUES") ? "" : reading.names().of(in.take());
            if (in.accept("VALUES")) {
                table.partitions.add(new PartitionDraft(name, bound(in)));
            }
        }
    }

    private static List<Token> bound(Tokens in) {
        int start = in.position();
        in.accept("LESS", "THAN");
        in.accept("IN");
        if (in.atSymbol("(")) {
            in.parenthesized();
        } else {
            in.take();
        }
        int end = in.position();
        in.position(start);
        List<Token> bound = new ArrayList<>();
        while (in.position() < end) {
            bound.add(in.take());
        }
        return bound;
    }

    // a, b
    private void drop(Tokens in) {
        in.accept("IF", "EXISTS");
        for (List<Token> name : Tokens.splitAtCommas(in.rest())) {
            String dropped = reading.names().of(name.get(0));
            table.partitions.removeIf(partition -> reading.names().same(partition.name(), dropped));
        }
    }

    // a, b INTO (…)
    private void reorganize(Tokens in) {
        int at = -1;
        while (in.hasNext() && !in.accept("INTO")) {
            String replaced = reading.names().of(in.take());
            for (int i = 0; i < table.partitions.size(); i++) {
                if (reading.names().same(table.partitions.get(i).name(), replaced)) {
                    at = at < 0 ? i : at;
                    table.partitions.remove(i);
                    break;
                }
            }
        }
        List<PartitionDraft> behind =
                at < 0 ? List.of() : List.copyOf(table.partitions.subList(at, table.partitions.size()));
        table.partitions.removeAll(behind);
        add(in.parenthesized());
        table.partitions.addAll(behind);
    }
}
