package dev.rowloom.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call of a chat model. What it pushes waits here to be pulled; when enough waits, the model does, too. The call has a
 * thread of its own, for some models don't return from it until the answer is complete.
 */
final class ChatCall implements StreamingChatResponseHandler {

    private static final int WINDOW = 256;
    private static final long LOOK_MILLIS = 20;

    /** What can happen next. */
    sealed interface Signal {}

    /** More text of the answer. */
    record Text(String text) implements Signal {}

    /** A sign of life. */
    record Life() implements Signal {}

    /** The answer is complete. */
    record Complete(ChatResponse response) implements Signal {}

    /** Something that the service sent and LangChain4j doesn't know, in words that hold it. */
    record Raw(String event) implements Signal {}

    /** The call failed. */
    record Failed(Throwable cause) implements Signal {}

    /** The call was closed on this side. */
    record Closed() implements Signal {}

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(WINDOW);
    private final Thread thread;
    private boolean partsOfTool;
    private volatile boolean closed;
    private volatile @Nullable StreamingHandle handle;

    ChatCall(StreamingChatModel model, ChatRequest request) {
        this.thread = new Thread(() -> ask(model, request), "rowloom-langchain4j");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for the next signal; null if none came in time. */
    @Nullable
    Signal next(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        Signal signal = null;
        while (signal == null && !closed && until - System.nanoTime() > 0) {
            long wait = Math.min(until - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            signal = signals.poll(wait, TimeUnit.NANOSECONDS);
        }
        return closed ? new Closed() : signal;
    }

    /** Ends the call as far as the model lets it. */
    void close() {
        closed = true;
        StreamingHandle known = handle;
        if (known != null) {
            known.cancel();
        }
        thread.interrupt();
    }

    private void ask(StreamingChatModel model, ChatRequest request) {
        try {
            model.chat(request, this);
        } catch (Throwable e) { // an Error, too: who waits for the answer has to hear of it
            put(new Failed(e));
        }
    }

    @Override
    public void onPartialResponse(String text) {
        put(new Text(text));
    }

    @Override
    public void onPartialResponse(PartialResponse response, PartialResponseContext context) {
        keep(context.streamingHandle());
        put(new Text(response.text()));
    }

    @Override
    public void onPartialThinking(PartialThinking thinking) {
        put(new Life());
    }

    @Override
    public void onPartialToolCall(PartialToolCall tool) {
        partsOfTool = true;
        put(new Text(tool.partialArguments()));
    }

    @Override
    public void onPartialToolCall(PartialToolCall tool, PartialToolCallContext context) {
        keep(context.streamingHandle());
        onPartialToolCall(tool);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall tool) {
        if (!partsOfTool) {
            put(new Text(tool.toolExecutionRequest().arguments()));
        }
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        put(new Raw(String.valueOf(event)));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        put(new Complete(response));
    }

    @Override
    public void onError(Throwable error) {
        put(new Failed(error));
    }

    private void keep(StreamingHandle newHandle) {
        handle = newHandle;
        if (closed) {
            newHandle.cancel();
        }
    }

    /** Waits for room; what comes after the end of the call is passed over. */
    private void put(Signal signal) {
        boolean in = false;
        try {
            while (!in && !closed) {
                in = signals.offer(signal, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by close
        }
    }
}
