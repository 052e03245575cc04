-- The index with the text before the title: an entry names its column unless that is the first,
-- and nearly all entries are of texts. A quarter of the index was that name.
-- The index of an older file stays what is asked until `search_next` holds all articles and takes
-- its place; `unindexed` are those that it lacks. `rank` weighs a title eight times as much.

INSERT INTO search(search, rank) VALUES ('rank', 'bm25(8.0, 1.0)');

CREATE VIRTUAL TABLE search_next USING fts5(
    body, title,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search_next(search_next, rank) VALUES ('hashsize', 8388608);
INSERT INTO search_next(search_next, rank) VALUES ('automerge', 8);
INSERT INTO search_next(search_next, rank) VALUES ('crisismerge', 24);
INSERT INTO search_next(search_next, rank) VALUES ('rank', 'bm25(1.0, 8.0)');

CREATE TABLE unindexed (no INTEGER PRIMARY KEY);
INSERT INTO unindexed SELECT no FROM list;

CREATE TRIGGER unindexed_more AFTER INSERT ON bodies BEGIN
    INSERT OR IGNORE INTO unindexed (no) VALUES (new.no);
END;
CREATE TRIGGER unindexed_less AFTER DELETE ON list BEGIN
    DELETE FROM unindexed WHERE no = old.no;
    DELETE FROM search_next WHERE rowid = old.no;
END;

-- When what an article says was last changed, in microseconds since 1970: of two texts of the same extent
-- that come in bundles, the one that was changed later stands.
CREATE TABLE revised (no INTEGER PRIMARY KEY, at INTEGER NOT NULL);
INSERT INTO revised SELECT no, max(until) FROM versions GROUP BY no;
CREATE TRIGGER revised_less AFTER DELETE ON list BEGIN
    DELETE FROM revised WHERE no = old.no;
END;
