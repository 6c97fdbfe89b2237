//! How long what is kept: for everybody in the privacy notice, for the administration with numbers. Removes nothing.

pub(super) mod own;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::model::{Keep, Kind, Rule, Since};
use super::retention;
use super::rules::RULES;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show};
use crate::base::i18n::Words;

/// A line of the public table.
#[derive(Debug)]
pub struct Row {
    /// What it is about, in words.
    pub what: String,
    /// How long it is kept, each way once.
    pub how_long: Vec<String>,
}

/// The public table: every kind with personal data, written from the rules.
pub fn public_rows(t: &Words) -> Vec<Row> {
    let mut kinds: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
    for rule in RULES.iter().filter(|rule| !rule.personal.is_empty()) {
        let (said, long) = (kinds.entry(rule.kind).or_default(), keep_word(t, rule));
        if !said.contains(&long) {
            said.push(long);
        }
    }
    kinds.into_iter().map(|(kind, how_long)| Row { what: kind_word(t, kind), how_long }).collect()
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
}

/// `GET /verwaltung/loeschfristen`
pub(super) async fn retention(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.administration()?;
    let holdings = retention::look(app.site("")).await?;
    let line = |holding: retention::Holding| Line {
        table: holding.rule.table,
        kind: kind_word(page.t, holding.rule.kind),
        personal: !holding.rule.personal.is_empty(),
        keep: keep_word(page.t, holding.rule),
        rows: holding.rows,
        due: holding.due,
    };
    let lines = holdings.into_iter().map(line).collect();
    show(RetentionPage { page, lines })
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
        Kind::StaffLog => t.msg_privacy_kind_staff_log(super::STAFF_LOG_DAYS),
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
        (Since::Written, 0) => t.msg_privacy_keep_day(),
        (Since::Expiry, days) => t.msg_privacy_keep_expiry_days(days),
        (Since::Event, days) => t.msg_privacy_keep_event_days(days),
        (Since::Settled, days) => t.msg_privacy_keep_settled_days(days),
        (Since::Written, days) => t.msg_privacy_keep_written_days(days),
    }
}
