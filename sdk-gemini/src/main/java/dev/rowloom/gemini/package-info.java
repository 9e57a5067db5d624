/**
 * Google's Gemini models as a provider.
 *
 * <p>{@link dev.rowloom.gemini.GeminiProvider#builder()} is the way in; with the jar on the class path, the id
 * {@code gemini} finds it too. The jar alone sends nothing, whatever keys the environment holds.
 */
@NullMarked
package dev.rowloom.gemini;

import org.jspecify.annotations.NullMarked;
