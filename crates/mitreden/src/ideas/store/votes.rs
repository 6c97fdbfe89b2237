//! Ballots of votes over days: each under a mark that is nobody's without the installation's key. Counts nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};
use crate::ideas::vote::Ballot;

/// What has to be counted now ($1): the time of the vote is over, or its contest is.
const OVER: &str = "vote_counted_at IS NULL AND (vote_closes_at <= $1 OR (state = 'over' AND vote_opens_at <= $1))";

#[derive(FromQueryResult)]
struct BallotRow {
    points: String,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

fn read(row: &BallotRow) -> Result<Ballot, DbErr> {
    serde_json::from_str(&row.points).map_err(|error| DbErr::Custom(format!("a ballot that cannot be read: {error}")))
}

/// Makes the vote of a contest wait until the transaction ends: two ballots, or a ballot and the count, go one after the other. False if it is not open.
pub(in crate::ideas) async fn hold(c: &impl ConnectionTrait, contest: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE contest SET voters = NULL WHERE id = $1 AND state = 'public' AND vote_counted_at IS NULL AND vote_opens_at <= $2 AND vote_closes_at > $2";
    Ok(run(c, sql, [contest.into(), Ts(now).into()]).await? == 1)
}

/// Keeps a ballot in the place of the one before.
pub(in crate::ideas) async fn put(c: &impl ConnectionTrait, contest: &str, mark: &str, ballot: &Ballot) -> Result<(), DbErr> {
    let points = serde_json::to_string(ballot).map_err(|error| DbErr::Custom(error.to_string()))?;
    let sql = "INSERT INTO contest_ballot (contest_id, mark, points) VALUES ($1, $2, $3) ON CONFLICT (contest_id, mark) DO UPDATE SET points = excluded.points";
    run(c, sql, [contest.into(), mark.into(), points.into()]).await.map(drop)
}

/// The ballot under a mark.
pub(in crate::ideas) async fn of(c: &impl ConnectionTrait, contest: &str, mark: &str) -> Result<Option<Ballot>, DbErr> {
    let row: Option<BallotRow> = one(c, "SELECT points FROM contest_ballot WHERE contest_id = $1 AND mark = $2", [contest.into(), mark.into()]).await?;
    row.as_ref().map(read).transpose()
}

/// All ballots of a contest.
pub(in crate::ideas) async fn all_of(c: &impl ConnectionTrait, contest: &str) -> Result<Vec<Ballot>, DbErr> {
    let rows: Vec<BallotRow> = all(c, "SELECT points FROM contest_ballot WHERE contest_id = $1", [contest.into()]).await?;
    rows.iter().map(read).collect()
}

/// Removes all ballots of a contest.
pub(in crate::ideas) async fn forget(c: &impl ConnectionTrait, contest: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM contest_ballot WHERE contest_id = $1", [contest.into()]).await.map(drop)
}

/// Removes the ballot under a mark.
pub(in crate::ideas) async fn take_back(c: &impl ConnectionTrait, contest: &str, mark: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM contest_ballot WHERE contest_id = $1 AND mark = $2", [contest.into(), mark.into()]).await.map(drop)
}

/// Ids of the contests whose vote is not counted.
pub(in crate::ideas) async fn uncounted(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<IdRow> = all(c, "SELECT id FROM contest WHERE vote_opens_at IS NOT NULL AND vote_counted_at IS NULL ORDER BY id", []).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Ids of the contests whose vote is over and not counted.
pub(in crate::ideas) async fn due(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<String>, DbErr> {
    let rows: Vec<IdRow> = all(c, &format!("SELECT id FROM contest WHERE {OVER} ORDER BY id"), [Ts(now).into()]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Notes that a vote is being counted; nobody votes from here on. False if somebody was faster.
pub(in crate::ideas) async fn close(c: &impl ConnectionTrait, contest: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = format!("UPDATE contest SET vote_counted_at = $1 WHERE {OVER} AND id = $2");
    Ok(run(c, &sql, [Ts(now).into(), contest.into()]).await? == 1)
}

/// Notes how many voted.
pub(in crate::ideas) async fn set_voters(c: &impl ConnectionTrait, contest: &str, voters: i64) -> Result<(), DbErr> {
    run(c, "UPDATE contest SET voters = $2 WHERE id = $1", [contest.into(), voters.into()]).await.map(drop)
}
