/** What our evaluator finds is what the databases find. */
@NullMarked
package dev.rowloom.it.evaluation;

import org.jspecify.annotations.NullMarked;
