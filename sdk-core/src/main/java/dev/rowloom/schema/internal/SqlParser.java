package dev.rowloom.schema.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.select.Select;

/**
 * JSqlParser under a time limit.
 *
 * <p>Parsing runs on one thread of its own, so that a parse that takes too long can be left; the parser is told to stop
 * and looks at that between productions. Close it to end the thread.
 */
final class SqlParser implements AutoCloseable {

    private static final int DEEPEST = 60;

    private final Duration limit;
    private long remaining;
    private ExecutorService executor = newExecutor();

    /** A text that the parser refuses. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Creates a parser.
     *
     * @param limit the longest that one text may take
     * @param total the longest that all texts together may take
     */
    SqlParser(Duration limit, Duration total) {
        this.limit = limit;
        this.remaining = total.toNanos();
    }

    /** Parses CREATE TABLE. */
    CreateTable table(String sql) throws RefusedException {
        return (CreateTable) parse(sql, CCJSqlParser::Statement);
    }

    /** Parses a query. */
    Select query(String sql) throws RefusedException {
        return parse(sql, parser -> {
            if (parser.Statement() instanceof Select select) {
                return select;
            }
            throw new RefusedException("it is no query");
        });
    }

    /** Parses a value or a condition. */
    Expression expression(String sql) throws RefusedException {
        // As a CHECK, so that the grammar tries conditions first and takes all of the text.
        return parse(sql, parser -> {
            Expression parsed = parser.Expression();
            if (parser.getNextToken().kind != 0) {
                throw new RefusedException("more than one expression");
            }
            return parsed;
        });
    }

    private interface Production<T> {
        T apply(CCJSqlParser parser) throws Exception;
    }

    private <T> T parse(String sql, Production<T> production) throws RefusedException {
        if (nesting(sql) > DEEPEST) {
            throw new RefusedException("more than " + DEEPEST + " parentheses are nested");
        }
        // The plain grammar is much the faster one; the complex one also takes what it refuses.
        try {
            return run(newParser(sql, false), production);
        } catch (RefusedException e) {
            return run(newParser(sql, true), production);
        }
    }

    private static CCJSqlParser newParser(String sql, boolean complex) {
        return new CCJSqlParser(new StringProvider(sql)).withAllowComplexParsing(complex);
    }

    private <T> T run(CCJSqlParser parser, Production<T> production) throws RefusedException {
        long nanos = Math.min(limit.toNanos(), remaining);
        if (nanos <= 0) {
            throw new RefusedException("the time for parsing is used up; raise the limit of parse time");
        }
        Callable<T> task = () -> production.apply(parser);
        Future<T> future = executor.submit(task);
        long start = System.nanoTime();
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(parser);
            throw new RefusedException("it takes longer than " + limit.toMillis() + " ms to parse");
        } catch (InterruptedException e) {
            abandon(parser);
            Thread.currentThread().interrupt();
            throw new RefusedException("parsing was interrupted");
        } catch (ExecutionException e) {
            throw new RefusedException(ParserMessage.brief(e.getCause()));
        } finally {
            remaining -= System.nanoTime() - start;
        }
    }

    // A thread that does not heed the request ends with its parse; the next text does not wait for it.
    private void abandon(CCJSqlParser parser) {
        parser.interrupted = true;
        executor.shutdownNow();
        executor = newExecutor();
    }

    private static ExecutorService newExecutor() {
        return Executors.newSingleThreadExecutor(task -> {
            // Nested expressions need a deep stack.
            Thread thread = new Thread(null, task, "rowloom-ddl-parser", 16L << 20);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static int nesting(String sql) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
