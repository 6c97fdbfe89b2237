//! What somebody follows: chosen, confirmed, changed, ended. Never says whether an address is subscribed; a letter does. Looking changes nothing.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::offering::{Asked, Offered};
use super::seen;
use crate::accounts::{self, Viewer};
use crate::app::{App, Site};
use crate::base::http::{Caller, Error, Form, Mistake, Page, show as render};
use crate::base::mail::Address;
use crate::notifications::model::{Channel, Rhythm, Subscriber, Topic, USUAL_HOUR, Wishes};
use crate::notifications::{changes, letters, store};

/// One thing to follow.
struct Choice {
    id: String,
    word: String,
    label: String,
    chosen: bool,
}

struct Rhythms {
    word: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "notifications/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    action: String,
    /// The subscriber's page; none: the form for somebody new.
    own: Option<Own>,
    /// An address has to be typed.
    asks_address: bool,
    works: bool,
    email: String,
    general: Vec<Choice>,
    events: Vec<Choice>,
    series: Vec<Choice>,
    tags: Vec<Choice>,
    groups: Vec<Choice>,
    measures: Vec<Choice>,
    contests: Vec<Choice>,
    drafts: Vec<Choice>,
    rhythms: Vec<Rhythms>,
    hours: Vec<(i64, bool)>,
    mistakes: Vec<Mistake>,
    saved: bool,
    /// What the address asked to be ticked and is not saved yet.
    asked: Vec<String>,
}

struct Own {
    /// The page itself.
    path: String,
    devices: Vec<(String, String)>,
    /// Name, label and choice; empty while there is no device.
    channels: Vec<(&'static str, String, bool)>,
    /// The portal's public key for browsers.
    /// Whether devices can be added.
    offers_push: bool,
    key: String,
    /// Too many devices.
    full: bool,
    email: String,
    confirmed: bool,
    returned: bool,
    end: String,
}

impl OwnPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

#[derive(Template)]
#[template(path = "notifications/notice.html")]
struct NoticePage {
    page: Page,
    title: String,
    text: String,
    /// A button that ends the subscription.
    end: Option<String>,
    back: Option<String>,
}

/// What the address says besides.
#[derive(Default, Deserialize)]
pub(super) struct After {
    #[serde(default)]
    gespeichert: Option<String>,
    #[serde(default)]
    voll: Option<String>,
}

/// The form as it came.
struct Typed {
    email: String,
    wishes: Wishes,
}

impl Typed {
    /// Reads what was sent. Whether the topics exist is asked later.
    fn read(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Typed { email: String::new(), wishes: Wishes { hour: USUAL_HOUR, ..Wishes::default() } };
        for (name, value) in pairs {
            match name.as_str() {
                "email" => typed.email = value,
                "rhythm" => typed.wishes.rhythm = Rhythm::of(&value).unwrap_or_default(),
                "channel" => typed.wishes.channel = Channel::of(&value),
                "hour" => typed.wishes.hour = value.parse().ok().filter(|hour| (0..24).contains(hour)).unwrap_or(USUAL_HOUR),
                "was" => typed.wishes.topics.extend(Topic::of_word(&value)),
                _ => {}
            }
        }
        typed
    }

    /// Everything that can be followed; what is none of it cannot be wished.
    async fn offered(&mut self, site: &Site, page: &Page) -> Result<Offered, Error> {
        let offered = Offered::to(site, page, &self.wishes.topics).await?;
        self.wishes.topics.retain(|topic| offered.has(topic));
        Ok(offered)
    }
}

fn compose<'a>(site: &Site, page: &'a Page, offered: Offered, typed: Typed, mistakes: Vec<Mistake>) -> OwnPage<'a> {
    let mut number = 0;
    let mut choices = |topics: Vec<(Topic, String)>| -> Vec<Choice> {
        let choice = |(topic, label): (Topic, String)| {
            number += 1;
            Choice { id: format!("was-{number}"), word: topic.word(), label, chosen: typed.wishes.topics.contains(&topic) }
        };
        topics.into_iter().map(choice).collect()
    };
    let (general, events, measures) = (choices(offered.general), choices(offered.events), choices(offered.measures));
    let drafts = choices(offered.drafts);
    let (series, groups, contests, tags) = (choices(offered.series), choices(offered.groups), choices(offered.contests), choices(offered.tags));
    let rhythm = |rhythm: &Rhythm| Rhythms { word: rhythm.word(), label: seen::rhythm(page, *rhythm), chosen: *rhythm == typed.wishes.rhythm };
    OwnPage {
        page,
        action: page.to("/abos"),
        own: None,
        asks_address: true,
        works: site.outbox.works(),
        general,
        events,
        series,
        tags,
        groups,
        measures,
        contests,
        drafts,
        rhythms: Rhythm::ALL.iter().map(rhythm).collect(),
        hours: (0..24).map(|hour| (hour, hour == typed.wishes.hour)).collect(),
        email: typed.email,
        mistakes,
        saved: false,
        asked: Vec::new(),
    }
}

/// The address of somebody's account, if there is one.
async fn account(site: &Site, viewer: Option<Viewer>) -> Result<Option<Address>, Error> {
    match viewer {
        Some(viewer) => Ok(accounts::person(&site.db.read, &viewer.person).await?.and_then(|person| person.email)),
        None => Ok(None),
    }
}

/// `GET /newsletter`
pub(super) async fn newsletter(page: Page) -> Redirect {
    page.see_other("/abos?was=newsletter")
}

/// `GET /abos`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Option<Viewer>, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let site = app.site("");
    let asked = asked.topics(site).await?;
    let account = account(site, viewer).await?;
    if let Some(email) = &account
        && let Some(known) = store::by_email(&site.db.read, email).await?
    {
        let own = if asked.is_empty() { letters::own_path(site, &known.id) } else { letters::own_path_with(site, &known.id, &asked) };
        return Ok(page.see_other(&own).into_response());
    }
    let mut typed = Typed { email: String::new(), wishes: Wishes { hour: USUAL_HOUR, topics: asked, ..Wishes::default() } };
    let offered = typed.offered(site, &page).await?;
    let shown = compose(site, &page, offered, typed, Vec::new());
    Ok(render(OwnPage { asks_address: account.is_none(), ..shown })?.into_response())
}

/// `POST /abos`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    viewer: Option<Viewer>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let site = app.site("");
    let mut typed = Typed::read(pairs);
    let offered = typed.offered(site, &page).await?;
    let account = account(site, viewer).await?;
    let email = account.clone().or_else(|| Address::parse(&typed.email));
    let mut mistakes = Vec::new();
    if email.is_none() {
        mistakes.push(Mistake::new("email", page.t.msg_registration_error_address()));
    }
    if typed.wishes.topics.is_empty() {
        mistakes.push(Mistake::new("was-1", page.t.msg_notifications_error_nothing()));
    }
    let Some(email) = email.filter(|_| mistakes.is_empty() && site.outbox.works()) else {
        let shown = compose(site, &page, offered, typed, mistakes);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(OwnPage { asks_address: account.is_none(), ..shown })?).into_response());
    };
    site.attempts.forms.count(caller.key())?;
    if account.is_some() {
        let subscriber = changes::confirm_account(site, email, page.language, &typed.wishes).await?;
        return Ok(page.see_other(&format!("{}?gespeichert", letters::own_path(site, &subscriber.id))).into_response());
    }
    changes::ask(site, email, page.language, &typed.wishes).await?;
    Ok(page.see_other("/abos/danke").into_response())
}

/// `GET /abos/danke`
pub(super) async fn thanks(page: Page) -> Result<Html<String>, Error> {
    let (title, text) = (page.t.msg_notifications_thanks(), page.t.msg_notifications_thanks_text());
    render(NoticePage { page, title, text, end: None, back: None })
}

/// `GET /abos/beendet`
pub(super) async fn ended(page: Page) -> Result<Html<String>, Error> {
    let (title, text) = (page.t.msg_notifications_ended(), page.t.msg_notifications_ended_text());
    render(NoticePage { page, title, text, end: None, back: None })
}

/// The subscriber of an address of a letter. What was ended is gone.
pub(super) async fn subscriber(site: &Site, caller: &Caller, token: &str) -> Result<Subscriber, Error> {
    site.attempts.door.check(caller.key())?;
    match store::by_token(&site.db.read, &letters::hash(token)).await? {
        Some(subscriber) => Ok(subscriber),
        None => {
            site.attempts.door.count(caller.key())?;
            Err(Error::Gone)
        }
    }
}

fn private(page: impl IntoResponse) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], page).into_response()
}

/// `GET /abos/<token>`: shows what is followed, and confirms nothing.
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(token): Path<String>,
    Query(after): Query<After>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let site = app.site("");
    let one = subscriber(site, &caller, &token).await?;
    let followed: BTreeSet<Topic> = store::topics(&site.db.read, &one.id).await?.into_iter().collect();
    let asked: BTreeSet<Topic> = asked.topics(site).await?.difference(&followed).cloned().collect();
    let topics = followed.union(&asked).cloned().collect();
    let mut typed = Typed { email: String::new(), wishes: Wishes { topics, rhythm: one.rhythm, hour: one.hour, channel: None } };
    let offered = typed.offered(site, &page).await?;
    let asked = offered.labels(&asked);
    let shown = compose(site, &page, offered, typed, Vec::new());
    let path = format!("/abos/{token}");
    let own = own(site, &page, &one, &path, after.voll.is_some()).await?;
    let shown = OwnPage { action: page.to(&path), own: Some(own), asks_address: false, saved: after.gespeichert.is_some(), asked, ..shown };
    Ok(private(render(shown)?))
}

/// What the page shows of the subscriber.
async fn own(site: &Site, page: &Page, one: &Subscriber, path: &str, full: bool) -> Result<Own, Error> {
    let t = page.t;
    let devices: Vec<(String, String)> = store::devices::of(&site.db.read, &one.id)
        .await?
        .into_iter()
        .map(|device| (device.id, if device.name.is_empty() { t.msg_accounts_sessions_unknown() } else { device.name }))
        .collect();
    let label = |channel: Channel| match channel {
        Channel::Mail => t.msg_notifications_channel_mail(),
        Channel::Push => t.msg_notifications_channel_push(),
        Channel::Both => t.msg_notifications_channel_both(),
    };
    let channels = Channel::ALL.iter().filter(|_| !devices.is_empty()).map(|channel| (channel.word(), label(*channel), *channel == one.channel)).collect();
    Ok(Own {
        path: page.to(path),
        devices,
        channels,
        offers_push: site.current().config.push.enabled,
        key: site.push.key().to_owned(),
        full,
        email: one.email.to_string(),
        confirmed: one.confirmed,
        returned: one.returned,
        end: page.to(&format!("{path}/beenden")),
    })
}

/// `POST /abos/<token>`: the consent, or a change of it.
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(token): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let site = app.site("");
    let one = subscriber(site, &caller, &token).await?;
    let mut typed = Typed::read(pairs);
    typed.offered(site, &page).await?;
    if typed.wishes.topics.is_empty() {
        // Whoever follows nothing wants no letters.
        return Ok(page.see_other(&format!("/abos/{token}/beenden")).into_response());
    }
    changes::confirm(site, &one, &typed.wishes).await?;
    Ok(page.see_other(&format!("/abos/{token}?gespeichert")).into_response())
}

/// `GET /abos/<token>/beenden`: asks, and ends nothing, as mail scanners look.
pub(super) async fn ask(State(app): State<App>, page: Page, caller: Caller, Path(token): Path<String>) -> Result<Response, Error> {
    match subscriber(app.site(""), &caller, &token).await {
        Ok(_) => {}
        // Whoever opens the link a second time wants to know whether it is over: it is.
        Err(Error::Gone) => return Ok((StatusCode::GONE, private(ended(page).await?)).into_response()),
        Err(error) => return Err(error),
    }
    let (title, text) = (page.t.msg_notifications_end(), page.t.msg_notifications_end_text());
    let (end, back) = (Some(page.to(&format!("/abos/{token}/beenden"))), Some(page.to(&format!("/abos/{token}"))));
    Ok(private(render(NoticePage { page, title, text, end, back })?))
}

/// `POST /abos/<token>/beenden`: ends it at once, from the page's button or from a mail program (RFC 8058). Once more is no mistake.
pub(super) async fn end(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    Path(token): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let site = app.site("");
    match subscriber(site, &caller, &token).await {
        Ok(one) => changes::end(site, &one).await?,
        Err(Error::Gone) => {}
        Err(error) => return Err(error),
    }
    let by_program = pairs.iter().any(|(name, value)| name == "List-Unsubscribe" && value == "One-Click");
    // A mail program follows no redirect and reads no page.
    Ok(if by_program { StatusCode::NO_CONTENT.into_response() } else { page.see_other("/abos/beendet").into_response() })
}
