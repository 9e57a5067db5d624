package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads those calls of SQL Server's system procedures that say something of tables: comments and alias types. */
final class SystemProcedures {

    private static final List<String> PROPERTY = List.of(
            "@name",
            "@value",
            "@level0type",
            "@level0name",
            "@level1type",
            "@level1name",
            "@level2type",
            "@level2name");
    private static final List<String> TYPE = List.of("@typename", "@phystype", "@nulltype");

    private final Reading reading;
    private final Names names;

    SystemProcedures(Reading reading) {
        this.reading = reading;
        this.names = reading.names();
    }

    /** Reads a call. */
    void read(Tokens in) {
        in.take();
        String procedure = names.qualified(in).name().toLowerCase(Locale.ROOT);
        switch (procedure) {
            case "sp_addextendedproperty", "sp_updateextendedproperty" -> property(arguments(in, PROPERTY));
            case "sp_addtype" -> type(arguments(in, TYPE));
            default -> {}
        }
    }

    /** Returns the arguments by name; those without a name are given theirs by position. */
    private static Map<String, String> arguments(Tokens in, List<String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        int position = 0;
        for (List<Token> argument : Tokens.splitAtCommas(in.rest())) {
            boolean named = argument.size() > 2 && argument.get(1).isSymbol("=");
            String parameter = named
                    ? argument.get(0).text().toLowerCase(Locale.ROOT)
                    : position < parameters.size() ? parameters.get(position) : "";
            values.put(parameter, argument.get(named ? 2 : 0).text());
            position++;
        }
        return values;
    }

    private void property(Map<String, String> arguments) {
        String schema = arguments.get("@level0name");
        String tableName = arguments.get("@level1name");
        boolean description = "MS_Description".equalsIgnoreCase(arguments.get("@name"));
        if (!description || tableName == null || !"table".equalsIgnoreCase(arguments.get("@level1type"))) {
            return;
        }
        TableDraft table = reading.catalogue().table(new TableName(schema, tableName));
        if (table != null) {
            comment(table, arguments);
        }
    }

    private void comment(TableDraft table, Map<String, String> arguments) {
        String value = arguments.get("@value");
        String columnName = arguments.get("@level2name");
        ColumnDraft column = columnName == null ? null : table.column(names, columnName);
        if (columnName == null) {
            table.comment = value;
        } else if (column != null && "column".equalsIgnoreCase(arguments.get("@level2type"))) {
            column.comment = value;
        }
    }

    // sp_addtype 'id', 'varchar(11)', 'NOT NULL'
    private void type(Map<String, String> arguments) {
        String name = arguments.get("@typename");
        String base = arguments.get("@phystype");
        if (name != null && base != null) {
            List<Token> definition = new ArrayList<>(tokens(base));
            definition.addAll(tokens(arguments.get("@nulltype")));
            new TypeStatements(reading).alias(name, new Tokens(definition));
        }
    }

    private List<Token> tokens(@Nullable String sql) {
        return sql == null ? List.of() : Lexer.tokens(sql, names.dialect().lexicalRules());
    }
}
