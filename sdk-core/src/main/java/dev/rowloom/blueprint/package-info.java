/**
<<<<<<< HEAD
 * How each column's values come about: a readable, versioned document with one rule for each column, that people review,
 * edit and commit.
 *
 * <p>{@link dev.rowloom.blueprint.Blueprint#infer(dev.rowloom.schema.Schema)} makes one from the schema alone. A document
 * is data: it never holds code to run.
=======
 * How each column's values come about: one rule per column, in a document that people can read, edit and commit.
 *
 * <p>A blueprint is inferred from names, types, comments, keys and checks, or read from its JSON form. The canonical
 * form is versioned: written, edited and read again it gives the same rows. A plan is made from a schema, a blueprint,
 * row counts and a seed.
>>>>>>> build
 */
@NullMarked
package dev.rowloom.blueprint;

import org.jspecify.annotations.NullMarked;
