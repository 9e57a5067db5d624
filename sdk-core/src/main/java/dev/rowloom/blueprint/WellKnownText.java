package dev.rowloom.blueprint;

/** Geometry as the OpenGIS well-known text of one pair of coordinates or a few, within the range of degrees. */
final class WellKnownText {

    private static final String AT = "-?[1-9][0-9]\\.[0-9]{4} -?[1-6][0-9]\\.[0-9]{4}";
    private static final String RING = "\\(0 0,[1-9] 0,[1-9] [1-9],0 [1-9],0 0\\)";
    private static final String PATH = "\\(" + AT + "," + AT + "\\)";

    private WellKnownText() {}

    /** Returns the pattern of values of a type. */
    static String pattern(String type) {
        return switch (type) {
            case "linestring" -> "LINESTRING" + PATH;
            case "polygon" -> "POLYGON\\(" + RING + "\\)";
            case "multipoint" -> "MULTIPOINT" + PATH;
            case "multilinestring" -> "MULTILINESTRING\\(" + PATH + "\\)";
            case "multipolygon" -> "MULTIPOLYGON\\(\\(" + RING + "\\)\\)";
            case "geometrycollection", "geomcollection" -> "GEOMETRYCOLLECTION\\(POINT\\(" + AT + "\\)\\)";
            default -> "POINT\\(" + AT + "\\)";
        };
    }
}
