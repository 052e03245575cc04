-- Articles that were pruned: they are not taken for new when their source names them again.
-- `page`, `by_address` and `title` (a hash) tell the same page under another key.
CREATE TABLE gone (
    id         INTEGER PRIMARY KEY,
    source     INTEGER NOT NULL,
    page       INTEGER,
    by_address INTEGER NOT NULL,
    title      INTEGER NOT NULL
);
CREATE INDEX gone_page ON gone(page) WHERE page IS NOT NULL;
