package dev.rowloom.generation;

import java.util.List;
import java.util.Map;

/**
 * A complete row of an answer.
 *
 * @param container the name of the array that holds it, such as {@code rows}, or empty if that has none; the name of
 *     another table means that it is that one's row
 * @param cells one for each wanted column, in their order
 * @param extras what the row holds beyond those, by name
 */
record ParsedRow(String container, List<Cell> cells, Map<String, String> extras) {}
