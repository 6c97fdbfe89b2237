//! What the search holds of a room: what was asked and answered, slides, results. Never who asked, and nothing of a room behind a code.

use jiff::Timestamp;
use mitreden_live::{Event, PollKind, PollPlan, Question, QuestionState, Room, RoomId, Status, Tally};
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Kind as RoomKind, RoomEntry};
use super::{barcamp, slides, store};
use crate::search::{self, Document, Kind};

/// True if what everybody may find has changed with it.
pub(super) fn changes(event: &Event) -> bool {
    matches!(
        event,
        Event::QuestionAsked { .. }
            | Event::QuestionWithdrawn { .. }
            | Event::QuestionMoved { .. }
            | Event::PollClosed { .. }
            | Event::ResultTaken { .. }
            | Event::DeckAdded { .. }
            | Event::DeckDropped { .. }
            | Event::EveningStarted
            | Event::EveningEnded
            | Event::RoomReopened
    )
}

/// Brings what is found of a room up to date, in the caller's transaction.
pub(super) async fn index(c: &impl ConnectionTrait, now: Timestamp, id: &RoomId) -> Result<(), DbErr> {
    let documents = match store::room_by_id(c, id).await? {
        Some(room) => of_room(c, &room).await?,
        None => Vec::new(),
    };
    search::replace(c, now, id.as_str(), documents).await
}

/// Everything public of all rooms, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(c: &impl ConnectionTrait) -> Result<Vec<Document>, DbErr> {
    let mut documents = Vec::new();
    for (id, _) in store::statuses(c).await? {
        let Some(room) = store::room_by_id(c, &id).await? else { continue };
        let own = of_room(c, &room).await?;
        documents.extend(own.into_iter().map(|document| Document { owner: Some(id.to_string()), ..document }));
    }
    Ok(documents)
}

async fn of_room(c: &impl ConnectionTrait, room: &RoomEntry) -> Result<Vec<Document>, DbErr> {
    // A parallel room is for those who came into it; what it came to stands in its evening.
    if room.is_closed() || room.side_of.is_some() {
        return Ok(Vec::new());
    }
    let mut documents: Vec<Document> = super::questions(c, &room.id).await?.iter().filter_map(|asked| question(room, asked)).collect();
    for deck in slides::of_room(c, &room.id).await?.into_iter().filter(|deck| deck.state == slides::DeckState::Ready) {
        let text: Vec<String> = slides::pages(c, &deck.id).await?.into_iter().map(|slide| slide.text).collect();
        documents.push(Document::new(Kind::Slides, deck.id.as_str(), room.address(&format!("folien/{}", deck.id)), deck.title, text.join("\n")));
    }
    // A room without a date has no page that shows these.
    if room.kind == RoomKind::Event {
        for (number, (title, result)) in (1..).zip(barcamp::results(c, &room.id).await?) {
            documents.push(Document::new(Kind::Outcome, format!("{}-{number}", room.id), &room.home, title, result));
        }
        documents.extend(polls(c, room).await?);
    }
    let time = room.status.started_at;
    Ok(documents.into_iter().map(|document| Document { at: time, within: Some(room.home.clone()), ..document }).collect())
}

/// What of a room a group may take up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// A question, as everybody can find it.
    Question,
    /// What a poll came to, as everybody can find it.
    Poll,
    /// A chat line whose writer agreed.
    Line,
}

/// One such thing. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawable {
    /// What it is.
    pub kind: Drawn,
    /// The room's id and the number there.
    pub id: String,
    /// What was asked or said.
    pub title: String,
    /// What came of it; may be empty.
    pub text: String,
}

/// What was asked, voted on and given for a topic in a room that is open to everybody.
///
/// # Errors
/// The database's.
pub async fn drawables(c: &impl ConnectionTrait, id: &RoomId) -> Result<Vec<Drawable>, DbErr> {
    let Some(room) = store::room_by_id(c, id).await?.filter(|room| !room.is_closed() && room.side_of.is_none()) else { return Ok(Vec::new()) };
    let found = of_room(c, &room).await?.into_iter().filter_map(|document| {
        let kind = match document.kind {
            Kind::Question => Drawn::Question,
            Kind::Poll => Drawn::Poll,
            _ => return None,
        };
        Some(Drawable { kind, id: document.id, title: document.title, text: document.text })
    });
    let value = Room::replay(room.id.clone(), &store::load_given(c, &room.id).await?);
    let line = |(number, text): (&u64, &String)| Drawable { kind: Drawn::Line, id: format!("{id}-{number}"), title: text.clone(), text: String::new() };
    Ok(found.chain(value.consents().given.iter().map(line)).collect())
}

/// What an evening voted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// What was asked.
    pub question: String,
    /// Points were given, not votes.
    pub by_points: bool,
    /// The answers with their votes or points, the most first.
    pub rows: Vec<(String, u64)>,
}

/// What an evening that is over and open to everybody voted on, the first vote first.
///
/// # Errors
/// The database's.
pub async fn votes(c: &impl ConnectionTrait, id: &RoomId) -> Result<Vec<Vote>, DbErr> {
    let is_public = |room: &RoomEntry| room.kind == RoomKind::Event && !room.is_closed() && room.side_of.is_none() && room.status.status == Status::Over;
    if !store::room_by_id(c, id).await?.as_ref().is_some_and(is_public) {
        return Ok(Vec::new());
    }
    Ok(super::closed_polls(c, id).await?.into_iter().map(vote).collect())
}

fn vote((plan, tally): (PollPlan, Tally)) -> Vote {
    let by_points = matches!(plan.kind, PollKind::Ranking {} | PollKind::Points { .. });
    let options = plan.options.into_iter().zip(tally.options);
    let numbers = tally.numbers.into_iter().map(|(number, times)| (number.to_string(), u64::from(times)));
    let words = tally.words.into_iter().map(|(word, times)| (word, u64::from(times)));
    let mut rows: Vec<(String, u64)> = options.chain(numbers).chain(words).collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Vote { question: plan.question, by_points, rows }
}

fn question(room: &RoomEntry, question: &Question) -> Option<Document> {
    if !question.state.is_public() || matches!(question.state, QuestionState::Merged { .. }) {
        return None;
    }
    let answer = match &question.state {
        QuestionState::Answered { answer: Some(answer) } => answer.as_str(),
        _ => "",
    };
    let address = room.address(&format!("fragen#frage-{}", question.question));
    Some(Document::new(Kind::Question, format!("{}-{}", room.id, question.question), address, &question.text, answer))
}

async fn polls(c: &impl ConnectionTrait, room: &RoomEntry) -> Result<Vec<Document>, DbErr> {
    if room.status.status != Status::Over {
        return Ok(Vec::new());
    }
    let value = Room::replay(room.id.clone(), &store::load_polls(c, &room.id).await?);
    let closed = value.polls().iter().filter(|poll| poll.state == mitreden_live::PollState::Closed);
    let document = |poll: &mitreden_live::Poll| {
        let text = result(&poll.plan, &poll.ballots.tally);
        Document::new(Kind::Poll, format!("{}-{}", room.id, poll.poll), &room.home, &poll.plan.question, text)
    };
    Ok(closed.map(document).collect())
}

/// "Ja: 12, Nein: 3".
fn result(plan: &PollPlan, tally: &Tally) -> String {
    let options = plan.options.iter().zip(&tally.options).map(|(option, count)| format!("{option}: {count}"));
    let words = tally.words.iter().map(|(word, count)| format!("{word}: {count}"));
    options.chain(words).collect::<Vec<_>>().join(", ")
}
