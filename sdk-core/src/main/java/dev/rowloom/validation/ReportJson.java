package dev.rowloom.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A report as a tree of JSON. */
final class ReportJson {

    private ReportJson() {}

    static ObjectNode of(ValidationReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("valid", report.isValid()).put("integrity", word(report.integrity()));
        ObjectNode rows = json.putObject("rows");
        report.rows().forEach(rows::put);
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> findings.add(of(finding)));
        ArrayNode notChecked = json.putArray("notChecked");
        report.notChecked()
                .forEach(it -> notChecked
                        .addObject()
                        .put("table", it.table())
                        .put("constraint", it.constraint())
                        .put("reason", it.reason()));
        return json;
    }

    private static ObjectNode of(Finding finding) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("severity", word(finding.severity())).put("kind", word(finding.kind()));
        json.put("table", finding.table());
        if (finding.constraint() != null) {
            json.put("constraint", finding.constraint());
        }
        if (!finding.columns().isEmpty()) {
            ArrayNode columns = json.putArray("columns");
            finding.columns().forEach(columns::add);
        }
        json.put("rows", finding.rows()).put("message", finding.message());
        if (!finding.examples().isEmpty()) {
            ArrayNode examples = json.putArray("examples");
            finding.examples().forEach(example -> examples.add(of(example)));
        }
        return json;
    }

    private static ObjectNode of(Finding.Example example) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("row", example.row());
        ObjectNode values = json.putObject("values");
        example.values().forEach(values::put);
        if (example.otherRow() != null) {
            json.put("otherRow", example.otherRow());
        }
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
