/**
 * Any streaming chat model of LangChain4j as a provider.
 *
 * <p>{@link dev.rowloom.langchain4j.LangChain4jProvider#of} is the way in. It is not found by an id: a model of LangChain4j is
 * an object that the caller has made.
 */
@NullMarked
package dev.rowloom.langchain4j;

import org.jspecify.annotations.NullMarked;
