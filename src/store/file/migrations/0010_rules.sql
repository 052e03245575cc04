-- Articles that a person or a rule took out of the lists, and what rules have done already.
-- `hidden` repeats `marks.hidden` for what is here; the counts of `tallies` and `names` are of
-- what is not hidden. `rule` is a hash of a rule, `told` says that it was to be told.

ALTER TABLE marks ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

CREATE TABLE hidden (no INTEGER PRIMARY KEY);

CREATE TABLE ruled (
    no   INTEGER NOT NULL,
    rule INTEGER NOT NULL,
    at   INTEGER NOT NULL,
    told INTEGER NOT NULL,
    PRIMARY KEY (no, rule)
) WITHOUT ROWID;
CREATE INDEX ruled_told ON ruled(at) WHERE told = 1;

DROP TRIGGER named_more;
DROP TRIGGER named_less;
CREATE TRIGGER named_more AFTER INSERT ON named
WHEN NOT EXISTS (SELECT 1 FROM hidden WHERE no = new.no) BEGIN
    UPDATE names SET count = count + 1 WHERE id = new.name;
END;
CREATE TRIGGER named_less AFTER DELETE ON named
WHEN NOT EXISTS (SELECT 1 FROM hidden WHERE no = old.no) BEGIN
    UPDATE names SET count = count - 1 WHERE id = old.name;
END;
CREATE TRIGGER hidden_more AFTER INSERT ON hidden BEGIN
    UPDATE names SET count = count - 1 WHERE id IN (SELECT name FROM named WHERE no = new.no);
END;
CREATE TRIGGER hidden_less AFTER DELETE ON hidden BEGIN
    UPDATE names SET count = count + 1 WHERE id IN (SELECT name FROM named WHERE no = old.no);
END;

CREATE TRIGGER list_gone_ruled AFTER DELETE ON list BEGIN
    DELETE FROM named WHERE no = old.no;
    DELETE FROM hidden WHERE no = old.no;
    DELETE FROM ruled WHERE no = old.no;
END;
