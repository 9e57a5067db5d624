package dev.rowloom.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Derives file names from table ids, so that every id gives a name that is safe on every file system.
 *
 * <p>Bytes outside {@code [A-Za-z0-9._-]} are percent-encoded, as are a leading dot and the first letter of the names
 * that Windows keeps for devices. Names that differ in letter case alone are numbered from the second on:
 * {@code orders.csv}, {@code Orders-2.csv}.
 */
final class FileNames {

    /** Leaves room for a number, the ending and {@code .part} in the 255 bytes of most file systems. */
    private static final int MAX_LENGTH = 200;

    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    private FileNames() {}

    /** Returns the names by id, in the order of the ids; the ending has its dot. */
    static Map<String, String> of(List<String> ids, String ending) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        List<String> colliding = new ArrayList<>();
        for (String id : ids) {
            String name = encode(id);
            names.put(id, name + ending);
            if (!taken.add(fold(name))) {
                colliding.add(id);
            }
        }
        // numbered last, so that a table whose own name looks numbered keeps it
        for (String id : colliding) {
            String name = encode(id);
            int number = 2;
            while (!taken.add(fold(name + "-" + number))) {
                number++;
            }
            names.put(id, name + "-" + number + ending);
        }
        return names;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String encode(String id) {
        StringBuilder name = new StringBuilder();
        boolean first = id.startsWith(".") || isDevice(id);
        for (byte b : id.getBytes(UTF_8)) {
            int length = name.length();
            if (first || !isPlain(b)) {
                name.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            } else {
                name.append((char) b);
            }
            if (name.length() > MAX_LENGTH) {
                name.setLength(length);
                break;
            }
            first = false;
        }
        return name.isEmpty() ? "%" : name.toString();
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || "._-".indexOf(b) >= 0;
    }

    private static boolean isDevice(String id) {
        int dot = id.indexOf('.');
        String base = fold(dot < 0 ? id : id.substring(0, dot));
        return DEVICES.contains(base) || base.matches("(com|lpt)[0-9]");
    }
}
