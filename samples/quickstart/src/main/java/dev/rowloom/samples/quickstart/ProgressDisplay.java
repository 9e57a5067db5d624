package dev.rowloom.samples.quickstart;

import dev.rowloom.Progress;
import dev.rowloom.ProgressListener;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how far a run is; nothing of a run that is over before one could read it. */
abstract sealed class ProgressDisplay implements ProgressListener, AutoCloseable {

    private final long started = System.nanoTime();

    /** Returns the display that fits the console. */
    static ProgressDisplay on(Console console) {
        return switch (console.progress()) {
            case BAR -> new Bar(console.err(), console.width());
            case LINES -> new Lines(console.err());
        };
    }

    final long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    @Override
    public void close() {}

    /** A bar that is drawn again and again, and gone at the end. */
    private static final class Bar extends ProgressDisplay {

        private static final int AFTER_MILLIS = 300;
        private static final int EVERY_MILLIS = 200;

        private final PrintStream err;
        private final int width;
        private @Nullable ProgressBar bar;

        Bar(PrintStream err, int width) {
            this.err = err;
            this.width = width;
        }

        @Override
        public synchronized void onProgress(Progress progress) {
            if (bar == null && elapsedMillis() < AFTER_MILLIS) {
                return;
            }
            ProgressBar shown = bar == null ? shown(progress.total()) : bar;
            bar = shown;
            shown.stepTo(progress.rows());
            shown.setExtraMessage(" " + DisplayText.cut(DisplayText.printable(progress.table()), width / 4));
        }

        private ProgressBar shown(long total) {
            return new ProgressBarBuilder()
                    .setTaskName("Rows")
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(EVERY_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(err, width - 1))
                    .clearDisplayOnFinish()
                    .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                    .build();
        }

        @Override
        public synchronized void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** A line every ten seconds, for a log. */
    private static final class Lines extends ProgressDisplay {

        private static final int EVERY_MILLIS = 10_000;

        private final PrintStream err;
        private long next = EVERY_MILLIS;

        Lines(PrintStream err) {
            this.err = err;
        }

        @Override
        public synchronized void onProgress(Progress progress) {
            if (elapsedMillis() < next) {
                return;
            }
            next = elapsedMillis() + EVERY_MILLIS;
            err.println("rowloom: " + Counts.of(progress.rows(), "row") + " of "
                    + String.format(Locale.ROOT, "%,d", progress.total()) + " written, now table "
                    + DisplayText.printable(progress.table()));
        }
    }
}
