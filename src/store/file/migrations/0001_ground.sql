-- The ground: sources, articles, bodies, marks, the full-text index, bytes.
-- Instants are microseconds since 1970 (UTC), days are days since 1970-01-01.

CREATE TABLE sources (
    no            INTEGER PRIMARY KEY AUTOINCREMENT,
    id            INTEGER NOT NULL UNIQUE,
    rank          INTEGER NOT NULL,
    archived      INTEGER NOT NULL DEFAULT 0,
    name          TEXT NOT NULL,
    url           TEXT NOT NULL,
    kind          TEXT NOT NULL,
    heading       TEXT,
    every         INTEGER,
    shelf         TEXT NOT NULL,
    rules         TEXT NOT NULL,
    zone          INTEGER,
    -- What visits taught.
    proved        TEXT NOT NULL DEFAULT '"auto"',
    feed          TEXT,
    etag          TEXT,
    last_modified TEXT,
    body_hash     INTEGER,
    last_try      INTEGER,
    last_ok       INTEGER,
    next_due      INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,
    last_error    TEXT,
    title         TEXT
);
CREATE INDEX sources_order ON sources(archived, rank);

-- Counts and bytes of each source, kept in step by the one writer; `doctor` recounts them.
CREATE TABLE tallies (
    source       INTEGER PRIMARY KEY,
    total        INTEGER NOT NULL DEFAULT 0,
    unread       INTEGER NOT NULL DEFAULT 0,
    starred      INTEGER NOT NULL DEFAULT 0,
    received     INTEGER NOT NULL DEFAULT 0,
    sent         INTEGER NOT NULL DEFAULT 0,
    saved        INTEGER NOT NULL DEFAULT 0,
    requests     INTEGER NOT NULL DEFAULT 0,
    not_modified INTEGER NOT NULL DEFAULT 0
);

-- What lists, filters and counts need, and nothing else: narrow, so that a scan is cheap.
-- `read` and `starred` repeat what `marks` holds; `due` is when the page may be fetched,
-- null when there is nothing to fetch.
CREATE TABLE list (
    no      INTEGER PRIMARY KEY,
    source  INTEGER NOT NULL,
    sort    INTEGER NOT NULL,
    seen    INTEGER NOT NULL,
    day     INTEGER NOT NULL,
    read    INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    extent  INTEGER NOT NULL,
    pdf     INTEGER NOT NULL,
    image   INTEGER NOT NULL,
    edited  INTEGER NOT NULL,
    due     INTEGER
);
CREATE INDEX list_sort ON list(sort);
CREATE INDEX list_source ON list(source, sort);
CREATE INDEX list_unread ON list(sort) WHERE read = 0;
CREATE INDEX list_source_unread ON list(source, sort) WHERE read = 0;
CREATE INDEX list_starred ON list(sort) WHERE starred = 1;
CREATE INDEX list_starred_unread ON list(source) WHERE starred = 1 AND read = 0;
CREATE INDEX list_due ON list(starred, sort) WHERE due IS NOT NULL;

-- What a headline shows. `page` and `words` are hashes of the address and of a long title,
-- `told` of what the source first said, `by_address` says that the key is the address.
CREATE TABLE articles (
    no         INTEGER PRIMARY KEY,
    id         INTEGER NOT NULL UNIQUE,
    story      INTEGER NOT NULL,
    by_address INTEGER NOT NULL,
    page       INTEGER,
    words      INTEGER,
    told       INTEGER NOT NULL,
    published  INTEGER,
    zone       INTEGER,
    precision  INTEGER,
    title      TEXT NOT NULL,
    url        TEXT
);
CREATE INDEX articles_page ON articles(page) WHERE page IS NOT NULL;
CREATE INDEX articles_words ON articles(words) WHERE words IS NOT NULL;
CREATE INDEX articles_story ON articles(story) WHERE story <> id;

-- The rest of an item, compressed; `sum` is the hash of `packed`, `size` its length unpacked,
-- `paged` says that the article's own page was read.
CREATE TABLE bodies (
    no     INTEGER PRIMARY KEY,
    size   INTEGER NOT NULL,
    sum    INTEGER NOT NULL,
    paged  INTEGER NOT NULL,
    packed BLOB NOT NULL
);

-- What a person did. Keyed by the article's public number: it outlives the article.
CREATE TABLE marks (
    article INTEGER PRIMARY KEY,
    read    INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    place   INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL,
    note    TEXT
);
CREATE TABLE tags (
    tag     TEXT NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (article, tag)
) WITHOUT ROWID;
CREATE INDEX tags_tag ON tags(tag COLLATE NOCASE);

CREATE VIRTUAL TABLE search USING fts5(
    title, body,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search(search, rank) VALUES ('hashsize', 8388608);
INSERT INTO search(search, rank) VALUES ('automerge', 8);
INSERT INTO search(search, rank) VALUES ('crisismerge', 24);

-- Bytes by day and source; source 0 is none.
CREATE TABLE traffic (
    day          INTEGER NOT NULL,
    source       INTEGER NOT NULL,
    received     INTEGER NOT NULL DEFAULT 0,
    sent         INTEGER NOT NULL DEFAULT 0,
    saved        INTEGER NOT NULL DEFAULT 0,
    requests     INTEGER NOT NULL DEFAULT 0,
    not_modified INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (day, source)
) WITHOUT ROWID;
