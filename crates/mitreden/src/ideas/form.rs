//! What somebody typed as an idea or as an answer to one, and what is wrong with it. Never says it in words; the pages do.

use serde::Deserialize;

use super::model::{Status, Via};
use crate::base::check;
use crate::base::mail::Address;

/// Longest title in characters.
pub(super) const TITLE_MAX: usize = 120;
/// Longest idea in characters: two pages.
pub(super) const TEXT_MAX: usize = 6_000;
/// Longest name in characters.
pub(super) const NAME_MAX: usize = 80;
/// Longest answer in characters.
pub(super) const ANSWER_MAX: usize = 3_000;
/// Longest link in characters.
pub(super) const LINK_MAX: usize = 300;

/// What only these forms find wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    /// Nobody can be reached there.
    NoAddress,
    /// The category takes nothing now.
    NotOpen,
    /// Neither a path of this portal nor an address with https.
    NoLink,
    /// The last day lies before the first one.
    EndBeforeStart,
    /// A contest needs a category.
    NoCategory,
    /// There are ideas in it.
    InUse,
    /// The vote has begun: its beginning stays, and it has an end.
    Voting,
    /// No number of points.
    NotPoints,
    /// The vote is not counted yet: nobody sees a result before.
    TooEarly,
    /// There is an idea that is not public.
    Hidden,
    /// The points make up this sum.
    Sum(i64),
}

pub(super) type Problem = check::Problem<Own>;
pub(super) type Fault = check::Fault<Own>;
pub(super) type Check = check::Check<Own>;

/// The form of an idea as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct IdeaForm {
    /// The category's id.
    pub category: String,
    /// Title.
    pub title: String,
    /// The idea.
    pub text: String,
    /// Name; nobody has to give one.
    pub name: String,
    /// E-mail address; nobody has to give one.
    pub email: String,
    /// How it came, if the city types it.
    pub via: String,
    /// Tells a form that is sent twice.
    pub ticket: String,
    /// A field that people do not see.
    pub website: String,
}

/// A checked idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) category: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) via: Via,
}

impl IdeaForm {
    /// Reads what was sent.
    pub(super) fn read(pairs: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "category" => form.category = value,
                "title" => form.title = value,
                "text" => form.text = value,
                "name" => form.name = value,
                "email" => form.email = value,
                "via" => form.via = value,
                "ticket" => form.ticket = value,
                "website" => form.website = value,
                _ => {}
            }
        }
        form
    }

    /// Checks everything at once. `known`: ids of the contest's categories; `open`: those that take something now; `staff`: the city types it, and may do so late.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, known: &[&str], open: &[&str], staff: bool) -> Result<Draft, Vec<Fault>> {
        let mut check = Check::default();
        let category = self.category.clone();
        let via = if staff { Via::of(&self.via).unwrap_or_default() } else { Via::Form };
        if !known.contains(&category.as_str()) {
            check.fault("category", Problem::NoChoice);
        } else if via == Via::Form && !open.contains(&category.as_str()) {
            // What came in time by letter is typed when somebody finds the time.
            check.fault("category", Problem::Own(Own::NotOpen));
        }
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let text = check.text("text", &self.text, TEXT_MAX, true);
        let name = check.line("name", &self.name, NAME_MAX, false);
        let typed = self.email.trim();
        let email = Address::parse(typed).map(|address| address.as_str().to_owned());
        if email.is_none() && !typed.is_empty() {
            check.fault("email", Problem::Own(Own::NoAddress));
        }
        check.end(Draft { category, title, text, name, email, via })
    }
}

/// The form of an answer as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    /// The status' word.
    pub status: String,
    /// In words.
    pub text: String,
    /// A path or an address.
    pub link: String,
    /// The group's id or nothing.
    pub group: String,
}

/// A checked answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: Status,
    pub(super) text: String,
    pub(super) link: String,
    pub(super) group: Option<String>,
}

impl AnswerForm {
    /// Checks everything at once. `groups`: ids of those that can be chosen.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, groups: &[&str]) -> Result<Answer, Vec<Fault>> {
        let mut check = Check::default();
        let status = Status::of(&self.status);
        if status.is_none() {
            check.fault("status", Problem::NoChoice);
        }
        let link = check.line("link", &self.link, LINK_MAX, false);
        let needs = status.is_some_and(Status::needs_words) && link.is_empty() || status == Some(Status::Declined);
        let text = check.text("text", &self.text, ANSWER_MAX, needs);
        let is_path = link.starts_with('/') && !link.starts_with("//") && !link.contains('\\');
        let is_address = link.starts_with("https://") && url::Url::parse(&link).is_ok();
        if !link.is_empty() && !is_path && !is_address {
            check.fault("link", Problem::Own(Own::NoLink));
        }
        if !self.group.is_empty() && !groups.contains(&self.group.as_str()) {
            check.fault("group", Problem::NoChoice);
        }
        let group = (!self.group.is_empty()).then(|| self.group.clone());
        check.end(Answer { status: status.unwrap_or_default(), text, link, group })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(faults: Vec<Fault>) -> Vec<String> {
        faults.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn all_faults_of_an_idea_are_told_at_once() {
        let form = IdeaForm { category: "x".into(), title: "a\u{202e}b".into(), email: "nobody".into(), ..IdeaForm::default() };
        assert_eq!(fields(form.check(&["c"], &["c"], false).unwrap_err()), ["category", "title", "text", "email"]);
        let form = IdeaForm { category: "c".into(), title: "Bank".into(), text: "Am Fluss".into(), via: "paper".into(), ..IdeaForm::default() };
        assert_eq!(
            form.check(&["c"], &[], false).unwrap_err(),
            [("category".to_owned(), Problem::Own(Own::NotOpen))],
            "only the city enters what came on paper"
        );
        assert_eq!(form.check(&["c"], &[], true).unwrap().via, Via::Paper);
    }

    #[test]
    fn who_declines_says_why_and_links_lead_somewhere_known() {
        let answer = |status: &str, text: &str, link: &str| AnswerForm { status: status.into(), text: text.into(), link: link.into(), group: String::new() };
        assert_eq!(fields(answer("declined", "", "/massnahmen").check(&[]).unwrap_err()), ["text"]);
        assert_eq!(fields(answer("measure", "", "").check(&[]).unwrap_err()), ["text"]);
        assert!(answer("measure", "", "/massnahmen/bank").check(&[]).is_ok() && answer("review", "", "").check(&[]).is_ok());
        for bad in ["javascript:alert(1)", "//example.org", "http://example.org", "/\\example.org"] {
            assert_eq!(fields(answer("review", "", bad).check(&[]).unwrap_err()), ["link"], "{bad}");
        }
        assert_eq!(fields(answer("perhaps", "", "").check(&[]).unwrap_err()), ["status"]);
    }
}
