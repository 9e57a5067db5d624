package dev.rowloom.schema.internal;

import dev.rowloom.RowloomException;
import java.util.List;

/** Reads one statement into the catalogue. */
final class StatementReader {

    private final Reading reading;

    StatementReader(Reading reading) {
        this.reading = reading;
    }

    /** Reads it; what is wrong with it becomes a diagnostic. */
    void read() {
        List<Token> tokens =
                reading.statement().tokens(reading.names().dialect().lexicalRules());
        try {
            dispatch(tokens);
        } catch (RowloomException e) {
            throw e;
        } catch (RuntimeException e) {
            reading.warn("the statement is not understood and left out ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private void dispatch(List<Token> tokens) {
        String[] head = new String[StatementKind.WORDS];
        int count = Math.min(head.length, tokens.size());
        for (int i = 0; i < count; i++) {
            head[i] = tokens.get(i).keyword();
        }
        Tokens in = new Tokens(tokens);
        switch (StatementKind.of(head, count)) {
            case CREATE_TABLE -> new CreateTableReader(reading).read(tokens);
            case ALTER_TABLE -> new AlterTableReader(reading).read(tokens);
            case CREATE_INDEX -> CreateIndexReader.read(reading, tokens);
            case CREATE_TYPE -> new TypeStatements(reading).createType(tokens);
            case CREATE_DOMAIN -> new TypeStatements(reading).createDomain(tokens);
            case ALTER_TYPE -> new TypeStatements(reading).alterType(tokens);
            case ALTER_DOMAIN -> new TypeStatements(reading).alterDomain(tokens);
            case CREATE_SEQUENCE -> new OtherStatements(reading).createSequence(in);
            case ALTER_SEQUENCE -> new OtherStatements(reading).alterSequence(in);
            case CREATE_SCHEMA -> createSchema(tokens);
            case DO_BLOCK -> new AnonymousBlock(reading, this::dispatch).read(tokens);
            case ALTER_SCHEMA -> new OtherStatements(reading).alterSchema(in);
            case DROP_SCHEMA -> new DropStatements(reading).schemas(in);
            case DROP_TYPE -> new DropStatements(reading).types(in);
            case DROP_INDEX -> new DropStatements(reading).indexes(in);
            case ALTER_INDEX -> new OtherStatements(reading).alterIndex(in);
            case CREATE_VIEW -> new OtherStatements(reading).createView(in);
            case CREATE_TRIGGER -> new NumberingTrigger(reading).read(in);
            case CREATE_FUNCTION -> {
                reading.catalogue().routines().function(reading, new Tokens(tokens));
                new FunctionReader(reading).read(in);
            }
            case CREATE_AGGREGATE -> reading.catalogue().routines().aggregate(reading, in);
            case COMMENT_ON -> new OtherStatements(reading).comment(in);
            case DROP_TABLE -> new DropStatements(reading).tables(in);
            case RENAME_TABLE -> new OtherStatements(reading).renameTables(in);
            case SEARCH_PATH -> new OtherStatements(reading).searchPath(in);
            case USE -> new OtherStatements(reading).use(in);
            case EXECUTE -> new SystemProcedures(reading, new AnonymousBlock(reading, this::dispatch)).read(in);
            case OTHER -> new SelectInto(reading).read(tokens);
        }
    }

    // CREATE SCHEMA hr CREATE TABLE … CREATE INDEX …: each element is a statement of its own, in that schema.
    private void createSchema(List<Token> tokens) {
        Tokens in = new Tokens(tokens);
        in.accept("CREATE", "SCHEMA");
        in.accept("IF", "NOT", "EXISTS");
        in.accept("AUTHORIZATION");
        List<String> before = reading.catalogue().searchPath();
        reading.catalogue().searchPath(List.of(reading.names().qualified(in).name()));
        int start = -1;
        int depth = 0;
        for (int i = in.position(); i < tokens.size(); i++) {
            depth += Tokens.depthChange(tokens.get(i));
            if (depth == 0 && tokens.get(i).isWord("CREATE")) {
                dispatch(start < 0 ? List.of() : tokens.subList(start, i));
                start = i;
            }
        }
        dispatch(start < 0 ? List.of() : tokens.subList(start, tokens.size()));
        reading.catalogue().searchPath(before);
    }
}
