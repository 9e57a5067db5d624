package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.List;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** A view, whose query is looked at only when a table takes its columns from it. */
final class ViewDraft {

    /** Views on views beyond that are not followed. */
    private static final int DEEPEST = 16;

    final TableName name;
    private final List<String> named;
    private final Statement query;
    private final List<String> searchPath;
    private @Nullable List<QueryColumn> columns;
    private boolean read;

    /**
     * Creates a view.
     *
     * @param named the names of its first columns, where the statement lists them
     * @param query the place of its query
     * @param searchPath the schemas in which the query's names are looked for
     */
    ViewDraft(TableName name, List<String> named, Statement query, List<String> searchPath) {
        this.name = name;
        this.named = List.copyOf(named);
        this.query = query;
        this.searchPath = searchPath;
    }

    /**
     * Returns the columns; null where they can't be told.
     *
     * @param depth how many views the view is within
     */
    @Nullable
    List<QueryColumn> columns(ResultTypes types, int depth) {
        if (!read && depth < DEEPEST) {
            read = true;
            Reading reading = types.reading();
            List<Token> tokens = query.tokens(reading.names().dialect().lexicalRules());
            try {
                Select select =
                        reading.catalogue().queryParser().query(QueryText.sql(reading.names(), OfQuery.query(tokens)));
                columns = QueryRelations.renamed(
                        new QueryReader(types, searchPath, depth + 1)
                                .columns(select, null, OfQuery.texts(reading, query, tokens)),
                        named);
            } catch (SqlParser.RefusedException | UnresolvedQueryException e) {
                columns = null; // said where it is needed
            }
        }
        return columns;
    }
}
