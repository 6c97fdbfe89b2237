//! How letters are doing, for the staff: counts, and letters in trouble with the way to try again. Never their words.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};

use crate::accounts::Viewer;
use crate::app::App;
use crate::audit;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::base::i18n::Words;
use crate::base::mail::{Health, State as Where, reply_word};

struct Row {
    kind: String,
    recipient: String,
    state: String,
    at: String,
    reply: String,
    /// Where it is sent once more, if its words are still there.
    action: Option<String>,
}

#[derive(Template)]
#[template(path = "notifications/outbox.html")]
struct OutboxPage {
    page: Page,
    works: bool,
    health: Health,
    rows: Vec<Row>,
}

/// `GET /verwaltung/post`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.staff()?;
    let site = app.site("");
    let zone = site.zone();
    let health = site.outbox.health(&site.db.read).await?;
    let rows = site.outbox.troubled(&site.db.read).await?.into_iter().map(|letter| Row {
        state: match letter.state {
            Where::Returned => page.t.msg_notifications_post_returned(),
            Where::Failed => page.t.msg_notifications_post_failed(),
            Where::Waiting | Where::Delayed | Where::Sent => page.t.msg_notifications_post_delayed(),
        },
        at: dates::moment(&dates::local(letter.at, &zone), page.language),
        action: letter.is_kept.then(|| page.to(&format!("/verwaltung/post/{}", letter.id))),
        kind: kind_word(page.t, letter.kind),
        recipient: letter.recipient,
        reply: reply_word(page.t, &letter.reply),
    });
    let rows = rows.collect();
    render(OutboxPage { page, works: site.outbox.works(), health, rows })
}

/// What a letter is about. A kind that has no words stands as it is, so that no letter is hidden.
fn kind_word(t: &Words, kind: String) -> String {
    match kind.as_str() {
        "sign-in" => t.msg_notifications_post_kind_sign_in(),
        "address-changed" | "new-address" | "erasure" | "identity-joined" | "second-factor-reset" => t.msg_notifications_post_kind_account(),
        "registration" => t.msg_notifications_post_kind_registration(),
        "reminder" => t.msg_notifications_post_kind_reminder(),
        "subscription" => t.msg_notifications_post_kind_subscription(),
        "digest" => t.msg_notifications_post_kind_digest(),
        "followed" => t.msg_notifications_post_kind_followed(),
        "newsletter" => t.msg_notifications_post_kind_newsletter(),
        "moderation" => t.msg_notifications_post_kind_moderation(),
        "report" => t.msg_notifications_post_kind_report(),
        "objection" => t.msg_notifications_post_kind_objection(),
        "invitation" => t.msg_notifications_post_kind_invitation(),
        "trial" => t.msg_notifications_post_kind_trial(),
        "group" => t.msg_notifications_post_kind_group(),
        "idea" => t.msg_notifications_post_kind_idea(),
        "comment" => t.msg_notifications_post_kind_comment(),
        _ => kind,
    }
}

/// `POST /verwaltung/post/<letter>`
pub(super) async fn again(State(app): State<App>, page: Page, viewer: Viewer, Path(letter): Path<String>) -> Result<Redirect, Error> {
    viewer.staff()?;
    let site = app.site("");
    let tx = site.db.begin().await?;
    if !site.outbox.send_again(&tx, &letter).await? {
        return Err(Error::NotFound);
    }
    audit::note(&tx, site, (&viewer).into(), "letter.sent-again", "/verwaltung/post", "").await?;
    tx.commit().await?;
    Ok(page.see_other("/verwaltung/post"))
}
