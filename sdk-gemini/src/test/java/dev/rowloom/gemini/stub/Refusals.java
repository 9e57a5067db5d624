package dev.rowloom.gemini.stub;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the service answers in place of text, word for word where it was seen. */
public final class Refusals {

    /** What the service says of a schema that it can't hold a model to. */
    public static final String TOO_MANY_STATES =
            "The specified schema produces a constraint that has too many states for serving. Typical causes of this "
                    + "error are schemas with lots of text (for example, very long property or enum names), schemas "
                    + "with long array length limits (especially when nested), or schemas using complex value matchers "
                    + "(for example, integers or numbers with minimum/maximum bounds or strings with complex formats "
                    + "like date-time)";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "@type";

    private Refusals() {}

    /** Refuses with an error of no details. */
    public static Reply error(int code, String status, String message) {
        return call -> call.whole(code, json(code, status, message));
    }

    /** Returns the JSON of an error without details. */
    public static String json(int code, String status, String message) {
        return node(code, status, message).toString();
    }

    /** Refuses for lack of room. */
    public static Reply overloaded() {
        return error(503, "UNAVAILABLE", "The model is overloaded. Please try again later.");
    }

    /** Refuses because something broke. */
    public static Reply internal() {
        return error(
                500,
                "INTERNAL",
                "An internal error has occurred. Please retry or report in "
                        + "https://developers.generativeai.google/guide/troubleshooting");
    }

    /** Refuses a key that is not known: with 400, not 401. */
    public static Reply unknownKey() {
        return call -> {
            ObjectNode root = node(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.");
            ((ObjectNode) root.path("error"))
                    .putArray("details")
                    .addObject()
                    .put(TYPE, "type.googleapis.com/google.rpc.ErrorInfo")
                    .put("reason", "API_KEY_INVALID")
                    .put("domain", "googleapis.com");
            call.whole(400, root.toString());
        };
    }

    /** Refuses a schema. */
    public static Reply schema() {
        return error(400, "INVALID_ARGUMENT", TOO_MANY_STATES);
    }

    /** Refuses for too many requests a minute, and says when to come again, such as {@code 38.9s}. */
    public static Reply perMinute(String retryDelay) {
        return quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", retryDelay);
    }

    /** Refuses for too many requests a day; the delay it names helps nobody. */
    public static Reply perDay() {
        return quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "27s");
    }

    /** Refuses as the paid tier does, without details. */
    public static Reply exhausted() {
        return error(429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota).");
    }

    /** Blocks the prompt. */
    public static Reply blockedPrompt(String reason) {
        return call -> {
            String json = "{\"promptFeedback\": {\"blockReason\": \"" + reason
                    + "\"},\"usageMetadata\": {\"promptTokenCount\": 12,\"totalTokenCount\": 12},\"modelVersion\": \""
                    + call.model() + "\",\"responseId\": \"qS77aMCqBu6\"}";
            if (call.streamed()) {
                call.event(json);
            } else {
                call.whole(200, json);
            }
        };
    }

    private static Reply quota(String quotaId, String retryDelay) {
        return call -> {
            ObjectNode root = node(
                    429,
                    "RESOURCE_EXHAUSTED",
                    "You exceeded your current quota, please check your plan and billing details. For more information "
                            + "on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. \n* Quota "
                            + "exceeded for metric: "
                            + "generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 15, model: "
                            + call.model() + "\nPlease retry in " + retryDelay + ".");
            var details = ((ObjectNode) root.path("error")).putArray("details");
            details.addObject()
                    .put(TYPE, "type.googleapis.com/google.rpc.QuotaFailure")
                    .putArray("violations")
                    .addObject()
                    .put("quotaMetric", "generativelanguage.googleapis.com/generate_content_free_tier_requests")
                    .put("quotaId", quotaId)
                    .put("quotaValue", "15");
            details.addObject()
                    .put(TYPE, "type.googleapis.com/google.rpc.RetryInfo")
                    .put("retryDelay", retryDelay);
            call.whole(429, root.toString());
        };
    }

    private static ObjectNode node(int code, String status, String message) {
        ObjectNode root = JSON.createObjectNode();
        root.putObject("error").put("code", code).put("message", message).put("status", status);
        return root;
    }
}
