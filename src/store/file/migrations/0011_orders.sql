-- What a person asked for while the line was down: an article's text (kind 0), or to see its page
-- in the browser (kind 1). Done in the order of `at` when the line is there again.
CREATE TABLE orders (
    no   INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    at   INTEGER NOT NULL,
    PRIMARY KEY (no, kind)
) WITHOUT ROWID;
CREATE TRIGGER orders_gone AFTER DELETE ON list BEGIN
    DELETE FROM orders WHERE no = old.no;
END;

-- The beginnings of pages whose answers were cut, as they came on the wire.
CREATE TABLE parts (
    no        INTEGER PRIMARY KEY,
    validator TEXT NOT NULL,
    encoding  TEXT NOT NULL,
    wire      BLOB NOT NULL
);
CREATE TRIGGER parts_gone AFTER DELETE ON list BEGIN
    DELETE FROM parts WHERE no = old.no;
END;
