package dev.rowloom.it.scale;

/** Writes the DDL of schemas with any number of tables, of the kinds of columns and keys that tables commonly have. */
final class ManyTables {

    private ManyTables() {}

    /** Returns PostgreSQL's DDL of that many tables, which refer to each other in chains, stars, junctions and to themselves. */
    static String ddl(int tables) {
        StringBuilder ddl = new StringBuilder();
        for (int i = 0; i < tables; i++) {
            ddl.append(i % 10 == 9 ? junction(i) : entity(i));
        }
        for (int i = 20; i < tables; i += 100) {
            // a cycle of ten tables
            ddl.append("ALTER TABLE ONLY entity_").append(i - 20).append(" ADD COLUMN latest_id bigint;\n");
            ddl.append("ALTER TABLE ONLY entity_")
                    .append(i - 20)
                    .append(" ADD CONSTRAINT entity_")
                    .append(i - 20)
                    .append("_latest_fk FOREIGN KEY (latest_id) REFERENCES entity_")
                    .append(i - 10)
                    .append(" (id) DEFERRABLE INITIALLY DEFERRED;\n");
        }
        return ddl.toString();
    }

    private static String entity(int number) {
        String name = "entity_" + number;
        String parent = number < 10 ? "" : """
                ,
                    CONSTRAINT %1$s_parent_fk FOREIGN KEY (parent_id) REFERENCES entity_%2$d (id) ON DELETE CASCADE\
                """.formatted(name, number - 10);
        return """
                CREATE TABLE %1$s (
                    id bigserial PRIMARY KEY,
                    parent_id bigint NOT NULL,
                    previous_id bigint REFERENCES %1$s (id),
                    code varchar(12) NOT NULL,
                    first_name varchar(40) NOT NULL,
                    last_name varchar(40),
                    email varchar(120) NOT NULL UNIQUE,
                    status varchar(10) DEFAULT 'new' NOT NULL,
                    quantity integer NOT NULL,
                    price numeric(10,2) NOT NULL,
                    is_active boolean DEFAULT true NOT NULL,
                    notes text,
                    valid_from date NOT NULL,
                    valid_to date,
                    created_at timestamp with time zone DEFAULT now() NOT NULL,
                    CONSTRAINT %1$s_code_key UNIQUE (parent_id, code),
                    CONSTRAINT %1$s_status_check CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying])::text[]))),
                    CONSTRAINT %1$s_quantity_check CHECK (quantity > 0 AND quantity <= 500),
                    CONSTRAINT %1$s_dates_check CHECK (valid_to >= valid_from)%2$s
                );
                CREATE INDEX %1$s_created_idx ON %1$s USING btree (created_at);
                COMMENT ON COLUMN %1$s.price IS 'net, in euros';
                """.formatted(name, parent);
    }

    /** Joins the two tables before it. */
    private static String junction(int number) {
        return """
                CREATE TABLE entity_%1$d (
                    left_id bigint NOT NULL REFERENCES entity_%2$d (id),
                    right_id bigint NOT NULL REFERENCES entity_%3$d (id),
                    ordinal smallint NOT NULL CHECK (ordinal BETWEEN 1 AND 32000),
                    id bigint NOT NULL UNIQUE,
                    PRIMARY KEY (left_id, right_id)
                );
                """.formatted(number, number - 1, number - 2);
    }
}
