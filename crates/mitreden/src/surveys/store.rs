//! Surveys in the database: what is asked, sheets on their way, answers, codes. Decides nothing, and joins no code to an answer.

use jiff::Timestamp;
use sea_orm::sea_query::{Nullable, Value};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Access, Answers, Survey};
use crate::base::db::{Ts, all, one, run};

const SURVEY: &str =
    "SELECT id, slug, title, intro, privacy, thanks, access, is_public, opens_at, closes_at, sheet, begun, codes, results, updated_at FROM survey";

/// Most surveys of a list.
const LIST_MAX: i64 = 500;

#[derive(FromQueryResult)]
struct SurveyRow {
    id: String,
    slug: String,
    title: String,
    intro: String,
    privacy: String,
    thanks: String,
    access: String,
    is_public: bool,
    opens_at: Option<Ts>,
    closes_at: Option<Ts>,
    sheet: String,
    begun: i64,
    codes: i64,
    results: Option<String>,
    updated_at: Ts,
}

impl SurveyRow {
    fn survey(self) -> Result<Survey, DbErr> {
        Ok(Survey {
            sheet: read(&self.sheet)?,
            id: self.id,
            slug: self.slug,
            title: self.title,
            intro: self.intro,
            privacy: self.privacy,
            thanks: self.thanks,
            access: Access::of(&self.access).unwrap_or(Access::Codes),
            is_public: self.is_public,
            opens_at: self.opens_at.map(|at| at.0),
            closes_at: self.closes_at.map(|at| at.0),
            begun: self.begun,
            codes: self.codes,
            results: self.results,
            updated_at: self.updated_at.0,
        })
    }
}

/// What stands in a column of ours. The error does not say what stood there.
fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, DbErr> {
    serde_json::from_str(text).map_err(|_| DbErr::Type("a survey cannot be read".to_owned()))
}

fn written(value: &impl serde::Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| DbErr::Type(error.to_string()))
}

fn time(at: Option<Timestamp>) -> Value {
    at.map_or_else(Ts::null, |at| Ts(at).into())
}

#[derive(FromQueryResult)]
struct OpenRow {
    slug: String,
    title: String,
    is_public: bool,
    closes_at: Option<Ts>,
}

#[derive(FromQueryResult)]
struct Count {
    number: i64,
}

async fn count(c: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<i64, DbErr> {
    let row: Option<Count> = one(c, sql, values).await?;
    Ok(row.map(|row| row.number).unwrap_or_default())
}

/// All surveys, the newest first.
pub(super) async fn surveys(c: &impl ConnectionTrait) -> Result<Vec<Survey>, DbErr> {
    let rows: Vec<SurveyRow> = all(c, &format!("{SURVEY} ORDER BY created_at DESC, id LIMIT {LIST_MAX}"), []).await?;
    rows.into_iter().map(SurveyRow::survey).collect()
}

/// Address, title and end of the surveys that anybody can answer now.
pub(super) async fn open(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<(String, String, Option<Timestamp>)>, DbErr> {
    let sql = "SELECT slug, title, is_public, closes_at FROM survey WHERE access = 'open' AND (opens_at IS NULL OR opens_at <= $1) \
               AND (closes_at IS NULL OR closes_at > $1) ORDER BY created_at DESC, id";
    let rows: Vec<OpenRow> = all(c, sql, [Ts(now).into()]).await?;
    Ok(rows.into_iter().filter(|row| row.is_public).map(|row| (row.slug, row.title, row.closes_at.map(|at| at.0))).collect())
}

/// The survey at an address.
pub(super) async fn survey(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Survey>, DbErr> {
    let row: Option<SurveyRow> = one(c, &format!("{SURVEY} WHERE slug = $1"), [slug.into()]).await?;
    row.map(SurveyRow::survey).transpose()
}

/// True if an address is taken.
pub(super) async fn slug_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    Ok(count(c, "SELECT COUNT(*) AS number FROM survey WHERE slug = $1", [slug.into()]).await? > 0)
}

fn values(survey: &Survey) -> Result<[Value; 13], DbErr> {
    Ok([
        survey.id.as_str().into(),
        survey.slug.as_str().into(),
        survey.title.as_str().into(),
        survey.intro.as_str().into(),
        survey.privacy.as_str().into(),
        survey.thanks.as_str().into(),
        survey.access.word().into(),
        survey.is_public.into(),
        time(survey.opens_at),
        time(survey.closes_at),
        written(&survey.sheet)?.into(),
        survey.results.clone().into(),
        Ts(survey.updated_at).into(),
    ])
}

/// Keeps a new survey.
pub(super) async fn insert(c: &impl ConnectionTrait, survey: &Survey) -> Result<(), DbErr> {
    let sql = "INSERT INTO survey (id, slug, title, intro, privacy, thanks, access, is_public, opens_at, closes_at, sheet, results, created_at, updated_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)";
    run(c, sql, values(survey)?).await.map(drop)
}

/// Keeps a changed survey, if it still is as it was at `version`. False if somebody else changed it meanwhile.
pub(super) async fn update(c: &impl ConnectionTrait, survey: &Survey, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE survey SET slug = $2, title = $3, intro = $4, privacy = $5, thanks = $6, access = $7, is_public = $8, opens_at = $9, closes_at = $10, \
               sheet = $11, results = $12, updated_at = $13 WHERE id = $1 AND updated_at = $14";
    Ok(run(c, sql, values(survey)?.into_iter().chain([Ts(version).into()])).await? == 1)
}

/// A sheet that somebody began.
pub(super) struct Begun {
    pub(super) answers: Answers,
    /// What was handed out when it was sent.
    pub(super) receipt: Option<String>,
    /// As it stands in the database: who sends it sends exactly this.
    pub(super) text: String,
}

#[derive(FromQueryResult)]
struct SheetRow {
    answers: String,
    receipt: Option<String>,
}

/// The sheet that a return code opens, by the code's hash.
pub(super) async fn sheet(c: &impl ConnectionTrait, survey: &str, code: &str) -> Result<Option<Begun>, DbErr> {
    let sql = "SELECT answers, receipt FROM survey_sheet WHERE survey_id = $1 AND return_hash = $2";
    let row: Option<SheetRow> = one(c, sql, [survey.into(), code.into()]).await?;
    row.map(|row| Ok(Begun { answers: read(&row.answers)?, receipt: row.receipt, text: row.answers })).transpose()
}

/// Begins a sheet. Of the time only the day is kept, for its end.
pub(super) async fn begin(c: &impl ConnectionTrait, survey: &str, code: &str, day: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO survey_sheet (return_hash, survey_id, answers, changed_on) VALUES ($1, $2, '{}', $3)";
    run(c, sql, [code.into(), survey.into(), Ts(day).into()]).await?;
    run(c, "UPDATE survey SET begun = begun + 1 WHERE id = $1", [survey.into()]).await.map(drop)
}

/// Keeps what was answered so far; nothing happens to a sheet that was sent.
pub(super) async fn save(c: &impl ConnectionTrait, survey: &str, code: &str, answers: &Answers, day: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE survey_sheet SET answers = $3, changed_on = $4 WHERE survey_id = $1 AND return_hash = $2 AND receipt IS NULL";
    run(c, sql, [survey.into(), code.into(), written(answers)?.into(), Ts(day).into()]).await.map(drop)
}

/// Empties a sheet that is sent, if it still holds what is sent. False if it does not.
pub(super) async fn send(c: &impl ConnectionTrait, survey: &str, code: &str, sent: &str, receipt: &str) -> Result<bool, DbErr> {
    let sql = "UPDATE survey_sheet SET answers = '{}', receipt = $4 WHERE survey_id = $1 AND return_hash = $2 AND answers = $3 AND receipt IS NULL";
    Ok(run(c, sql, [survey.into(), code.into(), sent.into(), receipt.into()]).await? == 1)
}

/// Forgets a sheet that was not sent.
pub(super) async fn drop_sheet(c: &impl ConnectionTrait, survey: &str, code: &str) -> Result<(), DbErr> {
    let sql = "DELETE FROM survey_sheet WHERE survey_id = $1 AND return_hash = $2 AND receipt IS NULL";
    if run(c, sql, [survey.into(), code.into()]).await? == 1 {
        run(c, "UPDATE survey SET begun = begun - 1 WHERE id = $1", [survey.into()]).await?;
    }
    Ok(())
}

/// Keeps the answers of a sheet that was sent, under an id that tells nothing.
pub(super) async fn insert_answer(c: &impl ConnectionTrait, id: &str, survey: &str, answers: &Answers) -> Result<(), DbErr> {
    let sql = "INSERT INTO survey_answer (id, survey_id, answers) VALUES ($1, $2, $3)";
    run(c, sql, [id.into(), survey.into(), written(answers)?.into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct AnswerRow {
    id: String,
    answers: String,
}

/// All answers of a survey by their random ids: in no order that means anything.
pub(super) async fn answers(c: &impl ConnectionTrait, survey: &str) -> Result<Vec<(String, Answers)>, DbErr> {
    let rows: Vec<AnswerRow> = all(c, "SELECT id, answers FROM survey_answer WHERE survey_id = $1 ORDER BY id", [survey.into()]).await?;
    rows.into_iter().map(|row| Ok((row.id, read(&row.answers)?))).collect()
}

/// One answer of a survey.
pub(super) async fn answer(c: &impl ConnectionTrait, survey: &str, id: &str) -> Result<Option<Answers>, DbErr> {
    let row: Option<AnswerRow> = one(c, "SELECT id, answers FROM survey_answer WHERE survey_id = $1 AND id = $2", [survey.into(), id.into()]).await?;
    row.map(|row| read(&row.answers)).transpose()
}

/// Writes over an answer of which something was taken away.
pub(super) async fn rewrite(c: &impl ConnectionTrait, id: &str, answers: &Answers) -> Result<(), DbErr> {
    run(c, "UPDATE survey_answer SET answers = $2 WHERE id = $1", [id.into(), written(answers)?.into()]).await.map(drop)
}

/// Keeps codes by their hashes, in the order of these.
pub(super) async fn insert_codes(c: &impl ConnectionTrait, survey: &str, hashes: &[String]) -> Result<(), DbErr> {
    for some in hashes.chunks(200) {
        let places: Vec<String> = (2..some.len() + 2).map(|place| format!("($1, ${place})")).collect();
        let sql = format!("INSERT INTO survey_code (survey_id, code_hash) VALUES {}", places.join(", "));
        run(c, &sql, [survey.into()].into_iter().chain(some.iter().map(|hash| Value::from(hash.as_str())))).await?;
    }
    let added = i64::try_from(hashes.len()).unwrap_or_default();
    run(c, "UPDATE survey SET codes = codes + $2 WHERE id = $1", [survey.into(), added.into()]).await.map(drop)
}

/// True if a code is good for an answer.
pub(super) async fn is_code(c: &impl ConnectionTrait, survey: &str, hash: &str) -> Result<bool, DbErr> {
    Ok(count(c, "SELECT COUNT(*) AS number FROM survey_code WHERE survey_id = $1 AND code_hash = $2", [survey.into(), hash.into()]).await? > 0)
}

/// Tears a code up: it stands nowhere afterwards. False if it was none, or not any more.
pub(super) async fn use_code(c: &impl ConnectionTrait, survey: &str, hash: &str) -> Result<bool, DbErr> {
    Ok(run(c, "DELETE FROM survey_code WHERE survey_id = $1 AND code_hash = $2", [survey.into(), hash.into()]).await? == 1)
}

/// How many codes are left.
pub(super) async fn codes_left(c: &impl ConnectionTrait, survey: &str) -> Result<i64, DbErr> {
    count(c, "SELECT COUNT(*) AS number FROM survey_code WHERE survey_id = $1", [survey.into()]).await
}

/// Forgets sheets of surveys that closed before `closed`, and those that nobody touched since `idle`; codes of closed surveys, too.
pub(super) async fn forget(c: &impl ConnectionTrait, closed: Timestamp, idle: Timestamp) -> Result<(), DbErr> {
    let over = "SELECT id FROM survey WHERE closes_at < $1";
    run(c, &format!("DELETE FROM survey_sheet WHERE survey_id IN ({over}) OR changed_on < $2"), [Ts(closed).into(), Ts(idle).into()]).await?;
    run(c, &format!("DELETE FROM survey_code WHERE survey_id IN ({over})"), [Ts(closed).into()]).await.map(drop)
}

/// Sets how many sheets were begun: for surveys of the time before this portal.
pub(super) async fn set_begun(c: &impl ConnectionTrait, survey: &str, begun: i64) -> Result<(), DbErr> {
    run(c, "UPDATE survey SET begun = $2 WHERE id = $1", [survey.into(), begun.into()]).await.map(drop)
}
