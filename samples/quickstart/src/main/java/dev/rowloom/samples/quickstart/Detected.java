package dev.rowloom.samples.quickstart;

import dev.rowloom.privacy.Detection;
import dev.rowloom.profile.Profile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which columns of a file hold personal data. */
final class Detected {

    private Detected() {}

    /**
     * Returns the lines of a CSV: column, label, confidence.
     *
     * @throws dev.rowloom.UsageException if there is no such file, or it can't be read
     */
    static List<String> lines(Path file) {
        Request.requireGiven("--detect", file);
        Request.requireFile("--detect", file);
        List<String> lines = new ArrayList<>();
        lines.add("column,label,confidence");
        for (Detection detection : Profile.detect(Profiled.table(file), Profiled.rows(file))) {
            lines.add(quoted(detection.column()) + "," + detection.data().label() + ","
                    + BigDecimal.valueOf(detection.confidence())
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString());
        }
        return lines;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
