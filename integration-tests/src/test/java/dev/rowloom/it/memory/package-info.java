/** What rows cost in memory. */
package dev.rowloom.it.memory;
