-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 1 of the .carnet file. Never edited once released: a change is
-- schema-2.sql and a migration. Described in src/core/log/FORMAT.md.

-- Exchanged: what merging unites. Rows are added, never changed.

CREATE TABLE revision (
  seq         INTEGER PRIMARY KEY,  -- the order of arrival, of this file only
  id          BLOB NOT NULL UNIQUE CHECK (length (id) = 32),
  entity      BLOB NOT NULL CHECK (length (entity) = 16),
  kind        TEXT NOT NULL,
  actor       BLOB NOT NULL CHECK (length (actor) = 16),
  recorded_ms INTEGER NOT NULL,
  header      BLOB NOT NULL
) STRICT;
CREATE INDEX revision_entity ON revision (entity);

CREATE TABLE rev_parent (
  revision INTEGER NOT NULL REFERENCES revision (seq),
  parent   BLOB NOT NULL CHECK (length (parent) = 32),
  PRIMARY KEY (revision, parent)
) STRICT, WITHOUT ROWID;
CREATE INDEX rev_parent_parent ON rev_parent (parent);

CREATE TABLE payload (
  revision INTEGER PRIMARY KEY REFERENCES revision (seq),
  bytes    BLOB NOT NULL
) STRICT;

CREATE TABLE blob (
  hash  BLOB PRIMARY KEY CHECK (length (hash) = 32),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE redaction (
  id       BLOB PRIMARY KEY CHECK (length (id) = 32),
  revision BLOB NOT NULL CHECK (length (revision) = 32),
  bytes    BLOB NOT NULL
) STRICT;

-- Local: this machine's own.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a received file; those merged together share a sitting. n_new and
-- n_known count revisions, the three others observations.
CREATE TABLE batch (
  seq         INTEGER PRIMARY KEY,
  sitting     INTEGER NOT NULL,
  name        TEXT NOT NULL,
  sender      TEXT NOT NULL,
  hash        BLOB NOT NULL UNIQUE CHECK (length (hash) = 32),
  received_ms INTEGER NOT NULL,
  n_new       INTEGER NOT NULL,
  n_known     INTEGER NOT NULL,
  n_added     INTEGER NOT NULL,
  n_changed   INTEGER NOT NULL,
  n_conflicts INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('applied', 'withdrawn'))
) STRICT;

-- Which files brought a revision. One without a row was written here. withheld: it was
-- hidden when this file came, and was not taken back.
CREATE TABLE provenance (
  revision INTEGER NOT NULL REFERENCES revision (seq),
  batch    INTEGER NOT NULL REFERENCES batch (seq),
  withheld INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (revision, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX provenance_batch ON provenance (batch);

-- What withdrawing batches takes from sight: revisions that no applied batch brought
-- and that nothing visible builds on.
CREATE TABLE hidden (
  revision INTEGER PRIMARY KEY REFERENCES revision (seq)
) STRICT;

-- Each of several programs that write on one entity has a row of its own: whoever saves
-- says which stamp they know, and gives another.
CREATE TABLE draft (
  entity     BLOB NOT NULL CHECK (length (entity) = 16),
  stamp      INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  heads      BLOB NOT NULL CHECK (length (heads) % 32 = 0),
  started_ms INTEGER NOT NULL,
  saved_ms   INTEGER NOT NULL,
  writes     BLOB NOT NULL,
  PRIMARY KEY (entity, stamp)
) STRICT;

CREATE TABLE sent (
  seq            INTEGER PRIMARY KEY,
  name           TEXT NOT NULL,
  hash           BLOB NOT NULL CHECK (length (hash) = 32),
  recipient      TEXT NOT NULL,
  sent_ms        INTEGER NOT NULL,
  content        TEXT NOT NULL CHECK (content IN ('shared', 'all', 'starter')),
  n_observations INTEGER NOT NULL,
  n_private      INTEGER NOT NULL
) STRICT;

-- Derived: dropped and rebuilt at will from the tables above. In each, seq is the
-- seq of the entity's first revision; deleted is 0, 1 or 2 (contested); conflicts
-- is the number of fields in conflict.

CREATE TABLE head (
  entity   BLOB NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (entity, revision)
) STRICT, WITHOUT ROWID;

-- Only the cells with several live writers: a cell with one is what the newest
-- writer of the view row says, and would store every text again.
CREATE TABLE cell (
  entity   BLOB NOT NULL,
  key      TEXT NOT NULL,
  revision INTEGER NOT NULL,
  conflict INTEGER NOT NULL,
  PRIMARY KEY (entity, key, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE programme (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  title TEXT, description TEXT, start TEXT, months INTEGER, report_due TEXT
) STRICT;

CREATE TABLE programme_section (
  programme INTEGER NOT NULL, section BLOB NOT NULL,
  label TEXT, question TEXT, rank INTEGER,
  PRIMARY KEY (programme, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  programme BLOB, kind TEXT, title TEXT, date TEXT, partners TEXT, place TEXT,
  description TEXT, url TEXT
) STRICT;

CREATE TABLE person (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  name TEXT, role TEXT, organisation TEXT
) STRICT;

CREATE TABLE territory (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  name TEXT, kind TEXT, code TEXT, vintage TEXT, departement TEXT, region TEXT
) STRICT;

CREATE TABLE actor (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  name TEXT, kind TEXT, siren TEXT
) STRICT;

CREATE TABLE theme (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  label TEXT, definition TEXT, parent BLOB, colour TEXT
) STRICT;

-- date is a Julian day and 2147483647 when not given, so that undated ones sort
-- last; month counts from January of year 0 and is -1 when not given. body holds
-- the texts of all sections, two line breaks between; layout says whose they are:
-- for each, 16 bytes of id and 4 of length in bytes, big-endian.
CREATE TABLE observation (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  date INTEGER NOT NULL, month INTEGER NOT NULL,
  author BLOB, territory BLOB, milestone BLOB,
  performance INTEGER NOT NULL, innovation INTEGER NOT NULL, confiance INTEGER NOT NULL,
  visibility INTEGER NOT NULL, review INTEGER NOT NULL,
  title TEXT NOT NULL, body TEXT NOT NULL, layout BLOB NOT NULL
) STRICT;
CREATE INDEX observation_date ON observation (date, seq) WHERE deleted <> 1;
CREATE INDEX observation_territory ON observation (territory, date, seq) WHERE deleted <> 1;
CREATE INDEX observation_milestone ON observation (milestone, date, seq)
  WHERE deleted <> 1 AND milestone IS NOT NULL;
CREATE INDEX observation_open ON observation (date, seq)
  WHERE deleted <> 1 AND (conflicts > 0 OR deleted = 2);

CREATE TABLE observation_theme (
  theme BLOB NOT NULL, observation INTEGER NOT NULL,
  PRIMARY KEY (theme, observation)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_theme_observation ON observation_theme (observation);

CREATE TABLE observation_actor (
  actor BLOB NOT NULL, observation INTEGER NOT NULL,
  PRIMARY KEY (actor, observation)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_actor_observation ON observation_actor (observation);

CREATE TABLE observation_attachment (
  hash BLOB NOT NULL, observation INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (hash, observation)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_attachment_observation ON observation_attachment (observation);

-- Visible observations by territory (16 zero bytes for none), month and review state.
CREATE TABLE coverage (
  territory BLOB NOT NULL, month INTEGER NOT NULL, review INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (territory, month, review)
) STRICT, WITHOUT ROWID;

-- Visible observations that name a milestone, a theme or an actor.
CREATE TABLE linked (
  id BLOB PRIMARY KEY, n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE highlight (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  observation BLOB, section BLOB, revision TEXT, start INTEGER, end INTEGER,
  quote TEXT, speaker TEXT, consent TEXT
) STRICT;
CREATE INDEX highlight_observation ON highlight (observation);

CREATE TABLE comment (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  subject BLOB, text TEXT, state TEXT
) STRICT;
CREATE INDEX comment_subject ON comment (subject);

CREATE TABLE statement (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  kind TEXT, rank INTEGER, title TEXT, text TEXT
) STRICT;

CREATE TABLE statement_evidence (
  evidence BLOB NOT NULL, statement INTEGER NOT NULL,
  PRIMARY KEY (evidence, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_evidence_statement ON statement_evidence (statement);

CREATE TABLE declaration (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  territory BLOB, month TEXT
) STRICT;

CREATE TABLE alias (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  deleted INTEGER NOT NULL, conflicts INTEGER NOT NULL,
  a BLOB, b BLOB, verdict TEXT
) STRICT;

-- The visible observations' words. The tokenizer is src/core/store/carnet-tokenizer.c.
CREATE VIRTUAL TABLE search USING fts5 (
  title, body,
  content = 'observation', content_rowid = 'seq', tokenize = 'carnet'
);

PRAGMA application_id = 1128546865; -- 0x43444231, "CDB1"
PRAGMA user_version = 1;
