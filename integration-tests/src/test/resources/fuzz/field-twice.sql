CREATE TYPE person_t AS OBJECT (id NUMBER(6), name VARCHAR2(40), name VARCHAR2(20))
/
CREATE TABLE people OF person_t (PRIMARY KEY (id));
