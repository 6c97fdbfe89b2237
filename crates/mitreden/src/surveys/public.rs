//! What others hold of surveys: the search, once everybody may see what is asked, and the start page. Never an answer.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::Survey;
use super::store;
use crate::search::{self, Document, Kind};

fn document(survey: &Survey) -> Document {
    let asked = survey.sheet.sections.iter().flat_map(|section| [&section.title].into_iter().chain(section.questions.iter().map(|question| &question.text)));
    let text: Vec<&str> = [&survey.intro].into_iter().chain(survey.results.as_ref()).chain(asked).map(String::as_str).filter(|text| !text.is_empty()).collect();
    let document = Document::new(Kind::Survey, &survey.id, format!("/umfragen/{}", survey.slug), &survey.title, text.join("\n"));
    Document { at: survey.opens_at.or(survey.closes_at), ..document }
}

/// Brings a survey in the search up to date.
pub(super) async fn put(c: &impl ConnectionTrait, now: Timestamp, survey: &Survey) -> Result<(), DbErr> {
    if survey.is_public { search::put(c, now, &document(survey)).await } else { search::remove(c, Kind::Survey, &survey.id).await }
}

/// Title, path without language and end of the surveys that anybody can answer now.
///
/// # Errors
/// The database's.
pub async fn open(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<(String, String, Option<Timestamp>)>, DbErr> {
    let open = store::open(c, now).await?.into_iter();
    Ok(open.map(|(slug, title, until)| (title, format!("/umfragen/{slug}"), until)).collect())
}

/// Everything public of the surveys, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(c: &impl ConnectionTrait) -> Result<Vec<Document>, DbErr> {
    Ok(store::surveys(c).await?.iter().filter(|survey| survey.is_public).map(document).collect())
}
