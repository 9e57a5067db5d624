package dev.rowloom.validation.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.rowloom.validation.FindingKind;
import dev.rowloom.validation.Severity;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tests whether text is one JSON document. */
final class JsonTest implements TypeTests.TypeTest {

    private static final JsonFactory JSON = new JsonFactory();

    private final Problem malformed;
    private final Problem deep;

    JsonTest(TypeTests tests) {
        this.malformed = tests.refused(FindingKind.TYPE, "is no JSON document", "write one JSON document (RFC 8259)");
        this.deep = tests.problem(
                Severity.POSSIBLE,
                FindingKind.TYPE,
                "is nested too deep or has too long a number to be read",
                "write a simpler document");
    }

    @Override
    public @Nullable Problem test(Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return malformed;
            }
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null ? null : malformed;
        } catch (StreamConstraintsException e) {
            return deep;
        } catch (IOException e) {
            return malformed;
        }
    }
}
