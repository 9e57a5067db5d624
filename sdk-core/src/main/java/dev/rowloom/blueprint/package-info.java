/**
 * How each column's values come about: a readable, versioned document with one rule for each column, that people review,
 * edit and commit.
 *
 * <p>{@link dev.rowloom.blueprint.Blueprint#infer(dev.rowloom.schema.Schema)} makes one from names, types, comments, keys
 * and checks alone. The JSON form is canonical: written, edited and read again it gives the same rows. A document is data:
 * it never holds code to run.
 *
 * <p>{@link dev.rowloom.blueprint.MeaningCatalogue} holds what names of columns mean; entries of a caller's own extend it and
 * win.
 */
@NullMarked
package dev.rowloom.blueprint;

import org.jspecify.annotations.NullMarked;
