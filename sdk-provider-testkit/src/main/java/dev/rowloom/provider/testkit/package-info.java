/**
 * Tests whether a provider keeps to the contract of {@link dev.rowloom.provider.ModelProvider}.
 *
 * <p>Extend {@link dev.rowloom.provider.testkit.ModelProviderContract} and supply a service that behaves as each
 * {@link dev.rowloom.provider.testkit.Behaviour} says, on the loopback address.
 */
@NullMarked
package dev.rowloom.provider.testkit;

import org.jspecify.annotations.NullMarked;
