//! What is looked at, and how it can stand. No words, no checks.

/// A thing that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The database.
    Database,
    /// The disk of the data folder.
    Disk,
    /// Letters.
    Post,
    /// Sound and picture.
    Media,
    /// The portal's address.
    Address,
    /// Backups.
    Backup,
    /// What the law asks every portal for.
    Legal,
    /// What happens by itself.
    Jobs,
    /// The clock.
    Clock,
    /// The program.
    Program,
}

impl Area {
    /// All of them, as the page shows them.
    pub(super) const ALL: [Area; 10] =
        [Area::Database, Area::Disk, Area::Post, Area::Media, Area::Address, Area::Backup, Area::Legal, Area::Jobs, Area::Clock, Area::Program];

    /// The anchor of its section.
    pub fn word(self) -> &'static str {
        match self {
            Area::Database => "datenbank",
            Area::Disk => "speicherplatz",
            Area::Post => "post",
            Area::Media => "medien",
            Area::Address => "adresse",
            Area::Backup => "datensicherung",
            Area::Legal => "pflichtangaben",
            Area::Jobs => "aufgaben",
            Area::Clock => "uhr",
            Area::Program => "programm",
        }
    }
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// As it should be.
    Good,
    /// It works, and somebody should look at it.
    Warning,
    /// It does not work.
    Fault,
}

impl State {
    /// As a number for machines: the exit code of a monitoring plug-in.
    pub fn code(self) -> u8 {
        match self {
            State::Good => 0,
            State::Warning => 1,
            State::Fault => 2,
        }
    }

    /// The kind of its badge.
    pub fn kind(self) -> &'static str {
        match self {
            State::Good => "success",
            State::Warning => "warning",
            State::Fault => "danger",
        }
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What was looked at.
    pub area: Area,
    /// How it stands.
    pub state: State,
    /// What it is called.
    pub title: String,
    /// The word for how it stands.
    pub word: String,
    /// What there is to say, one sentence each.
    pub says: Vec<String>,
    /// What to do next; empty: nothing.
    pub next: Vec<String>,
    /// A page of the portal on which to do it.
    pub link: Option<(&'static str, String)>,
}
