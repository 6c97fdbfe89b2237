//! Members of groups in the database. Decides nothing.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};
use crate::base::ids::is_id;
use crate::groups::model::{Hand, Member};

/// Most members of one list.
const MOST: i64 = 2_000;

const MEMBER: &str = "SELECT id, group_id, person_id, name, hand, state, is_shown, words FROM group_member";

#[derive(FromQueryResult)]
struct MemberRow {
    id: String,
    group_id: String,
    person_id: Option<String>,
    name: String,
    hand: String,
    state: String,
    is_shown: bool,
    words: String,
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Self {
        Member {
            id: row.id,
            group: row.group_id,
            person: row.person_id,
            name: row.name,
            hand: Hand::of(&row.hand).unwrap_or_default(),
            asks: row.state == "asked",
            is_shown: row.is_shown,
            words: row.words,
        }
    }
}

#[derive(FromQueryResult)]
struct NameRow {
    name: String,
}

#[derive(FromQueryResult)]
struct CountRow {
    group_id: String,
    number: i64,
}

fn state(asks: bool) -> &'static str {
    if asks { "asked" } else { "joined" }
}

/// The members of a group and those who ask, by name.
pub(in crate::groups) async fn of_group(c: &impl ConnectionTrait, group: &str) -> Result<Vec<Member>, DbErr> {
    let rows: Vec<MemberRow> = all(c, &format!("{MEMBER} WHERE group_id = $1 ORDER BY name, id LIMIT {MOST}"), [group.into()]).await?;
    let mut members: Vec<Member> = rows.into_iter().map(Member::from).collect();
    members.sort_by_key(|member| member.hand);
    Ok(members)
}

/// The membership of a person.
pub(in crate::groups) async fn of_person(c: &impl ConnectionTrait, group: &str, person: &str) -> Result<Option<Member>, DbErr> {
    let row: Option<MemberRow> = one(c, &format!("{MEMBER} WHERE group_id = $1 AND person_id = $2"), [group.into(), person.into()]).await?;
    Ok(row.map(Member::from))
}

/// The name of somebody who holds an office in the working group of a room.
pub(in crate::groups) async fn leading_in(c: &impl ConnectionTrait, person: &str, room: &str) -> Result<Option<String>, DbErr> {
    let sql = "SELECT m.name FROM group_member m JOIN working_group g ON g.id = m.group_id \
               WHERE m.person_id = $1 AND g.room_id = $2 AND g.ended_at IS NULL AND m.state = 'joined' AND m.hand IN ('speaker', 'deputy')";
    let row: Option<NameRow> = one(c, sql, [person.into(), room.into()]).await?;
    Ok(row.map(|row| row.name))
}

/// A member of a group, by id.
pub(in crate::groups) async fn by_id(c: &impl ConnectionTrait, group: &str, id: &str) -> Result<Option<Member>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    let row: Option<MemberRow> = one(c, &format!("{MEMBER} WHERE group_id = $1 AND id = $2"), [group.into(), id.into()]).await?;
    Ok(row.map(Member::from))
}

/// How many members each group has.
pub(in crate::groups) async fn counts(c: &impl ConnectionTrait) -> Result<HashMap<String, i64>, DbErr> {
    let rows: Vec<CountRow> = all(c, "SELECT group_id, COUNT(*) AS number FROM group_member WHERE state = 'joined' GROUP BY group_id", []).await?;
    Ok(rows.into_iter().map(|row| (row.group_id, row.number)).collect())
}

/// Keeps a new member. False if the person is one, or asks to be: a form may come twice.
pub(in crate::groups) async fn insert(c: &impl ConnectionTrait, member: &Member, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "INSERT INTO group_member (id, group_id, person_id, name, hand, state, is_shown, words, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (group_id, person_id) DO NOTHING";
    let values: [Value; 9] = [
        member.id.as_str().into(),
        member.group.as_str().into(),
        member.person.clone().into(),
        member.name.as_str().into(),
        member.hand.word().into(),
        state(member.asks).into(),
        member.is_shown.into(),
        member.words.as_str().into(),
        Ts(now).into(),
    ];
    Ok(run(c, sql, values).await? == 1)
}

/// Keeps another name, and whether it is shown.
pub(in crate::groups) async fn update(c: &impl ConnectionTrait, id: &str, name: &str, is_shown: bool) -> Result<(), DbErr> {
    run(c, "UPDATE group_member SET name = $2, is_shown = $3 WHERE id = $1", [id.into(), name.into(), is_shown.into()]).await.map(drop)
}

/// Lets somebody in who asked; their words go. False if somebody else decided.
pub(in crate::groups) async fn admit(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "UPDATE group_member SET state = 'joined', words = '' WHERE id = $1 AND state = 'asked'", [id.into()]).await? == 1)
}

/// Gives a member an office. A group has one speaker: who was it before is a member.
pub(in crate::groups) async fn name(c: &impl ConnectionTrait, group: &str, id: &str, hand: Hand) -> Result<(), DbErr> {
    if hand == Hand::Speaker {
        run(c, "UPDATE group_member SET hand = 'member' WHERE group_id = $1 AND hand = 'speaker'", [group.into()]).await?;
    }
    run(c, "UPDATE group_member SET hand = $2 WHERE id = $1 AND state = 'joined'", [id.into(), hand.word().into()]).await.map(drop)
}

/// Forgets a member. False if there was none.
pub(in crate::groups) async fn delete(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM group_member WHERE id = $1", [id.into()]).await? == 1)
}
