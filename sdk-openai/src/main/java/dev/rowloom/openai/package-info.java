/**
 * OpenAI's models, and those of compatible servers, as a provider.
 *
 * <p>{@link dev.rowloom.openai.OpenAiProvider#builder()} is the way in; with the jar on the class path, the id
 * {@code openai} finds it too. The jar alone sends nothing, whatever keys the environment holds.
 */
@NullMarked
package dev.rowloom.openai;

import org.jspecify.annotations.NullMarked;
