package dev.rowloom.provider;

/**
 * A piece of a model's answer.
 *
 * @since 0.1.0
 */
public sealed interface ModelEvent {

    /**
     * More text of the answer. Where the answer came as a function call, the text is the JSON of its arguments.
     *
     * @param text what to append; never empty, split anywhere
     */
    record TextDelta(String text) implements ModelEvent {}

    /**
     * The tokens counted so far, which replace those of an earlier event.
     *
     * @param tokens the counts
     */
    record Usage(TokenUsage tokens) implements ModelEvent {}

    /**
     * The end of the answer: nothing but {@link Usage}, {@link Answered} and {@link Unknown} follows.
     *
     * @param reason why the model stopped
     * @param detail the service's own word for it, such as {@code MAX_TOKENS}
     */
    record Finish(FinishReason reason, String detail) implements ModelEvent {}

    /**
     * The service refused the form in which the answer was asked, and a weaker one takes its place. Comes ahead of all text.
     *
     * <p>What was refused {@linkplain When#NOW now} is sent again when the next event is pulled, and not before: whoever
     * pulls may close the stream instead, and counts a request more.
     *
     * @param refused what was refused, such as {@code JSON_SCHEMA}
     * @param used what is asked next
     * @param reason the service's message, cut short
     * @param when whether this request was refused, or an earlier one
     */
    record Degraded(String refused, String used, String reason, When when) implements ModelEvent {

        /** When a form was refused. */
        public enum When {
            /** This request was refused, and is sent again. */
            NOW,
            /** An earlier request to the model was refused, so that this one begins with the weaker form. */
            EARLIER
        }

        /** A form that is refused now. */
        public Degraded(String refused, String used, String reason) {
            this(refused, used, reason, When.NOW);
        }
    }

    /**
     * What the service calls the answer. Comes once, ahead of text or behind it, or not at all.
     *
     * @param id the answer's id, or empty
     * @param model the model that answers, which may be another name than that asked for, or empty
     */
    record Answered(String id, String model) implements ModelEvent {}

    /**
     * Something that this version doesn't know, kept so that it can be recorded.
     *
     * @param name what the service calls it
     */
    record Unknown(String name) implements ModelEvent {}
}
