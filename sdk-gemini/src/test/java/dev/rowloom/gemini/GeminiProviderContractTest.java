package dev.rowloom.gemini;

import dev.rowloom.gemini.stub.Answer;
import dev.rowloom.gemini.stub.Answer.Ending;
import dev.rowloom.gemini.stub.GeminiStub;
import dev.rowloom.gemini.stub.Refusals;
import dev.rowloom.gemini.stub.Reply;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.testkit.Behaviour;
import dev.rowloom.provider.testkit.ModelProviderContract;
import dev.rowloom.provider.testkit.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class GeminiProviderContractTest extends ModelProviderContract {

    @Override
    protected TestService serve(Behaviour behaviour) {
        return new Service(behaviour);
    }

    private static final class Service implements TestService {

        private final GeminiStub stub = new GeminiStub();
        private final AtomicInteger calls = new AtomicInteger();
        private final CountDownLatch released = new CountDownLatch(1);
        private final GeminiProvider provider;

        Service(Behaviour behaviour) {
            stub.always(reply(behaviour));
            provider = GeminiProvider.builder()
                    .apiKey(secretOf(behaviour))
                    .baseUrl(stub.baseUrl())
                    .build();
        }

        private static String secretOf(Behaviour behaviour) {
            return behaviour == Behaviour.UNAUTHORISED ? "AIzaWrong-4711" : GeminiStub.KEY;
        }

        private Reply reply(Behaviour behaviour) {
            Answer answer = Answer.text(Behaviour.TEXT).chunks(5);
            return switch (behaviour) {
                case ANSWERS, UNAUTHORISED -> answer.thinking(7).cached(3);
                case WAITS_FOR_RELEASE ->
                    call -> {
                        call.event("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":"
                                + quoted(Behaviour.TEXT.substring(0, 20)) + "}],\"role\":\"model\"},\"index\":0}]}");
                        while (released.getCount() > 0) {
                            call.http().pause(Duration.ofMillis(1));
                        }
                        Answer.text(Behaviour.TEXT.substring(20)).send(call);
                    };
                case STALLS -> answer.ending(Ending.STALL, 1);
                case SILENT -> call -> call.http().stall();
                case OUT_OF_TOKENS ->
                    call -> Answer.text(Behaviour.TEXT.substring(0, 40))
                            .finish("MAX_TOKENS")
                            .send(call);
                case CUTS_BLUEPRINT ->
                    call -> {
                        String whole = Behaviour.BLUEPRINT;
                        (calls.getAndIncrement() == 0
                                        ? Answer.text(whole.substring(0, whole.length() - 40))
                                                .finish("MAX_TOKENS")
                                        : Answer.text(Behaviour.BLUEPRINT_LEFT))
                                .send(call);
                    };
                case REFUSES_SCHEMAS ->
                    call -> {
                        boolean structured = call.body()
                                        .at("/generationConfig/responseJsonSchema")
                                        .isObject()
                                || call.body().path("tools").isArray();
                        (structured ? Refusals.schema() : answer).send(call);
                    };
                case BREAKS_OFF -> answer.ending(Ending.RESET, 1);
                case ENDS_WITHOUT_REASON ->
                    Answer.text(Behaviour.TEXT.substring(0, 40)).ending(Ending.WITHOUT_REASON, Integer.MAX_VALUE);
                case FAILS_WITHIN ->
                    answer.errorAfter(
                            1, Refusals.json(503, "UNAVAILABLE", "The model is overloaded. Please try again later."));
                case RATE_LIMITED -> Refusals.perMinute("2.5s");
                case QUOTA_EXHAUSTED -> Refusals.perDay();
                case OVERLOADED -> Refusals.overloaded();
                case INTERNAL -> Refusals.internal();
                case INVALID_REQUEST ->
                    Refusals.error(
                            400,
                            "INVALID_ARGUMENT",
                            "The input token count (1048580) exceeds the maximum number of tokens allowed (1048576).");
                case BLOCKS_PROMPT -> Refusals.blockedPrompt("PROHIBITED_CONTENT");
                case BLOCKS_ANSWER ->
                    Answer.text(Behaviour.TEXT.substring(0, 40)).finish("SAFETY");
            };
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\"", "\\\"") + "\"";
        }

        @Override
        public ModelProvider provider() {
            return provider;
        }

        @Override
        public String model() {
            return "gemini-3.5-flash-lite";
        }

        @Override
        public String secret() {
            return "AIza"; // how every key begins
        }

        @Override
        public int requests() {
            return stub.calls().size();
        }

        @Override
        public void release() {
            released.countDown();
        }

        @Override
        public void close() {
            provider.close();
            try {
                stub.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
