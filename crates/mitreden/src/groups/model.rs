//! A working group as a value: what it is for, who belongs to it, who may do what in it. No SQL, no HTML.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use crate::accounts::Viewer;
use crate::base::intake::Format;

/// How one becomes a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Joining {
    /// Whoever wants to joins.
    #[default]
    Open,
    /// One asks, and somebody decides.
    Closed,
}

impl Joining {
    /// The word in the database and in forms.
    pub(super) fn word(self) -> &'static str {
        match self {
            Joining::Open => "open",
            Joining::Closed => "closed",
        }
    }

    /// The value of a word; `None` for anything else.
    pub(super) fn of(word: &str) -> Option<Self> {
        [Joining::Open, Joining::Closed].into_iter().find(|joining| joining.word() == word)
    }
}

/// A working group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Random, for good.
    pub id: String,
    /// Its address under `/arbeitsgruppen/`, for good.
    pub slug: String,
    /// Title, one line.
    pub title: String,
    /// What it is about, a few sentences.
    pub summary: String,
    /// What it is for, Markdown.
    pub purpose: String,
    /// How one becomes a member.
    pub joining: Joining,
    /// Its standing room, by id.
    pub room: Option<String>,
    /// It is over; its pages stay.
    pub ended_at: Option<Timestamp>,
    /// When it was last saved; what an editor saves against.
    pub updated_at: Timestamp,
}

impl Group {
    /// Its path without language.
    pub(crate) fn address(&self) -> String {
        format!("/arbeitsgruppen/{}", self.slug)
    }

    /// True if it works.
    pub(crate) fn is_active(&self) -> bool {
        self.ended_at.is_none()
    }
}

/// What somebody is in a group, the first speaks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hand {
    /// Speaks for the group.
    Speaker,
    /// Stands in for the speaker.
    Deputy,
    /// Belongs to it.
    #[default]
    Member,
}

impl Hand {
    /// All of them, in the order of lists.
    pub(super) const ALL: [Hand; 3] = [Hand::Speaker, Hand::Deputy, Hand::Member];

    /// The word in the database and in forms.
    pub(super) fn word(self) -> &'static str {
        match self {
            Hand::Speaker => "speaker",
            Hand::Deputy => "deputy",
            Hand::Member => "member",
        }
    }

    /// The value of a word; `None` for anything else.
    pub(super) fn of(word: &str) -> Option<Self> {
        Hand::ALL.into_iter().find(|hand| hand.word() == word)
    }
}

/// Somebody who belongs to a group, or asks to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// Random.
    pub id: String,
    /// The group's id.
    pub group: String,
    /// The account; `None`: the city named somebody who has none.
    pub person: Option<String>,
    /// The name chosen for this group.
    pub name: String,
    /// What they are in it.
    pub hand: Hand,
    /// They asked, and nobody has decided yet.
    pub asks: bool,
    /// Their name may stand on the page.
    pub is_shown: bool,
    /// What they wrote when they asked.
    pub words: String,
}

impl Member {
    /// True if an office may make the name public: its owner has agreed, or it is the city's own word for somebody without an account.
    pub(super) fn may_hold_office(&self) -> bool {
        self.is_shown || self.person.is_none()
    }

    /// True if everybody may read the name: speakers and deputies hold an office.
    pub(super) fn is_public(&self) -> bool {
        !self.asks && (self.is_shown || self.hand != Hand::Member)
    }
}

/// What a group tells those who follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Announcement {
    /// Random, for good.
    pub id: String,
    /// The group's id.
    pub group: String,
    /// Title, one line.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was last saved.
    pub updated_at: Timestamp,
}

/// A file of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    /// Random: part of its address.
    pub id: String,
    /// The group's id.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// How it is stored.
    pub format: Format,
    /// Its size.
    pub bytes: i64,
    /// When it came.
    pub created_at: Timestamp,
}

impl File {
    /// Its name in the address and in the data folder.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.id, self.format.ending())
    }
}

/// What a visitor may do in a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Rights {
    /// Writes its purpose, announcements and files, and decides who joins.
    pub leads: bool,
    /// Names its speakers, ends it.
    pub founds: bool,
}

impl Rights {
    /// Those of a visitor whose membership is `own`.
    pub(super) fn of(viewer: Option<&Viewer>, own: Option<&Member>) -> Self {
        let holds_office = own.is_some_and(|member| !member.asks && member.hand != Hand::Member);
        let (staff, founds) = (viewer.is_some_and(Viewer::is_staff), viewer.is_some_and(Viewer::may_moderate));
        Self { leads: holds_office || staff, founds }
    }
}

/// Where a page of announcements ends: the next one begins below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// When the last one was written.
    pub at: Timestamp,
    /// Its id.
    pub id: String,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.at.as_microsecond(), self.id)
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (micros, id) = text.rsplit_once('-').ok_or(())?;
        let at = micros.parse().ok().and_then(|micros| Timestamp::from_microsecond(micros).ok()).ok_or(())?;
        if crate::base::ids::is_id(id) { Ok(Cursor { at, id: id.to_owned() }) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(hand: Hand, asks: bool, is_shown: bool) -> Member {
        Member { id: "m".into(), group: "g".into(), person: Some("p".into()), name: "Berta".into(), hand, asks, is_shown, words: String::new() }
    }

    #[test]
    fn names_are_shown_by_wish_or_by_office() {
        assert!(member(Hand::Member, false, true).is_public() && member(Hand::Speaker, false, false).is_public());
        assert!(!member(Hand::Member, false, false).is_public() && !member(Hand::Deputy, true, true).is_public(), "who asks is nobody's business");
    }

    #[test]
    fn an_office_leads_and_a_member_does_not() {
        let leads = |hand, asks| Rights::of(None, Some(&member(hand, asks, true))).leads;
        assert!(leads(Hand::Speaker, false) && leads(Hand::Deputy, false));
        assert!(!leads(Hand::Member, false) && !leads(Hand::Speaker, true) && !Rights::of(None, None).leads);
        assert!(!Rights::of(None, Some(&member(Hand::Speaker, false, true))).founds);
    }

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let cursor = Cursor { at: "2020-05-26T15:00:00.5Z".parse().unwrap(), id: "0f".repeat(16) };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for bad in ["", "1", "1-", "x-00", "1-../../etc/passwd", "1-\0"] {
            assert!(bad.parse::<Cursor>().is_err(), "{bad:?}");
        }
    }
}
