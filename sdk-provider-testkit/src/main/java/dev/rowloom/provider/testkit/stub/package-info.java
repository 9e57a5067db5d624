/**
 * Stand-ins of model services on the loopback address, which a provider's tests can send to: real connections, with every
 * way in which they can go wrong.
 *
 * <p>{@link dev.rowloom.provider.testkit.stub.ServiceStub} serves what a
 * {@link dev.rowloom.provider.testkit.stub.StubWire} says of one service's wire format.
 */
@NullMarked
package dev.rowloom.provider.testkit.stub;

import org.jspecify.annotations.NullMarked;
