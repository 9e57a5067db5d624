/**
 * Anthropic's models as a provider.
 *
 * <p>{@link dev.rowloom.anthropic.AnthropicProvider#builder()} is the way in; with the jar on the class path, the id
 * {@code anthropic} finds it too. The jar alone sends nothing, whatever keys the environment holds.
 */
@NullMarked
package dev.rowloom.anthropic;

import org.jspecify.annotations.NullMarked;
