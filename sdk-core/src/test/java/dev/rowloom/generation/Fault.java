package dev.rowloom.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.TokenUsage;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What can go wrong with an answer, as its reader sees it. */
enum Fault {
    RATE_LIMITED_FOR_30_S((request, time) -> List.of(ProviderException.builder(Kind.RATE_LIMITED, "too many requests")
            .retryAfter(Duration.ofSeconds(30))
            .build())),
    RATE_LIMITED(failure(Kind.RATE_LIMITED)),
    DAILY_QUOTA(failure(Kind.QUOTA_EXHAUSTED)),
    INTERNAL_500(failure(Kind.INTERNAL)),
    OVERLOADED_503(failure(Kind.OVERLOADED)),
    UNAUTHORISED(failure(Kind.UNAUTHORISED)),
    TIMEOUT((request, time) -> {
        time.pass(Duration.ofSeconds(120));
        return List.of(ProviderException.of(Kind.TIMED_OUT, "nothing came for 120 s"));
    }),
    RESET_BEFORE_THE_ANSWER(failure(Kind.CONNECTION_LOST)),
    RESET_MID_STREAM((request, time) -> broken(request, Kind.CONNECTION_LOST)),
    STALL_MID_STREAM((request, time) -> {
        time.pass(Duration.ofSeconds(60));
        return broken(request, Kind.TIMED_OUT);
    }),
    STREAM_WITHOUT_END((request, time) -> broken(request, Kind.TRUNCATED)),
    ERROR_EVENT_MID_STREAM((request, time) -> broken(request, Kind.OVERLOADED)),
    DAILY_QUOTA_MID_STREAM((request, time) -> broken(request, Kind.QUOTA_EXHAUSTED)),
    EMPTY((request, time) -> FakeModel.answer("")),
    PROSE_ONLY((request, time) -> FakeModel.answer("Of course! Which kind of rows would you like?")),
    FENCED((request, time) ->
            FakeModel.answer("Here are the rows:\n```json\n" + FakeModel.rows(request) + "\n```\nEnjoy!")),
    CUT_BY_MAX_TOKENS((request, time) -> FakeModel.cut(FakeModel.rows(request), 0.55)),
    CUT_WITHIN_THE_FIRST_ROW((request, time) -> FakeModel.cut(FakeModel.rows(request), 0.02)),
    ALL_THINKING((request, time) -> List.of(
            new ModelEvent.Usage(new TokenUsage(100, 0, 8_000, 0)),
            new ModelEvent.Finish(FinishReason.MAX_TOKENS, "MAX_TOKENS"))),
    BLOCKED_PROMPT(failure(Kind.CONTENT_BLOCKED)),
    BLOCKED_ANSWER((request, time) -> broken(request, Kind.CONTENT_BLOCKED)),
    WRONG_TYPES((request, time) -> FakeModel.answer(FakeModel.rows(request)
            .replaceAll("(?<=[\\[,])\"[^\"]*\"", "{\"a\":[1]}")
            .replaceAll("\\d+\\.5", "\"much\""))),
    EXTRA_COLUMNS((request, time) -> changed(request, Fault::withMore)),
    MISSING_COLUMNS((request, time) -> changed(request, Fault::withLess)),
    SHORT_TUPLES((request, time) -> changed(request, (columns, row) -> shortened(row))),
    DUPLICATE_KEYS((request, time) -> changed(request, Fault::alike)),
    DANGLING_KEYS((request, time) -> changed(request, Fault::dangling)),
    ROWS_OF_ANOTHER_TABLE((request, time) -> FakeModel.answer(
            "{\"stock_levels\":[{\"warehouse\":\"A\",\"level\":3},{\"warehouse\":\"B\",\"level\":4}]}")),
    ANOTHER_TABLE_AHEAD((request, time) ->
            FakeModel.answer("{\"" + (FakeModel.table(request).equals("orders") ? "customers" : "orders") + "\":"
                    + FakeModel.rows(request, 5 * FakeModel.asked(request))
                            .replace("{\"rows\":", "")
                            .replaceAll("}$", "")
                    + "," + FakeModel.rows(request).substring(1))),
    TEN_TIMES_THE_ROWS((request, time) -> FakeModel.answer(FakeModel.rows(request, 10 * FakeModel.asked(request)))),
    HALF_THE_ROWS((request, time) -> FakeModel.answer(FakeModel.rows(request, (FakeModel.asked(request) + 1) / 2))),
    ENDLESS_ROWS((request, time) -> endless(FakeModel.rows(request, 50).replaceAll("\\]\\}$", ","), ", [1], ")),
    ENDLESS_TEXT((request, time) -> endless("{\"rows\":[[1,\"", "la la la ")),
    ENDLESS_NUMBER((request, time) -> endless("{\"rows\":[[", "123456789")),
    DEEPLY_NESTED((request, time) -> FakeModel.answer("{\"rows\":[" + "[".repeat(50_000) + "]".repeat(50_000) + "]}")),
    SCHEMA_REFUSED(failure(Kind.SCHEMA_REFUSED)),
    INVALID_REQUEST(failure(Kind.INVALID_REQUEST));

    private static final int CHUNK = 64 << 10;
    private static final int HUGE = 200 << 20;
    private static final int MOST_READ = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final BiFunction<ModelRequest, VirtualTime, List<Object>> answer;

    Fault(BiFunction<ModelRequest, VirtualTime, List<Object>> answer) {
        this.answer = answer;
    }

    /** Answers a request with the fault. */
    List<Object> answer(ModelRequest request, VirtualTime time) {
        return answer.apply(request, time);
    }

    private static BiFunction<ModelRequest, VirtualTime, List<Object>> failure(Kind kind) {
        return (request, time) -> List.of(ProviderException.of(kind, "the service failed"));
    }

    private static List<Object> broken(ModelRequest request, Kind kind) {
        return FakeModel.broken(FakeModel.rows(request), 0.6, ProviderException.of(kind, "the answer broke"));
    }

    private static List<Object> endless(String start, String chunk) {
        String text = chunk.repeat(CHUNK / chunk.length());
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                if ((long) index * CHUNK > MOST_READ) {
                    throw new AssertionError("nobody needs so much of an answer");
                }
                return new ModelEvent.TextDelta(index == 0 ? start : text);
            }

            @Override
            public int size() {
                return HUGE / CHUNK;
            }
        };
    }

    private static List<Object> changed(
            ModelRequest request, BiFunction<List<String>, List<JsonNode>, JsonNode> change) {
        try {
            List<String> columns = new ArrayList<>();
            JSON.readTree(request.answerSchema().orElseThrow())
                    .at("/properties/rows/items/prefixItems")
                    .forEach(item ->
                            columns.add(item.path("description").asText().replaceAll(",.*", "")));
            ObjectNode answer = (ObjectNode) JSON.readTree(FakeModel.rows(request));
            ArrayNode rows = JSON.createArrayNode();
            answer.path("rows").forEach(row -> {
                List<JsonNode> cells = new ArrayList<>();
                row.forEach(cells::add);
                rows.add(change.apply(columns, cells));
            });
            answer.set("rows", rows);
            return FakeModel.answer(answer.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode object(List<String> columns, List<JsonNode> row) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = 0; i < columns.size(); i++) {
            object.set(columns.get(i), row.get(i));
        }
        return object;
    }

    private static JsonNode withMore(List<String> columns, List<JsonNode> row) {
        return object(columns, row).put("shoe_size", 43).put("comment", "as asked");
    }

    private static JsonNode withLess(List<String> columns, List<JsonNode> row) {
        ObjectNode object = object(columns, row);
        object.remove(columns.get(columns.size() - 1));
        return object;
    }

    private static JsonNode shortened(List<JsonNode> row) {
        return JSON.createArrayNode().addAll(row.subList(0, row.size() - 1));
    }

    private static JsonNode alike(List<String> columns, List<JsonNode> row) {
        ArrayNode same = JSON.createArrayNode().addAll(row);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equals(Prompt.NUMBER) || columns.get(i).equals("id")) {
                same.set(i, JSON.getNodeFactory().numberNode(1));
            }
        }
        return same;
    }

    private static JsonNode dangling(List<String> columns, List<JsonNode> row) {
        ArrayNode lost = JSON.createArrayNode().addAll(row);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).endsWith("_id")) {
                lost.set(i, JSON.getNodeFactory().numberNode(987_654_321));
            }
        }
        return lost;
    }
}
