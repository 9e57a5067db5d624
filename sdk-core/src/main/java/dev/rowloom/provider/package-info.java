/**
 * The interface to language models: a request with a JSON Schema goes in, a stream of text events comes out.
 *
 * <p>A {@link dev.rowloom.provider.ModelProvider} knows nothing of tables. It is passed in by the caller, or found by its
 * id with {@link dev.rowloom.provider.ModelProviders}; a provider on the class path does nothing by itself. Every failure
 * is a {@link dev.rowloom.provider.ProviderException}, which says whether another try can help, and when. Providers
 * neither retry nor log: retries, limits and traces are the caller's business and the same for all of them.
 */
@NullMarked
package dev.rowloom.provider;

import org.jspecify.annotations.NullMarked;
