-- An index entry of PostgreSQL has at most 2,704 bytes: long texts that are indexed together have to share them.
CREATE TABLE article (
    id serial PRIMARY KEY,
    description text NOT NULL,
    body text NOT NULL,
    notes text,
    summary text NOT NULL,
    comment text NOT NULL,
    story text NOT NULL
);
CREATE INDEX article_words ON article (description, body, notes, summary, comment, story);
CREATE INDEX article_head ON article (lower(description), body);

-- A name with a hyphen goes on to the next point where a sequence is named by a text.
CREATE SEQUENCE "user-group_id_seq";
CREATE TABLE "user-group" (
    id integer DEFAULT nextval('user-group_id_seq') PRIMARY KEY,
    amount numeric NOT NULL CHECK (amount <> 'NaN'),
    ratio double precision CHECK (ratio < 'infinity' AND ratio > '-Infinity')
);
