internal import GRDB

/// The tables, as named migrations. Migrations are only ever appended: a published one is never edited.
enum Schema {
  /// Marks a file as a chronicle (`PRAGMA application_id`): "CASU".
  static let applicationID = 0x4341_5355

  /// All migrations, oldest first.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 documents and records") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: documents)
      try db.execute(sql: events)
      try db.execute(sql: claims)
    }
    migrator.registerMigration("2 search") { db in try db.execute(sql: search) }
    migrator.registerMigration("3 related ties") { db in try db.execute(sql: relatedTies) }
    return migrator
  }

  /// Strings that hold a NUL are kept as blobs, all others as text: SQLite's text functions stop at NUL.
  private static let documents = """
    CREATE TABLE document (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      hash TEXT NOT NULL,
      text TEXT NOT NULL,
      kind TEXT,
      language TEXT,
      published TEXT,
      published_first TEXT,
      published_last TEXT,
      publisher TEXT,
      url TEXT,
      title TEXT,
      codebook TEXT,
      model TEXT,
      error_code TEXT,
      error_message TEXT,
      CHECK ((error_code IS NULL) = (error_message IS NULL)),
      CHECK (published_first <= published_last)
    );
    CREATE INDEX document_hash ON document (hash);
    CREATE INDEX document_published ON document (published_first);

    CREATE TABLE appearance (
      key INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      id TEXT NOT NULL,
      published TEXT,
      publisher TEXT,
      url TEXT,
      title TEXT
    );
    CREATE UNIQUE INDEX appearance_once ON appearance
      (document, id, ifnull(publisher, ''), ifnull(url, ''), ifnull(published, ''), ifnull(title, ''));
    CREATE INDEX appearance_id ON appearance (id);

    CREATE TABLE pair (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      position INTEGER NOT NULL,
      actor_start INTEGER NOT NULL CHECK (actor_start >= 0),
      actor_end INTEGER NOT NULL CHECK (actor_end >= actor_start),
      recipient_start INTEGER NOT NULL CHECK (recipient_start >= 0),
      recipient_end INTEGER NOT NULL CHECK (recipient_end >= recipient_start),
      type TEXT,
      probability REAL CHECK (probability BETWEEN 0 AND 1),
      PRIMARY KEY (document, position)
    ) WITHOUT ROWID;
    """

  private static let events = """
    CREATE TABLE event (
      key INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      type TEXT NOT NULL CHECK (type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT',
        'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
      modes TEXT NOT NULL CHECK (json_valid(modes)),
      contexts TEXT NOT NULL CHECK (json_valid(contexts)),
      score REAL NOT NULL CHECK (score BETWEEN -10 AND 10),
      quad INTEGER NOT NULL CHECK (quad BETWEEN 1 AND 4),
      status TEXT NOT NULL CHECK (status IN ('actual', 'attempted', 'planned', 'hypothetical', 'negated')),
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      concept TEXT NOT NULL,
      trigger_start INTEGER NOT NULL CHECK (trigger_start >= 0),
      trigger_end INTEGER NOT NULL CHECK (trigger_end >= trigger_start),
      sentence_start INTEGER NOT NULL CHECK (sentence_start >= 0),
      sentence_end INTEGER NOT NULL CHECK (sentence_end >= sentence_start),
      when_start TEXT,
      when_end TEXT,
      when_precision TEXT CHECK (when_precision IN
        ('day', 'week', 'month', 'season', 'quarter', 'half', 'year', 'decade', 'century', 'range')),
      when_text_start INTEGER,
      when_text_end INTEGER,
      first_day TEXT,
      last_day TEXT,
      placed INTEGER NOT NULL CHECK (placed IN (0, 1)),
      place_name TEXT,
      place_country TEXT,
      place_latitude REAL CHECK (place_latitude BETWEEN -90 AND 90),
      place_longitude REAL CHECK (place_longitude BETWEEN -180 AND 180),
      place_text_start INTEGER,
      place_text_end INTEGER,
      UNIQUE (document, id),
      UNIQUE (document, position),
      CHECK (first_day <= last_day),
      CHECK ((when_text_start IS NULL) = (when_text_end IS NULL)),
      CHECK ((place_text_start IS NULL) = (place_text_end IS NULL))
    );
    CREATE INDEX event_day ON event (first_day);

    CREATE TABLE party (
      event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
      position INTEGER NOT NULL,
      country TEXT,
      sector TEXT,
      name TEXT,
      codebook_id TEXT,
      text_start INTEGER,
      text_end INTEGER,
      PRIMARY KEY (event, role, position),
      CHECK ((text_start IS NULL) = (text_end IS NULL))
    ) WITHOUT ROWID;
    CREATE INDEX party_country ON party (country, event);

    CREATE TABLE count (
      event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind <> ''),
      exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
      low INTEGER,
      high INTEGER,
      PRIMARY KEY (event, kind),
      CHECK (exact = 0 OR (low IS NOT NULL AND low = high))
    ) WITHOUT ROWID;

    CREATE TABLE tie (
      event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
      first TEXT NOT NULL,
      second TEXT NOT NULL CHECK (first <= second),
      kind TEXT NOT NULL CHECK (kind IN ('acts', 'mutual', 'alleged', 'located', 'within')),
      source TEXT NOT NULL CHECK (source IN (first, second)),
      PRIMARY KEY (first, second, event)
    ) WITHOUT ROWID;
    CREATE INDEX tie_event ON tie (event);
    """

  private static let claims = """
    CREATE TABLE claim (
      key INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      stance TEXT NOT NULL CHECK (stance IN ('assert', 'deny', 'accuse', 'doubt', 'decline', 'assess', 'predict',
        'pledge', 'threaten', 'demand')),
      speaker_country TEXT,
      speaker_sector TEXT,
      speaker_name TEXT,
      speaker_id TEXT,
      speaker_text_start INTEGER,
      speaker_text_end INTEGER,
      cue_start INTEGER NOT NULL CHECK (cue_start >= 0),
      cue_end INTEGER NOT NULL CHECK (cue_end >= cue_start),
      content_start INTEGER,
      content_end INTEGER,
      quote INTEGER NOT NULL CHECK (quote IN (0, 1)),
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      when_start TEXT,
      when_end TEXT,
      when_precision TEXT CHECK (when_precision IN
        ('day', 'week', 'month', 'season', 'quarter', 'half', 'year', 'decade', 'century', 'range')),
      when_text_start INTEGER,
      when_text_end INTEGER,
      first_day TEXT,
      last_day TEXT,
      UNIQUE (document, id),
      UNIQUE (document, position),
      CHECK (first_day <= last_day),
      CHECK ((speaker_text_start IS NULL) = (speaker_text_end IS NULL)),
      CHECK ((content_start IS NULL) = (content_end IS NULL)),
      CHECK ((when_text_start IS NULL) = (when_text_end IS NULL))
    );
    CREATE INDEX claim_speaker ON claim (speaker_country);
    CREATE INDEX claim_stance ON claim (stance);

    CREATE TABLE about (
      claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
      position INTEGER NOT NULL,
      event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
      PRIMARY KEY (claim, position),
      UNIQUE (claim, event)
    ) WITHOUT ROWID;
    CREATE INDEX about_event ON about (event);

    CREATE TABLE via (
      claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      country TEXT,
      text_start INTEGER,
      text_end INTEGER,
      PRIMARY KEY (claim, position),
      CHECK ((text_start IS NULL) = (text_end IS NULL))
    ) WITHOUT ROWID;

    CREATE TABLE trend (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      first TEXT NOT NULL,
      second TEXT NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('worsening', 'improving', 'peak', 'trough', 'stable')),
      modality TEXT NOT NULL CHECK (modality IN ('stated', 'possible', 'conditional')),
      cue_start INTEGER NOT NULL CHECK (cue_start >= 0),
      cue_end INTEGER NOT NULL CHECK (cue_end >= cue_start),
      when_start TEXT,
      when_end TEXT,
      when_precision TEXT CHECK (when_precision IN
        ('day', 'week', 'month', 'season', 'quarter', 'half', 'year', 'decade', 'century', 'range')),
      when_text_start INTEGER,
      when_text_end INTEGER,
      PRIMARY KEY (document, position),
      UNIQUE (document, id),
      CHECK ((when_text_start IS NULL) = (when_text_end IS NULL))
    ) WITHOUT ROWID;
    CREATE INDEX trend_dyad ON trend (first, second);
    """

  /// Words come in already folded and divided by blanks (see `Folding`), so the plain ASCII tokenizer cuts them exactly.
  private static let search = """
    CREATE VIRTUAL TABLE search USING fts5 (body, stems, record, tokenize = 'porter ascii');
    """

  /// Ties of one more kind: a domestic act that is told together with what passes between two countries.
  private static let relatedTies = """
    CREATE TABLE new_tie (
      event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
      first TEXT NOT NULL,
      second TEXT NOT NULL CHECK (first <= second),
      kind TEXT NOT NULL CHECK (kind IN ('acts', 'mutual', 'alleged', 'located', 'within', 'related')),
      source TEXT NOT NULL CHECK (source IN (first, second)),
      PRIMARY KEY (first, second, event)
    ) WITHOUT ROWID;
    INSERT INTO new_tie (event, first, second, kind, source) SELECT event, first, second, kind, source FROM tie;
    DROP TABLE tie;
    ALTER TABLE new_tie RENAME TO tie;
    CREATE INDEX tie_event ON tie (event);
    """
}
