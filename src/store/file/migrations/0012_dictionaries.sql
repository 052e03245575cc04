-- What the texts of the archive have in common. A packed text (`bodies`, `versions`) names its
-- dictionary by `number`; none changes or goes as long as a text needs it. `texts` says how large
-- the archive was, `sum` is the hash of the words, of which there are two copies: a single
-- damaged byte must not cost every text.
CREATE TABLE dictionaries (
    no     INTEGER PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL UNIQUE,
    texts  INTEGER NOT NULL,
    sum    INTEGER NOT NULL,
    words  BLOB NOT NULL,
    spare  BLOB NOT NULL
);
