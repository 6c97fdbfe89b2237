//! What the demo needs to open registration for an event. Everything goes the way of the pages' own changes.

use super::changes;
use super::model::{Offer, Question, QuestionKind};
use super::store;
use crate::app::Site;
use crate::audit::By;
use crate::base::http::Error;
use crate::programme::model::Event;

/// Opens registration for an event with so many places and a waiting list, unless it was set up before. `questions` are asked in words, and what to
/// choose from; nothing to choose from: a line of text.
pub(crate) async fn open(site: &Site, event: &Event, places: i64, questions: &[(&str, &[&str])]) -> Result<(), Error> {
    if store::offer(&site.db.read, &event.id).await?.is_some() {
        return Ok(());
    }
    let question = |(label, choices): &(&str, &[&str])| Question {
        id: site.ids.digits(8),
        kind: if choices.is_empty() { QuestionKind::Text } else { QuestionKind::Choice },
        label: (*label).to_owned(),
        required: false,
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
    };
    let offer = Offer {
        event: event.id.clone(),
        open: true,
        capacity: Some(places),
        waiting: true,
        opens_at: None,
        closes_at: Some(event.starts_at),
        questions: questions.iter().map(question).collect(),
        turn: 0,
        updated_at: site.clock.now(),
    };
    changes::save_offer(site, event, &offer, None, By::System).await.map(drop)
}
