//! Taking over a table of topics: looked at as a whole, then kept whole or not at all. Reads no file itself.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::letters::{self, News};
use super::model::{Deed, Field, State, Topic};
use super::table::{Row, Wrong};
use super::{public, store};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::groups::{self, Group};
use crate::originals::{self, Editor, Of};

/// What a row will come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// A topic that is not there yet.
    New,
    /// A topic that is there and differs.
    Changed,
    /// A topic that is there and the same.
    Same,
}

/// A row with what it will come to, or what is wrong.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// The line in the file.
    pub(super) line: u64,
    /// As it was read.
    pub(super) row: Row,
    /// What it comes to.
    pub(super) fate: Fate,
    /// Empty: it can be taken.
    pub(super) wrong: Vec<Wrong>,
}

/// What is there already.
struct Stock {
    groups: Vec<Group>,
    fields: Vec<Field>,
    topics: HashMap<String, Topic>,
    tagged: HashMap<String, Vec<String>>,
}

impl Stock {
    async fn of(c: &impl ConnectionTrait, rows: &[(u64, Row, Vec<Wrong>)]) -> Result<Self, DbErr> {
        let mut topics: HashMap<String, Topic> = store::every_public(c).await?.into_iter().map(|topic| (topic.id.clone(), topic)).collect();
        // What is not public is looked up one by one: a file that was exported here names none.
        for (_, row, _) in rows.iter().filter(|(_, row, _)| !row.id.is_empty()) {
            if !topics.contains_key(&row.id)
                && let Some(topic) = store::by_id(c, &row.id).await?
            {
                topics.insert(topic.id.clone(), topic);
            }
        }
        Ok(Self { groups: groups::every(c).await?, fields: store::fields(c).await?, topics, tagged: store::tagged(c).await? })
    }

    fn group(&self, slug: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.slug == slug)
    }

    fn field(&self, slug: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.slug == slug)
    }

    /// A topic as a file would have it.
    fn row(&self, topic: &Topic) -> Row {
        let group = topic.group.as_ref().and_then(|id| self.groups.iter().find(|group| group.id == *id));
        let own = self.tagged.get(&topic.id).cloned().unwrap_or_default();
        Row {
            id: topic.id.clone(),
            title: topic.title.clone(),
            text: topic.text.clone(),
            name: topic.name.clone(),
            group: group.map(|group| group.slug.clone()).unwrap_or_default(),
            fields: self.fields.iter().filter(|field| own.contains(&field.id)).map(|field| field.slug.clone()).collect(),
            closed: topic.closed_at.is_some(),
            reason: topic.closed_reason.clone(),
            merged_into: topic.merged_into.clone().filter(|into| self.topics.get(into).is_some_and(Topic::is_public)).unwrap_or_default(),
            created_at: Some(topic.created_at),
        }
    }
}

/// Everything that everybody reads, as rows of a file.
pub(super) async fn export(c: &impl ConnectionTrait) -> Result<Vec<Row>, DbErr> {
    let stock = Stock::of(c, &[]).await?;
    let topics = store::every_public(c).await?;
    Ok(topics.iter().map(|topic| stock.row(topic)).collect())
}

/// Looks at a table against what is there, and changes nothing.
pub(super) async fn judge(c: &impl ConnectionTrait, rows: Vec<(u64, Row, Vec<Wrong>)>) -> Result<Vec<Judged>, DbErr> {
    let stock = Stock::of(c, &rows).await?;
    let merged: HashMap<String, bool> =
        rows.iter().filter(|(_, row, _)| !row.id.is_empty()).map(|(_, row, _)| (row.id.clone(), !row.merged_into.is_empty())).collect();
    let judged = rows.into_iter().map(|(line, row, mut wrong)| {
        if !row.group.is_empty() && stock.group(&row.group).is_none() {
            wrong.push(Wrong::NoGroup(row.group.clone()));
        }
        wrong.extend(row.fields.iter().filter(|field| stock.field(field).is_none()).map(|field| Wrong::NoField(field.clone())));
        if !row.merged_into.is_empty() && (row.merged_into == row.id || !is_target(&stock, &merged, &row.merged_into)) {
            wrong.push(Wrong::NoTarget);
        }
        let known = stock.topics.get(&row.id);
        if known.is_some_and(|topic| !topic.is_public()) {
            wrong.push(Wrong::Hidden);
        }
        let fate = known.map_or(Fate::New, |topic| if same(&stock.row(topic), &row) { Fate::Same } else { Fate::Changed });
        Judged { line, row, fate, wrong }
    });
    Ok(judged.collect())
}

/// The file's word counts before what is there.
fn is_target(stock: &Stock, merged: &HashMap<String, bool>, id: &str) -> bool {
    match merged.get(id) {
        Some(is_merged) => !is_merged,
        None => stock.topics.get(id).is_some_and(|topic| topic.is_public() && topic.merged_into.is_none()),
    }
}

fn same(known: &Row, row: &Row) -> bool {
    let sorted = |row: &Row| {
        let mut fields = row.fields.clone();
        fields.sort();
        fields.dedup();
        // When it came in is not changed by a file.
        Row { fields, created_at: known.created_at, ..row.clone() }
    };
    sorted(known) == sorted(row)
}

/// Keeps a table in one transaction, if nothing is wrong with it now. Answers what it looked like; nothing was kept if anything is wrong.
pub(super) async fn take(site: &Site, by: By<'_>, rows: Vec<(u64, Row, Vec<Wrong>)>) -> Result<Vec<Judged>, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let stock = Stock::of(&tx, &rows).await?;
    let judged = judge(&tx, rows).await?;
    if judged.iter().any(|one| !one.wrong.is_empty()) {
        return Ok(judged);
    }
    let mut mergers = Vec::new();
    for one in judged.iter().filter(|one| one.fate != Fate::Same) {
        let topic = keep(&tx, site, by, &stock, &one.row, now).await?;
        if !one.row.merged_into.is_empty() {
            mergers.push((topic, one.row.merged_into.clone()));
        }
    }
    // Only now is everything there that somebody points to.
    for (topic, into) in mergers {
        let merged = Topic { merged_into: Some(into.clone()), ..topic.clone() };
        store::update(&tx, &merged, topic.updated_at).await?;
        let is_new = stock.topics.get(&topic.id).is_none_or(|before| before.merged_into.as_ref() != Some(&into));
        if let Some(target) = store::by_id(&tx, &into).await?.filter(|_| is_new) {
            letters::tell(&tx, site, by, &merged, News::Merged(&target.title, &target.address())).await?;
        }
        public::put(&tx, now, &merged).await?;
    }
    audit::note(&tx, site, by, "topic.imported", "/themen", "").await?;
    tx.commit().await?;
    Ok(judged)
}

async fn keep(c: &impl ConnectionTrait, site: &Site, by: By<'_>, stock: &Stock, row: &Row, now: Timestamp) -> Result<Topic, DbErr> {
    let known = stock.topics.get(&row.id);
    let blank = || Topic {
        id: if row.id.is_empty() { site.ids.id() } else { row.id.clone() },
        group: None,
        title: String::new(),
        text: String::new(),
        name: String::new(),
        email: None,
        person: None,
        is_told: false,
        language: "de".to_owned(),
        state: State::Public,
        suspicions: Vec::new(),
        closed_at: None,
        closed_reason: String::new(),
        merged_into: None,
        drawn_from: None,
        created_at: row.created_at.unwrap_or(now),
        updated_at: now,
    };
    let before = known.cloned().unwrap_or_else(blank);
    let topic = Topic {
        group: stock.group(&row.group).map(|group| group.id.clone()),
        title: row.title.clone(),
        text: row.text.clone(),
        name: row.name.clone(),
        closed_at: if row.closed { before.closed_at.or(Some(now)) } else { None },
        closed_reason: if row.closed { row.reason.clone() } else { String::new() },
        merged_into: None,
        updated_at: now,
        ..before.clone()
    };
    if known.is_some() {
        store::update(c, &topic, before.updated_at).await?;
        if (&topic.title, &topic.text) != (&before.title, &before.text) {
            originals::keep(c, (Of::Topic, &topic.id), (&before.title, &before.text), Editor::City, now).await?;
        }
        letters::differs(c, site, by, &before, &topic).await?;
    } else {
        store::insert(c, &topic).await?;
    }
    let fields: Vec<String> = row.fields.iter().filter_map(|slug| stock.field(slug)).map(|field| field.id.clone()).collect();
    store::set_fields(c, &topic.id, &fields).await?;
    store::note(c, &site.ids.id(), &topic.id, Deed::Imported, "", now).await?;
    public::put(c, now, &topic).await?;
    Ok(topic)
}
