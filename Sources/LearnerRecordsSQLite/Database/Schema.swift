import GRDB

/// The tables, version by version. A released version is never edited: the next one changes what it left.
enum Schema {
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in try database.execute(sql: version1) }
        return migrator
    }()

    /// Rows of one learner lie together, ordered as they are read, so that reading a learner touches few pages.
    private static let version1 = """
        CREATE TABLE learner (
            id INTEGER PRIMARY KEY,
            pseudonym TEXT NOT NULL UNIQUE,
            -- Stands for the learner in the access trail, and is known nowhere else.
            subject BLOB NOT NULL UNIQUE,
            -- Purposes agreed to now, as bits; the history is in "consent".
            purposes INTEGER NOT NULL,
            profession TEXT,
            structure TEXT,
            territory TEXT
        );
        CREATE TABLE consent (
            learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE,
            time REAL NOT NULL,
            purpose TEXT NOT NULL,
            granted INTEGER NOT NULL,
            policy TEXT,
            PRIMARY KEY (learner, time, purpose)
        ) WITHOUT ROWID;
        CREATE TABLE event (
            learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE,
            id BLOB NOT NULL,
            time REAL NOT NULL,
            verb TEXT NOT NULL,
            object TEXT,
            measure REAL,
            query TEXT,
            purposes INTEGER NOT NULL,
            PRIMARY KEY (learner, id)
        ) WITHOUT ROWID;
        CREATE TABLE placement (
            learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE,
            time REAL NOT NULL,
            skill TEXT NOT NULL,
            yes INTEGER NOT NULL,
            PRIMARY KEY (learner, time, skill)
        ) WITHOUT ROWID;
        CREATE TABLE issue (
            learner INTEGER NOT NULL REFERENCES learner ON DELETE CASCADE,
            time REAL NOT NULL,
            graph TEXT NOT NULL,
            profile TEXT NOT NULL,
            -- Keys, one a line.
            steps TEXT NOT NULL,
            seconds INTEGER NOT NULL,
            PRIMARY KEY (learner, time)
        ) WITHOUT ROWID;
        CREATE TABLE access (
            number INTEGER PRIMARY KEY,
            time REAL NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            reason TEXT NOT NULL,
            -- 16 bytes for each learner concerned, one after the other.
            subjects BLOB,
            detail TEXT NOT NULL,
            link BLOB NOT NULL
        );
        CREATE TABLE access_key (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            scopes TEXT NOT NULL,
            rate REAL,
            digest BLOB NOT NULL,
            previous_digest BLOB,
            previous_until REAL,
            created REAL NOT NULL,
            revoked REAL
        ) WITHOUT ROWID;
        -- "secret.*": secrets of the service; "anchor": number and link of the last entry that retention took from the
        -- access trail; "outside": counts changes by other programs.
        CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        """
}
