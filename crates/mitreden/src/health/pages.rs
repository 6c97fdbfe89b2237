//! The page of the portal's health: one section for each part, the worst first in the sentence at the top.

use askama::Template;
use axum::extract::State as Held;
use axum::response::Html;

use super::model::{Finding, State};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};

#[derive(Template)]
#[template(path = "health/overview.html")]
struct HealthPage {
    page: Page,
    /// The one sentence, and the kind of its box.
    sum: String,
    kind: &'static str,
    findings: Vec<Finding>,
}

/// `GET /verwaltung/zustand`
pub(super) async fn show(Held(app): Held<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.administration()?;
    let findings = super::look(&app, page.language).await?;
    let count = |state: State| findings.iter().filter(|finding| finding.state == state).count();
    let (faults, warnings) = (count(State::Fault), count(State::Warning));
    let sum = match (faults, warnings) {
        (0, 0) => page.t.msg_health_sum_good(),
        (0, warnings) => page.t.msg_health_sum_warnings(warnings),
        (faults, _) => page.t.msg_health_sum_faults(faults),
    };
    let kind = findings.iter().map(|finding| finding.state).max().unwrap_or(State::Good).kind();
    render(HealthPage { page, sum, kind, findings })
}
