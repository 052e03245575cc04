-- The order of a list with what folding asks of its rows: a row far down is found in the index
-- alone, without a look at each of the thousands above it.
DROP INDEX list_sort;
DROP INDEX list_source;
DROP INDEX list_unread;
DROP INDEX list_source_unread;
CREATE INDEX list_sort ON list(sort, no, copy);
CREATE INDEX list_source ON list(source, sort, no, copy);
CREATE INDEX list_unread ON list(sort, no, copy) WHERE read = 0;
CREATE INDEX list_source_unread ON list(source, sort, no, copy) WHERE read = 0;
