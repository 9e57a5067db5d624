/**
 * Makes rows: every value is a pure function of its address (table, row, column), so that any row can be made anywhere,
 * in any order, on any thread.
 *
 * <p>A {@link dev.rowloom.engine.DataPlan} is proven feasible before the first row; it hands out
 * {@linkplain dev.rowloom.engine.Row rows} for people and {@linkplain dev.rowloom.engine.RowBatch batches} for sinks.
 *
 * <p>Where to look, by what a change is about (what is not public is named by its class):
 *
 * <ul>
 *   <li><b>Planning.</b> {@code Planner} goes through it: {@code TableModel} and {@code TablePlanning} hold what is known of a
 *       table before its row count, {@code RowCounts} settles the counts, {@code TableCompiler} makes a {@code TableProgram}
 *       of it with {@code ColumnCompiler} and {@code ReferenceCompiler}.
 *   <li><b>Rules to values.</b> {@code LongRules} for numbers and times, {@code TextRules} for text, {@code SubjectRules} for
 *       persons, places and companies; {@code Distinct…} for the same where no value may come twice. The programs they make
 *       are {@code Longs}, {@code Texts}, {@code Composed}, {@code Emails}, {@code Template} and their like.
 *   <li><b>Keys.</b> {@code KeyPlanner} decides how each is held, {@code KeyHolding} has the ways, {@code KeyReading} and
 *       {@code KeyAtoms} what they go by; {@code PartialKeys} and {@code Switch} for predicates, {@code ClashingNulls} and
 *       {@code Residues} where nulls are equal, {@code KeyExpressions} for expressions, {@code Exclusions} and {@code Ranges}
 *       for exclusion constraints, {@code KeyCircles} and {@code KeyMirrors} for keys that go round.
 *   <li><b>Foreign keys.</b> {@code TableReferences} says which are followed; {@code References}, {@code OwnerLayout} and
 *       {@code ScopedReferences} choose parents; {@code Scopes} and {@code RowIndex} where columns are shared;
 *       {@code UnlikeReferences} and {@code OrderedReferences} where CHECKs compare two of them.
 *   <li><b>CHECKs.</b> {@code CheckPlanning} groups columns, {@code GroupCompiler} makes their branches, {@code GroupMaker} the
 *       rows, with {@code Trial}, {@code Redrawn} and {@code NearBound} where one fails; {@code Equations} compute columns,
 *       {@code MatchingTexts} and {@code TextGuesses} find texts, {@code CheckProbe} looks whether it all comes true.
 *   <li><b>Orders between columns.</b> {@code OrderGraph}, {@code OrderBounds} and {@code OrderDecks}, made ready by
 *       {@code ColumnOrders}.
 *   <li><b>A caller's own rules.</b> {@code OverrideReview}, {@code OverrideConflicts}, {@code ForeignValues} and
 *       {@code FunctionTests} hold them against the schema.
 *   <li><b>Running.</b> {@code Frame} has the cells of some rows while they are made; {@code LongVector} and
 *       {@code BytesVector} hold them, {@code RowCursor} hands them out.
 *   <li><b>Chance.</b> {@code Mix}, {@code Streams}, {@code Permutation}, {@code Urn}, {@code Deck}, {@code NullMask}: integers
 *       only, the same on every machine.
 * </ul>
 */
@NullMarked
package dev.rowloom.engine;

import org.jspecify.annotations.NullMarked;
