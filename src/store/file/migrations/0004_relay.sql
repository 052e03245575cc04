-- News handed on in bundles: the newest bundle of each signer that was merged to its end, and
-- the parts that need not be fetched again.
CREATE TABLE relays (
    signer BLOB PRIMARY KEY,
    serial INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE relay_chunks (
    signer BLOB NOT NULL,
    chunk  BLOB NOT NULL,
    PRIMARY KEY (signer, chunk)
) WITHOUT ROWID;
