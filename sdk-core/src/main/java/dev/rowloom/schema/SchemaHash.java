package dev.rowloom.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes what bears on rows: tables and columns in their order, types, nullability, defaults, keys, foreign keys, CHECKs. */
final class SchemaHash {

    private SchemaHash() {}

    static String of(Schema schema) {
        StringBuilder text = new StringBuilder(schema.dialect().name()).append('\n');
        for (Table table : schema.tables()) {
            text.append(table.id()).append('\n');
            for (Column column : table.columns()) {
                text.append(column.name())
                        .append('\t')
                        .append(column.declaredType())
                        .append('\t');
                text.append(column.isNullable() ? "" : "NOT NULL").append('\t');
                text.append(column.defaultValue().orElse("")).append('\t');
                text.append(column.computedAs().orElse("")).append('\n');
            }
            for (UniqueKey key : table.uniqueKeys()) {
                text.append(key.kind()).append(' ').append(key.columns()).append('\n');
            }
            for (ForeignKey key : table.foreignKeys()) {
                text.append(key.columns())
                        .append(" -> ")
                        .append(key.parentTable())
                        .append(key.parentColumns());
                text.append('\n');
            }
            table.checks().forEach(check -> text.append(check.sql()).append('\n'));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
