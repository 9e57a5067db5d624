package dev.rowloom.blueprint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts in words why a text is no JSON, without the words of the library that reads it. */
final class JsonFailure {

    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.{0,60})");

    private JsonFailure() {}

    /** Returns what is wrong, where, and what helps. */
    static String told(JsonProcessingException failure) {
        String place = failure.getLocation() == null
                ? ""
                : " in line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
        String message = String.valueOf(failure.getOriginalMessage());
        Matcher duplicate = DUPLICATE.matcher(message);
        if (failure instanceof StreamConstraintsException) {
            return "the document goes beyond the bounds" + place + ": " + BlueprintReader.BOUNDS + "; make it smaller";
        } else if (duplicate.find()) {
            return "no valid JSON" + place + ": the field '"
                    + duplicate.group(1).replaceAll("'.*", "") + "' is there twice; remove one";
        } else if (failure instanceof JsonEOFException) {
            return "no valid JSON" + place + ": the text ends too early; close every quote, brace and bracket";
        } else if (failure instanceof JsonTree.TrailingException) {
            return "no valid JSON" + place + ": something follows behind the end of the document; remove it";
        }
        return "no valid JSON" + place
                + ": a value, a quote, a comma or a colon is missing or misspelt there, or one is too many; correct it";
    }
}
