/**
 * How one database product differs from another: quoting, types, equality of text, sequences and bulk loading.
 *
 * <p>Reading DDL asks a dialect what a type name means; writing SQL asks it how to quote and how to load a cycle of
 * foreign keys. Nothing else in the library branches on a product.
 */
@NullMarked
package dev.rowloom.dialect;

import org.jspecify.annotations.NullMarked;
