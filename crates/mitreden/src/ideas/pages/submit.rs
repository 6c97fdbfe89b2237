//! Sending an idea, by its author or by the city for somebody who wrote on paper. Publishes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{CategoryView, Choice, Step, contest_at, receipt_address, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::base::ids::is_id;
use crate::base::mail::Address;
use crate::ideas::changes::{self, Sender, Sent};
use crate::ideas::form::{Fault, IdeaForm, TEXT_MAX};
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

    fn page(&self, app: &App, page: &Page, viewer: Option<&Viewer>, form: IdeaForm, (faults, notice): (&[Fault], String)) -> Result<Response, Error> {
        let site = app.site("");
        let (now, zone) = (site.clock.now(), site.zone());
        let open = self.open(now);
        let is_offered = |category: &&Category| self.staff || open.contains(&category.id.as_str());
        let categories: Vec<CategoryView> =
            self.categories.iter().filter(is_offered).map(|category| CategoryView::of(page, &zone, &self.contest, category, now)).collect();
        let notice = if categories.is_empty() { page.t.msg_ideas_nothing_open() } else { notice };
        let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
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
            mistakes: words::mistakes(page.t, faults),
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
    here.page(&app, &page, viewer.as_ref(), form, (&[], String::new()))
}

/// `POST /ideen/<contest>/einreichen`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    caller: Caller,
    Path(slug): Path<String>,
    Form(form): Form<IdeaForm>,
) -> Result<Response, Error> {
    let (site, viewer) = (app.site(""), viewer.as_ref());
    let here = Here::of(&app, viewer, &slug).await?;
    let now = site.clock.now();
    let known: Vec<&str> = here.categories.iter().map(|category| category.id.as_str()).collect();
    let draft = match form.check(&known, &here.open(now), here.staff) {
        Ok(draft) => draft,
        Err(faults) => return here.page(&app, &page, viewer, form, (&faults, String::new())),
    };
    let address = draft.email.as_deref().and_then(Address::parse);
    if let Some(until) = moderation::blocked_until(site, viewer.map(|viewer| viewer.person.as_str()), address.as_ref()).await? {
        let day = dates::day(dates::local(until, &site.zone()).date(), page.language);
        let response = here.page(&app, &page, viewer, form, (&[], page.t.msg_ideas_blocked(day)))?;
        return Ok((StatusCode::FORBIDDEN, response).into_response());
    }
    site.attempts.forms.count(caller.key())?;
    let fresh = site.ids.id();
    let ticket = if is_id(&form.ticket) { form.ticket.as_str() } else { fresh.as_str() };
    let sender = Sender { viewer, language: page.language, ticket, trap: !form.website.trim().is_empty() };
    match changes::send(site, &here.contest, draft, sender).await? {
        Sent::New(idea) | Sent::Already(idea) => Ok(page.see_other(&receipt_address(site, &idea.id)).into_response()),
        Sent::Other => {
            // Somebody went back and wrote another one: it is theirs to send, by a form of its own.
            let form = IdeaForm { ticket: String::new(), ..form };
            let response = here.page(&app, &page, viewer, form, (&[], page.t.msg_ideas_sent_before()))?;
            Ok((StatusCode::CONFLICT, response).into_response())
        }
    }
}
