-- The tables of catalog version 1, as minutes-index 0.1.0 made them.
CREATE TABLE document (
  id TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  municipality TEXT NOT NULL,
  language TEXT NOT NULL,
  held_on_edtf TEXT,
  held_on_text TEXT,
  held_on_reason TEXT,
  held_on_stated BOOLEAN,
  page_starts TEXT NOT NULL,
  pages INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL,
  bands TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (path)
);
CREATE TABLE entity (
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE run (
  id INTEGER NOT NULL,
  started TEXT NOT NULL,
  finished TEXT,
  counts TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE TABLE setting (
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY ("key")
);
CREATE TABLE content (
  document_id TEXT NOT NULL,
  text TEXT NOT NULL,
  page_texts BLOB NOT NULL,
  PRIMARY KEY (document_id),
  FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE section (
  document_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  heading TEXT NOT NULL,
  number TEXT NOT NULL,
  case_number TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal),
  FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE person (
  document_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL,
  affiliation TEXT NOT NULL,
  party TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (document_id, ordinal),
  FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE mention (
  document_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  found_by TEXT NOT NULL,
  person INTEGER,
  reason TEXT NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (document_id, ordinal),
  FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE attendance (
  document_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  person INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  affiliation TEXT NOT NULL,
  party TEXT NOT NULL,
  title TEXT NOT NULL,
  paragraphs TEXT NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (document_id, ordinal),
  FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE decision (
  document_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  body TEXT NOT NULL,
  section INTEGER NOT NULL,
  when_edtf TEXT,
  when_text TEXT,
  when_reason TEXT,
  when_stated BOOLEAN,
  found_by TEXT NOT NULL,
  text TEXT NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (document_id, ordinal),
  FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE entity_word (
  word TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  PRIMARY KEY (word, entity_id),
  FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE duplicate (
  first TEXT NOT NULL,
  second TEXT NOT NULL,
  kind TEXT NOT NULL,
  similarity FLOAT NOT NULL,
  PRIMARY KEY (first, second),
  FOREIGN KEY(first) REFERENCES document (id) ON DELETE CASCADE,
  FOREIGN KEY(second) REFERENCES document (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX duplicate_second ON duplicate (second);
CREATE TABLE failure (
  run_id INTEGER NOT NULL,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  hint TEXT NOT NULL,
  FOREIGN KEY(run_id) REFERENCES run (id) ON DELETE CASCADE
);
CREATE INDEX ix_failure_run_id ON failure (run_id);
CREATE TABLE link (
  document_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  entity_id TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal),
  FOREIGN KEY(document_id, ordinal) REFERENCES person (document_id, ordinal) ON DELETE CASCADE,
  FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX link_entity ON link (entity_id);
