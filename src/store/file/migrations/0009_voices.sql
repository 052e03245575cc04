-- Who is quoted (kind 0), where an article was written (kind 1), and which acronyms it explains.
-- `count` is kept by the triggers; whatever takes an article off the list takes its rows here.
-- The texts that are here already are read later, a few at a time.

CREATE TABLE names (
    id     INTEGER PRIMARY KEY,
    kind   INTEGER NOT NULL,
    folded TEXT NOT NULL,
    shown  TEXT NOT NULL,
    count  INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, folded)
);
CREATE INDEX names_count ON names(kind, count);

CREATE TABLE named (
    name INTEGER NOT NULL,
    no   INTEGER NOT NULL,
    PRIMARY KEY (name, no)
) WITHOUT ROWID;
CREATE INDEX named_no ON named(no);
CREATE TRIGGER named_more AFTER INSERT ON named BEGIN
    UPDATE names SET count = count + 1 WHERE id = new.name;
END;
CREATE TRIGGER named_less AFTER DELETE ON named BEGIN
    UPDATE names SET count = count - 1 WHERE id = old.name;
END;

CREATE TABLE expansions (
    short TEXT NOT NULL,
    long  TEXT NOT NULL,
    no    INTEGER NOT NULL,
    PRIMARY KEY (short, long, no)
) WITHOUT ROWID;
CREATE INDEX expansions_no ON expansions(no);

CREATE TABLE unheard (no INTEGER PRIMARY KEY);
INSERT INTO unheard SELECT no FROM list;

CREATE TRIGGER list_gone AFTER DELETE ON list BEGIN
    DELETE FROM named WHERE no = old.no;
    DELETE FROM expansions WHERE no = old.no;
    DELETE FROM unheard WHERE no = old.no;
END;
