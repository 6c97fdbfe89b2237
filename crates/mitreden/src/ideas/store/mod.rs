//! Contests and their categories in the database. Decides nothing.

pub(super) mod files;
pub(super) mod ideas;
pub(super) mod moves;
pub(super) mod votes;

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Category, Contest, Open, Stage, Vote};
use crate::base::db::{Ts, all, one, places, run};
use crate::base::ids::is_id;
use crate::base::slug::is_slug;

const CONTEST: &str = "SELECT id, slug, title, lead, text, state, prizes, outcome, event_id, vote_opens_at, vote_closes_at, vote_counted_at, voters, \
                       updated_at FROM contest";
const CATEGORY: &str = "SELECT id, title, audience, opens_at, closes_at, first_closes_at, extended_at FROM contest_category";

#[derive(FromQueryResult)]
struct ContestRow {
    id: String,
    slug: String,
    title: String,
    lead: String,
    text: String,
    state: String,
    prizes: String,
    outcome: String,
    event_id: Option<String>,
    vote_opens_at: Option<Ts>,
    vote_closes_at: Option<Ts>,
    vote_counted_at: Option<Ts>,
    voters: Option<i64>,
    updated_at: Ts,
}

impl From<ContestRow> for Contest {
    fn from(row: ContestRow) -> Self {
        let counted_at = row.vote_counted_at.map(|at| at.0);
        let vote = row.vote_opens_at.zip(row.vote_closes_at);
        let vote = vote.map(|(opens_at, closes_at)| Vote { opens_at: opens_at.0, closes_at: closes_at.0, counted_at, voters: row.voters });
        Contest {
            id: row.id,
            slug: row.slug,
            title: row.title,
            lead: row.lead,
            text: row.text,
            // The table takes no other word.
            stage: Stage::of(&row.state).unwrap_or_default(),
            prizes: row.prizes,
            outcome: row.outcome,
            event: row.event_id,
            vote,
            updated_at: row.updated_at.0,
        }
    }
}

#[derive(FromQueryResult)]
struct CategoryRow {
    id: String,
    title: String,
    audience: String,
    opens_at: Ts,
    closes_at: Ts,
    first_closes_at: Option<Ts>,
    extended_at: Option<Ts>,
}

impl From<CategoryRow> for Category {
    fn from(row: CategoryRow) -> Self {
        let CategoryRow { id, title, audience, opens_at, closes_at, first_closes_at, extended_at } = row;
        let (opens_at, closes_at, at) = (opens_at.0, closes_at.0, |at: Option<Ts>| at.map(|at| at.0));
        Category { id, title, audience, opens_at, closes_at, first_closes_at: at(first_closes_at), extended_at: at(extended_at) }
    }
}

#[derive(FromQueryResult)]
struct OpenRow {
    slug: String,
    title: String,
    closes_at: Ts,
    kind: String,
}

#[derive(FromQueryResult)]
struct NumberRow {
    number: i64,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

/// All contests, the newest first.
pub(super) async fn every(c: &impl ConnectionTrait) -> Result<Vec<Contest>, DbErr> {
    let rows: Vec<ContestRow> = all(c, &format!("{CONTEST} ORDER BY created_at DESC, id"), []).await?;
    Ok(rows.into_iter().map(Contest::from).collect())
}

/// What of the contests is open now, what ends first leads.
pub(super) async fn open(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Open>, DbErr> {
    let sql = "SELECT c.slug, c.title, MAX(k.closes_at) AS closes_at, 'ideas' AS kind FROM contest c JOIN contest_category k ON k.contest_id = c.id \
               WHERE c.state = 'public' AND k.opens_at <= $1 AND k.closes_at > $1 GROUP BY c.slug, c.title \
               UNION ALL SELECT slug, title, vote_closes_at, 'vote' FROM contest \
               WHERE state = 'public' AND vote_counted_at IS NULL AND vote_opens_at <= $1 AND vote_closes_at > $1 ORDER BY 3, 2";
    let open = |row: OpenRow| Open { title: row.title, slug: row.slug, is_vote: row.kind == "vote", closes_at: row.closes_at.0 };
    Ok(all::<OpenRow>(c, sql, [Ts(now).into()]).await?.into_iter().map(open).collect())
}

/// The contest with this address.
pub(super) async fn by_slug(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Contest>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let row: Option<ContestRow> = one(c, &format!("{CONTEST} WHERE slug = $1"), [slug.into()]).await?;
    Ok(row.map(Contest::from))
}

/// The contest with this id.
pub(super) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Contest>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    let row: Option<ContestRow> = one(c, &format!("{CONTEST} WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(Contest::from))
}

/// Keeps a new contest.
pub(super) async fn insert(c: &impl ConnectionTrait, contest: &Contest) -> Result<(), DbErr> {
    let sql = "INSERT INTO contest (id, slug, title, lead, text, state, prizes, outcome, event_id, last_number, created_at, updated_at, vote_opens_at, \
               vote_closes_at, vote_counted_at, voters) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $10, $11, $12, $13, $14)";
    let vote = contest.vote.as_ref();
    let values: [Value; 14] = [
        contest.id.as_str().into(),
        contest.slug.as_str().into(),
        contest.title.as_str().into(),
        contest.lead.as_str().into(),
        contest.text.as_str().into(),
        contest.stage.word().into(),
        contest.prizes.as_str().into(),
        contest.outcome.as_str().into(),
        contest.event.clone().into(),
        Ts(contest.updated_at).into(),
        vote.map(|vote| Ts(vote.opens_at)).into(),
        vote.map(|vote| Ts(vote.closes_at)).into(),
        vote.and_then(|vote| vote.counted_at).map(Ts).into(),
        vote.and_then(|vote| vote.voters).into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// Keeps an edited contest, if nobody else saved it since `version`. False if somebody did.
pub(super) async fn update(c: &impl ConnectionTrait, contest: &Contest, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE contest SET title = $2, lead = $3, text = $4, state = $5, prizes = $6, outcome = $7, event_id = $8, updated_at = $9, \
               vote_opens_at = $11, vote_closes_at = $12 WHERE id = $1 AND updated_at = $10";
    let values: [Value; 12] = [
        contest.id.as_str().into(),
        contest.title.as_str().into(),
        contest.lead.as_str().into(),
        contest.text.as_str().into(),
        contest.stage.word().into(),
        contest.prizes.as_str().into(),
        contest.outcome.as_str().into(),
        contest.event.clone().into(),
        Ts(contest.updated_at).into(),
        Ts(version).into(),
        contest.vote.as_ref().map(|vote| Ts(vote.opens_at)).into(),
        contest.vote.as_ref().map(|vote| Ts(vote.closes_at)).into(),
    ];
    Ok(run(c, sql, values).await? == 1)
}

/// The next number of an idea. Whoever takes one goes on alone until the transaction ends.
pub(super) async fn take_number(c: &impl ConnectionTrait, contest: &str) -> Result<i64, DbErr> {
    run(c, "UPDATE contest SET last_number = last_number + 1 WHERE id = $1", [contest.into()]).await?;
    let row: Option<NumberRow> = one(c, "SELECT last_number AS number FROM contest WHERE id = $1", [contest.into()]).await?;
    row.map(|row| row.number).ok_or_else(|| DbErr::RecordNotFound("a contest".to_owned()))
}

/// The number of the next idea is above this one.
pub(super) async fn number_from(c: &impl ConnectionTrait, contest: &str, number: i64) -> Result<(), DbErr> {
    run(c, "UPDATE contest SET last_number = $2 WHERE id = $1 AND last_number < $2", [contest.into(), number.into()]).await.map(drop)
}

/// The categories of a contest in their order.
pub(super) async fn categories(c: &impl ConnectionTrait, contest: &str) -> Result<Vec<Category>, DbErr> {
    let rows: Vec<CategoryRow> = all(c, &format!("{CATEGORY} WHERE contest_id = $1 ORDER BY position, id"), [contest.into()]).await?;
    Ok(rows.into_iter().map(Category::from).collect())
}

/// Ids of the categories of a contest that hold ideas.
pub(super) async fn used_categories(c: &impl ConnectionTrait, contest: &str) -> Result<Vec<String>, DbErr> {
    let rows: Vec<IdRow> = all(c, "SELECT DISTINCT category_id AS id FROM idea WHERE contest_id = $1", [contest.into()]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Makes these all categories that a contest has, in this order. What holds ideas must be among them.
pub(super) async fn set_categories(c: &impl ConnectionTrait, contest: &str, categories: &[Category]) -> Result<(), DbErr> {
    let but = if categories.is_empty() { String::new() } else { format!(" AND id NOT IN ({})", places(2, categories.len())) };
    let ids = std::iter::once(contest).chain(categories.iter().map(|category| category.id.as_str())).map(Value::from);
    run(c, &format!("DELETE FROM contest_category WHERE contest_id = $1{but}"), ids).await?;
    let sql = "INSERT INTO contest_category (id, contest_id, position, title, audience, opens_at, closes_at, first_closes_at, extended_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET position = excluded.position, title = excluded.title, \
               audience = excluded.audience, opens_at = excluded.opens_at, closes_at = excluded.closes_at, first_closes_at = excluded.first_closes_at, \
               extended_at = excluded.extended_at";
    for (position, category) in (0_i64..).zip(categories) {
        let values: [Value; 9] = [
            category.id.as_str().into(),
            contest.into(),
            position.into(),
            category.title.as_str().into(),
            category.audience.as_str().into(),
            Ts(category.opens_at).into(),
            Ts(category.closes_at).into(),
            category.first_closes_at.map(Ts).into(),
            category.extended_at.map(Ts).into(),
        ];
        run(c, sql, values).await?;
    }
    Ok(())
}
