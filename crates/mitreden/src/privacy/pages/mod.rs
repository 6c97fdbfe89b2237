//! How long what is kept: for everybody in the privacy notice, for the administration with numbers. Removes nothing.

pub(super) mod own;
mod readable;
mod words;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::model::{Keep, Kind, Rule, Since, Whose};
use super::rules::RULES;
use super::{consent, retention};
use crate::accounts::Viewer;
use crate::app::App;
use crate::audit;
use crate::base::dates;
use crate::base::db::Ts;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::base::i18n::Words;
use crate::base::mail::Address;

/// A line of the public table.
#[derive(Debug)]
pub struct Row {
    /// What it is about, in words.
    pub what: String,
    /// How long it is kept, a line for each way; where there are several, what each is about stands before it.
    pub how_long: Vec<String>,
}

/// The public table: every kind with personal data, written from the rules.
pub fn public_rows(t: &Words) -> Vec<Row> {
    let mut kinds: BTreeMap<Kind, Vec<(String, Vec<String>)>> = BTreeMap::new();
    // A consent is somebody's as well: sealed, with no other column of theirs.
    for rule in RULES.iter().filter(|rule| !rule.personal.is_empty() || matches!(rule.whose, Whose::Sealed(_))) {
        let (said, long) = (kinds.entry(rule.kind).or_default(), keep_word(t, rule));
        let about = words::table(t, rule.table).unwrap_or_default();
        match said.iter_mut().find(|(known, _)| *known == long) {
            Some((_, tables)) => tables.push(about),
            None => said.push((long, vec![about])),
        }
    }
    let line = |alone: bool, (long, tables): (String, Vec<String>)| if alone { long } else { format!("{}: {long}", tables.join(", ")) };
    let row = |(kind, said): (Kind, Vec<_>)| {
        let alone = said.len() == 1;
        Row { what: kind_word(t, kind), how_long: said.into_iter().map(|one| line(alone, one)).collect() }
    };
    kinds.into_iter().map(row).collect()
}

struct Line {
    table: &'static str,
    kind: String,
    personal: bool,
    keep: String,
    rows: i64,
    due: i64,
}

#[derive(Template)]
#[template(path = "privacy/retention.html")]
struct RetentionPage {
    page: Page,
    lines: Vec<Line>,
    asked: Option<Asked>,
    email: String,
    mistakes: Vec<Mistake>,
}

impl RetentionPage {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// What is on record for the address that was asked about.
struct Asked {
    consents: Vec<Consented>,
}

struct Consented {
    purpose: String,
    words: String,
    given: String,
    withdrawn: String,
}

/// The address that is asked about, as it was typed.
#[derive(Deserialize)]
pub(super) struct About {
    #[serde(default)]
    email: String,
}

/// `GET /verwaltung/loeschfristen`
pub(super) async fn retention(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.administration()?;
    shown(&app, page, None, String::new(), Vec::new()).await
}

/// `POST /verwaltung/einwilligungen`: what is on record for an address. Not in the address of a page: those are kept by browsers and proxies.
pub(super) async fn consents(State(app): State<App>, page: Page, viewer: Viewer, Form(about): Form<About>) -> Result<Response, Error> {
    viewer.administration()?;
    let site = app.site("");
    let Some(address) = Address::parse(&about.email) else {
        let mistakes = vec![Mistake::new("email", page.t.msg_accounts_email_wrong())];
        let typed = about.email.chars().take(300).collect();
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&app, page, None, typed, mistakes).await?).into_response());
    };
    let zone = site.zone();
    let moment = |at: Ts| dates::moment(&dates::local(at.0, &zone), page.language);
    let found = consent::proofs(&site.db.read, site, &address).await?;
    // Whom it was about is nothing for a log that is kept for two years.
    audit::note_alone(site, (&viewer).into(), "consent.looked-up", "/verwaltung/loeschfristen", "").await?;
    let consents = found.into_iter().map(|one| Consented {
        given: moment(one.given_at),
        withdrawn: one.withdrawn_at.map(moment).unwrap_or_default(),
        purpose: words::purpose(page.t, &one.purpose).unwrap_or(one.purpose),
        words: words::edition(&page, &one.words),
    });
    let asked = Asked { consents: consents.collect() };
    Ok(shown(&app, page, Some(asked), about.email, Vec::new()).await?.into_response())
}

async fn shown(app: &App, page: Page, asked: Option<Asked>, email: String, mistakes: Vec<Mistake>) -> Result<Html<String>, Error> {
    let holdings = retention::look(app.site("")).await?;
    let line = |holding: retention::Holding| Line {
        table: holding.rule.table,
        kind: kind_word(page.t, holding.rule.kind),
        personal: !holding.rule.personal.is_empty(),
        keep: keep_word(page.t, holding.rule),
        rows: holding.rows,
        due: holding.due,
    };
    let mut holdings = holdings;
    holdings.sort_by_key(|holding| holding.rule.kind);
    let lines = holdings.into_iter().map(line).collect();
    show(RetentionPage { page, lines, asked, email, mistakes })
}

fn kind_word(t: &Words, kind: Kind) -> String {
    match kind {
        Kind::Account => t.msg_privacy_kind_account(),
        Kind::SignIn => t.msg_privacy_kind_sign_in(),
        Kind::Registration => t.msg_privacy_kind_registration(),
        Kind::Letters => t.msg_privacy_kind_letters(),
        Kind::Notifications => t.msg_privacy_kind_notifications(),
        Kind::Rooms => t.msg_privacy_kind_rooms(),
        Kind::Contributions => t.msg_privacy_kind_contributions(),
        Kind::Moderation => t.msg_privacy_kind_moderation(),
        Kind::Surveys => t.msg_privacy_kind_surveys(),
        Kind::Barriers => t.msg_privacy_kind_barriers(),
        Kind::StaffLog => t.msg_privacy_kind_staff_log(),
        Kind::Published => t.msg_privacy_kind_published(),
        Kind::Figures => t.msg_privacy_kind_figures(),
        Kind::Technical => t.msg_privacy_kind_technical(),
    }
}

fn keep_word(t: &Words, rule: &Rule) -> String {
    match rule.keep {
        Keep::Always => t.msg_privacy_keep_always(),
        Keep::Account => t.msg_privacy_keep_account(),
        Keep::Removed => t.msg_privacy_keep_removed(),
        Keep::With(parent) => RULES.iter().find(|other| other.table == parent).map_or_else(String::new, |parent| keep_word(t, parent)),
        Keep::After(_, days, since) | Keep::ByFeature(days, since) => since_word(t, days, since),
    }
}

fn since_word(t: &Words, days: i64, since: Since) -> String {
    match (since, days) {
        (Since::Expiry, 0) => t.msg_privacy_keep_expiry(),
        (Since::Event, 0) => t.msg_privacy_keep_event(),
        (Since::Settled, 0) => t.msg_privacy_keep_settled(),
        (Since::Term(days), _) => t.msg_privacy_keep_written_days(days),
        (Since::Withdrawn, days) => t.msg_privacy_keep_withdrawn_days(days),
        (Since::Written, 0) => t.msg_privacy_keep_day(),
        (Since::Expiry, days) => t.msg_privacy_keep_expiry_days(days),
        (Since::Event, days) => t.msg_privacy_keep_event_days(days),
        (Since::Settled, days) => t.msg_privacy_keep_settled_days(days),
        (Since::Written, days) => t.msg_privacy_keep_written_days(days),
    }
}
