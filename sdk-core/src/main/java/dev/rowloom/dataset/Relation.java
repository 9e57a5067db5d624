package dev.rowloom.dataset;

import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row of another table that belongs to each row here, at most one.
 *
 * @param table the other table's id
 * @param here the columns here
 * @param there the columns there, in the same order
 */
record Relation(String table, List<String> here, List<String> there) {

    private static final String ID = "id";

    /** Returns the relation that a component's name means. */
    static Optional<Relation> find(Dataset dataset, Table here, String component) {
        String name = Names.plain(component);
        return Stream.concat(parents(here, name), children(dataset, here, name))
                .filter(relation -> dataset.tables().stream()
                        .anyMatch(it -> it.layout().table().id().equals(relation.table)))
                .findFirst();
    }

    private static Stream<Relation> parents(Table here, String name) {
        Stream<ForeignKey> byColumn =
                here.foreignKeys().stream().filter(key -> key.columns().size() == 1 && isReferenceBy(key, name));
        Stream<ForeignKey> byTable = here.foreignKeys().stream()
                .filter(key -> Names.singulars(ownName(key.parentTable())).contains(name));
        return Stream.concat(byColumn, byTable)
                .map(key -> new Relation(key.parentTable(), key.columns(), key.parentColumns()));
    }

    private static boolean isReferenceBy(ForeignKey key, String name) {
        String column = Names.plain(key.columns().get(0));
        String parent = Names.plain(key.parentColumns().get(0));
        return column.equals(name + ID) || column.equals(name + parent);
    }

    private static Stream<Relation> children(Dataset dataset, Table here, String name) {
        Set<String> owners = Names.singulars(ownName(here.id()));
        return dataset.schema().tables().stream()
                .filter(child -> child != here && isNamed(child, owners, name))
                .flatMap(child -> child.foreignKeys().stream()
                        .filter(key -> key.parentTable().equals(here.id()) && isUnique(child, key))
                        .map(key -> new Relation(child.id(), key.parentColumns(), key.columns())));
    }

    private static boolean isNamed(Table child, Set<String> owners, String name) {
        Set<String> names = Names.singulars(ownName(child.id()));
        return names.contains(name) || owners.stream().anyMatch(owner -> names.contains(owner + name));
    }

    private static boolean isUnique(Table child, ForeignKey reference) {
        return child.uniqueKeys().stream()
                .filter(UniqueKey::isPlain)
                .anyMatch(key -> Set.copyOf(key.columns()).equals(Set.copyOf(reference.columns())));
    }

    private static String ownName(String table) {
        return table.substring(table.lastIndexOf('.') + 1);
    }
}
