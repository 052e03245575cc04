-- Copies of one release across sources: what tells them, and which article is one.
-- `sketch` is what `words::Sketch` makes of a text; `copy` says that an earlier article tells
-- the same. The texts that are here already are sketched later, a few at a time.

CREATE TABLE sketches (
    no     INTEGER PRIMARY KEY,
    day    INTEGER NOT NULL,
    sketch BLOB NOT NULL
);
CREATE INDEX sketches_day ON sketches(day);

CREATE TABLE unsketched (no INTEGER PRIMARY KEY);
INSERT INTO unsketched SELECT no FROM list;

ALTER TABLE list ADD COLUMN copy INTEGER NOT NULL DEFAULT 0;
UPDATE list SET copy = 1 WHERE no IN (SELECT no FROM articles WHERE story <> id);
CREATE INDEX list_copy ON list(source, read, starred) WHERE copy = 1;
