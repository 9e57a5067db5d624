package dev.rowloom.it.property;

import java.util.List;

/** A foreign key, MATCH SIMPLE. */
record ForeignKeyModel(List<String> columns, String parent, List<String> parentColumns) {

    ForeignKeyModel {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
