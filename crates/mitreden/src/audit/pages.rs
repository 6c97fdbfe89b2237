//! The list for the administration, with a filter, and as a file. Changes nothing.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{Html, IntoResponse};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

use super::model::{Entry, Filter, OPERATOR, PAGE, SYSTEM};
use super::{export, store};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::{Error, Page, show};
use crate::base::i18n::Words;
use crate::settings;

/// Entries in one file at most; who needs more asks for a shorter time.
const FILE_MAX: i64 = 100_000;

/// What the form asks for, as it came.
#[derive(Deserialize, Default)]
pub(super) struct Wish {
    #[serde(default)]
    tat: String,
    #[serde(default)]
    person: String,
    #[serde(default)]
    von: String,
    #[serde(default)]
    bis: String,
    vor: Option<i64>,
}

struct Row {
    at: String,
    machine: String,
    person: String,
    deed: String,
    about: String,
    detail: String,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "audit/list.html")]
struct ListPage {
    page: Page,
    wish: Wish,
    rows: Vec<Row>,
    deeds: Vec<Choice>,
    people: Vec<Choice>,
    /// The wish as a query, for the file and the next page.
    query: String,
    /// Number of the last entry shown, when there are older ones.
    older: Option<i64>,
    days: i64,
}

/// `GET /verwaltung/protokoll`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer, Query(wish): Query<Wish>) -> Result<Html<String>, Error> {
    viewer.administration()?;
    let site = app.site("");
    let filter = filter(site, &wish);
    let mut entries = store::find(&site.db.read, &filter, PAGE + 1).await?;
    let more = entries.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if more {
        entries.pop();
    }
    let older = if more { entries.last().map(|entry| entry.number) } else { None };
    let zone = zone(site);
    let choice = |value: String, label: String, wished: &str| Choice { chosen: value == wished, label, value };
    let deeds = store::deeds(&site.db.read).await?.into_iter().map(|deed| choice(deed.clone(), deed_word(page.t, &deed), &wish.tat)).collect();
    let people = store::people(&site.db.read).await?.into_iter().map(|name| choice(name.clone(), person_word(page.t, &name), &wish.person)).collect();
    let rows = entries.into_iter().map(|entry| row(&page, &zone, entry)).collect();
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("tat", &wish.tat), ("person", &wish.person), ("von", &wish.von), ("bis", &wish.bis)])
        .finish();
    show(ListPage { page, wish, rows, deeds, people, query, older, days: super::KEEP_DAYS })
}

/// `GET /verwaltung/protokoll.csv`
pub(super) async fn csv(State(app): State<App>, viewer: Viewer, Query(wish): Query<Wish>) -> Result<impl IntoResponse, Error> {
    viewer.administration()?;
    let site = app.site("");
    let entries = store::find(&site.db.read, &filter(site, &wish), FILE_MAX).await?;
    super::exported(site, &viewer, "/verwaltung/protokoll", "protokoll.csv").await?;
    let file = export::csv(&entries).map_err(|error| Error::Internal(error.into()))?;
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"protokoll.csv\"")];
    Ok((headers, file))
}

fn zone(site: &Site) -> TimeZone {
    site.zone()
}

/// Days are the city's; one that is none is no condition.
fn filter(site: &Site, wish: &Wish) -> Filter {
    let zone = zone(site);
    let start = |text: &str, days: i32| {
        let day = text.parse::<Date>().ok()?.checked_add(days.days()).ok()?;
        Some(day.to_zoned(zone.clone()).ok()?.timestamp())
    };
    let earliest = Timestamp::UNIX_EPOCH;
    let latest = site.clock.now() + jiff::SignedDuration::from_hours(24);
    // PostgreSQL takes no NUL in a text.
    let text = |text: &str| text.chars().filter(|c| *c != '\0').take(200).collect();
    Filter {
        deed: text(&wish.tat),
        person: text(&wish.person),
        from: start(&wish.von, 0).unwrap_or(earliest),
        until: start(&wish.bis, 1).unwrap_or(latest),
        before: wish.vor.unwrap_or(i64::MAX),
    }
}

fn row(page: &Page, zone: &TimeZone, entry: Entry) -> Row {
    let at = dates::local(entry.at.0, zone);
    Row {
        machine: dates::machine(&at),
        at: dates::moment(&at, page.language),
        person: person_word(page.t, &entry.person_name),
        deed: deed_word(page.t, &entry.deed),
        // A path of ours or nothing: it becomes a link.
        about: if entry.about.starts_with('/') && !entry.about.starts_with("//") { page.to(&entry.about) } else { String::new() },
        detail: detail_word(page.t, &entry.deed, entry.detail),
    }
}

fn person_word(t: &Words, name: &str) -> String {
    match name {
        OPERATOR => t.msg_audit_by_operator(),
        SYSTEM => t.msg_audit_by_system(),
        name => name.to_owned(),
    }
}

/// By which way somebody signed in and what a setting is called, in words; every other detail is what the thing is called.
fn detail_word(t: &Words, deed: &str, detail: String) -> String {
    if deed == "setting.changed" {
        return settings::label(t, &detail);
    }
    if !deed.starts_with("signin.") {
        return detail;
    }
    let way = |part: &str| {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        let word = match word {
            "code" => t.msg_audit_way_code(),
            "link" => t.msg_audit_way_link(),
            "invitation" => t.msg_audit_way_invitation(),
            "setup" => t.msg_audit_way_setup(),
            "passkey" => t.msg_audit_way_passkey(),
            "one-time" => t.msg_audit_way_one_time(),
            "provider" => t.msg_audit_way_provider(),
            word => word.to_owned(),
        };
        if rest.is_empty() { word } else { format!("{word}: {rest}") }
    };
    detail.split(", ").map(way).collect::<Vec<_>>().join(", ")
}

/// The deed in words; one that has none yet as it is in code.
pub fn deed_word(t: &Words, deed: &str) -> String {
    match deed {
        "event.added" => t.msg_audit_event_added(),
        "figures.published" => t.msg_audit_figures_published(),
        "figures.withdrawn" => t.msg_audit_figures_withdrawn(),
        "figures.frozen" => t.msg_audit_figures_frozen(),
        "figures.entered" => t.msg_audit_figures_entered(),
        "figures.words-dropped" => t.msg_audit_figures_words_dropped(),
        "event.changed" => t.msg_audit_event_changed(),
        "series.added" => t.msg_audit_series_added(),
        "series.changed" => t.msg_audit_series_changed(),
        "moderation.proposal-dropped" => t.msg_audit_moderation_proposal_dropped(),
        "registration.set" => t.msg_audit_registration_set(),
        "newsletter.sent" => t.msg_audit_newsletter_sent(),
        "barrier.answered" => t.msg_audit_barrier_answered(),
        "person.added" => t.msg_audit_person_added(),
        "person.changed" => t.msg_audit_person_changed(),
        "identity.joined" => t.msg_audit_identity_joined(),
        "identity.removed" => t.msg_audit_identity_removed(),
        "person.removed" => t.msg_audit_person_removed(),
        "setting.changed" => t.msg_audit_setting_changed(),
        "image.added" => t.msg_audit_image_added(),
        "image.removed" => t.msg_audit_image_removed(),
        "setup.finished" => t.msg_audit_setup_finished(),
        "backup.made" => t.msg_audit_backup_made(),
        "import.run" => t.msg_audit_import_run(),
        "retention.run" => t.msg_audit_retention_run(),
        "account.erased" => t.msg_audit_account_erased(),
        code => person_deed(t, code)
            .or_else(|| session_deed(t, code))
            .or_else(|| desk_deed(t, code))
            .or_else(|| trail_deed(t, code))
            .or_else(|| idea_deed(t, code))
            .unwrap_or_else(|| newsroom_word(t, code)),
    }
}

/// What was done to accounts, and by those who work for the city to their own.
fn person_deed(t: &Words, deed: &str) -> Option<String> {
    Some(match deed {
        "person.invited" => t.msg_audit_person_invited(),
        "person.invited-again" => t.msg_audit_person_invited_again(),
        "person.invitation-withdrawn" => t.msg_audit_person_invitation_withdrawn(),
        "person.accepted" => t.msg_audit_person_accepted(),
        "person.role-changed" => t.msg_audit_person_role_changed(),
        "person.blocked" => t.msg_audit_person_blocked(),
        "person.unblocked" => t.msg_audit_person_unblocked(),
        "person.second-reset" => t.msg_audit_person_second_reset(),
        "person.sessions-ended" => t.msg_audit_person_sessions_ended(),
        "person.link-made" => t.msg_audit_person_link_made(),
        "person.role-given" => t.msg_audit_person_role_given(),
        "person.role-taken" => t.msg_audit_person_role_taken(),
        "person.role-unproved" => t.msg_audit_person_role_unproved(),
        "person.role-kept" => t.msg_audit_person_role_kept(),
        "second.added" => t.msg_audit_second_added(),
        "second.removed" => t.msg_audit_second_removed(),
        "second.codes" => t.msg_audit_second_codes(),
        _ => return None,
    })
}

/// What was done to the trail and to what stands along it.
fn trail_deed(t: &Words, deed: &str) -> Option<String> {
    Some(match deed {
        "decision.added" => t.msg_audit_decision_added(),
        "decision.changed" => t.msg_audit_decision_changed(),
        "decision.removed" => t.msg_audit_decision_removed(),
        "decision.body" => t.msg_audit_decision_body(),
        "draft.added" => t.msg_audit_draft_added(),
        "draft.changed" => t.msg_audit_draft_changed(),
        "draft.removed" => t.msg_audit_draft_removed(),
        "draft.text" => t.msg_audit_draft_text(),
        "draft.imported" => t.msg_audit_draft_imported(),
        "draft.published" => t.msg_audit_draft_published(),
        "draft.picture" => t.msg_audit_draft_picture(),
        "draft.answered" => t.msg_audit_draft_answered(),
        "measure.added" => t.msg_audit_measure_added(),
        "measure.changed" => t.msg_audit_measure_changed(),
        "measure.removed" => t.msg_audit_measure_removed(),
        "measure.year" => t.msg_audit_measure_year(),
        "measure.year-dropped" => t.msg_audit_measure_year_dropped(),
        "trace.joined" => t.msg_audit_trace_joined(),
        "trace.parted" => t.msg_audit_trace_parted(),
        _ => return None,
    })
}

/// Signing in and out.
fn session_deed(t: &Words, deed: &str) -> Option<String> {
    Some(match deed {
        "signin.begun" => t.msg_audit_signin_begun(),
        "signin.done" => t.msg_audit_signin_done(),
        "signin.blocked" => t.msg_audit_signin_blocked(),
        "signin.second-wrong" => t.msg_audit_signin_second_wrong(),
        "signin.refused" => t.msg_audit_signin_refused(),
        "signout.done" => t.msg_audit_signout_done(),
        "session.ended" => t.msg_audit_session_ended(),
        "session.others-ended" => t.msg_audit_session_others_ended(),
        _ => return None,
    })
}

/// Files taken along, backups, surveys, and what is done at the desk.
fn desk_deed(t: &Words, deed: &str) -> Option<String> {
    Some(match deed {
        "consent.looked-up" => t.msg_audit_consent_looked_up(),
        "export.made" => t.msg_audit_export_made(),
        "backup.restored" => t.msg_audit_backup_restored(),
        "letter.sent-again" => t.msg_audit_letter_sent_again(),
        "registration.cancelled" => t.msg_audit_registration_cancelled(),
        "registration.sent-again" => t.msg_audit_registration_sent_again(),
        "registration.walked-in" => t.msg_audit_registration_walked_in(),
        "room.invited" => t.msg_audit_room_invited(),
        "room.invitation-revoked" => t.msg_audit_room_invitation_revoked(),
        "booking.ended" => t.msg_audit_booking_ended(),
        "room.code-set" => t.msg_audit_room_code_set(),
        "room.code-removed" => t.msg_audit_room_code_removed(),
        "survey.added" => t.msg_audit_survey_added(),
        "survey.changed" => t.msg_audit_survey_changed(),
        "survey.published" => t.msg_audit_survey_published(),
        "survey.withdrawn" => t.msg_audit_survey_withdrawn(),
        "survey.closed" => t.msg_audit_survey_closed(),
        "survey.opened" => t.msg_audit_survey_opened(),
        "survey.results-published" => t.msg_audit_survey_results_published(),
        "survey.results-hidden" => t.msg_audit_survey_results_hidden(),
        "survey.codes" => t.msg_audit_survey_codes(),
        "survey.redacted" => t.msg_audit_survey_redacted(),
        "survey.exported" => t.msg_audit_survey_exported(),
        _ => return None,
    })
}

/// What was done with contests and ideas.
fn idea_deed(t: &Words, deed: &str) -> Option<String> {
    Some(match deed {
        "contest.added" => t.msg_audit_contest_added(),
        "contest.changed" => t.msg_audit_contest_changed(),
        "idea.entered" => t.msg_audit_idea_entered(),
        "idea.answered" => t.msg_audit_idea_answered(),
        "idea.points" => t.msg_audit_idea_points(),
        _ => return None,
    })
}

/// What the newsroom and the moderation did.
fn newsroom_word(t: &Words, deed: &str) -> String {
    match deed {
        "article.added" => t.msg_audit_article_added(),
        "article.changed" => t.msg_audit_article_changed(),
        "article.published" => t.msg_audit_article_published(),
        "article.planned" => t.msg_audit_article_planned(),
        "article.withdrawn" => t.msg_audit_article_withdrawn(),
        "article.corrected" => t.msg_audit_article_corrected(),
        "article.illustrated" => t.msg_audit_article_illustrated(),
        "comment.answered" => t.msg_audit_comment_answered(),
        "contribution.published" => t.msg_audit_contribution_published(),
        "contribution.rejected" => t.msg_audit_contribution_rejected(),
        "contribution.redacted" => t.msg_audit_contribution_redacted(),
        "contribution.name-removed" => t.msg_audit_contribution_name_removed(),
        "report.dismissed" => t.msg_audit_report_dismissed(),
        "redaction.proposed" => t.msg_audit_redaction_proposed(),
        "author.blocked" => t.msg_audit_author_blocked(),
        "result.removed" => t.msg_audit_result_removed(),
        "author.unblocked" => t.msg_audit_author_unblocked(),
        code => group_word(t, code),
    }
}

/// What was done in the working groups and their topic store.
fn group_word(t: &Words, deed: &str) -> String {
    match deed {
        "group.founded" => t.msg_audit_group_founded(),
        "group.changed" => t.msg_audit_group_changed(),
        "group.ended" => t.msg_audit_group_ended(),
        "group.reopened" => t.msg_audit_group_reopened(),
        "group.admitted" => t.msg_audit_group_admitted(),
        "group.declined" => t.msg_audit_group_declined(),
        "group.removed" => t.msg_audit_group_removed(),
        "group.named" => t.msg_audit_group_named(),
        "group.announced" => t.msg_audit_group_announced(),
        "group.announcement-changed" => t.msg_audit_group_announcement_changed(),
        "group.announcement-removed" => t.msg_audit_group_announcement_removed(),
        "group.file-added" => t.msg_audit_group_file_added(),
        "group.file-removed" => t.msg_audit_group_file_removed(),
        "topic.added" => t.msg_audit_topic_added(),
        "topic.changed" => t.msg_audit_topic_changed(),
        "topic.closed" => t.msg_audit_topic_closed(),
        "topic.reopened" => t.msg_audit_topic_reopened(),
        "topic.merged" => t.msg_audit_topic_merged(),
        "topic.drawn" => t.msg_audit_topic_drawn(),
        "topic.fields" => t.msg_audit_topic_fields(),
        "topic.imported" => t.msg_audit_topic_imported(),
        code => code.to_owned(),
    }
}
