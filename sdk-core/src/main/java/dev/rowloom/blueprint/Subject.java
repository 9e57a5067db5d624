package dev.rowloom.blueprint;

import java.util.List;

/**
 * What a row can be about, so that its columns agree.
 *
 * @since 0.1.0
 */
public enum Subject {
    /** A person. */
    PERSON("given", "family", "full", "reversed", "initials", "email", "username", "middle", "gender", "title"),
    /** A place to live or to deliver to. */
    PLACE(
            "street",
            "city",
            "region",
            "regionCode",
            "postcode",
            "country",
            "countryCode",
            "countryCode3",
            "latitude",
            "longitude",
            "timezone",
            "currency",
            "full",
            "phone"),
    /** A company. */
    COMPANY("name", "domain", "url", "email"),
    /** A product. */
    PRODUCT("name", "noun", "adjective", "slug", "category", "brand", "price", "weight"),
    /** A file: its name, its type and a number of bytes that is usual for it. */
    FILE("name", "extension", "mimeType", "bytes"),
    /** A job: its title, the department it is in and a yearly salary that is usual for it. */
    JOB("title", "department", "salary"),
    /** A payment card with the first digits of published test numbers and a check digit (ISO/IEC 7812-1). */
    CARD("scheme", "number", "code");

    private final List<String> parts;

    Subject(String... parts) {
        this.parts = List.of(parts);
    }

    /** Returns the names of the parts a column can show. */
    public List<String> parts() {
        return parts;
    }
}
