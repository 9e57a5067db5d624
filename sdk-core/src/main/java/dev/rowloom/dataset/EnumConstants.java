package dev.rowloom.dataset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the constant of an enumeration that a label of the database means. */
final class EnumConstants {

    private final Class<?> type;
    private final Map<String, Enum<?>> exact = new LinkedHashMap<>();
    private final Map<String, Enum<?>> plain = new LinkedHashMap<>();

    private EnumConstants(Class<?> type) {
        this.type = type;
        for (Object each : constants(type)) {
            Enum<?> constant = (Enum<?>) each;
            exact.put(constant.name(), constant);
            plain.putIfAbsent(Names.plain(constant.name()), constant);
        }
        // a label that the constant shows itself by
        exact.values().stream().toList().forEach(constant -> exact.putIfAbsent(constant.toString(), constant));
    }

    /** The constants are not public where the enumeration isn't. */
    private static List<Object> constants(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return constants == null ? List.of() : Arrays.asList(constants);
    }

    static Conversion conversion(Class<?> type) {
        EnumConstants constants = new EnumConstants(type);
        return carrier -> constants.find((String) carrier);
    }

    private Enum<?> find(String label) {
        Enum<?> constant = exact.get(label);
        constant = constant == null ? plain.get(Names.plain(label)) : constant;
        if (constant == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " has the constants " + constants(type));
        }
        return constant;
    }
}
