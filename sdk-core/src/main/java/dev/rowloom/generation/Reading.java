package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport.Counted;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One answer while it comes, whatever is asked for. Used by one thread. */
abstract class Reading {

    private final ModelRequest request;
    private final Time time;
    private final StringBuilder text = new StringBuilder();
    private final List<String> degraded = new ArrayList<>();
    private TokenUsage usage = TokenUsage.NONE;
    private Counted counted = Counted.BY_SERVICE;
    private int estimated;
    private long written;
    private String finish = "";
    private boolean cut;
    private @Nullable ProviderException failure;
    private String stopped = "";
    private String form;
    private int sent;
    private Duration held = Duration.ZERO;
    private long start;
    private Duration elapsed = Duration.ZERO;

    Reading(ModelRequest request, String form, Time time) {
        this.request = request;
        this.form = form;
        this.time = time;
        this.start = time.nanoTime();
    }

    /** Takes a piece of text ahead of its being kept, and returns whether more are wanted. */
    abstract boolean read(String delta);

    /** Returns how much came of what was asked for; an answer that breaks with nothing of it has failed. */
    abstract int received();

    /** The answer came to its end or broke. */
    void done() {
        // not everyone waits for it
    }

    void begin() {
        start = time.nanoTime();
        sent = Math.max(1, sent);
    }

    /** Takes an event, and returns whether more are wanted. */
    boolean take(ModelEvent event, RunObserver.ObservedCall observed) {
        if (event instanceof ModelEvent.TextDelta delta) {
            observed.chunk();
            boolean more = read(delta.text());
            text.append(delta.text());
            return more;
        } else if (event instanceof ModelEvent.Usage said) {
            usage = said.tokens();
        } else if (event instanceof ModelEvent.Finish end) {
            finish = end.detail().isEmpty() ? end.reason().name() : end.detail();
            cut = end.reason() == FinishReason.MAX_TOKENS;
        } else if (event instanceof ModelEvent.Answered name) {
            observed.answered(name);
        } else if (event instanceof ModelEvent.Degraded step) {
            form = step.used();
            degraded.add(
                    step.when() == ModelEvent.Degraded.When.EARLIER
                            ? step.refused() + " was refused earlier, " + step.used() + " was asked for"
                            : step.refused() + " was refused, " + step.used() + " was asked for: " + step.reason());
        }
        return true;
    }

    /** The request is sent again in a weaker form. */
    void sentAgain() {
        sent++;
    }

    void held(Duration wait) {
        held = held.plus(wait);
    }

    void failed(ProviderException broken) {
        failure = broken;
    }

    void stopped(RunStoppedException reason) {
        stopped = reason.code().name();
    }

    /** Reads an answer that was kept as if it came anew. */
    void replay(StoredAnswer stored) {
        form = stored.form().isEmpty() ? form : stored.form();
        read(stored.text());
        text.append(stored.text());
        usage = stored.usage();
        counted = stored.counted();
        finish = stored.finish();
        cut = stored.cut();
        degraded.addAll(stored.degraded());
        failure = stored.failure() == null ? null : ProviderException.of(stored.failure(), stored.message());
        end();
    }

    void end() {
        done();
        elapsed = since();
    }

    /** Returns the time since it began. */
    final Duration since() {
        return Duration.ofNanos(time.nanoTime() - start);
    }

    /** Returns the tokens: those of an answer that ended ahead of the service's count by estimate. */
    final TokenUsage usage() {
        if (estimated != text.length()) {
            estimated = text.length();
            written = TokenEstimate.of(text.toString());
        }
        boolean begun = finish.isEmpty() && usage.output() < written / 4; // a count from the answer's beginning
        if (begun || usage.output() == 0 && !text.isEmpty()) {
            long prompt = TokenEstimate.of(request.systemText()) + TokenEstimate.of(request.userText());
            usage = new TokenUsage(Math.max(usage.input(), prompt), written, usage.thinking(), usage.cached());
            counted = Counted.BY_ESTIMATE;
        }
        return usage;
    }

    /** Returns the tokens that the service counted; estimates of ours are no measurement. */
    final TokenUsage measured() {
        TokenUsage all = usage();
        return counted == Counted.BY_SERVICE ? all : TokenUsage.NONE;
    }

    final StoredAnswer stored() {
        ProviderException broken = failure;
        String message = broken == null || broken.getMessage() == null ? "" : broken.getMessage();
        ProviderException.Kind kind = broken == null ? null : broken.kind();
        return new StoredAnswer(
                received(), text.toString(), finish, cut, kind, message, usage(), counted, degraded, form);
    }

    final ModelRequest request() {
        return request;
    }

    final String text() {
        return text.toString();
    }

    final String finish() {
        return finish;
    }

    final boolean isCut() {
        return cut;
    }

    final @Nullable ProviderException failure() {
        return failure;
    }

    /** Returns why it was not sent to its end, or empty. */
    final String stop() {
        return stopped;
    }

    final Counted counted() {
        return counted;
    }

    final List<String> degraded() {
        return degraded;
    }

    final String form() {
        return form;
    }

    /** Returns how many requests the service got. */
    final int sent() {
        return sent;
    }

    final Duration held() {
        return held;
    }

    final Duration elapsed() {
        return elapsed.isZero() ? since() : elapsed;
    }
}
