package dev.rowloom.provider;

/**
 * Sends requests to the models of one service.
 *
 * <p>Implementations are safe for use by several threads at a time. They make each request once: no retry, no waiting
 * for a limit. They keep credentials out of exceptions, of {@code toString()} and of anything else that they hand out.
 *
 * @since 0.1.0
 */
public interface ModelProvider extends AutoCloseable {

    /** Returns the name by which the provider is asked for, such as {@code gemini}: lower case, stable. */
    String id();

    /**
     * Returns what a model can do. Doesn't ask the service: a model that the provider doesn't know gets what is safe to
     * assume.
     *
     * @param model the model's name as the service spells it
     */
    Capabilities capabilities(String model);

    /** Returns which service is asked, for traces and metrics. If not overridden, what follows from the {@link #id()}. */
    default ModelService service() {
        return ModelService.of(id());
    }

    /**
     * Begins a request and returns at once; what the service says, its refusals included, comes out of the stream.
     *
     * @param request what to ask
     * @return the answer as it comes; the caller closes it
     * @throws ProviderException of kind {@link ProviderException.Kind#CANCELLED} if this provider is closed
     */
    ModelStream open(ModelRequest request);

    /** Closes the streams that are still open, and frees what they shared. Doing so again has no effect. */
    @Override
    void close();
}
