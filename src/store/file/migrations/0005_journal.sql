-- What a person did, newest last, as packed steps: those that take it back, or where it was taken
-- back those that do it again.
CREATE TABLE journal (
    no     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    deed   TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    steps  BLOB NOT NULL
);
