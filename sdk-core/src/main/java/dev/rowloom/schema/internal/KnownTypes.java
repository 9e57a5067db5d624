package dev.rowloom.schema.internal;

import java.util.Set;

/** Types that are known by name only, but well enough to write values of them. */
public final class KnownTypes {

    /** The names, in lower case. */
    public static final Set<String> NAMES =
            Set.of(("point line lseg box path polygon circle tsvector tsquery hstore ltree lquery ltxtquery cube seg "
                            + "query_int lo pg_lsn xid xid8 cid tid pg_snapshot txid_snapshot jsonpath regclass regtype "
                            + "regproc regprocedure regrole regnamespace regconfig regdictionary refcursor isbn isbn13 ismn "
                            + "ismn13 issn issn13 ean13 upc int4multirange int8multirange nummultirange datemultirange "
                            + "tsmultirange tstzmultirange")
                    .split(" "));

    private KnownTypes() {}
}
