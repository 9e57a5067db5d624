package dev.rowloom.blueprint;

import dev.rowloom.schema.Schema;

final class Inference {
    Inference(Schema schema, String locale) {
        throw new IllegalStateException(schema + locale);
    }
    Blueprint blueprint() {
        throw new IllegalStateException();
    }
}
