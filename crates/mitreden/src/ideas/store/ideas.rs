//! Ideas in the database: kept, found, listed. Decides nothing.

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, places, run};
use crate::base::ids::is_id;
use crate::ideas::model::{Idea, State, Status, Via};

/// Most ideas of one contest that are read at once.
const MOST: i64 = 10_000;

const IDEA: &str = "SELECT id, contest_id, category_id, number, ticket, title, text, via, name, email, person_id, language, state, suspicions, status, \
                    group_id, points, earlier_support, created_at, published_at FROM idea";

#[derive(FromQueryResult)]
struct IdeaRow {
    id: String,
    contest_id: String,
    category_id: String,
    number: i64,
    ticket: String,
    title: String,
    text: String,
    via: String,
    name: String,
    email: Option<String>,
    person_id: Option<String>,
    language: String,
    state: String,
    suspicions: String,
    status: String,
    group_id: Option<String>,
    points: Option<i64>,
    earlier_support: i64,
    created_at: Ts,
    published_at: Option<Ts>,
}

impl From<IdeaRow> for Idea {
    fn from(row: IdeaRow) -> Self {
        Idea {
            id: row.id,
            contest: row.contest_id,
            category: row.category_id,
            number: row.number,
            ticket: row.ticket,
            title: row.title,
            text: row.text,
            // The table takes no other words.
            via: Via::of(&row.via).unwrap_or_default(),
            name: row.name,
            email: row.email,
            person: row.person_id,
            language: row.language,
            state: State::of(&row.state),
            suspicions: row.suspicions.split_whitespace().map(str::to_owned).collect(),
            status: Status::of(&row.status).unwrap_or_default(),
            group: row.group_id,
            points: row.points,
            earlier_support: row.earlier_support,
            created_at: row.created_at.0,
            published_at: row.published_at.map(|at| at.0),
        }
    }
}

/// Which ideas of a contest are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ideas) struct Filter {
    /// The category's id.
    pub category: Option<String>,
    /// The status.
    pub status: Option<Status>,
    /// Below this number.
    pub below: Option<i64>,
}

/// Public ideas of a contest, the newest number first.
pub(in crate::ideas) async fn public(c: &impl ConnectionTrait, contest: &str, filter: &Filter, most: i64) -> Result<Vec<Idea>, DbErr> {
    let sql = format!(
        "{IDEA} WHERE contest_id = $1 AND state = 'public' AND number < $2 AND ($3 = '' OR category_id = $3) AND ($4 = '' OR status = $4) \
         ORDER BY number DESC LIMIT $5"
    );
    let values: [Value; 5] = [
        contest.into(),
        filter.below.unwrap_or(i64::MAX).into(),
        filter.category.clone().unwrap_or_default().into(),
        filter.status.map_or("", Status::word).into(),
        most.into(),
    ];
    let rows: Vec<IdeaRow> = all(c, &sql, values).await?;
    Ok(rows.into_iter().map(Idea::from).collect())
}

/// What everybody reads of all contests, what appeared last first.
pub(in crate::ideas) async fn newest(c: &impl ConnectionTrait, most: i64) -> Result<Vec<Idea>, DbErr> {
    let sql = format!(
        "{IDEA} WHERE state = 'public' AND contest_id IN (SELECT id FROM contest WHERE state <> 'draft') \
         ORDER BY COALESCE(published_at, created_at) DESC, id DESC LIMIT $1"
    );
    let rows: Vec<IdeaRow> = all(c, &sql, [most.into()]).await?;
    Ok(rows.into_iter().map(Idea::from).collect())
}

/// All ideas of a contest, whoever may read them, by number.
pub(in crate::ideas) async fn of_contest(c: &impl ConnectionTrait, contest: &str) -> Result<Vec<Idea>, DbErr> {
    let rows: Vec<IdeaRow> = all(c, &format!("{IDEA} WHERE contest_id = $1 ORDER BY number LIMIT {MOST}"), [contest.into()]).await?;
    Ok(rows.into_iter().map(Idea::from).collect())
}

/// The public ideas that were forwarded to a group, the newest first.
pub(in crate::ideas) async fn of_group(c: &impl ConnectionTrait, group: &str, most: i64) -> Result<Vec<Idea>, DbErr> {
    let sql = format!("{IDEA} WHERE group_id = $1 AND state = 'public' ORDER BY created_at DESC, id LIMIT $2");
    let rows: Vec<IdeaRow> = all(c, &sql, [group.into(), most.into()]).await?;
    Ok(rows.into_iter().map(Idea::from).collect())
}

/// What somebody sent with their account, the newest first.
pub(in crate::ideas) async fn of_person(c: &impl ConnectionTrait, person: &str, most: i64) -> Result<Vec<Idea>, DbErr> {
    let rows: Vec<IdeaRow> = all(c, &format!("{IDEA} WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT $2"), [person.into(), most.into()]).await?;
    Ok(rows.into_iter().map(Idea::from).collect())
}

/// Ideas that wait for somebody to look at them, oldest first.
pub(in crate::ideas) async fn waiting(c: &impl ConnectionTrait, most: i64) -> Result<Vec<Idea>, DbErr> {
    let rows: Vec<IdeaRow> = all(c, &format!("{IDEA} WHERE state = 'waiting' ORDER BY created_at, id LIMIT $1"), [most.into()]).await?;
    Ok(rows.into_iter().map(Idea::from).collect())
}

/// The idea with this id.
pub(in crate::ideas) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Idea>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    let row: Option<IdeaRow> = one(c, &format!("{IDEA} WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(Idea::from))
}

/// The idea with this number.
pub(in crate::ideas) async fn by_number(c: &impl ConnectionTrait, contest: &str, number: i64) -> Result<Option<Idea>, DbErr> {
    let row: Option<IdeaRow> = one(c, &format!("{IDEA} WHERE contest_id = $1 AND number = $2"), [contest.into(), number.into()]).await?;
    Ok(row.map(Idea::from))
}

/// The idea that came with this ticket.
pub(in crate::ideas) async fn by_ticket(c: &impl ConnectionTrait, ticket: &str) -> Result<Option<Idea>, DbErr> {
    let row: Option<IdeaRow> = one(c, &format!("{IDEA} WHERE ticket = $1"), [ticket.into()]).await?;
    Ok(row.map(Idea::from))
}

/// Keeps a new idea.
pub(in crate::ideas) async fn insert(c: &impl ConnectionTrait, idea: &Idea) -> Result<(), DbErr> {
    let sql = "INSERT INTO idea (id, contest_id, category_id, number, ticket, title, text, via, name, email, person_id, language, state, suspicions, status, \
               group_id, points, created_at, published_at, moved_at, earlier_support) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19, $20)";
    let values: [Value; 20] = [
        idea.id.as_str().into(),
        idea.contest.as_str().into(),
        idea.category.as_str().into(),
        idea.number.into(),
        idea.ticket.as_str().into(),
        idea.title.as_str().into(),
        idea.text.as_str().into(),
        idea.via.word().into(),
        idea.name.as_str().into(),
        idea.email.clone().into(),
        idea.person.clone().into(),
        idea.language.as_str().into(),
        idea.state.word().into(),
        idea.suspicions.join(" ").into(),
        idea.status.word().into(),
        idea.group.clone().into(),
        idea.points.into(),
        Ts(idea.created_at).into(),
        idea.published_at.map(Ts).into(),
        idea.earlier_support.into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Keeps what a file says of an idea that is there.
pub(in crate::ideas) async fn update(c: &impl ConnectionTrait, idea: &Idea) -> Result<(), DbErr> {
    let sql = "UPDATE idea SET category_id = $2, title = $3, text = $4, via = $5, language = $6, status = $7, group_id = $8, points = $9, \
               earlier_support = $10, created_at = $11, published_at = $12 WHERE id = $1";
    let values: [Value; 12] = [
        idea.id.as_str().into(),
        idea.category.as_str().into(),
        idea.title.as_str().into(),
        idea.text.as_str().into(),
        idea.via.word().into(),
        idea.language.as_str().into(),
        idea.status.word().into(),
        idea.group.clone().into(),
        idea.points.into(),
        idea.earlier_support.into(),
        Ts(idea.created_at).into(),
        idea.published_at.map(Ts).into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Gives an idea another state, if it is still in one of these. False if somebody was faster.
pub(in crate::ideas) async fn set_state(c: &impl ConnectionTrait, id: &str, from: &[State], to: State, now: Timestamp) -> Result<bool, DbErr> {
    let allowed: Vec<String> = from.iter().map(|state| format!("'{}'", state.word())).collect();
    // When it appeared first stays, also if it was hidden for a while.
    let published = if to == State::Public { "published_at = COALESCE(published_at, $3), " } else { "" };
    let sql = format!("UPDATE idea SET state = $2, {published}moved_at = $3 WHERE id = $1 AND state IN ({})", allowed.join(", "));
    Ok(run(c, &sql, [id.into(), to.word().into(), Ts(now).into()]).await? == 1)
}

/// Empties text, title and author for good. False if that was done before.
pub(in crate::ideas) async fn empty(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE idea SET title = '', text = '', name = '', suspicions = '', state = 'removed', moved_at = $2 WHERE id = $1 AND state <> 'removed'";
    Ok(run(c, sql, [id.into(), Ts(now).into()]).await? == 1)
}

/// Forgets what was rejected before a moment, but for what is contested, and whose the ideas are that last moved before another one.
pub(in crate::ideas) async fn forget(c: &impl ConnectionTrait, rejected: Timestamp, moved: Timestamp, contested: &[String]) -> Result<(), DbErr> {
    let but = if contested.is_empty() { String::new() } else { format!(" AND id NOT IN ({})", places(2, contested.len())) };
    let values = std::iter::once(Value::from(Ts(rejected))).chain(contested.iter().map(|id| id.as_str().into()));
    run(c, &format!("DELETE FROM idea WHERE state = 'rejected' AND moved_at < $1{but}"), values).await?;
    let sql = "UPDATE idea SET name = '', email = NULL, person_id = NULL WHERE moved_at < $1 AND (name <> '' OR email IS NOT NULL OR person_id IS NOT NULL)";
    run(c, sql, [Ts(moved).into()]).await.map(drop)
}
