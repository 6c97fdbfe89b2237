//! The accessibility statement after Implementing Decision (EU) 2018/1523, as a page and for machines. Tests nothing itself.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::json;

use super::filters;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show};
use crate::config::{Accessibility, Config, Conformance, Method};

#[derive(Template)]
#[template(path = "site/statement.html")]
struct StatementPage {
    page: Page,
    config: Arc<Config>,
    created: Option<Day>,
    reviewed: Option<Day>,
    email: String,
    phone: String,
}

/// A day for people and for machines.
struct Day {
    text: String,
    iso: String,
}

/// `/barrierefreiheit`
pub(super) async fn page(State(app): State<App>, page: Page) -> Result<Html<String>, Error> {
    let config = app.site("").current().config.clone();
    let day = |text: &str| text.parse::<Date>().ok().map(|date| Day { text: dates::day(date, page.language), iso: date.to_string() });
    let (created, reviewed) = (day(&config.accessibility.created), day(&config.accessibility.reviewed));
    let (email, phone) = contact(&config);
    show(StatementPage { page, created, reviewed, email, phone, config })
}

/// `/barrierefreiheit.json`: the same as linked data (schema.org).
pub(super) async fn machine(State(app): State<App>) -> impl IntoResponse {
    let site = app.site("");
    let current = site.current();
    let (config, brand, settings) = (&current.config, &current.brand, &current.config.accessibility);
    let (email, phone) = contact(config);
    let statement = json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "Erklärung zur Barrierefreiheit",
        "url": format!("{}/barrierefreiheit", site.base_url),
        "inLanguage": "de",
        "about": { "@type": "WebSite", "name": brand.name, "url": site.base_url },
        "publisher": { "@type": "GovernmentOrganization", "name": config.imprint.provider },
        "dateCreated": settings.created,
        "dateModified": settings.reviewed,
        "accessibilitySummary": settings.exceptions.join(" "),
        "additionalProperty": [
            { "@type": "PropertyValue", "name": "complianceStatus", "value": settings.status },
            { "@type": "PropertyValue", "name": "preparationMethod", "value": settings.method },
            { "@type": "PropertyValue", "name": "disproportionateBurden", "value": settings.burdens },
            { "@type": "PropertyValue", "name": "outOfScope", "value": settings.out_of_scope },
            { "@type": "PropertyValue", "name": "enforcementBody", "value": settings.enforcement, "url": settings.enforcement_url },
        ],
        "contactPoint": { "@type": "ContactPoint", "url": format!("{}/barriere-melden", site.base_url), "email": email, "telephone": phone },
    });
    ([(header::CONTENT_TYPE, "application/ld+json")], statement.to_string())
}

/// Whom one can ask about accessibility: e-mail address and telephone. Empty: none is named.
pub fn contact(config: &Config) -> (String, String) {
    let or = |own: &String, other: &String| if own.is_empty() { other.clone() } else { own.clone() };
    (or(&config.accessibility.email, &config.imprint.email), or(&config.accessibility.phone, &config.imprint.phone))
}

/// Whether it says that not all is accessible, and not what.
pub(super) fn is_silent(settings: &Accessibility) -> bool {
    settings.status != Conformance::Full && settings.exceptions.is_empty() && settings.burdens.is_empty()
}

/// What is wrong with the statement itself, if anything.
pub(super) fn warning(settings: &Accessibility, now: Timestamp) -> Option<String> {
    let today = now.to_zoned(TimeZone::UTC).date();
    let Ok(reviewed) = settings.reviewed.parse::<Date>() else {
        return Some("the accessibility statement needs accessibility.created and accessibility.reviewed (YYYY-MM-DD)".to_owned());
    };
    if reviewed.saturating_add(1.year()) < today {
        return Some(format!("the accessibility statement was last reviewed on {reviewed}: review it every year and set accessibility.reviewed"));
    }
    is_silent(settings).then(|| "the accessibility statement says the portal is not fully accessible: name what is not in accessibility.exceptions".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_wants_a_review_every_year() {
        let mut settings = Accessibility { created: "2025-11-01".into(), reviewed: "2025-11-20".into(), ..Accessibility::default() };
        settings.exceptions.push("x".into());
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(warning(&settings, at("2026-11-20T10:00:00Z")), None);
        assert!(warning(&settings, at("2026-11-21T10:00:00Z")).unwrap().contains("2025-11-20"));
        settings.reviewed.clear();
        assert!(warning(&settings, at("2026-11-20T10:00:00Z")).is_some());
    }
}
