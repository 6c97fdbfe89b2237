//! What a rule says of a table: whose data it holds, how long, what goes out and what goes when somebody leaves. No SQL, no HTML.

/// The rule of one table. Each column stands in exactly one of the three lists, names separated by blanks.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The table.
    pub table: &'static str,
    /// Under which heading people read of it.
    pub kind: Kind,
    /// Columns that say nothing about a person by themselves.
    pub plain: &'static str,
    /// Columns that hold personal data.
    pub personal: &'static str,
    /// Columns that are never handed out: hashes of secrets, keys.
    pub secret: &'static str,
    /// How the rows of one person are found.
    pub whose: Whose,
    /// How long a row is kept.
    pub keep: Keep,
    /// What becomes of a person's rows when the account is erased.
    pub erase: Erase,
}

/// The headings of the public table, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Accounts and how they are used.
    Account,
    /// Sign-in: sessions, links, codes, keys.
    SignIn,
    /// Registrations for events.
    Registration,
    /// Letters by e-mail.
    Letters,
    /// What somebody follows, newsletters, consent.
    Notifications,
    /// What happens in rooms.
    Rooms,
    /// Comments and other contributions on pages.
    Contributions,
    /// Moderation of contributions.
    Moderation,
    /// Surveys.
    Surveys,
    /// Reports of barriers.
    Barriers,
    /// Who of the staff did what.
    StaffLog,
    /// What the city publishes: programme, articles, settings.
    Published,
    /// Counts without people.
    Figures,
    /// What the program needs for itself.
    Technical,
}

/// How the rows of one person are found.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// No row belongs to anybody who could be found.
    Nobody,
    /// The column holds the id of a person.
    Person(&'static str),
    /// The column holds an e-mail address in lower case.
    Address(&'static str),
    /// Either of both: an account, or a guest with the same address.
    PersonOrAddress(&'static str, &'static str),
    /// The column holds an e-mail address sealed as consents are.
    Sealed(&'static str),
    /// The column holds the `id` of a row of another table, whose rule says whose it is.
    Through(&'static str, &'static str),
}

/// When the time of a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// When it ran out.
    Expiry,
    /// When it was done with.
    Settled,
    /// When it was written.
    Written,
    /// When the event was over.
    Event,
    /// When a consent was taken back.
    Withdrawn,
    /// When it was written; the row itself says until when it stays, and this is how many days.
    Term(i64),
}

/// How long a row is kept.
#[derive(Clone, Copy, Debug)]
pub enum Keep {
    /// For good: public, or of nobody.
    Always,
    /// Until the account is erased.
    Account,
    /// Until its owner or the staff takes it away.
    Removed,
    /// As long as the row of another table that it belongs to.
    With(&'static str),
    /// Until one of these columns (separated by blanks) is so many days in the past. The job of this feature removes it.
    After(&'static str, i64, Since),
    /// So many days; the feature itself removes it, as more than the row has to go.
    ByFeature(i64, Since),
}

/// What becomes of a person's rows when the account is erased.
#[derive(Clone, Copy, Debug)]
pub enum Erase {
    /// Nothing: they are nobody's.
    Nothing,
    /// They go.
    Delete,
    /// They stay without the person: columns and the SQL value that each becomes.
    Blank(&'static [(&'static str, &'static str)]),
    /// Where the SQL condition holds they go; elsewhere they stay without the person.
    Divided(&'static str, &'static [(&'static str, &'static str)]),
    /// They stay as they are, for a reason that the law gives.
    Kept(&'static str),
}

impl Rule {
    /// Columns that are handed out to the person whose they are.
    pub fn handed_out(&self) -> impl Iterator<Item = &'static str> {
        self.plain.split_whitespace().chain(self.personal.split_whitespace())
    }

    /// All columns.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> {
        self.handed_out().chain(self.secret.split_whitespace())
    }
}
