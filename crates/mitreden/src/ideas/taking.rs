//! Contests and ideas taken back from a file: looked at row by row, kept whole or not at all. Never an author: what is in a file was public.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use sea_orm::ConnectionTrait;

use super::contest_form::{CATEGORIES_MAX, LEAD_MAX, PRIZES_MAX, TEXT_MAX as CALL_MAX, TITLE_MAX as LINE_MAX};
use super::exchange::{AnswerRecord, Around, CategoryRecord, ContestRecord, IdeaRecord, Row};
use super::form::{AnswerForm, Check, Fault, Own, Problem, TEXT_MAX, TITLE_MAX};
use super::model::{Category, Contest, Idea, POINTS_MAX, Stage, State, Status, Step, Via, Vote};
use super::store::{self, ideas, moves};
use super::{changes, letters, public};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::charset;
use crate::base::exchange::{self, Refusal, Report, Taken};
use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::groups::{self, Group};
use crate::originals::{self, Editor, Of};

/// Most ideas of a file.
const ROWS_MAX: usize = 10_000;
/// Largest number of an idea: far from where numbers end.
const NUMBER_MAX: i64 = 1_000_000_000;

/// What a file holds.
enum Brought {
    Contests(Vec<ContestRecord>),
    Rows(Vec<Row>),
}

fn read(bytes: &[u8]) -> Result<Brought, Refusal<Own>> {
    let text = charset::text(bytes).ok_or(Refusal::Unreadable)?;
    let text = text.trim_start();
    let contests: Vec<ContestRecord> = match text.chars().next() {
        Some('{') => vec![serde_json::from_str(text).map_err(|_| Refusal::Unreadable)?],
        Some('[') => serde_json::from_str(text).map_err(|_| Refusal::Unreadable)?,
        _ => return Ok(Brought::Rows(exchange::rows(bytes, "contest", ROWS_MAX)?)),
    };
    let rows = contests.iter().map(|contest| 1 + contest.ideas.len()).sum::<usize>();
    if rows > ROWS_MAX { Err(Refusal::TooMany(ROWS_MAX)) } else { Ok(Brought::Contests(contests)) }
}

/// Takes a file: all of it, or nothing.
pub(super) async fn take(site: &Site, by: By<'_>, bytes: &[u8]) -> Result<Result<Taken, Refusal<Own>>, Error> {
    let brought = match read(bytes) {
        Ok(brought) => brought,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tx = site.db.begin().await?;
    let groups = groups::every(&tx).await?;
    let mut taking = Taking { site, by, groups, report: Report::default(), numbers: HashSet::new() };
    match brought {
        Brought::Contests(contests) => {
            for contest in contests {
                taking.contest(&tx, contest).await?;
            }
        }
        Brought::Rows(rows) => taking.rows(&tx, &rows).await?,
    }
    // What is dropped here was written in this transaction alone.
    let taken = match taking.report.end() {
        Ok(taken) => taken,
        Err(refusal) => return Ok(Err(refusal)),
    };
    tx.commit().await?;
    Ok(Ok(taken))
}

struct Taking<'a> {
    site: &'a Site,
    by: By<'a>,
    groups: Vec<Group>,
    report: Report<Own>,
    /// Contest and number of the ideas of this file.
    numbers: HashSet<(String, i64)>,
}

/// A contest of this portal into which ideas are taken.
struct Place {
    contest: Contest,
    categories: Vec<Category>,
    /// Something about it has changed.
    touched: bool,
}

impl Taking<'_> {
    /// A contest with its ideas.
    async fn contest(&mut self, c: &impl ConnectionTrait, mut record: ContestRecord) -> Result<(), Error> {
        let ideas = std::mem::take(&mut record.ideas);
        self.report.next(&record.title);
        let place = self.head(c, record).await?;
        let Some(mut place) = place else {
            // The rows behind it keep their numbers.
            ideas.iter().for_each(|idea| self.report.next(&idea.title));
            return Ok(());
        };
        for idea in ideas {
            self.report.next(&idea.title);
            self.idea(c, &mut place, idea, true).await?;
        }
        self.end(c, &place).await
    }

    /// What a contest says of itself; `None`: something is wrong with it.
    async fn head(&mut self, c: &impl ConnectionTrait, record: ContestRecord) -> Result<Option<Place>, Error> {
        if record.address.is_empty() {
            self.report.fault("address", Problem::Missing);
            return Ok(None);
        }
        if !self.report.address(&record.address, &changes::RESERVED) {
            return Ok(None);
        }
        let known = store::by_slug(c, &record.address).await?;
        let (before, used) = match &known {
            Some(known) => (store::categories(c, &known.id).await?, store::used_categories(c, &known.id).await?),
            None => (Vec::new(), Vec::new()),
        };
        let (contest, categories) = match checked(self.site, &record, known.as_ref(), &before) {
            Ok(checked) => checked,
            Err(faults) => {
                self.report.faults(faults);
                return Ok(None);
            }
        };
        if before.iter().any(|old| used.contains(&old.id) && !categories.iter().any(|new| new.id == old.id)) {
            self.report.fault("kategorien", Problem::Own(Own::InUse));
            return Ok(None);
        }
        let said = |contest: &Contest, categories: &[Category]| Around { site: self.site, contest, categories, groups: &[] }.head();
        let touched = match &known {
            Some(known) if said(known, &before) == said(&contest, &categories) => {
                self.report.taken.same += 1;
                false
            }
            Some(known) => {
                if !store::update(c, &contest, known.updated_at).await? {
                    // Somebody saved it meanwhile: nothing of the file is taken.
                    return Err(Error::Unavailable);
                }
                self.report.taken.changed += 1;
                true
            }
            None => {
                store::insert(c, &contest).await?;
                self.report.taken.added += 1;
                true
            }
        };
        if touched {
            store::set_categories(c, &contest.id, &categories).await?;
            let deed = if known.is_some() { "contest.changed" } else { "contest.added" };
            audit::note(c, self.site, self.by, deed, &contest.address(), &contest.title).await?;
        }
        Ok(Some(Place { contest, categories, touched }))
    }

    /// Ideas alone, by the contests they name.
    async fn rows(&mut self, c: &impl ConnectionTrait, rows: &[Row]) -> Result<(), Error> {
        let mut places: HashMap<String, Place> = HashMap::new();
        for row in rows {
            self.report.next(&row.title);
            if !places.contains_key(&row.contest) {
                let Some(contest) = store::by_slug(c, &row.contest).await? else {
                    self.report.fault("contest", Problem::NoChoice);
                    continue;
                };
                let categories = store::categories(c, &contest.id).await?;
                places.insert(row.contest.clone(), Place { contest, categories, touched: false });
            }
            let Some(place) = places.get_mut(&row.contest) else { continue };
            match idea_of(row) {
                Ok(idea) => self.idea(c, place, idea, false).await?,
                Err(faults) => self.report.faults(faults),
            }
        }
        for place in places.values() {
            if place.touched {
                audit::note(c, self.site, self.by, "contest.changed", &place.contest.address(), &place.contest.title).await?;
            }
            self.end(c, place).await?;
        }
        Ok(())
    }

    /// One idea. `whole`: all answers are named; otherwise the newest one alone.
    async fn idea(&mut self, c: &impl ConnectionTrait, place: &mut Place, record: IdeaRecord, whole: bool) -> Result<(), Error> {
        let (site, contest) = (self.site, &place.contest);
        let known = ideas::by_number(c, &contest.id, record.number).await?;
        let mut idea = match self.idea_checked(place, &record, known.as_ref()) {
            Ok(idea) => idea,
            Err(faults) => {
                self.report.faults(faults);
                return Ok(());
            }
        };
        let (steps, support) = match &known {
            Some(known) => (moves::steps(c, &known.id).await?, moves::supporters(c, &known.id).await?),
            None => (Vec::new(), 0),
        };
        let new = if whole { all_answers(site, &record.answers) } else { newest_answer(site, &record.answers, &steps) };
        let after: Vec<Step> = if whole { new.clone() } else { steps.iter().chain(&new).cloned().collect() };
        let around = Around { site, contest, categories: &place.categories, groups: &self.groups };
        // Whoever has taken their support back since the table was made stays away.
        idea.earlier_support = known.as_ref().map_or(record.support, |known| known.earlier_support);
        if let Some(known) = &known
            && around.record(known, support, &steps) == around.record(&idea, support, &after)
        {
            self.report.taken.same += 1;
            return Ok(());
        }
        match &known {
            Some(known) => {
                ideas::update(c, &idea).await?;
                if (&known.title, &known.text) != (&idea.title, &idea.text) {
                    originals::keep(c, (Of::Idea, &idea.id), (&known.title, &known.text), Editor::City, site.clock.now()).await?;
                }
                self.report.taken.changed += 1;
            }
            None => {
                ideas::insert(c, &idea).await?;
                self.report.taken.added += 1;
            }
        }
        if whole {
            moves::delete_steps(c, &idea.id).await?;
        }
        for step in &new {
            moves::insert_step(c, &idea.id, step).await?;
        }
        if known.is_some() {
            self.answered(c, &idea, steps.last(), after.last()).await?;
        }
        store::number_from(c, &contest.id, idea.number).await?;
        place.touched = true;
        Ok(())
    }

    /// Tells the author what a file says anew; what it only says differently of the past is no news.
    async fn answered(&self, c: &impl ConnectionTrait, idea: &Idea, before: Option<&Step>, after: Option<&Step>) -> Result<(), Error> {
        let Some(after) = after else { return Ok(()) };
        let is_same = |before: &Step| (before.status, &before.text, &before.link) == (after.status, &after.text, &after.link);
        if before.is_some_and(|before| is_same(before) || after.created_at < before.created_at) {
            return Ok(());
        }
        moves::touch(c, &idea.id, self.site.clock.now()).await?;
        letters::moved(c, self.site, idea, (after.status, &after.text)).await?;
        Ok(())
    }

    /// The idea that a row comes to, put onto the one that is there.
    fn idea_checked(&mut self, place: &Place, record: &IdeaRecord, known: Option<&Idea>) -> Result<Idea, Vec<Fault>> {
        let mut check = Check::default();
        let is_number = (1..=NUMBER_MAX).contains(&record.number) && self.numbers.insert((place.contest.id.clone(), record.number));
        if !is_number {
            check.fault("number", Problem::NoChoice);
        }
        if known.is_some_and(|known| known.state != State::Public) {
            check.fault("number", Problem::Own(Own::Hidden));
        }
        let title = check.line("title", &record.title, TITLE_MAX, true);
        let text = check.text("text", &record.text, TEXT_MAX, true);
        let language = if record.language.is_empty() { Some(Language::De) } else { Language::from_tag(&record.language) };
        let language = check.choice("language", language);
        let category = check.choice("category", place.categories.iter().find(|category| category.title == record.category)).map(|one| one.id.clone());
        let via = check.choice("via", Via::of(&record.via));
        let status = check.choice("status", Status::of(&record.status));
        let group = record.forwarded_to.as_deref().filter(|title| !title.is_empty());
        let group = group.and_then(|title| check.choice("group", self.groups.iter().find(|group| group.title == title))).map(|group| group.id.clone());
        if record.points.is_some_and(|points| !(0..=POINTS_MAX).contains(&points)) || !(0..=POINTS_MAX).contains(&record.support) {
            check.fault("points", Problem::Own(Own::NotPoints));
        } else if place.contest.awaits_count(self.site.clock.now()) && record.points != known.and_then(|known| known.points) {
            check.fault("points", Problem::Own(Own::TooEarly));
        }
        let created_at = moment(&mut check, "received_at", &record.received_at);
        let published_at = moment(&mut check, "published_at", record.published_at.as_deref().unwrap_or_default()).or(created_at);
        for answer in &record.answers {
            let AnswerRecord { status, text, link, at } = answer.clone();
            if let Err(faults) = (AnswerForm { status, text, link, group: String::new() }).check(&[]) {
                check.faults.extend(faults);
            }
            moment(&mut check, "answered_at", &at);
        }
        check.end(())?;
        let now = self.site.clock.now();
        let fresh = || self.site.ids.id();
        Ok(Idea {
            id: known.map_or_else(fresh, |known| known.id.clone()),
            contest: place.contest.id.clone(),
            category: category.unwrap_or_default(),
            number: record.number,
            ticket: known.map_or_else(fresh, |known| known.ticket.clone()),
            title,
            text,
            via: via.unwrap_or_default(),
            name: known.map(|known| known.name.clone()).unwrap_or_default(),
            email: known.and_then(|known| known.email.clone()),
            person: known.and_then(|known| known.person.clone()),
            language: language.unwrap_or(Language::De).tag().to_owned(),
            state: State::Public,
            suspicions: Vec::new(),
            status: status.unwrap_or_default(),
            group,
            // Points that were counted here are worth more than a table of before.
            points: known.filter(|_| place.contest.is_counted()).map_or(record.points, |known| known.points),
            earlier_support: 0,
            created_at: created_at.unwrap_or(now),
            published_at: Some(published_at.unwrap_or(now)),
        })
    }

    /// Brings what is found of a contest up to date.
    async fn end(&self, c: &impl ConnectionTrait, place: &Place) -> Result<(), Error> {
        if place.touched {
            public::index(c, self.site.clock.now(), &place.contest).await?;
        }
        Ok(())
    }
}

/// A moment of a file; empty is none.
fn moment(check: &mut Check, field: &str, typed: &str) -> Option<Timestamp> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let at = typed.parse().ok();
    if at.is_none() {
        check.fault(field, Problem::NotADate);
    }
    at
}

fn step(site: &Site, answer: &AnswerRecord, at: Timestamp) -> Step {
    Step { id: site.ids.id(), status: Status::of(&answer.status).unwrap_or_default(), text: answer.text.clone(), link: answer.link.clone(), created_at: at }
}

/// All answers, in their order also where two have the same time or none.
fn all_answers(site: &Site, answers: &[AnswerRecord]) -> Vec<Step> {
    answers.iter().map(|answer| step(site, answer, answer.at.trim().parse().unwrap_or_else(|_| site.clock.now()))).collect()
}

/// The newest answer, if it is another one than the last that is there.
fn newest_answer(site: &Site, answers: &[AnswerRecord], before: &[Step]) -> Vec<Step> {
    let (Some(answer), last) = (answers.last(), before.last()) else { return Vec::new() };
    if last.is_some_and(|last| (last.text.as_str(), last.link.as_str()) == (answer.text.as_str(), answer.link.as_str()) && last.status.word() == answer.status)
    {
        return Vec::new();
    }
    // Whoever writes another answer into a table seldom changes its time; it is the newest all the same.
    let behind = last.map(|last| last.created_at + SignedDuration::from_micros(1));
    let at = answer.at.trim().parse().ok().filter(|at| behind.is_none_or(|behind| behind <= *at));
    let now = site.clock.now();
    vec![step(site, answer, at.unwrap_or_else(|| behind.map_or(now, |behind| behind.max(now))))]
}

/// A row of a table as an idea.
fn idea_of(row: &Row) -> Result<IdeaRecord, Vec<Fault>> {
    let mut check = Check::default();
    let mut number = |field: &str, typed: &str| {
        let number = typed.trim().parse::<i64>().ok();
        if number.is_none() && !typed.trim().is_empty() {
            check.fault(field, Problem::NotANumber);
        }
        number
    };
    let (own, points, support) = (number("number", &row.number), number("points", &row.points), number("support", &row.support));
    check.end(())?;
    let answer = AnswerRecord { status: row.status.clone(), text: row.answer.clone(), link: row.answer_link.clone(), at: row.answered_at.clone() };
    let is_answered = [&answer.text, &answer.link, &answer.at].iter().any(|typed| !typed.trim().is_empty());
    let optional = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    Ok(IdeaRecord {
        number: own.unwrap_or_default(),
        title: row.title.clone(),
        text: row.text.clone(),
        language: row.language.clone(),
        category: row.category.clone(),
        via: row.via.clone(),
        status: row.status.clone(),
        forwarded_to: optional(&row.forwarded_to),
        points,
        support: support.unwrap_or_default(),
        received_at: row.received_at.clone(),
        published_at: optional(&row.published_at),
        url: String::new(),
        answers: if is_answered { vec![answer] } else { Vec::new() },
    })
}

/// A contest that a file comes to, put onto the one that is there, with its categories.
fn checked(site: &Site, record: &ContestRecord, known: Option<&Contest>, before: &[Category]) -> Result<(Contest, Vec<Category>), Vec<Fault>> {
    let mut check = Check::default();
    let title = check.line("title", &record.title, LINE_MAX, true);
    let stage = check.choice("stage", Stage::of(&record.stage));
    let lead = check.text("lead", &record.lead, LEAD_MAX, true);
    let text = check.text("text", &record.text, CALL_MAX, false);
    let prizes = check.text("prizes", &record.prizes, PRIZES_MAX, false);
    let outcome = check.text("outcome", &record.outcome, CALL_MAX, false);
    let vote = vote_of(&mut check, record, known, site.clock.now());
    let categories = categories_of(site, &mut check, &record.categories, before);
    check.end(())?;
    let contest = Contest {
        id: known.map_or_else(|| site.ids.id(), |known| known.id.clone()),
        slug: record.address.clone(),
        title,
        lead,
        text,
        stage: stage.unwrap_or_default(),
        prizes,
        outcome,
        event: known.and_then(|known| known.event.clone()),
        vote,
        updated_at: site.clock.now(),
    };
    Ok((contest, categories))
}

/// The days of the vote. What has begun here, or was counted, is not changed by a file, and none takes a vote away: ballots would be lost.
fn vote_of(check: &mut Check, record: &ContestRecord, known: Option<&Contest>, now: Timestamp) -> Option<Vote> {
    let kept = known.and_then(|known| known.vote.clone());
    if kept.as_ref().is_some_and(|vote| vote.counted_at.is_some() || vote.opens_at <= now) {
        return kept;
    }
    let Some(vote) = record.vote.as_ref() else { return kept };
    let (opens_at, closes_at) = window(check, "vote-until", &vote.opens_at, &vote.closes_at)?;
    let counted_at = moment(check, "vote-until", vote.counted_at.as_deref().unwrap_or_default()).filter(|_| known.is_none());
    Some(Vote { opens_at, closes_at, counted_at, voters: vote.voters.filter(|_| counted_at.is_some()) })
}

/// Two moments, the second behind the first.
fn window(check: &mut Check, field: &str, opens_at: &str, closes_at: &str) -> Option<(Timestamp, Timestamp)> {
    let (opens, closes) = (moment(check, field, opens_at), moment(check, field, closes_at));
    let found = opens.zip(closes);
    match found {
        Some((opens, closes)) if closes <= opens => check.fault(field, Problem::Own(Own::EndBeforeStart)),
        None if opens_at.trim().is_empty() || closes_at.trim().is_empty() => check.fault(field, Problem::Missing),
        _ => {}
    }
    found
}

/// The categories of a file; one of the same title is the one that is there.
fn categories_of(site: &Site, check: &mut Check, records: &[CategoryRecord], before: &[Category]) -> Vec<Category> {
    if records.is_empty() {
        check.fault("kategorien", Problem::Own(Own::NoCategory));
    } else if records.len() > CATEGORIES_MAX {
        check.fault("kategorien", Problem::TooMany(CATEGORIES_MAX));
    }
    let mut categories: Vec<Category> = Vec::new();
    for (index, record) in records.iter().enumerate() {
        let id = |name: &str| format!("category-{index}-{name}");
        let title = check.line(&id("title"), &record.title, LINE_MAX, true);
        let audience = check.line(&id("audience"), &record.audience, LINE_MAX, false);
        if categories.iter().any(|other| other.title == title) {
            check.fault(id("title"), Problem::NoChoice);
        }
        let Some((opens_at, closes_at)) = window(check, &id("until"), &record.opens_at, &record.closes_at) else { continue };
        let first_closes_at = moment(check, &id("until"), record.first_closes_at.as_deref().unwrap_or_default());
        let old = before.iter().find(|old| old.title == title);
        let extended_at = old.and_then(|old| old.extended_at);
        let own = old.map_or_else(|| site.ids.id(), |old| old.id.clone());
        categories.push(Category { id: own, title, audience, opens_at, closes_at, first_closes_at, extended_at });
    }
    categories
}
