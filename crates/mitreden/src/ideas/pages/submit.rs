//! Sending an idea, by its author or by the city for somebody who wrote on paper. Publishes nothing.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use mitreden_report::slides::Fault;

use super::{CategoryView, Choice, Step, contest_at, receipt_address, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::upload::{self, Bounds, Received};
use crate::base::http::{Caller, Error, Mistake, Page, show};
use crate::base::ids::is_id;
use crate::base::mail::Address;
use crate::ideas::changes::{self, Sender, Sent};
use crate::ideas::files::{self, BYTES_MAX, FILES_MAX, Refused};
use crate::ideas::form::{IdeaForm, TEXT_MAX};
use crate::ideas::model::{Category, Contest, Stage, Via};
use crate::ideas::store;
use crate::moderation;

#[derive(Template)]
#[template(path = "ideas/submit.html")]
struct SubmitPage<'a> {
    page: &'a Page,
    contest: &'a Contest,
    action: String,
    back: String,
    form: IdeaForm,
    /// Those that can be chosen.
    categories: Vec<CategoryView>,
    vias: Vec<Choice>,
    /// The city may type what came by letter.
    staff: bool,
    has_account: bool,
    most: String,
    /// Most files.
    files_most: String,
    mistakes: Vec<Mistake>,
    /// What stands above the form, such as why it is too late.
    notice: String,
    trail: Vec<Step>,
}

impl SubmitPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// A contest as the form needs it.
struct Here {
    contest: Contest,
    categories: Vec<Category>,
    staff: bool,
}

impl Here {
    async fn of(app: &App, viewer: Option<&Viewer>, slug: &str) -> Result<Self, Error> {
        let contest = contest_at(app, viewer, slug).await?;
        let categories = store::categories(&app.site("").db.read, &contest.id).await?;
        Ok(Self { contest, categories, staff: viewer.is_some_and(Viewer::is_staff) })
    }

    /// Ids of the categories that take something now.
    fn open(&self, now: jiff::Timestamp) -> Vec<&str> {
        let is_open = |category: &&Category| self.contest.stage == Stage::Public && category.window(now) == crate::ideas::model::Window::Open;
        self.categories.iter().filter(is_open).map(|category| category.id.as_str()).collect()
    }

    fn page(&self, app: &App, page: &Page, viewer: Option<&Viewer>, form: IdeaForm, (mistakes, notice): (Vec<Mistake>, String)) -> Result<Response, Error> {
        let site = app.site("");
        let (now, zone) = (site.clock.now(), site.zone());
        let open = self.open(now);
        let is_offered = |category: &&Category| self.staff || open.contains(&category.id.as_str());
        let categories: Vec<CategoryView> =
            self.categories.iter().filter(is_offered).map(|category| CategoryView::of(page, &zone, &self.contest, category, now)).collect();
        let notice = if categories.is_empty() { page.t.msg_ideas_nothing_open() } else { notice };
        let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        // A form that failed keeps its ticket; one that comes for the first time gets one.
        let ticket = if is_id(&form.ticket) { form.ticket.clone() } else { site.ids.id() };
        let via = |via: Via| Choice { word: via.word().to_owned(), label: words::via(page.t, via), chosen: form.via == via.word() };
        let shown = SubmitPage {
            page,
            action: page.to(&format!("{}/einreichen", self.contest.address())),
            back: page.to(&self.contest.address()),
            vias: Via::ALL.into_iter().map(via).collect(),
            staff: self.staff,
            has_account: viewer.is_some(),
            most: TEXT_MAX.to_string(),
            files_most: FILES_MAX.to_string(),
            mistakes,
            trail: trail(page, Some(&self.contest)),
            contest: &self.contest,
            form: IdeaForm { ticket, ..form },
            categories,
            notice,
        };
        Ok((status, show(shown)?).into_response())
    }
}

/// `GET /ideen/<contest>/einreichen`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Response, Error> {
    let here = Here::of(&app, viewer.as_ref(), &slug).await?;
    let form = IdeaForm { via: Via::Form.word().to_owned(), ..IdeaForm::default() };
    here.page(&app, &page, viewer.as_ref(), form, (Vec::new(), String::new()))
}

/// What is wrong with the files that came, in one paragraph; empty: nothing. A browser keeps no files, so that all of them have to be chosen again
/// whenever the form comes back.
fn about_files(page: &Page, names: &[String], too_many: bool, refused: &[Refused], comes_back: bool) -> String {
    let t = page.t;
    let mut sentences = Vec::new();
    if too_many {
        sentences.push(t.msg_ideas_files_too_many(FILES_MAX.to_string()));
    }
    for (name, fault) in refused {
        let why = if *fault == Fault::TooLarge { t.msg_ideas_files_large() } else { upload::file_fault(t, *fault) };
        sentences.push(t.msg_base_file_named(name.as_str(), why));
    }
    let again: Vec<&str> = names.iter().filter(|name| !refused.iter().any(|(other, _)| other == *name)).map(String::as_str).collect();
    if !again.is_empty() && (comes_back || !sentences.is_empty()) {
        sentences.push(t.msg_ideas_files_again(again.join(", ")));
    }
    sentences.join(" ")
}

/// `POST /ideen/<contest>/einreichen`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    caller: Caller,
    Path(slug): Path<String>,
    form: Multipart,
) -> Result<Response, Error> {
    let (site, viewer) = (app.site(""), viewer.as_ref());
    let here = Here::of(&app, viewer, &slug).await?;
    site.attempts.forms.check(caller.key())?;
    let bounds = Bounds { files: FILES_MAX, bytes: BYTES_MAX, counted: Some((&site.attempts.forms, &caller)) };
    let Received { fields, files: brought, too_many } = upload::receive_files(form, &files::intake(site), bounds).await?;
    let form = IdeaForm::read(fields);
    let names: Vec<String> = brought.iter().map(|file| file.name.clone()).collect();
    let large: Vec<Refused> = brought.iter().filter(|file| file.upload.is_none()).map(|file| (file.name.clone(), Fault::TooLarge)).collect();
    let known: Vec<&str> = here.categories.iter().map(|category| category.id.as_str()).collect();
    let checked = form.check(&known, &here.open(site.clock.now()), here.staff);
    let told = about_files(&page, &names, too_many, &large, checked.is_err());
    let draft = match checked {
        Ok(draft) if told.is_empty() => draft,
        checked => {
            let called = |field: &str| (field == "text").then(|| page.t.msg_ideas_field_text());
            let mut mistakes = words::mistakes_called(page.t, &checked.err().unwrap_or_default(), called);
            mistakes.extend((!told.is_empty()).then(|| Mistake::new(upload::FIELD, told)));
            return here.page(&app, &page, viewer, form, (mistakes, String::new()));
        }
    };
    let address = draft.email.as_deref().and_then(Address::parse);
    if let Some(until) = moderation::blocked_until(site, viewer.map(|viewer| viewer.person.as_str()), address.as_ref()).await? {
        let day = dates::day(dates::local(until, &site.zone()).date(), page.language);
        let response = here.page(&app, &page, viewer, form, (Vec::new(), page.t.msg_ideas_blocked(day)))?;
        return Ok((StatusCode::FORBIDDEN, response).into_response());
    }
    // Who brings files was counted when the first one came.
    if names.is_empty() {
        site.attempts.forms.count(caller.key())?;
    }
    let made = match files::make(brought).await? {
        Ok(made) => made,
        Err(refused) => {
            let told = about_files(&page, &names, false, &refused, true);
            return here.page(&app, &page, viewer, form, (vec![Mistake::new(upload::FIELD, told)], String::new()));
        }
    };
    let fresh = site.ids.id();
    let ticket = if is_id(&form.ticket) { form.ticket.as_str() } else { fresh.as_str() };
    let sender = Sender { viewer, language: page.language, ticket, trap: !form.website.trim().is_empty(), files: &made };
    match changes::send(site, &here.contest, draft, sender).await? {
        Sent::New(idea) | Sent::Already(idea) => Ok(page.see_other(&receipt_address(site, &idea.id)).into_response()),
        Sent::Other => {
            // Somebody went back and wrote another one: it is theirs to send, by a form of its own.
            let form = IdeaForm { ticket: String::new(), ..form };
            let told = about_files(&page, &names, false, &[], true);
            let notice = [page.t.msg_ideas_sent_before(), told].join(" ").trim().to_owned();
            let response = here.page(&app, &page, viewer, form, (Vec::new(), notice))?;
            Ok((StatusCode::CONFLICT, response).into_response())
        }
    }
}
