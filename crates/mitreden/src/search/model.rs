//! What can be found: a document, its kind, its place in the order. No SQL, no HTML.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::words;
use crate::base::i18n::Language;

/// Text of a document that is searched, in characters; what comes after it is not found.
const TEXT_CHARACTERS_MAX: usize = 100_000;

/// Bits of a place beside the seconds: four for the kind, the rest to tell documents of one second apart.
const TIE_BITS: u32 = 29;
const KIND_BITS: u32 = 4;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An event with its speakers and agenda.
    Event,
    /// A series of events.
    Series,
    /// A question of an evening, with its answer.
    Question,
    /// The text of slides.
    Slides,
    /// The result of a poll.
    Poll,
    /// What a parallel room came to.
    Outcome,
    /// An article of the news.
    Article,
    /// A working group.
    Group,
    /// A topic that a group keeps.
    Topic,
    /// An idea of a contest.
    Idea,
    /// A measure.
    Measure,
    /// A decision of a body of the city.
    Decision,
    /// A chapter of a draft, such as a strategy.
    Draft,
    /// A survey of citizens.
    Survey,
    /// A page about the portal.
    Page,
}

impl Kind {
    /// All kinds in the order of the filter. Of one day, what stands first is found first.
    pub const ALL: [Kind; 15] = [
        Kind::Event,
        Kind::Series,
        Kind::Article,
        Kind::Group,
        Kind::Topic,
        Kind::Idea,
        Kind::Measure,
        Kind::Decision,
        Kind::Draft,
        Kind::Survey,
        Kind::Question,
        Kind::Poll,
        Kind::Outcome,
        Kind::Slides,
        Kind::Page,
    ];

    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Event => "event",
            Kind::Series => "series",
            Kind::Question => "question",
            Kind::Slides => "slides",
            Kind::Poll => "poll",
            Kind::Outcome => "outcome",
            Kind::Article => "article",
            Kind::Group => "group",
            Kind::Topic => "topic",
            Kind::Idea => "idea",
            Kind::Measure => "measure",
            Kind::Decision => "decision",
            Kind::Draft => "draft",
            Kind::Survey => "survey",
            Kind::Page => "page",
        }
    }

    /// The kind of a word.
    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Something public that can be found. Names of citizens do not belong into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its id, unique among its kind.
    pub id: String,
    /// The address of its page, without a language.
    pub address: String,
    /// Its title, one line.
    pub title: String,
    /// All else that is to be found, and of which the excerpt is made.
    pub text: String,
    /// When it is or was: newer documents are found first. None: it has no time.
    pub at: Option<Timestamp>,
    /// The id of its series.
    pub series: Option<String>,
    /// The address of the event it belongs to: it takes over time and series from there.
    pub within: Option<String>,
    /// Whose document it is: those of one owner are replaced together by [`super::replace`].
    pub owner: Option<String>,
    /// The one language whose readers are to find it; none: all.
    pub language: Option<Language>,
}

impl Document {
    /// A document without time, series and all else.
    pub fn new(kind: Kind, id: impl Into<String>, address: impl Into<String>, title: impl Into<String>, text: impl Into<String>) -> Document {
        let (id, address, title, text) = (id.into(), address.into(), title.into(), text.into());
        Document { kind, id, address, title, text, at: None, series: None, within: None, owner: None, language: None }
    }

    /// As it is kept: texts made plain and bounded.
    pub(super) fn tidy(&self) -> Document {
        let line = |text: &str| words::plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = words::plain(&self.text).chars().take(TEXT_CHARACTERS_MAX).collect();
        Document { title: line(&self.title), text: text.trim().to_owned(), ..self.clone() }
    }

    /// Its place in the order of all: the greatest is found first. The same on every database, as nothing but the document goes into it.
    pub(super) fn place(&self) -> i64 {
        let seconds = self.at.map_or(0, |at| at.as_second().clamp(0, (1 << 34) - 1));
        let rank = Kind::ALL.iter().rev().position(|kind| *kind == self.kind).unwrap_or_default();
        let tie_bits = TIE_BITS - KIND_BITS;
        // FNV-1a; it has to be the same in every version of the program.
        let hash = self.id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let tie = i64::try_from(hash >> 32).unwrap_or_default() & ((1 << tie_bits) - 1);
        (seconds << TIE_BITS) | (i64::try_from(rank).unwrap_or_default() << tie_bits) | tie
    }

    /// What the index holds of it: stems of the title after `a`, of everything after `b`; kind, year, series and language after letters of their own.
    pub(super) fn tokens(&self) -> String {
        let mut tokens: Vec<String> = Vec::new();
        let stems = if self.language == Some(Language::En) { words::stems_of_both } else { words::stems };
        for (text, marks) in [(&self.title, &["a", "b"][..]), (&self.text, &["b"][..])] {
            for word in words::words(text).into_iter().filter(|word| !words::is_stop(&word.folded)) {
                let stems = stems(&word.folded);
                tokens.extend(marks.iter().flat_map(|mark| stems.iter().map(move |stem| format!("{mark}{stem}"))));
            }
        }
        tokens.push(kind_token(self.kind));
        tokens.extend(self.at.map(|at| year_token(at.to_zoned(TimeZone::UTC).year())));
        tokens.extend(self.series.as_deref().map(series_token));
        tokens.extend(self.language.map(language_token));
        tokens.sort_unstable();
        tokens.dedup();
        tokens.join(" ")
    }
}

pub(super) fn kind_token(kind: Kind) -> String {
    format!("k{}", kind.word())
}

pub(super) fn year_token(year: i16) -> String {
    format!("y{year}")
}

pub(super) fn series_token(series: &str) -> String {
    format!("s{}", series.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
}

pub(super) fn language_token(language: Language) -> String {
    format!("l{language}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_things_stand_before_older_ones_and_events_before_their_slides() {
        let at = |kind, id: &str, at: Option<&str>| Document { at: at.map(|at| at.parse().unwrap()), ..Document::new(kind, id, "/", "", "") }.place();
        let event = at(Kind::Event, "a", Some("2021-02-02T16:00:00Z"));
        assert!(event > at(Kind::Slides, "zz", Some("2021-02-02T16:00:00Z")));
        assert!(at(Kind::Page, "b", Some("2021-02-02T16:00:01Z")) > event);
        assert!(at(Kind::Event, "c", None) < at(Kind::Page, "b", Some("1970-01-01T00:00:01Z")));
        assert_ne!(event, at(Kind::Event, "b", Some("2021-02-02T16:00:00Z")));
    }

    #[test]
    fn the_index_holds_stems_and_marks() {
        let at = Some("2021-02-02T16:00:00Z".parse().unwrap());
        let document = Document { at, series: Some("ab-1".into()), ..Document::new(Kind::Event, "e", "/e", "Die Busse", "Linien") };
        assert_eq!(document.tokens(), "abuss bbuss blini kevent sab1 y2021");
    }
}
