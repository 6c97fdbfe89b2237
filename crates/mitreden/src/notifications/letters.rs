//! The letters of subscriptions: the question whether one wants them, digests, newsletters. Each can be ended by one click.

use std::collections::BTreeSet;

use super::model::{Change, Newsletter, Pointed, Subscriber, Topic};
use crate::app::Site;
use crate::base::dates;
use crate::base::ids::Token;
use crate::base::mail::{Action, Content, Item, Letter, Priority, Recipient};
use crate::programme::model::Event;

/// The secret of a subscriber's page. It is kept nowhere: the id and the installation's key make it anew.
pub(super) fn token(site: &Site, id: &str) -> String {
    site.secret.derive(&format!("subscriber {id}"))
}

/// The form in which it is looked up.
pub(super) fn hash(token: &str) -> String {
    Token::from_text(token).hash()
}

/// The subscriber's own page, without language.
pub(super) fn own_path(site: &Site, id: &str) -> String {
    format!("/abos/{}", token(site, id))
}

fn recipient(to: &Subscriber) -> Recipient {
    Recipient { address: to.email.clone(), name: String::new(), language: to.language }
}

fn absolute(site: &Site, to: &Subscriber, path: &str) -> String {
    format!("{}/{}{path}", site.base_url, to.language)
}

/// The subscriber's own page with more topics ticked.
pub(super) fn own_path_with(site: &Site, id: &str, topics: &BTreeSet<Topic>) -> String {
    let words: Vec<String> = topics.iter().map(Topic::word).collect();
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("was", &words.join(",")).finish();
    format!("{}?{query}", own_path(site, id))
}

/// Asks whether the wish is theirs. Whoever subscribed before is led to what is `asked` for now.
pub(super) fn question(site: &Site, to: &Subscriber, asked: &BTreeSet<Topic>) -> Letter {
    let t = to.language.words();
    let path = if to.confirmed { own_path_with(site, &to.id, asked) } else { own_path(site, &to.id) };
    let (subject, text) = if to.confirmed {
        (t.msg_notifications_letter_known(), t.msg_notifications_letter_known_text())
    } else {
        (t.msg_notifications_letter_question(), t.msg_notifications_letter_question_text())
    };
    let content = Content {
        greeting: t.msg_notifications_letter_greeting(),
        paragraphs: vec![text],
        action: Some(Action { label: t.msg_notifications_letter_open(), url: absolute(site, to, &path) }),
        reason: t.msg_notifications_letter_question_reason(),
        ..Content::default()
    };
    let mut letter = Letter::new("subscription", recipient(to), subject, content);
    // Somebody who types an address a thousand times writes it one letter an hour; who follows one thing after the other gets one in ten minutes.
    let pause = if to.confirmed { 600 } else { 3600 };
    letter.unique = Some(format!("subscription:{}:{}:{}", to.id, to.confirmed, site.clock.now().as_second() / pause));
    letter
}

/// What has happened since the last one.
pub(super) fn digest(site: &Site, to: &Subscriber, items: &[Pointed]) -> Letter {
    let t = to.language.words();
    let subject = match items {
        [one] => t.msg_notifications_letter_one(one.title.as_str()),
        many => t.msg_notifications_letter_many(i64::try_from(many.len()).unwrap_or(i64::MAX)),
    };
    let content = Content { paragraphs: vec![t.msg_notifications_letter_digest()], ..Content::default() };
    let unique = format!("digest:{}:{}", to.id, to.told_at.as_second());
    subscribed(site, to, "digest", subject, content, items, Some(unique))
}

/// An event that somebody follows is near, or something about it has changed.
pub(super) fn event(site: &Site, to: &Subscriber, change: Change, event: &Event) -> Letter {
    let (t, title, zone) = (to.language.words(), event.title.as_str(), site.zone());
    let starts = dates::local(event.starts_at, &zone);
    let when = format!("{} ({})", dates::span(&starts, &dates::local(event.ends_at, &zone), to.language), dates::zone_name(&starts, to.language));
    let (subject, text) = match change {
        Change::Near => (t.msg_notifications_letter_near(title), t.msg_notifications_letter_near_text()),
        Change::Moved => (t.msg_notifications_letter_moved(title), t.msg_notifications_letter_moved_text()),
        Change::Off => (t.msg_notifications_letter_off(title), t.msg_notifications_letter_off_text()),
        Change::On => (t.msg_notifications_letter_on(title), t.msg_notifications_letter_on_text()),
    };
    let item = Pointed { title: event.title.clone(), address: format!("/programm/{}", event.slug), text: when };
    let content = Content { paragraphs: vec![text], ..Content::default() };
    let unique = format!("followed:{}:{}:{change:?}:{}", to.id, event.id, event.starts_at.as_second());
    let mut letter = subscribed(site, to, "followed", subject, content, &[item], (change == Change::Near).then_some(unique));
    // It is about a day and an hour: digests can wait for it.
    letter.priority = Priority::Normal;
    letter.expires = Some(event.ends_at);
    letter
}

/// The kinds of letters that a subscription brings.
pub(super) const KINDS: [&str; 4] = ["subscription", "digest", "followed", "newsletter"];

/// The city's newsletter. It begins with the city's own words, greeting included.
pub(super) fn newsletter(site: &Site, to: &Subscriber, news: &Newsletter) -> Letter {
    let content = Content { paragraphs: paragraphs(&news.text), ..Content::default() };
    let unique = format!("newsletter:{}:{}", news.id, to.id);
    let mut letter = subscribed(site, to, "newsletter", news.subject.clone(), content, &news.items, Some(unique));
    letter.content.greeting = String::new();
    letter
}

/// What readers will get, to somebody of the staff. In the place of the links to a subscription, which they need not have, stands that it is a trial.
pub(super) fn trial(site: &Site, to: &Subscriber, news: &Newsletter) -> Letter {
    let mut letter = newsletter(site, to, news);
    letter.content.closing = Vec::new();
    letter.content.reason = to.language.words().msg_notifications_letter_trial();
    (letter.unsubscribe, letter.unique) = (None, None);
    letter
}

/// Paragraphs are parted by empty lines.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn subscribed(site: &Site, to: &Subscriber, kind: &'static str, subject: String, content: Content, items: &[Pointed], unique: Option<String>) -> Letter {
    let t = to.language.words();
    let own = absolute(site, to, &own_path(site, &to.id));
    let item = |item: &Pointed| Item { title: item.title.clone(), url: absolute(site, to, &item.address), text: item.text.clone() };
    let content = Content {
        greeting: t.msg_notifications_letter_greeting(),
        items: items.iter().map(item).collect(),
        closing: vec![t.msg_notifications_letter_change(own.as_str())],
        reason: t.msg_notifications_letter_reason(format!("{own}/beenden")),
        ..content
    };
    let mut letter = Letter::new(kind, recipient(to), subject, content);
    letter.unsubscribe = Some(format!("{own}/beenden"));
    letter.priority = Priority::Bulk;
    letter.unique = unique;
    letter
}
