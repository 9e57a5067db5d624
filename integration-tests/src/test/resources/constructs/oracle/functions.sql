CREATE TABLE plain (
    id NUMBER(10) PRIMARY KEY,
    d DATE NOT NULL CHECK (TRUNC(d) = d),
    d2 DATE CHECK (d2 = TRUNC(d2)),
    d3 DATE CHECK (TO_CHAR(d3, 'HH24:MI:SS') = '00:00:00'),
    d4 DATE CHECK (TO_CHAR(d4, 'HH24MISS') = '000000'),
    d5 DATE CHECK (TO_CHAR(d5, 'DD') = '01'),
    d6 DATE CHECK (TRUNC(d6, 'MM') = d6),
    d7 DATE CHECK (EXTRACT(YEAR FROM d7) >= 2010),
    d8 DATE UNIQUE CHECK (TRUNC(d8) = d8),
    code VARCHAR2(8) NOT NULL UNIQUE CHECK (SUBSTR(code, 1, 1) IN ('A', 'B', 'C')),
    code2 VARCHAR2(8) CHECK (SUBSTR(code2, 1, 2) = 'XY'),
    code3 VARCHAR2(8) CHECK (SUBSTR(code3, -1) IN ('1', '2')),
    st VARCHAR2(10) CHECK (DECODE(st, 'open', 1, 'shut', 1, 0) = 1),
    nv NUMBER(5) CHECK (NVL(nv, 0) >= 0),
    nv2 VARCHAR2(5) CHECK (NVL(nv2, 'N') IN ('Y', 'N')),
    nv3 NUMBER(3) CHECK (NVL2(nv3, nv3, 5) > 2),
    th NUMBER(5,-2),
    th2 NUMBER(5,-2) NOT NULL CHECK (th2 > 0),
    sm NUMBER(2,4),
    re VARCHAR2(20) CHECK (REGEXP_LIKE(re, '^[a-z]{3}[0-9]+$', 'i')),
    re2 VARCHAR2(60) CHECK (REGEXP_LIKE(re2, '^[[:alpha:]]+$')),
    re3 VARCHAR2(60) CHECK (REGEXP_INSTR(re3, '[^0-9]') = 0),
    re4 VARCHAR2(60) CHECK (REGEXP_COUNT(re4, '@') = 1),
    js CLOB CHECK (js IS JSON),
    jb BLOB CHECK (jb IS JSON),
    jn BLOB NOT NULL CHECK (jn IS JSON (STRICT)),
    jv VARCHAR2(400) CONSTRAINT jvj CHECK (jv IS JSON),
    up VARCHAR2(20) CHECK (up = UPPER(up)),
    ic VARCHAR2(20) CHECK (up = INITCAP(ic) OR ic = TRIM(ic)),
    lp VARCHAR2(20) CHECK (LENGTHB(lp) <= 10),
    ins VARCHAR2(20) CHECK (INSTR(ins, ' ') = 0),
    tn VARCHAR2(8) CHECK (TO_NUMBER(tn) > 0),
    md NUMBER(6) CHECK (MOD(md, 5) = 0),
    gr NUMBER(6) CHECK (GREATEST(gr, 10) = gr),
    tr VARCHAR2(12) CHECK (TRANSLATE(tr, 'x0123456789', 'x') IS NULL)
);
CREATE TYPE person_t AS OBJECT (id NUMBER(6), name VARCHAR2(40), born DATE);
/
CREATE TABLE people OF person_t (PRIMARY KEY (id), name NOT NULL);
CREATE TABLE people2 OF person_t (CONSTRAINT p2 PRIMARY KEY (id), CHECK (name = UPPER(name))) OBJECT IDENTIFIER IS PRIMARY KEY;
CREATE TABLE keyed (code CHAR(4) PRIMARY KEY CHECK (SUBSTR(code, 1, 1) IN ('E', 'F')), n NUMBER(4));
CREATE TABLE kids (id NUMBER(6) PRIMARY KEY, code CHAR(4) NOT NULL REFERENCES keyed (code));
