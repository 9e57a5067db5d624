package dev.rowloom.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.TokenUsage;
import dev.rowloom.provider.support.LadderWalk;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One answer, pulled out of what the chat model pushes; asks again in a weaker form where the schema is refused. */
final class ChatStream implements ModelStream {

    private final LangChain4jProvider provider;
    private final ModelRequest request;
    private final LadderWalk walk;
    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private @Nullable Long deadline;
    private @Nullable ProviderException failure;
    private boolean textCame;
    private boolean taken;
    private boolean done;
    private volatile boolean closed;
    private volatile @Nullable ChatCall call;

    ChatStream(LangChain4jProvider provider, ModelRequest request) {
        this.provider = provider;
        this.request = request;
        this.walk = provider.ladder().walk(request, provider.capabilities(request.model()), ChatRequests.SCHEMAS);
        walk.beginning().ifPresent(events::add);
    }

    @Override
    public Optional<ModelEvent> next() {
        while (events.isEmpty() && !done && failure == null && !closed) {
            try {
                pull();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = cancelled("the thread was interrupted");
            } catch (ProviderException e) {
                failure = e;
            }
        }
        if (closed && failure == null && (!done || !events.isEmpty())) {
            failure = cancelled("the stream was closed");
        }
        ModelEvent event = closed ? null : events.poll();
        if (event == null && failure != null) {
            endCall();
            throw failure;
        }
        return Optional.ofNullable(event);
    }

    @Override
    public void close() {
        closed = true;
        endCall();
        provider.forget(this);
    }

    private void endCall() {
        ChatCall current = call;
        if (current != null) {
            current.close();
        }
    }

    private void pull() throws InterruptedException {
        ChatCall current = call;
        if (current == null) {
            ChatCall begun = new ChatCall(provider.model(), ChatRequests.of(walk.form()));
            call = begun;
            // what the caller waited for between two forms is not the service's time
            deadline = request.timeout()
                    .map(timeout -> System.nanoTime() + timeout.toNanos())
                    .orElse(null);
            begun.start();
            if (closed) {
                begun.close();
            }
            return;
        }
        ChatCall.Signal signal = current.next(patience());
        if (signal == null) {
            failure = silence();
        } else if (signal instanceof ChatCall.Text text) {
            text(text.text());
        } else if (signal instanceof ChatCall.Raw raw) {
            failure = ChatErrors.ofEvent(raw.event());
        } else if (signal instanceof ChatCall.Complete complete) {
            complete(complete.response());
        } else if (signal instanceof ChatCall.Failed failed) {
            refuse(failed.cause());
        } else if (signal instanceof ChatCall.Closed) {
            failure = cancelled("the stream was closed");
        }
    }

    private void text(String text) {
        begun();
        if (!text.isEmpty()) {
            textCame = true;
            events.add(new ModelEvent.TextDelta(text));
        }
    }

    private void begun() {
        if (!taken) {
            taken = true;
            walk.taken();
        }
    }

    private void complete(ChatResponse response) {
        begun();
        AiMessage message = response.aiMessage();
        if (!textCame && message != null) {
            // some models push nothing ahead of the end
            text(
                    message.hasToolExecutionRequests()
                            ? message.toolExecutionRequests().get(0).arguments()
                            : message.text() == null ? "" : message.text());
        }
        String id = response.id() == null ? "" : response.id();
        String model = response.modelName() == null ? "" : response.modelName();
        if (!id.isEmpty() || !model.isEmpty()) {
            events.add(new ModelEvent.Answered(id, model));
        }
        if (response.tokenUsage() != null) {
            events.add(new ModelEvent.Usage(new TokenUsage(
                    count(response.tokenUsage().inputTokenCount()),
                    count(response.tokenUsage().outputTokenCount()),
                    0,
                    0)));
        }
        end(response.finishReason());
    }

    private void end(@Nullable FinishReason reason) {
        if (reason == null) {
            failure = ProviderException.of(
                    Kind.TRUNCATED, "LangChain4j's answer ended without a reason, so that its tail may be missing");
        } else if (reason == FinishReason.CONTENT_FILTER) {
            failure = ChatErrors.blocked(reason.name());
        } else {
            done = true;
            events.add(new ModelEvent.Finish(
                    switch (reason) {
                        case STOP, TOOL_EXECUTION -> dev.rowloom.provider.FinishReason.STOP;
                        case LENGTH -> dev.rowloom.provider.FinishReason.MAX_TOKENS;
                        default -> dev.rowloom.provider.FinishReason.OTHER;
                    },
                    reason.name()));
        }
    }

    private void refuse(Throwable cause) {
        ProviderException refusal = ChatErrors.of(cause, taken);
        Optional<String> parameter =
                ChatErrors.refusedParameter(refusal, walk.form()).filter(name -> !walk.leavesOut(name));
        if (taken) {
            failure = refusal;
        } else if (parameter.isPresent()) {
            events.add(walk.without(parameter.get(), refusal));
            call = null;
        } else if (walk.hasSchema() && ChatErrors.isAboutTheSchema(refusal, cause)) {
            events.add(walk.weaker(refusal));
            call = null;
        } else {
            failure = refusal;
        }
    }

    private Duration patience() {
        Duration usual =
                textCame ? provider.timeouts().idle() : provider.timeouts().response();
        if (deadline == null) {
            return usual;
        }
        long left = Math.max(0, deadline - System.nanoTime());
        return left < usual.toNanos() ? Duration.ofNanos(left) : usual;
    }

    private ProviderException silence() {
        boolean late = deadline != null && deadline - System.nanoTime() <= 0;
        String what = late
                ? "LangChain4j's answer was not complete within "
                        + request.timeout().orElseThrow()
                : "LangChain4j handed on nothing for " + patience();
        return ProviderException.of(Kind.TIMED_OUT, what + (textCame ? "" : ", and no text ahead of it"));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    private static ProviderException cancelled(String why) {
        return ProviderException.of(Kind.CANCELLED, "the request by LangChain4j was cancelled: " + why);
    }
}
