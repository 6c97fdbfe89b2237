//! Writing a newsletter: a draft with its preview, a test to oneself, the sending. Reaches nobody who did not ask for it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::accounts::{self, Viewer};
use crate::app::{App, Site};
use crate::audit;
use crate::base::dates;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::base::text;
use crate::notifications::model::{Newsletter, Pointed, Rhythm, Subscriber};
use crate::notifications::{letters, store, writing};
use crate::{news, programme};

/// Longest subject and longest text in characters.
const SUBJECT_MAX: usize = 120;
const TEXT_MAX: usize = 12_000;
/// How many articles and events are offered.
const OFFERED: usize = 12;

struct Row {
    subject: String,
    address: String,
    sent: String,
}

#[derive(Template)]
#[template(path = "notifications/newsletters.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
    readers: i64,
}

struct Pick {
    id: String,
    what: Pointed,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "notifications/newsletter.html")]
struct DraftPage<'a> {
    page: &'a Page,
    action: String,
    draft: Newsletter,
    paragraphs: Vec<String>,
    picks: Vec<Pick>,
    readers: i64,
    /// Where the test goes.
    own: Option<String>,
    sent: String,
    mistakes: Vec<Mistake>,
    /// Somebody else kept something meanwhile.
    changed: bool,
    notice: String,
}

impl DraftPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

fn day(site: &Site, page: &Page, at: Option<jiff::Timestamp>) -> String {
    let zone = site.zone();
    at.map_or_else(String::new, |at| dates::moment(&dates::local(at, &zone), page.language))
}

/// `GET /verwaltung/newsletter`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.publishing()?;
    let site = app.site("");
    let readers = store::count_readers(&site.db.read).await?;
    let rows = store::newsletters(&site.db.read).await?.into_iter().map(|one| Row {
        subject: if one.subject.is_empty() { page.t.msg_notifications_newsletter_untitled() } else { one.subject },
        address: page.to(&format!("/verwaltung/newsletter/{}", one.id)),
        sent: day(site, &page, one.sent),
    });
    let rows = rows.collect();
    render(ListPage { page, rows, readers })
}

/// `POST /verwaltung/newsletter`: an empty draft.
pub(super) async fn add(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Redirect, Error> {
    viewer.publishing()?;
    let site = app.site("");
    let draft = Newsletter { id: site.ids.id(), text: page.t.msg_notifications_letter_greeting(), ..Newsletter::default() };
    let tx = site.db.begin().await?;
    store::save_newsletter(&tx, &draft, site.clock.now()).await?;
    tx.commit().await?;
    Ok(page.see_other(&format!("/verwaltung/newsletter/{}", draft.id)))
}

/// What a newsletter may point to: the next events and the newest articles.
async fn pointed(site: &Site, page: &Page) -> Result<Vec<Pointed>, Error> {
    let (now, read) = (site.clock.now(), &site.db.read);
    let events = programme::upcoming(read, now, OFFERED).await?.into_iter();
    let event = |event: programme::model::Event| Pointed {
        text: day(site, page, Some(event.starts_at)),
        title: event.title,
        address: format!("/programm/{}", event.slug),
    };
    let articles = news::announced(read, now, i64::try_from(OFFERED).unwrap_or(i64::MAX)).await?.into_iter();
    let article = |article: news::Announced| Pointed { title: article.title, address: article.address, text: article.teaser };
    Ok(events.map(event).chain(articles.map(article)).collect())
}

/// What stands above the form.
enum Said {
    Notice(String),
    Mistakes(Vec<Mistake>),
    Changed,
}

async fn draft_page(app: &App, page: &Page, viewer: &Viewer, draft: Newsletter, said: Said) -> Result<Response, Error> {
    let (mistakes, changed, notice) = match said {
        Said::Notice(notice) => (Vec::new(), false, notice),
        Said::Mistakes(mistakes) => (mistakes, false, String::new()),
        Said::Changed => (Vec::new(), true, String::new()),
    };
    let site = app.site("");
    let mut offered = pointed(site, page).await?;
    // What was picked long ago stays among what is offered.
    offered.extend(draft.items.iter().filter(|item| !offered.iter().any(|one| one.address == item.address)).cloned().collect::<Vec<_>>());
    let picks = offered.into_iter().enumerate().map(|(number, what)| Pick {
        id: format!("pick-{number}"),
        chosen: draft.items.iter().any(|item| item.address == what.address),
        what,
    });
    let person = accounts::person(&site.db.read, &viewer.person).await?;
    let status = match changed {
        true => StatusCode::CONFLICT,
        false if mistakes.is_empty() => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let html = render(DraftPage {
        page,
        action: page.to(&format!("/verwaltung/newsletter/{}", draft.id)),
        paragraphs: letters::paragraphs(&draft.text),
        picks: picks.collect(),
        readers: store::count_readers(&site.db.read).await?,
        own: person.and_then(|person| person.email).map(|email| email.to_string()),
        sent: day(site, page, draft.sent),
        draft,
        mistakes,
        changed,
        notice,
    })?;
    Ok((status, html).into_response())
}

/// `GET /verwaltung/newsletter/<id>`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>) -> Result<Response, Error> {
    viewer.publishing()?;
    let draft = store::newsletter(&app.site("").db.read, &id).await?.ok_or(Error::NotFound)?;
    draft_page(&app, &page, &viewer, draft, Said::Notice(String::new())).await
}

/// `POST /verwaltung/newsletter/<id>`: keeps the draft; then perhaps a test to oneself, or the sending.
pub(super) async fn act(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.publishing()?;
    let site = app.site("");
    let before = store::newsletter(&site.db.read, &id).await?.ok_or(Error::NotFound)?;
    if before.sent.is_some() {
        return Err(Error::Gone);
    }
    let offered = pointed(site, &page).await?.into_iter().chain(before.items.clone()).collect();
    let (mut draft, press) = read(before, pairs, offered);
    let mistakes = check(&page, &draft);
    if !mistakes.is_empty() {
        return draft_page(&app, &page, &viewer, draft, Said::Mistakes(mistakes)).await;
    }
    let tx = site.db.begin().await?;
    if !store::save_newsletter(&tx, &draft, site.clock.now()).await? {
        tx.rollback().await?;
        let now = store::newsletter(&site.db.read, &id).await?.filter(|now| now.sent.is_none()).ok_or(Error::Gone)?;
        // Saving once more is now meant against what the other one saved.
        draft.version = now.version;
        return draft_page(&app, &page, &viewer, draft, Said::Changed).await;
    }
    // As it is kept, which is coarser than the clock.
    draft.version = store::newsletter(&tx, &id).await?.ok_or(Error::NotFound)?.version;
    let notice = match press.as_str() {
        "test" => match accounts::person(&tx, &viewer.person).await?.and_then(|person| person.email) {
            Some(email) => {
                let me = reader(site, &page, email);
                site.outbox.enqueue(&tx, letters::trial(site, &me, &draft)).await?;
                page.t.msg_notifications_newsletter_tested()
            }
            None => page.t.msg_notifications_newsletter_no_address(),
        },
        "send" => {
            store::send_newsletter(&tx, &id, site.clock.now()).await?;
            audit::note(&tx, site, (&viewer).into(), "newsletter.sent", &format!("/verwaltung/newsletter/{id}"), &draft.subject).await?;
            String::new()
        }
        _ => page.t.msg_notifications_saved(),
    };
    tx.commit().await?;
    if press == "send" {
        // The page answers at once; what is left when the program stops is written by the schedule.
        let app = app.clone();
        tokio::spawn(async move {
            if let Err(error) = writing::write_newsletters(app.site("")).await {
                tracing::warn!(%error, "a newsletter could not be written; the schedule goes on with it");
            }
        });
        return Ok(page.see_other(&format!("/verwaltung/newsletter/{id}")).into_response());
    }
    draft_page(&app, &page, &viewer, draft, Said::Notice(notice)).await
}

fn read(before: Newsletter, pairs: Vec<(String, String)>, offered: Vec<Pointed>) -> (Newsletter, String) {
    let mut draft = Newsletter { items: Vec::new(), ..before };
    let mut press = String::new();
    for (name, value) in pairs {
        match name.as_str() {
            "subject" => draft.subject = text::line(&value),
            "text" => draft.text = text::paragraphs(&value),
            "do" => press = value,
            // A version that cannot be read is none that is stored.
            "version" => draft.version = value.parse().unwrap_or_default(),
            "pick" if !draft.items.iter().any(|item| item.address == value) => draft.items.extend(offered.iter().find(|item| item.address == value).cloned()),
            _ => {}
        }
    }
    (draft, press)
}

fn check(page: &Page, draft: &Newsletter) -> Vec<Mistake> {
    let problem = |text: &str, max: usize| match text.chars().count() {
        0 => Some(page.t.msg_programme_error_missing()),
        count if count > max => Some(page.t.msg_programme_error_too_long(max.to_string())),
        _ if !text::is_printable(text) => Some(page.t.msg_programme_error_unprintable()),
        _ => None,
    };
    let fields = [("subject", problem(&draft.subject, SUBJECT_MAX)), ("text", problem(&draft.text, TEXT_MAX))];
    fields.into_iter().filter_map(|(field, message)| Some(Mistake::new(field, message?))).collect()
}

/// Somebody of the staff as a reader, for the test.
fn reader(site: &Site, page: &Page, email: crate::base::mail::Address) -> Subscriber {
    let told_at = site.clock.now();
    Subscriber {
        id: "test".into(),
        email,
        language: page.language,
        rhythm: Rhythm::Weekly,
        hour: 0,
        channel: Default::default(),
        confirmed: true,
        returned: false,
        told_at,
    }
}
