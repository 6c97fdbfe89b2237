//! What one can take part in now besides the evenings, for the start page: contests, votes, texts, surveys, the topic store. Takes nothing itself.

use jiff::{SignedDuration, Timestamp};

use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page};
use crate::groups::{self, Group};
use crate::{drafts, ideas, surveys};

/// One thing to take part in.
pub(super) struct Chance {
    pub(super) kind: String,
    pub(super) title: String,
    /// The title is a word of ours, not of the city.
    pub(super) is_own: bool,
    pub(super) address: String,
    /// Until when, in words; may be empty.
    pub(super) about: String,
}

/// What is open now: contests and votes, texts, surveys; and the topic store as long as there are groups that keep one.
pub(super) async fn open(app: &App, page: &Page) -> Result<Vec<Chance>, Error> {
    let site = app.site("");
    let (read, now, zone, t) = (&site.db.read, site.clock.now(), site.zone(), page.t);
    // The last moment belongs to the day before midnight.
    let last = |at: Timestamp| dates::day(dates::local(at - SignedDuration::from_secs(1), &zone).date(), page.language);
    let chance = |kind: String, title: String, path: &str, about: String| Chance { kind, title, is_own: false, address: page.to(path), about };
    let mut chances = Vec::new();
    for open in ideas::open(read, now).await? {
        let (kind, about) = if open.is_vote {
            (t.msg_ideas_vote(), t.msg_ideas_vote_open(last(open.closes_at)))
        } else {
            (t.msg_ideas_one(), t.msg_ideas_open_last(last(open.closes_at)))
        };
        let path = open.address();
        chances.push(chance(kind, open.title, &path, about));
    }
    for (title, path, until) in drafts::open(read, now).await? {
        let about = until.map_or_else(|| t.msg_drafts_open(), |at| t.msg_drafts_open_until(last(at)));
        chances.push(chance(t.msg_trace_kind_draft(), title, &path, about));
    }
    for (title, path, until) in surveys::open(read, now).await? {
        let about = until.map(|at| t.msg_surveys_closes(dates::moment(&dates::local(at, &zone), page.language)));
        chances.push(chance(t.msg_surveys_one(), title, &path, about.unwrap_or_default()));
    }
    if groups::every(read).await?.iter().any(Group::is_active) {
        let store = chance(t.msg_programme_chances_always(), t.msg_topics_title(), "/themen", t.msg_programme_chances_topics());
        chances.push(Chance { is_own: true, ..store });
    }
    Ok(chances)
}
