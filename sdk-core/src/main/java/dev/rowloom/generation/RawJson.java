package dev.rowloom.generation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/** Objects and arrays within a row, as the model wrote them. */
final class RawJson {

    private static final JsonFactory STRICT = new JsonFactory();

    private RawJson() {}

    /**
     * Returns the text of the object or array that a parser stands at, and moves on to its end. What is no JSON but was read as
     * some, such as names without quotes, is put right; numbers keep their digits.
     *
     * @param text all that the parser reads
     * @param lenient what made the parser
     */
    static String of(JsonParser parser, String text, JsonFactory lenient) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        String raw = text.substring(start, (int) parser.currentLocation().getCharOffset());
        return isStrict(raw) ? raw : strict(raw, lenient);
    }

    private static boolean isStrict(String raw) {
        try (JsonParser parser = STRICT.createParser(raw)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String strict(String raw, JsonFactory lenient) throws IOException {
        StringWriter written = new StringWriter();
        try (JsonParser parser = lenient.createParser(raw);
                JsonGenerator copy = STRICT.createGenerator(written)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token.isNumeric()) {
                    copy.writeNumber(parser.getText());
                } else {
                    copy.copyCurrentEvent(parser);
                }
                token = parser.nextToken();
            }
        }
        return written.toString();
    }
}
