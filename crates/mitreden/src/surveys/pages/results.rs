//! What a survey came to: for the staff in full, as files, and published without small numbers. Never who answered.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Step, file, private, seen, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::audit;
use crate::base::http::{Error, Form, Page, show};
use crate::base::i18n::{Language, Words};
use crate::surveys::analysis::{self, FEW};
use crate::surveys::model::{QuestionKind, Survey};
use crate::surveys::{export, sending, store};

/// A row of a result's table.
struct Bar {
    label: String,
    count: String,
    share: String,
    /// 0 to 100.
    width: u64,
}

/// Own words, with the way to take them away.
struct Said {
    answer: String,
    text: String,
}

struct ResultView {
    id: String,
    key: u32,
    text: String,
    kind: String,
    answered: String,
    mean: String,
    bars: Vec<Bar>,
    is_text: bool,
    said: Vec<Said>,
}

#[derive(Template)]
#[template(path = "surveys/results.html")]
struct ResultsPage<'a> {
    page: &'a Page,
    trail: Vec<Step>,
    survey: &'a Survey,
    heading: String,
    numbers: String,
    results: Vec<ResultView>,
    /// The full numbers and own words.
    staff: bool,
    /// Too few answered to say anything.
    few: bool,
    note: String,
}

fn view(t: &Words, language: Language, result: analysis::Result, said: Vec<Said>) -> ResultView {
    let count = |count: Option<u64>| count.map_or_else(|| t.msg_surveys_few(FEW), |count| count.to_string());
    let share = |count: Option<u64>| match (count, result.answered) {
        (Some(count), Some(all)) if all > 0 => Some(count * 100 / all),
        _ => None,
    };
    let bars = result.lines.iter().map(|line| Bar {
        label: line.label.clone(),
        count: count(line.count),
        share: share(line.count).map(|share| format!("{share} %")).unwrap_or_default(),
        width: share(line.count).unwrap_or_default(),
    });
    let comma = if language == Language::De { ',' } else { '.' };
    ResultView {
        id: format!("frage-{}", result.key),
        key: result.key,
        kind: words::kind(t, result.kind),
        answered: result.answered.map_or_else(|| t.msg_surveys_answered_few(FEW), |answered| t.msg_surveys_answered(answered)),
        mean: result.mean.map(|mean| t.msg_surveys_mean(format!("{}{comma}{:02}", mean / 100, mean % 100))).unwrap_or_default(),
        bars: bars.collect(),
        is_text: result.kind == QuestionKind::Text,
        text: result.text,
        said,
    }
}

/// `GET /umfragen/{slug}/auswertung`
pub(super) async fn analysis(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let survey = seen(&app, &slug, Some(&viewer)).await?;
    let kept = store::answers(&app.site("").db.read, &survey.id).await?;
    let all: Vec<_> = kept.iter().map(|(_, answers)| answers.clone()).collect();
    let said = |key: u32| {
        let question = survey.sheet.questions().find(|question| question.key == key);
        let said = question.map(|question| analysis::words(question, &kept)).unwrap_or_default();
        said.into_iter().map(|(answer, text)| Said { answer: answer.to_owned(), text: text.to_owned() }).collect()
    };
    let results = analysis::results(&survey.sheet, &all).into_iter().map(|result| {
        let said = said(result.key);
        view(page.t, page.language, result, said)
    });
    let body = ResultsPage {
        heading: page.t.msg_surveys_analysis_title(),
        numbers: numbers(&page, &survey, kept.len()),
        results: results.collect(),
        trail: trail(&page, Some(&survey)),
        staff: true,
        few: false,
        note: String::new(),
        page: &page,
        survey: &survey,
    };
    Ok(private(show(body)?))
}

/// "10 vollständige Antworten, 20 begonnene".
fn numbers(page: &Page, survey: &Survey, complete: usize) -> String {
    let begun = usize::try_from(survey.begun).unwrap_or_default().saturating_sub(complete);
    page.t.msg_surveys_numbers(complete, begun)
}

/// `GET /umfragen/{slug}/ergebnisse`
pub(super) async fn published(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Response, Error> {
    let survey = seen(&app, &slug, viewer.as_ref()).await?;
    let note = survey.published(app.site("").clock.now()).ok_or(Error::NotFound)?.to_owned();
    let kept = store::answers(&app.site("").db.read, &survey.id).await?;
    let all: Vec<_> = kept.into_iter().map(|(_, answers)| answers).collect();
    let few = u64::try_from(all.len()).unwrap_or(u64::MAX) < FEW;
    let results = analysis::published(&survey.sheet, &all).into_iter().filter(|_| !few).map(|one| view(page.t, page.language, one, Vec::new()));
    let body = ResultsPage {
        heading: page.t.msg_surveys_results_title(),
        numbers: if few { String::new() } else { numbers(&page, &survey, all.len()) },
        results: results.collect(),
        trail: trail(&page, Some(&survey)),
        staff: false,
        few,
        note,
        page: &page,
        survey: &survey,
    };
    show(body).map(IntoResponse::into_response)
}

/// `POST /umfragen/{slug}/auswertung`: takes own words away for good.
pub(super) async fn redact(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    let survey = seen(&app, &slug, Some(&viewer)).await?;
    let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default();
    let question: u32 = get("frage").parse().map_err(|_| Error::BadRequest)?;
    let tx = site.db.begin().await?;
    sending::redact(&tx, &survey, &get("antwort"), question).await?;
    audit::note(&tx, site, (&viewer).into(), "survey.redacted", &survey.address(""), &survey.title).await?;
    tx.commit().await?;
    site.db.forget_deleted().await?;
    Ok(page.see_other(&format!("/umfragen/{slug}/auswertung#frage-{question}")).into_response())
}

/// `GET /umfragen/{slug}/auswertung.csv`
pub(super) async fn csv(State(app): State<App>, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let survey = seen(&app, &slug, Some(&viewer)).await?;
    let answers = store::answers(&app.site("").db.read, &survey.id).await?;
    audit::note_alone(app.site(""), (&viewer).into(), "survey.exported", &survey.address(""), "csv").await?;
    Ok(file(&format!("{}.csv", survey.slug), "text/csv; charset=utf-8", export::csv(&survey, &answers)?))
}

/// `GET /umfragen/{slug}/auswertung.xlsx`
pub(super) async fn xlsx(State(app): State<App>, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let survey = seen(&app, &slug, Some(&viewer)).await?;
    let answers = store::answers(&app.site("").db.read, &survey.id).await?;
    audit::note_alone(app.site(""), (&viewer).into(), "survey.exported", &survey.address(""), "xlsx").await?;
    let table = export::xlsx(&survey, &answers).map_err(anyhow::Error::from)?;
    Ok(file(&format!("{}.xlsx", survey.slug), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", table))
}
