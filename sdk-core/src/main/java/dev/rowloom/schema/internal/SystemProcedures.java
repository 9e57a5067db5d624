package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads those calls of SQL Server's system procedures that say something of tables: comments, alias types, other names; and
 * statements in a constant text, which scripts use for what a batch can't hold, Oracle's {@code EXECUTE IMMEDIATE} included.
 */
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
    private static final List<String> RENAME = List.of("@objname", "@newname", "@objtype");
    private static final List<String> TYPE = List.of("@typename", "@phystype", "@nulltype");

    private final Reading reading;
    private final Names names;
    private final AnonymousBlock block;

    /**
     * Creates a reader.
     *
     * @param block reads the statements in a text
     */
    SystemProcedures(Reading reading, AnonymousBlock block) {
        this.reading = reading;
        this.names = reading.names();
        this.block = block;
    }

    /** Reads a call. */
    void read(Tokens in) {
        while (in.hasNext() && !in.acceptAny("EXEC", "EXECUTE")) {
            in.take();
        }
        if (in.atSymbol("(")) {
            execute(in.parenthesized());
            return;
        } else if (in.accept("IMMEDIATE")) {
            execute(in.rest());
            return;
        }
        String procedure = names.qualified(in).name().toLowerCase(Locale.ROOT);
        switch (procedure) {
            case "sp_addextendedproperty", "sp_updateextendedproperty" -> property(arguments(in, PROPERTY));
            case "sp_addtype" -> type(arguments(in, TYPE));
            case "sp_rename" -> rename(arguments(in, RENAME));
            case "sp_executesql" -> execute(Tokens.splitAtCommas(in.rest()).get(0));
            default -> {}
        }
    }

    // EXEC (N'CREATE UNIQUE INDEX …'); what a script puts together from variables is not known.
    private void execute(List<Token> text) {
        if (text.size() == 1) {
            block.execute(text.get(0));
        }
    }

    // sp_rename 'dbo.t.c', 'd', 'COLUMN'
    private void rename(Map<String, String> arguments) {
        List<Token> object = tokens(arguments.get("@objname"));
        String to = arguments.get("@newname");
        List<String> path =
                object.stream().filter(Token::isIdentifier).map(names::of).toList();
        if (path.isEmpty() || to == null) {
            return;
        }
        TableDraft table = reading.catalogue().table(named(path));
        TableDraft owner = path.size() < 2 ? null : reading.catalogue().table(named(path.subList(0, path.size() - 1)));
        String last = path.get(path.size() - 1);
        if ("COLUMN".equalsIgnoreCase(arguments.get("@objtype")) && owner != null) {
            new TableChanges(reading, owner).renameColumn(last, to);
        } else if ("INDEX".equalsIgnoreCase(arguments.get("@objtype")) && owner != null) {
            new TableChanges(reading, owner).renameConstraint(last, to);
        } else if (table != null) {
            TableChanges.renameTable(reading, table, TableName.of(to));
        } else {
            reading.catalogue().tables().forEach(each -> new TableChanges(reading, each).renameConstraint(last, to));
        }
    }

    private static TableName named(List<String> path) {
        int size = path.size();
        return new TableName(size > 1 ? path.get(size - 2) : null, path.get(size - 1));
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
