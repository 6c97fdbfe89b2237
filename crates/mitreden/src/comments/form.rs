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
    /// The words that it is about.
    pub quote: String,
    /// The character at which they begin, as a browser counts it; a hint for words that come more than once.
    pub at: String,
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
    /// These words do not stand there.
    NotThere,
}

/// Which field has which problem.
pub(super) type Fault = (&'static str, Problem);

/// A checked comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) text: String,
    pub(super) quote: String,
    pub(super) quote_at: i64,
}

impl CommentForm {
    /// Checks everything at once. `is_taken`: the name looks like one that only the staff bears.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, settings: &config::Comments, is_taken: bool, has_account: bool, words: Option<&str>) -> Result<Draft, Vec<Fault>> {
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
        let quote = text::line(&self.quote);
        let quote_at = if quote.is_empty() { Some(0) } else { words.and_then(|words| place(words, &quote, self.at.trim().parse().unwrap_or_default())) };
        if quote_at.is_none() {
            faults.push(("quote", Problem::NotThere));
        }
        let text = text::paragraphs(&self.text);
        let links_max = usize::from(settings.links_max);
        faults.extend(shape_of_text(&text, links_max).map(|problem| ("text", problem)));
        if faults.is_empty() { Ok(Draft { name, email, text, quote, quote_at: quote_at.unwrap_or_default() }) } else { Err(faults) }
    }
}

/// The character at which words stand in a text, white space folded; of several places the one next to `near`.
pub(super) fn place(text: &str, words: &str, near: usize) -> Option<i64> {
    let folded = text::line(text);
    let places = folded.match_indices(words).map(|(at, _)| folded[..at].chars().count());
    places.min_by_key(|at| at.abs_diff(near)).and_then(|at| i64::try_from(at).ok())
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
