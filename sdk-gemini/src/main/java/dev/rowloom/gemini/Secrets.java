package dev.rowloom.gemini;

import org.jspecify.annotations.Nullable;

/** Takes a key out of texts that others wrote. */
final class Secrets {

    private final @Nullable String key;

    Secrets(@Nullable String key) {
        this.key = key;
    }

    String hide(String text) {
        return key == null ? text : text.replace(key, "(key)");
    }

    @Override
    public String toString() {
        return "secrets";
    }
}
