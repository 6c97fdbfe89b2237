//! Letters of the moderation: to authors with the reason and the way to object, to reporters, about objections. Decides nothing.

use sea_orm::ConnectionTrait;

use super::decide::Ruling;
use super::model::{Author, Deed, Matter, Reason, Report};
use super::pages::objection_address;
use crate::accounts;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::i18n::Words;
use crate::base::mail::{Action, Content, Letter, Recipient};

/// A reason in words.
pub(super) fn reason(t: &Words, reason: Reason) -> String {
    match reason {
        Reason::Unlawful => t.msg_moderation_reason_unlawful(),
        Reason::Insult => t.msg_moderation_reason_insult(),
        Reason::Hatred => t.msg_moderation_reason_hatred(),
        Reason::Personal => t.msg_moderation_reason_personal(),
        Reason::Advertising => t.msg_moderation_reason_advertising(),
        Reason::OffTopic => t.msg_moderation_reason_off_topic(),
        Reason::FalseName => t.msg_moderation_reason_false_name(),
        Reason::Other => t.msg_moderation_reason_other(),
    }
}

/// The author of a matter: by the address that was left with it, or by that of the account.
async fn author(c: &impl ConnectionTrait, left: &Author) -> Result<Option<Recipient>, Error> {
    let author = accounts::Author { email: left.email.as_deref(), person: left.person.as_deref(), name: &left.name, language: &left.language };
    Ok(author.recipient(c).await?)
}

/// What letters call a contribution of this kind.
struct Called {
    subject: String,
    why: String,
    see: String,
}

impl Called {
    fn of(t: &Words, kind: &str) -> Self {
        match kind {
            "idea" => Self { subject: t.msg_moderation_letter_idea(), why: t.msg_moderation_letter_idea_why(), see: t.msg_moderation_letter_idea_see() },
            "topic" => Self { subject: t.msg_moderation_letter_topic(), why: t.msg_moderation_letter_topic_why(), see: t.msg_moderation_letter_topic_see() },
            _ => Self { subject: t.msg_moderation_letter_subject(), why: t.msg_moderation_letter_why(), see: t.msg_moderation_letter_see() },
        }
    }
}

fn taken_away(t: &Words, matter: &Matter, deed: Deed) -> String {
    match (matter.kind, deed) {
        ("idea", Deed::Redact) => t.msg_moderation_letter_idea_redacted(&matter.place),
        ("idea", _) => t.msg_moderation_letter_idea_rejected(&matter.place),
        ("topic", Deed::Redact) => t.msg_moderation_letter_topic_redacted(),
        ("topic", Deed::RemoveName) => t.msg_moderation_letter_topic_name_removed(),
        ("topic", _) => t.msg_moderation_letter_topic_rejected(),
        (_, Deed::Redact) => t.msg_moderation_letter_redacted(&matter.place),
        (_, Deed::RemoveName) => t.msg_moderation_letter_name_removed(&matter.place),
        _ => t.msg_moderation_letter_rejected(&matter.place),
    }
}

/// Tells the author what was taken away, why, and how to object (DSA Art. 17).
pub(super) async fn to_author(c: &impl ConnectionTrait, site: &Site, matter: &Matter, ruling: &Ruling<'_>, decision: &str) -> Result<(), Error> {
    let Some(to) = author(c, &matter.author).await? else { return Ok(()) };
    let t = to.language.words();
    let (what, called) = (taken_away(t, matter, ruling.deed), Called::of(t, matter.kind));
    let days = site.config.moderation.objection_days.to_string();
    let content = Content {
        greeting: accounts::greeting(t, &to.name),
        paragraphs: [what, ruling.told(to.language), t.msg_moderation_letter_by_people()].into_iter().filter(|text| !text.is_empty()).collect(),
        action: Some(Action { label: t.msg_moderation_object(), url: format!("{}{}", site.base_url, objection_address(site, decision)) }),
        closing: vec![t.msg_moderation_letter_object(days)],
        reason: called.why,
        ..Content::default()
    };
    send(c, site, Letter { about: matter.id.clone(), ..Letter::new("moderation", to.clone(), called.subject, content) }).await
}

/// Tells the author what became of the objection.
pub(super) async fn answer(c: &impl ConnectionTrait, site: &Site, matter: &Matter, ruling: &Ruling<'_>) -> Result<(), Error> {
    let Some(to) = author(c, &matter.author).await? else { return Ok(()) };
    let t = to.language.words();
    let called = Called::of(t, matter.kind);
    let what = if ruling.deed == Deed::Keep { t.msg_moderation_letter_upheld(&matter.place) } else { t.msg_moderation_letter_changed(&matter.place) };
    let content = Content {
        greeting: accounts::greeting(t, &to.name),
        paragraphs: [what, ruling.told(to.language), t.msg_moderation_letter_other()].into_iter().filter(|text| !text.is_empty()).collect(),
        action: Some(Action { label: called.see, url: format!("{}{}", site.base_url, matter.author.receipt) }),
        reason: called.why,
        ..Content::default()
    };
    send(c, site, Letter { about: matter.id.clone(), ..Letter::new("objection", to.clone(), t.msg_moderation_letter_objection_subject(), content) }).await
}

/// Tells a reporter what became of the report (DSA Art. 16 (5)).
pub(super) async fn to_reporter(c: &impl ConnectionTrait, site: &Site, report: &Report, ruling: &Ruling<'_>) -> Result<(), Error> {
    let reporter = accounts::Author { email: report.email.as_deref(), person: None, name: &report.name, language: &report.language };
    let Some(to) = reporter.recipient(c).await? else { return Ok(()) };
    let t = to.language.words();
    let what = match ruling.deed {
        Deed::Keep | Deed::Publish => t.msg_moderation_letter_report_kept(&report.number),
        _ => t.msg_moderation_letter_report_acted(&report.number),
    };
    let content = Content {
        greeting: accounts::greeting(t, &report.name),
        paragraphs: vec![what, t.msg_moderation_letter_by_people()],
        reason: t.msg_moderation_letter_report_why(),
        ..Content::default()
    };
    send(c, site, Letter { about: report.number.clone(), ..Letter::new("report", to.clone(), t.msg_moderation_letter_report_subject(&report.number), content) })
        .await
}

async fn send(c: &impl ConnectionTrait, site: &Site, letter: Letter) -> Result<(), Error> {
    site.outbox.enqueue(c, letter).await?;
    Ok(())
}
