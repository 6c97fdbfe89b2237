//! Answering: begun, page by page, saved for later, looked over, sent. Every step is a plain form; the return code in the address is all that is needed.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::list::{self, Wrong};
use super::words;
use super::{Step, private, seen, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::surveys::model::{Access, Answer, Answers, Problem, Question, QuestionKind, Shown, Stand, Survey};
use crate::surveys::sending::{self, Refusal};
use crate::surveys::store::{self, Begun};

type Pairs = Vec<(String, String)>;

/// One choice of a question.
struct Choice {
    id: String,
    value: String,
    label: String,
    checked: bool,
}

/// A question as a field of a page.
struct Field {
    /// `f-7`: the name of its inputs and the id of the first one.
    id: String,
    kind: &'static str,
    text: String,
    hint: String,
    optional: bool,
    choices: Vec<Choice>,
    /// What was written in own words.
    value: String,
    error: String,
}

#[derive(Template)]
#[template(path = "surveys/section.html")]
struct SectionPage<'a> {
    page: &'a Page,
    survey: &'a Survey,
    code: &'a str,
    title: String,
    text: String,
    place: String,
    action: String,
    fields: Vec<Field>,
    mistakes: Vec<Mistake>,
    first: bool,
}

/// A question with its answer, to be looked over.
struct Given {
    question: String,
    answer: String,
}

struct ReviewSection {
    title: String,
    change: String,
    given: Vec<Given>,
}

#[derive(Template)]
#[template(path = "surveys/review.html")]
struct ReviewPage<'a> {
    page: &'a Page,
    survey: &'a Survey,
    action: String,
    by_code: bool,
    sections: Vec<ReviewSection>,
    /// What stands in the way, and where it can be mended.
    wrong: String,
    gap: Option<String>,
    code_error: String,
}

#[derive(Template)]
#[template(path = "surveys/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    trail: Vec<Step>,
    survey: &'a Survey,
    code: &'a str,
    address: String,
    resume: String,
    drop: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "surveys/thanks.html")]
struct ThanksPage<'a> {
    page: &'a Page,
    trail: Vec<Step>,
    survey: &'a Survey,
    receipt: String,
}

fn base(survey: &Survey, code: &str) -> String {
    survey.address(&format!("bogen/{code}"))
}

fn one(pairs: &Pairs, name: &str) -> String {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// The survey and the sheet that a return code opens. Wrong codes are counted: who guesses waits.
async fn opened(app: &App, caller: &Caller, slug: &str, code: &str) -> Result<(Survey, Begun), Error> {
    let site = app.site("");
    site.attempts.door.check(caller.key())?;
    let survey = seen(app, slug, None).await?;
    match store::sheet(&site.db.read, &survey.id, &sending::secret(&survey, code).hash()).await? {
        Some(sheet) => Ok((survey, sheet)),
        None => {
            site.attempts.door.count(caller.key())?;
            Err(Error::NotFound)
        }
    }
}

/// `POST /umfragen/{slug}`
pub(super) async fn begin(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Error> {
    let site = app.site("");
    let survey = seen(&app, &slug, None).await?;
    if survey.stand(site.clock.now()) != Stand::Open {
        return Ok((StatusCode::CONFLICT, list::shown(&app, &page, viewer.as_ref(), &survey, Wrong::default())?).into_response());
    }
    if survey.access == Access::Codes {
        site.attempts.door.check(caller.key())?;
        let typed = one(&pairs, "code");
        if !store::is_code(&site.db.read, &survey.id, &sending::secret(&survey, &typed).hash()).await? {
            site.attempts.door.count(caller.key())?;
            let wrong = Wrong { code: page.t.msg_surveys_code_wrong(), typed, ..Wrong::default() };
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, list::shown(&app, &page, viewer.as_ref(), &survey, wrong)?).into_response());
        }
    } else {
        site.attempts.forms.count(caller.key())?;
    }
    let code = sending::begin(site, &survey).await?;
    Ok(page.see_other(&format!("{}/seite/0", base(&survey, &code))).into_response())
}

/// `POST /umfragen/{slug}/weiter`
pub(super) async fn come_back(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Error> {
    let typed: String = one(&pairs, "rueckkehr").trim().to_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect();
    match opened(&app, &caller, &slug, &typed).await {
        Ok((survey, _)) => Ok(page.see_other(&base(&survey, &typed)).into_response()),
        Err(Error::NotFound) => {
            let survey = seen(&app, &slug, viewer.as_ref()).await?;
            let wrong = Wrong { back: page.t.msg_surveys_back_wrong(), typed, ..Wrong::default() };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, list::shown(&app, &page, viewer.as_ref(), &survey, wrong)?).into_response())
        }
        Err(error) => Err(error),
    }
}

/// `GET /umfragen/{slug}/bogen/{code}`: the sheet is saved, and how one comes back.
pub(super) async fn overview(State(app): State<App>, page: Page, caller: Caller, Path((slug, code)): Path<(String, String)>) -> Result<Response, Error> {
    let (survey, sheet) = opened(&app, &caller, &slug, &code).await?;
    if sheet.receipt.is_some() {
        return Ok(page.see_other(&format!("{}/danke", base(&survey, &code))).into_response());
    }
    let open = survey.stand(app.site("").clock.now()) == Stand::Open;
    let address = format!("{}{}", page.base_url, base(&survey, &code));
    let at = |part: &str| page.to(&format!("{}/{part}", base(&survey, &code)));
    let (resume, drop) = (at("seite/0"), at("loeschen"));
    let overview = OverviewPage { page: &page, trail: trail(&page, Some(&survey)), survey: &survey, code: &code, address, resume, drop, open };
    Ok(private(show(overview)?))
}

/// `GET /umfragen/{slug}/bogen/{code}/seite/{place}`
pub(super) async fn section(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path((slug, code, place)): Path<(String, String, usize)>,
) -> Result<Response, Error> {
    let (survey, sheet) = opened(&app, &caller, &slug, &code).await?;
    if let Some(away) = away(&app, &page, &survey, &sheet, &code) {
        return Ok(away);
    }
    let (shown, kept) = survey.sheet.shown(&sheet.answers);
    // What is not shown any more leads to what is.
    let Some(at) = shown.iter().position(|one| one.place >= place) else {
        return Ok(page.see_other(&format!("{}/pruefen", base(&survey, &code))).into_response());
    };
    section_page(&page, &survey, &code, (&shown, at), &kept, &BTreeMap::new(), &[])
}

/// Where a sheet leads that cannot be filled in any more.
fn away(app: &App, page: &Page, survey: &Survey, sheet: &Begun, code: &str) -> Option<Response> {
    if sheet.receipt.is_some() {
        return Some(page.see_other(&format!("{}/danke", base(survey, code))).into_response());
    }
    let open = survey.stand(app.site("").clock.now()) == Stand::Open;
    (!open).then(|| page.see_other(&base(survey, code)).into_response())
}

fn section_page(
    page: &Page,
    survey: &Survey,
    code: &str,
    (shown, at): (&[Shown<'_>], usize),
    answers: &Answers,
    typed: &BTreeMap<u32, Vec<String>>,
    problems: &[(u32, Problem)],
) -> Result<Response, Error> {
    let one = &shown[at];
    let fields: Vec<Field> =
        one.questions.iter().map(|question| field(page, question, answers.get(&question.key), typed.get(&question.key), problems)).collect();
    let mistakes = fields.iter().filter(|field| !field.error.is_empty()).map(|field| Mistake {
        field: field.id.clone().into(),
        message: format!("{} {}", field.text, field.error),
        short: field.error.clone(),
    });
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let body = SectionPage {
        title: one.section.title.clone(),
        text: one.section.text.clone(),
        place: page.t.msg_surveys_place(at + 1, shown.len()),
        action: page.to(&format!("{}/seite/{}", base(survey, code), one.place)),
        mistakes: mistakes.collect(),
        first: at == 0,
        fields,
        page,
        survey,
        code,
    };
    Ok(private((status, show(body)?)))
}

fn field(page: &Page, question: &Question, answer: Option<&Answer>, typed: Option<&Vec<String>>, problems: &[(u32, Problem)]) -> Field {
    let id = format!("f-{}", question.key);
    // What was just typed stands there again, be it right or wrong.
    let chosen = |value: u32| match (typed, answer) {
        (Some(typed), _) => typed.iter().any(|one| *one == value.to_string()),
        (None, Some(Answer::One(option) | Answer::Step(option))) => *option == value,
        (None, Some(Answer::Many(options))) => options.contains(&value),
        _ => false,
    };
    let choice = |(at, (value, label)): (usize, (u32, String))| Choice {
        id: if at == 0 { id.clone() } else { format!("{id}-{at}") },
        value: value.to_string(),
        checked: chosen(value),
        label,
    };
    let mut choices: Vec<Choice> = match question.kind {
        QuestionKind::Single | QuestionKind::Multiple => (0..).zip(question.options.iter().cloned()).enumerate().map(choice).collect(),
        QuestionKind::Scale => (1..=question.steps).map(|step| (step, crate::surveys::analysis::step_label(question, step))).enumerate().map(choice).collect(),
        QuestionKind::Text => Vec::new(),
    };
    if !question.required && matches!(question.kind, QuestionKind::Single | QuestionKind::Scale) {
        let checked = !choices.iter().any(|choice| choice.checked);
        choices.push(Choice { id: format!("{id}-none"), value: String::new(), label: page.t.msg_surveys_no_answer(), checked });
    }
    let value = match (typed, answer) {
        (Some(typed), _) => typed.join("\n"),
        (None, Some(Answer::Words(words))) => words.clone(),
        _ => String::new(),
    };
    let problem = problems.iter().find(|(key, _)| *key == question.key).map(|(_, problem)| words::answer(page.t, *problem));
    Field {
        kind: question.kind.word(),
        text: question.text.clone(),
        hint: question.hint.clone(),
        optional: !question.required,
        choices,
        value,
        error: problem.unwrap_or_default(),
        id,
    }
}

/// `POST /umfragen/{slug}/bogen/{code}/seite/{place}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path((slug, code, place)): Path<(String, String, usize)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Error> {
    let (survey, sheet) = opened(&app, &caller, &slug, &code).await?;
    if let Some(away) = away(&app, &page, &survey, &sheet, &code) {
        return Ok(away);
    }
    let (shown, mut answers) = survey.sheet.shown(&sheet.answers);
    let at = shown.iter().position(|one| one.place == place).ok_or(Error::NotFound)?;
    let (mut typed, mut problems) = (BTreeMap::new(), Vec::new());
    let deed = one(&pairs, "do");
    for question in &shown[at].questions {
        let name = format!("f-{}", question.key);
        let sent: Vec<String> = pairs.iter().filter(|(key, _)| *key == name).map(|(_, value)| value.clone()).collect();
        match question.read(&sent) {
            Ok(Some(answer)) => drop(answers.insert(question.key, answer)),
            Ok(None) => {
                answers.remove(&question.key);
                if question.required && deed == "next" {
                    problems.push((question.key, Problem::Missing));
                }
            }
            Err(problem) => problems.push((question.key, problem)),
        }
        typed.insert(question.key, sent);
    }
    if problems.is_empty() || deed != "next" {
        sending::save(app.site(""), &survey, &code, &answers).await?;
    }
    if !problems.is_empty() {
        return section_page(&page, &survey, &code, (&shown, at), &answers, &typed, &problems);
    }
    let (shown, _) = survey.sheet.shown(&answers);
    let to = match deed.as_str() {
        "back" => shown.iter().rev().find(|one| one.place < place).map(|one| format!("/seite/{}", one.place)),
        "later" => None,
        _ => Some(shown.iter().find(|one| one.place > place).map_or_else(|| "/pruefen".to_owned(), |one| format!("/seite/{}", one.place))),
    };
    Ok(page.see_other(&format!("{}{}", base(&survey, &code), to.unwrap_or_default())).into_response())
}

/// What stands in the way of sending.
#[derive(Default)]
struct Obstacle {
    wrong: String,
    gap: Option<usize>,
    code: String,
}

/// `GET /umfragen/{slug}/bogen/{code}/pruefen`
pub(super) async fn review(State(app): State<App>, page: Page, caller: Caller, Path((slug, code)): Path<(String, String)>) -> Result<Response, Error> {
    let (survey, sheet) = opened(&app, &caller, &slug, &code).await?;
    if let Some(away) = away(&app, &page, &survey, &sheet, &code) {
        return Ok(away);
    }
    review_page(&page, &survey, &sheet.answers, &code, StatusCode::OK, Obstacle::default())
}

fn review_page(page: &Page, survey: &Survey, answers: &Answers, code: &str, status: StatusCode, obstacle: Obstacle) -> Result<Response, Error> {
    let (shown, kept) = survey.sheet.shown(answers);
    let at = |place: usize| page.to(&format!("{}/seite/{place}", base(survey, code)));
    let given = |question: &&Question| Given {
        question: question.text.clone(),
        answer: kept.get(&question.key).map_or_else(|| page.t.msg_surveys_no_answer(), |answer| question.say(answer)),
    };
    let section = |one: &Shown<'_>| ReviewSection { title: one.section.title.clone(), change: at(one.place), given: one.questions.iter().map(given).collect() };
    let body = ReviewPage {
        action: page.to(&format!("{}/pruefen", base(survey, code))),
        by_code: survey.access == Access::Codes,
        sections: shown.iter().map(section).collect(),
        wrong: obstacle.wrong,
        gap: obstacle.gap.map(at),
        code_error: obstacle.code,
        page,
        survey,
    };
    Ok(private((status, show(body)?)))
}

/// `POST /umfragen/{slug}/bogen/{code}/pruefen`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path((slug, code)): Path<(String, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, Error> {
    let site = app.site("");
    let (survey, sheet) = opened(&app, &caller, &slug, &code).await?;
    let obstacle = match sending::send(site, &survey, &code, &one(&pairs, "code")).await? {
        Ok(_) => return Ok(page.see_other(&format!("{}/danke", base(&survey, &code))).into_response()),
        Err(Refusal::Unknown) => return Err(Error::NotFound),
        Err(Refusal::Closed) => return Ok(page.see_other(&base(&survey, &code)).into_response()),
        Err(Refusal::Gap(place)) => Obstacle { wrong: page.t.msg_surveys_gap(), gap: Some(place), ..Obstacle::default() },
        Err(Refusal::Changed) => Obstacle { wrong: page.t.msg_surveys_changed(), ..Obstacle::default() },
        Err(Refusal::Code) => {
            site.attempts.door.count(caller.key())?;
            Obstacle { code: page.t.msg_surveys_code_wrong(), ..Obstacle::default() }
        }
    };
    review_page(&page, &survey, &sheet.answers, &code, StatusCode::UNPROCESSABLE_ENTITY, obstacle)
}

/// `GET /umfragen/{slug}/bogen/{code}/danke`
pub(super) async fn thanks(State(app): State<App>, page: Page, caller: Caller, Path((slug, code)): Path<(String, String)>) -> Result<Response, Error> {
    let (survey, sheet) = opened(&app, &caller, &slug, &code).await?;
    let Some(receipt) = sheet.receipt else { return Ok(page.see_other(&base(&survey, &code)).into_response()) };
    Ok(private(show(ThanksPage { page: &page, trail: trail(&page, Some(&survey)), survey: &survey, receipt })?))
}

/// `POST /umfragen/{slug}/bogen/{code}/loeschen`
pub(super) async fn forget(State(app): State<App>, page: Page, caller: Caller, Path((slug, code)): Path<(String, String)>) -> Result<Response, Error> {
    let (survey, _) = opened(&app, &caller, &slug, &code).await?;
    let tx = app.site("").db.begin().await?;
    store::drop_sheet(&tx, &survey.id, &sending::secret(&survey, &code).hash()).await?;
    tx.commit().await?;
    Ok(page.see_other(&format!("/umfragen/{}", survey.slug)).into_response())
}
