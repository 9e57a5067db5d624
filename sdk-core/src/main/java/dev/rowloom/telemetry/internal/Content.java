package dev.rowloom.telemetry.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rowloom.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;

/** Makes texts fit for recording: changed by the caller's redaction, then cut to length. */
final class Content {

    static final String WITHHELD = "(left out: the redaction failed)";

    private final Telemetry telemetry;

    Content(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** Returns the text as it may be recorded. */
    String text(String text) {
        String changed;
        try {
            changed = telemetry.redaction().apply(text);
        } catch (RuntimeException e) {
            return WITHHELD; // its message may quote the text
        }
        if (changed == null) {
            return WITHHELD;
        }
        int most = telemetry.maxContentLength();
        if (changed.length() <= most) {
            return changed;
        }
        int end = Character.isHighSurrogate(changed.charAt(most - 1)) ? most - 1 : most;
        return changed.substring(0, end) + "… (" + (changed.length() - end) + " more characters)";
    }

    /** Returns parts of a message, as the conventions write instructions: {@code [{"type":"text","content":"…"}]}. */
    static String parts(String recorded) {
        return part(JsonNodeFactory.instance.arrayNode(), recorded).toString();
    }

    /**
     * Returns a message as the conventions write it.
     *
     * @param finish why it ended, or null for a message that was sent
     */
    static String message(String role, String recorded, @Nullable String finish) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        var message = messages.addObject().put("role", role);
        part(message.putArray("parts"), recorded);
        if (finish != null) {
            message.put("finish_reason", finish);
        }
        return messages.toString();
    }

    /** Returns messages as Langfuse shows them. */
    static String conversation(String system, String user) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        if (!system.isEmpty()) {
            messages.addObject().put("role", "system").put("content", system);
        }
        messages.addObject().put("role", "user").put("content", user);
        return messages.toString();
    }

    private static ArrayNode part(ArrayNode parts, String recorded) {
        parts.addObject().put("type", "text").put("content", recorded);
        return parts;
    }
}
