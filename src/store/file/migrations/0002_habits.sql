-- What visits teach of a source's ways (rhythm, rest, moves), as JSON.
ALTER TABLE sources ADD COLUMN habits TEXT;
