//! What the newsroom typed about an article, and what is wrong with it. Never says it in words; the pages do.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, civil};

use super::model::{Article, Related, Tag};
use crate::base::check::{Check, Fault, Problem};
use crate::base::{dates, slug, text};

/// Longest title in characters: two lines on a phone.
pub(super) const TITLE_MAX: usize = 160;
/// Longest teaser in characters.
pub(super) const TEASER_MAX: usize = 600;
/// Longest text in characters: some ten pages. Longer ones would not fit into a form, in which each umlaut takes six bytes.
pub(super) const TEXT_MAX: usize = 40_000;
/// Longest source, picture credit or tag in characters.
pub(super) const LINE_MAX: usize = 200;
/// Longest description of a picture in characters.
pub(super) const ALT_MAX: usize = 500;
/// Longest correction in characters.
pub(super) const CORRECTION_MAX: usize = 1_000;
/// Most tags of an article.
pub(super) const TAGS_MAX: usize = 8;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Press {
    /// Keep it; a draft stays one.
    #[default]
    Save,
    /// Show what it will look like; nothing is kept.
    Preview,
    /// Let it appear, now or at the time given.
    Publish,
}

/// The form as typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct ArticleForm {
    /// Title.
    pub title: String,
    /// Teaser.
    pub teaser: String,
    /// Markdown.
    pub text: String,
    /// Source.
    pub source: String,
    /// Labels, parted by commas.
    pub tags: String,
    /// `event:<id>`, `series:<id>` or nothing.
    pub related: String,
    /// Day of the publication; empty: now.
    pub date: String,
    /// Time of the publication.
    pub time: String,
    /// Ticked: readers may comment.
    pub comments: Option<String>,
    /// Last day of comments.
    pub until: String,
    /// The state that was edited.
    pub version: String,
    /// Which button.
    #[serde(rename = "do")]
    pub deed: String,
}

/// A checked article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) teaser: String,
    pub(super) text: String,
    pub(super) source: String,
    pub(super) tags: Vec<Tag>,
    pub(super) related: Option<Related>,
    /// The time that was given, if any.
    pub(super) publish_at: Option<Timestamp>,
    pub(super) takes_comments: bool,
    pub(super) comments_until: Option<Timestamp>,
}

impl ArticleForm {
    /// Which button was pressed.
    pub(super) fn press(&self) -> Press {
        match self.deed.as_str() {
            "preview" => Press::Preview,
            "publish" => Press::Publish,
            _ => Press::Save,
        }
    }

    /// The form of an article that exists.
    pub(super) fn of(article: &Article, zone: &TimeZone) -> Self {
        let local = article.published_at.or(article.planned_for).map(|at| dates::local(at, zone));
        // Comments end with their last day: what is kept is the midnight after it.
        let until = article.comments_until.map(|at| dates::local(at - jiff::SignedDuration::from_secs(1), zone).date().to_string());
        Self {
            title: article.title.clone(),
            teaser: article.teaser.clone(),
            text: article.text.clone(),
            source: article.source.clone(),
            tags: article.tags.iter().map(|tag| tag.label.as_str()).collect::<Vec<_>>().join(", "),
            related: article.related.as_ref().map(ToString::to_string).unwrap_or_default(),
            date: local.as_ref().map(|at| at.date().to_string()).unwrap_or_default(),
            time: local.as_ref().map(dates::clock).unwrap_or_default(),
            comments: article.takes_comments.then(|| "true".to_owned()),
            until: until.unwrap_or_default(),
            version: article.updated_at.to_string(),
            deed: String::new(),
        }
    }

    /// Checks everything at once. `before` keeps the seconds of a time that nobody touched.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, choices: &[String], zone: &TimeZone, before: Option<Timestamp>) -> Result<Draft, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let teaser = check.text("teaser", &self.teaser, TEASER_MAX, true);
        let text = check.text("text", &self.text, TEXT_MAX, true);
        let source = check.line("source", &self.source, LINE_MAX, true);
        let tags = self.check_tags(&mut check);
        if !self.related.is_empty() && !choices.contains(&self.related) {
            check.fault("related", Problem::NoChoice);
        }
        let publish_at = self.check_publication(&mut check, zone, before);
        let comments_until = check.day("until", &self.until, false).and_then(|day| midnight_after(day, zone));
        let (related, takes_comments) = (self.related.parse().ok(), self.comments.is_some());
        check.end(Draft { title, teaser, text, source, tags, related, publish_at, takes_comments, comments_until })
    }

    fn check_tags(&self, check: &mut Check) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::new();
        for label in self.tags.split(',').map(text::line).filter(|label| !label.is_empty()) {
            check.line("tags", &label, LINE_MAX, false);
            let tag = slug::slug(&label, "thema", &[]);
            if !tags.iter().any(|known| known.tag == tag) {
                tags.push(Tag { tag, label });
            }
        }
        if tags.len() > TAGS_MAX {
            check.fault("tags", Problem::TooMany(TAGS_MAX));
        }
        tags
    }

    fn check_publication(&self, check: &mut Check, zone: &TimeZone, before: Option<Timestamp>) -> Option<Timestamp> {
        let date = check.day("date", &self.date, false);
        let time = check.time("time", &self.time);
        let time = match (date, time) {
            (Some(_), None) if self.time.trim().is_empty() => Some(civil::Time::midnight()),
            (None, Some(_)) if self.date.trim().is_empty() => {
                check.fault("date", Problem::Missing);
                None
            }
            (_, time) => time,
        };
        let at = date?.to_datetime(time?).to_zoned(zone.clone()).ok()?.timestamp();
        let is_same = before.is_some_and(|before| before.duration_since(at).as_secs() < 60 && before >= at);
        Some(if is_same { before.unwrap_or(at) } else { at })
    }
}

fn midnight_after(day: civil::Date, zone: &TimeZone) -> Option<Timestamp> {
    let next = day.checked_add(1.day()).ok()?;
    Some(next.to_zoned(zone.clone()).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Berlin").expect("the zone is built in")
    }

    fn whole() -> ArticleForm {
        ArticleForm { title: "T".into(), teaser: "A".into(), text: "B".into(), source: "Stadt".into(), ..ArticleForm::default() }
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let form = ArticleForm {
            title: "a\u{202e}b".into(),
            text: "x".repeat(TEXT_MAX + 1),
            source: " ".into(),
            tags: (0..9).map(|n| format!("t{n},")).collect(),
            related: "event:missing".into(),
            date: "31.2.2021".into(),
            time: "25:00".into(),
            until: "bald".into(),
            ..ArticleForm::default()
        };
        let faults = form.check(&[], &zone(), None).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["title", "teaser", "text", "source", "tags", "related", "date", "time", "until"]);
    }

    #[test]
    fn times_are_those_of_the_city() {
        let mut form = ArticleForm { date: "1.7.2021".into(), time: "9:30".into(), until: "2021-07-31".into(), ..whole() };
        let draft = form.check(&[], &zone(), None).unwrap();
        assert_eq!(draft.publish_at.unwrap().to_string(), "2021-07-01T07:30:00Z");
        assert_eq!(draft.comments_until.unwrap().to_string(), "2021-07-31T22:00:00Z");
        let before: Timestamp = "2021-07-01T07:30:42.5Z".parse().unwrap();
        assert_eq!(form.check(&[], &zone(), Some(before)).unwrap().publish_at, Some(before), "nobody touched it");
        form.date.clear();
        assert_eq!(form.check(&[], &zone(), None).unwrap_err(), [("date".to_owned(), Problem::Missing)]);
    }

    #[test]
    fn tags_are_taken_once() {
        let form = ArticleForm { tags: " Energie & Umwelt, energie-umwelt,, Räume".into(), ..whole() };
        let tags = form.check(&[], &zone(), None).unwrap().tags;
        assert_eq!(tags.iter().map(|tag| tag.tag.as_str()).collect::<Vec<_>>(), ["energie-umwelt", "raeume"]);
        assert_eq!(tags[0].label, "Energie & Umwelt");
    }
}
