//! Legal notice (DDG § 5, MStV § 18 (2)) and privacy notice (GDPR Art. 13), written from the real settings. Gives no legal advice.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::filters;
use super::store::KEEP_DAYS;
use crate::accounts;
use crate::app::App;
use crate::base::http::{Error, Page, show};
use crate::config::Config;
use crate::privacy;
use crate::registration;

#[derive(Template)]
#[template(path = "site/imprint.html")]
struct ImprintPage {
    page: Page,
    config: Arc<Config>,
}

#[derive(Template)]
#[template(path = "site/privacy.html")]
struct PrivacyPage {
    page: Page,
    config: Arc<Config>,
    session_days: i64,
    report_days: i64,
    retention: Vec<privacy::Row>,
    registration_days: i64,
    services: Vec<privacy::Service>,
}

/// `/impressum`
pub(super) async fn imprint(State(app): State<App>, page: Page) -> Result<Html<String>, Error> {
    show(ImprintPage { page, config: app.site("").current().config.clone() })
}

/// `/datenschutz`
pub(super) async fn privacy(State(app): State<App>, page: Page) -> Result<Html<String>, Error> {
    let config = app.site("").current().config.clone();
    let retention = privacy::public_rows(page.t);
    let (session_days, report_days, registration_days) = (accounts::SESSION_DAYS, KEEP_DAYS, registration::KEEP_DAYS);
    let services = privacy::services(&config);
    show(PrivacyPage { page, config, retention, services, session_days, report_days, registration_days })
}
