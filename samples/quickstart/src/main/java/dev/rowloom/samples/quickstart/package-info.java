/** The quickstart program: a schema file in, loadable rows out. */
@NullMarked
package dev.rowloom.samples.quickstart;

import org.jspecify.annotations.NullMarked;
