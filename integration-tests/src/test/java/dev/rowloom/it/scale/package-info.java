/** What many rows cost in memory and time. */
package dev.rowloom.it.scale;
