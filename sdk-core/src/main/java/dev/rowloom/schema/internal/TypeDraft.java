package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;

/** A type that the script creates, while it is being read: what refers to it sees its changes. */
final class TypeDraft {

    TableName name;
    UserType definition;

    TypeDraft(TableName name, UserType definition) {
        this.name = name;
        this.definition = definition;
    }
}
