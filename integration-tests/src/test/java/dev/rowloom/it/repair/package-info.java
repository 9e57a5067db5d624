/** What a repair changes: as little as can be, the right parents, and no more time a row where there are more rows. */
@NullUnmarked
package dev.rowloom.it.repair;

import org.jspecify.annotations.NullUnmarked;
