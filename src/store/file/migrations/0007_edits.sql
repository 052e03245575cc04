-- What articles said before their sources changed them. `packed`, `size` and `sum` are as in
-- `bodies`, `until` is when the change was noticed. `told` is measured anew (without counters
-- and boxes of other news): 0 says that it is not known yet.
CREATE TABLE versions (
    no     INTEGER NOT NULL,
    until  INTEGER NOT NULL,
    title  TEXT NOT NULL,
    size   INTEGER NOT NULL,
    sum    INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (no, until)
);
UPDATE articles SET told = 0;
