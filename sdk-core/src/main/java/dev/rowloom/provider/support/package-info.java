/**
 * What providers share; for those who write one.
 *
 * <p>A provider that talks to a service by HTTP says what is particular to its service in a {@link dev.rowloom.provider.support.WireFormat}: the JSON of a
 * request, the events of an answer, the meaning of a refusal. {@link dev.rowloom.provider.support.HttpTransport} does the
 * rest: it sends by the JDK's client, hands out each event with its last byte, bounds silence, asks again in a weaker form
 * where a schema is refused and remembers that, and closes from any thread. A provider has no thread of its own, retries
 * nothing and logs nothing. One over another library takes {@link dev.rowloom.provider.support.AnswerLadder} and
 * {@link dev.rowloom.provider.support.ServiceErrors} alone.
 */
@NullMarked
package dev.rowloom.provider.support;

import org.jspecify.annotations.NullMarked;
