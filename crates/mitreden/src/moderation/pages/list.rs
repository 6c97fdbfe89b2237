//! The queue as a page: by urgency, with filters, in bulk, by keyboard. Works without scripts.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Choice, WORDS_MAX, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Page, show as render};
use crate::base::text;
use crate::moderation::block;
use crate::moderation::decide::{self, Fate, Ruling};
use crate::moderation::model::{Deed, Entry, Reason};
use crate::moderation::{queue, sources};

/// Entries of one page.
const PAGE: usize = 50;
/// Filters by kind: the word and what of the queue it shows.
const FILTERS: [&str; 7] = ["comment", "question", "topic", "idea", "report", "objection", "redaction"];

struct Row {
    /// `comment:0123`: what the check box sends.
    key: String,
    id: String,
    kind: String,
    urgency: &'static str,
    urgency_label: String,
    place: String,
    address: String,
    /// Its own page in the moderation.
    open: String,
    name: String,
    text: String,
    when: String,
    notes: Vec<String>,
    /// Value of the button that publishes it at once; empty: not possible here.
    publish: String,
}

struct FilterLink {
    address: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "moderation/queue.html")]
struct QueuePage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    filters: Vec<FilterLink>,
    action: String,
    older: Option<String>,
    newer: Option<String>,
    notice: String,
    warnings: Vec<String>,
    fault: String,
    reasons: Vec<Choice>,
    words: String,
    picked: Vec<String>,
    returns: bool,
}

impl QueuePage<'_> {
    fn is_picked(&self, key: &str) -> bool {
        self.picked.iter().any(|picked| picked == key)
    }
}

#[derive(Deserialize, Default)]
pub(super) struct Wish {
    art: Option<String>,
    seite: Option<usize>,
    fertig: Option<usize>,
    vorgeschlagen: Option<usize>,
    spaet: Option<usize>,
    eigene: Option<usize>,
}

/// What was sent and could not be done, to be shown again.
#[derive(Default)]
struct Again {
    fault: String,
    reason: String,
    words: String,
    picked: Vec<String>,
}

fn shows(filter: Option<&str>, entry: &Entry) -> bool {
    match filter {
        Some("report") => !entry.reports.is_empty(),
        Some("objection") => entry.objection.is_some(),
        Some("redaction") => entry.proposal.is_some(),
        Some(kind) => entry.matter.kind == kind,
        None => true,
    }
}

/// `GET /moderation`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Query(wish): Query<Wish>) -> Result<Response, Error> {
    viewer.staff()?;
    queue_page(&app, &page, wish, Again::default()).await
}

async fn queue_page(app: &App, page: &Page, wish: Wish, again: Again) -> Result<Response, Error> {
    let filter = wish.art.as_deref().filter(|word| FILTERS.contains(word));
    let entries = queue::all(app).await?;
    let shown: Vec<&Entry> = entries.iter().filter(|entry| shows(filter, entry)).collect();
    let last = shown.len().saturating_sub(1) / PAGE;
    let at = wish.seite.unwrap_or(1).saturating_sub(1).min(last);
    let address = |number: usize| page.to(&with(filter, (number > 1).then(|| format!("seite={number}"))));
    let filters = std::iter::once(None).chain(FILTERS.map(Some)).map(|word| {
        let count = entries.iter().filter(|entry| shows(word, entry)).count();
        FilterLink { address: page.to(&with(word, None)), label: filter_label(page, word, count), chosen: word == filter }
    });
    let t = page.t;
    let count = |number: Option<usize>| number.filter(|number| *number > 0);
    let warnings = [
        count(wish.vorgeschlagen).map(|number| t.msg_moderation_bulk_proposed(number)),
        count(wish.spaet).map(|number| t.msg_moderation_bulk_late(number)),
        count(wish.eigene).map(|number| t.msg_moderation_bulk_own(number)),
    ];
    let status = if again.fault.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let queue = QueuePage {
        page,
        rows: shown.iter().skip(at * PAGE).take(PAGE).map(|entry| row(app, page, entry)).collect(),
        filters: filters.collect(),
        action: page.to(&with(filter, None)),
        older: (at < last).then(|| address(at + 2)),
        newer: (at > 0).then(|| address(at)),
        notice: count(wish.fertig).map(|number| t.msg_moderation_bulk_done(number)).unwrap_or_default(),
        returns: wish.fertig.is_some(),
        warnings: warnings.into_iter().flatten().collect(),
        reasons: super::reasons(t, &again.reason),
        fault: again.fault,
        words: again.words,
        picked: again.picked,
    };
    Ok((status, render(queue)?).into_response())
}

/// The queue's address with a filter and more.
fn with(filter: Option<&str>, more: Option<String>) -> String {
    let parts: Vec<String> = filter.map(|word| format!("art={word}")).into_iter().chain(more).collect();
    if parts.is_empty() { "/moderation".to_owned() } else { format!("/moderation?{}", parts.join("&")) }
}

fn filter_label(page: &Page, word: Option<&str>, count: usize) -> String {
    let t = page.t;
    let label = match word {
        Some("comment") => t.msg_moderation_filter_comment(),
        Some("question") => t.msg_moderation_filter_question(),
        Some("topic") => t.msg_moderation_filter_topic(),
        Some("idea") => t.msg_moderation_filter_idea(),
        Some("report") => t.msg_moderation_filter_report(),
        Some("objection") => t.msg_moderation_filter_objection(),
        Some(_) => t.msg_moderation_filter_redaction(),
        None => t.msg_moderation_filter_all(),
    };
    format!("{label} ({count})")
}

fn row(app: &App, page: &Page, entry: &Entry) -> Row {
    let (t, matter) = (page.t, &entry.matter);
    let urgency = entry.urgency(app.site("").clock.now());
    let mut notes: Vec<String> = entry.reports.iter().map(|report| t.msg_moderation_note_report(super::reason_of(t, &report.reason))).collect();
    notes.extend(entry.objection.iter().map(|_| t.msg_moderation_note_objection()));
    notes.extend(entry.proposal.iter().map(|proposal| t.msg_moderation_note_proposal(proposal.name.as_str())));
    notes.extend(matter.suspicions.iter().map(|word| words::suspicion(t, word)));
    notes.extend((!matter.files.is_empty()).then(|| t.msg_moderation_note_files(matter.files.len())));
    let key = format!("{}:{}", matter.kind, matter.id);
    let at_once = entry.reports.is_empty() && matter.files.is_empty() && entry.objection.is_none() && matter.deeds.contains(&Deed::Publish);
    Row {
        id: format!("eintrag-{}", matter.id.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>()),
        kind: words::kind(t, matter.kind),
        urgency: urgency.word(),
        urgency_label: words::urgency(t, urgency),
        place: words::place(t, matter),
        address: if matter.address.is_empty() { String::new() } else { page.to(&matter.address) },
        open: page.to(&super::matter_address(matter.kind, &matter.id)),
        name: if matter.name.is_empty() { t.msg_moderation_nobody() } else { matter.name.clone() },
        text: matter.text.clone(),
        when: super::moment(app, page, entry.since()),
        notes,
        publish: if at_once { format!("publish:{key}") } else { String::new() },
        key,
    }
}

/// What the queue's form sent.
struct Sent {
    deed: Option<Deed>,
    picked: Vec<(String, String)>,
    reason: String,
    words: String,
    blocks: bool,
}

impl Sent {
    fn read(pairs: Vec<(String, String)>) -> Self {
        let mut sent = Sent { deed: None, picked: Vec::new(), reason: String::new(), words: String::new(), blocks: false };
        let split = |key: &str| key.split_once(':').map(|(kind, id)| (kind.to_owned(), id.to_owned()));
        let mut single = None;
        for (name, value) in pairs {
            match name.as_str() {
                "wahl" => sent.picked.extend(split(&value)),
                "reason" => sent.reason = value,
                "words" => sent.words = text::paragraphs(&value),
                "block" => sent.blocks = true,
                "do" => {
                    let (deed, one) = value.split_once(':').map_or((value.as_str(), None), |(deed, one)| (deed, split(one)));
                    sent.deed = Deed::of(deed);
                    single = one;
                }
                _ => {}
            }
        }
        // The button of one entry means that one, whatever is ticked.
        if let Some(one) = single {
            sent.picked = vec![one];
        }
        sent
    }
}

/// `POST /moderation`
pub(super) async fn decide(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Query(wish): Query<Wish>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let sent = Sent::read(pairs);
    let deed = sent.deed.ok_or(Error::BadRequest)?;
    let reason = Reason::of(&sent.reason);
    let fault = fault(&page, deed, reason, &sent);
    if !fault.is_empty() {
        let picked = sent.picked.into_iter().map(|(kind, id)| format!("{kind}:{id}")).collect();
        return queue_page(&app, &page, Wish { art: wish.art, ..Wish::default() }, Again { fault, reason: sent.reason, words: sent.words, picked }).await;
    }
    let mut fates = Vec::new();
    for (kind, id) in &sent.picked {
        let ruling = Ruling { by: &viewer, deed, reason, words: sent.words.clone(), answers: None };
        // Whom to block is only known before the text and all that belongs to it is removed.
        let matter = match sources::of(kind).filter(|_| sent.blocks || deed == Deed::Publish) {
            Some(source) => source.look(&app, id).await?,
            None => None,
        };
        // What came with files is published on its own page, with the files before one's eyes.
        if deed == Deed::Publish && matter.as_ref().is_some_and(|matter| !matter.files.is_empty()) {
            fates.push(Fate::Late);
            continue;
        }
        let author = matter.map(|matter| matter.author).filter(|_| sent.blocks);
        let fate = decide::decide(&app, kind, id, &ruling).await?;
        if let Some(author) = author.filter(|_| fate == Fate::Done) {
            block::block(app.site(""), &viewer, &author, reason).await?;
        }
        fates.push(fate);
    }
    let count = |fate: Fate| fates.iter().filter(|one| **one == fate).count();
    let numbers = [("fertig", Fate::Done), ("vorgeschlagen", Fate::Proposed), ("spaet", Fate::Late), ("eigene", Fate::Own)];
    let more: Vec<String> =
        numbers.into_iter().map(|(name, fate)| (name, count(fate))).filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name}={n}")).collect();
    let filter = wish.art.as_deref().filter(|word| FILTERS.contains(word));
    Ok(page.see_other(&with(filter, Some(more.join("&")))).into_response())
}

fn fault(page: &Page, deed: Deed, reason: Option<Reason>, sent: &Sent) -> String {
    let t = page.t;
    if sent.picked.is_empty() {
        t.msg_moderation_fault_nothing()
    } else if deed.takes_away() && reason.is_none() {
        t.msg_moderation_fault_reason()
    } else if deed.takes_away() && reason == Some(Reason::Other) && sent.words.is_empty() {
        t.msg_moderation_fault_words()
    } else if sent.words.chars().count() > WORDS_MAX || !text::is_printable(&sent.words) {
        t.msg_programme_error_too_long(WORDS_MAX.to_string())
    } else {
        String::new()
    }
}
