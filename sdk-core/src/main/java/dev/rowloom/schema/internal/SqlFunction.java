package dev.rowloom.schema.internal;

import java.util.List;

/**
 * A function of the script that is one expression of its arguments.
 *
 * @param schema the schema it was created in, or an empty text
 * @param parameters the names of the parameters; an empty text for those without
 * @param types the parameters as declared, to tell functions of one name apart
 * @param body the tokens of the expression
 */
record SqlFunction(String schema, List<String> parameters, String types, List<Token> body) {

    SqlFunction {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }
}
