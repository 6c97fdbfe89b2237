//! The steps of the setup and how far it is. No SQL, no HTML.

use crate::base::ids::Token;
use crate::settings::Group;
use jiff::Timestamp;

/// A step after the first, which is the administrator's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A group of the settings.
    Settings(Group),
    /// A letter to try.
    Post,
    /// The ports of sound and picture, and the portal's address.
    Media,
    /// What remains to be done.
    Ready,
}

impl Step {
    /// All of them, in order.
    pub(super) const ALL: [Step; 8] = [
        Step::Settings(Group::Portal),
        Step::Settings(Group::Colours),
        Step::Settings(Group::Imprint),
        Step::Settings(Group::Privacy),
        Step::Settings(Group::Accessibility),
        Step::Post,
        Step::Media,
        Step::Ready,
    ];

    /// The last part of its address.
    pub(super) fn word(self) -> &'static str {
        match self {
            Step::Settings(group) => group.word(),
            Step::Post => "post",
            Step::Media => "medien",
            Step::Ready => "fertig",
        }
    }

    /// The step with this word.
    pub(super) fn from_word(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.word() == word)
    }

    /// Its address.
    pub(super) fn path(self) -> String {
        format!("{}/{}", super::PATH, self.word())
    }

    /// Its number as people count, the account being 1.
    pub(super) fn number(self) -> usize {
        Step::ALL.iter().position(|step| *step == self).unwrap_or(0) + 2
    }

    /// The next one; the last has none.
    pub(super) fn next(self) -> Option<Step> {
        Step::ALL.get(self.number() - 1).copied()
    }

    /// The one before; the first has none.
    pub(super) fn before(self) -> Option<Step> {
        self.number().checked_sub(3).and_then(|place| Step::ALL.get(place)).copied()
    }
}

/// How many steps there are, with the account.
pub(super) const STEPS: usize = Step::ALL.len() + 1;

/// How far the setup is.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// The hash of the key.
    pub(super) key_hash: String,
    /// After this the key is worth nothing.
    pub(super) expires: Timestamp,
    /// The first administrator has come.
    pub(super) claimed: bool,
    /// It is over.
    pub(super) finished: bool,
    /// The steps that are done.
    pub(super) done: Vec<Step>,
}

/// What a key is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// It opens the setup.
    Right,
    /// It is none of ours.
    Wrong,
    /// It was right and is over.
    Over,
}

impl State {
    /// Looks at a key. Whether it is over is told only to whoever has it.
    pub(super) fn key(&self, typed: &str, now: Timestamp) -> Key {
        if !Token::from_text(typed).matches(&self.key_hash) {
            Key::Wrong
        } else if self.claimed || self.expires <= now {
            Key::Over
        } else {
            Key::Right
        }
    }

    /// Where somebody goes on.
    pub(super) fn first_open(&self) -> Step {
        Step::ALL.into_iter().find(|step| !self.done.contains(step)).unwrap_or(Step::Ready)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_on_and_back() {
        assert_eq!(Step::ALL.map(Step::number), [2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!((Step::ALL[0].before(), Step::Ready.next()), (None, None));
        for pair in Step::ALL.windows(2) {
            assert_eq!((pair[0].next(), pair[1].before()), (Some(pair[1]), Some(pair[0])));
        }
        assert_eq!(Step::from_word("medien"), Some(Step::Media));
        assert_eq!(Step::from_word("konto"), None);
    }

    #[test]
    fn a_key_is_right_once_and_for_a_while() {
        let token = crate::base::ids::Ids.token();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let mut state = State { key_hash: token.hash(), expires: at("2026-11-29T10:00:00Z"), claimed: false, finished: false, done: Vec::new() };
        let now = at("2026-11-29T09:59:59Z");
        assert_eq!([state.key(token.reveal(), now), state.key("", now), state.key(&"0".repeat(64), now)], [Key::Right, Key::Wrong, Key::Wrong]);
        assert_eq!(state.key(token.reveal(), state.expires), Key::Over);
        state.claimed = true;
        assert_eq!(state.key(token.reveal(), now), Key::Over);
    }

    #[test]
    fn one_goes_on_where_one_stopped() {
        let mut state =
            State { key_hash: String::new(), expires: Timestamp::UNIX_EPOCH, claimed: true, finished: false, done: vec![Step::ALL[0], Step::ALL[2]] };
        assert_eq!(state.first_open(), Step::ALL[1]);
        state.done = Step::ALL.to_vec();
        assert_eq!(state.first_open(), Step::Ready);
    }
}
