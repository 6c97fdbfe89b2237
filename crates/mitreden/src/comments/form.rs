//! What somebody typed as a comment, and what is wrong with it. Never says it in words; the pages do.

use serde::Deserialize;

use super::suspicion;
use crate::base::mail::Address;
use crate::base::text;
use crate::config;

/// Longest name in characters.
pub(super) const NAME_MAX: usize = 60;
/// Longest comment in characters.
pub(super) const TEXT_MAX: usize = 3_000;

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CommentForm {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The comment.
    pub text: String,
    /// Id of the comment it answers; empty: none.
    pub answer: String,
    /// A field that people do not see.
    pub website: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It must not be empty.
    Missing,
    /// More than so many characters.
    TooLong(usize),
    /// Control or direction-changing characters.
    Unprintable,
    /// Looks like somebody of the staff.
    Staff,
    /// Nobody can be reached there.
    NoAddress,
    /// More than so many links.
    Links(usize),
}

/// Which field has which problem.
pub(super) type Fault = (&'static str, Problem);

/// A checked comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) text: String,
}

impl CommentForm {
    /// Checks everything at once. `is_taken`: the name looks like one that only the staff bears.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, settings: &config::Comments, is_taken: bool, has_account: bool) -> Result<Draft, Vec<Fault>> {
        let mut faults = Vec::new();
        let name = text::line(&self.name);
        let shape = shape(&name, NAME_MAX);
        faults.extend(shape.map(|problem| ("name", problem)));
        if shape.is_none() && is_taken {
            faults.push(("name", Problem::Staff));
        }
        let typed = self.email.trim();
        let email = Address::parse(typed).map(|address| address.as_str().to_owned());
        if email.is_none() && !typed.is_empty() {
            faults.push(("email", Problem::NoAddress));
        } else if typed.is_empty() && settings.email_required && !has_account {
            faults.push(("email", Problem::Missing));
        }
        let text = text::paragraphs(&self.text);
        let links_max = usize::from(settings.links_max);
        faults.extend(shape_of_text(&text, links_max).map(|problem| ("text", problem)));
        if faults.is_empty() { Ok(Draft { name, email, text }) } else { Err(faults) }
    }
}

fn shape(tidy: &str, most: usize) -> Option<Problem> {
    if tidy.is_empty() {
        Some(Problem::Missing)
    } else if tidy.chars().count() > most {
        Some(Problem::TooLong(most))
    } else {
        (!text::is_printable(tidy)).then_some(Problem::Unprintable)
    }
}

fn shape_of_text(text: &str, links_max: usize) -> Option<Problem> {
    // Who brings two hundred links is told that, and not that the text is long.
    if suspicion::links(text) > links_max { Some(Problem::Links(links_max)) } else { shape(text, TEXT_MAX) }
}
