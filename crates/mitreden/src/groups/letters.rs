//! The letters about joining a closed group: to those who decide, and to whoever asked. Sends none; the outbox does.

use sea_orm::ConnectionTrait;

use super::model::{Group, Hand, Member};
use super::store::members;
use crate::accounts;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::mail::{Action, Content, Letter, Recipient};

/// The kind of these letters in the outbox.
const KIND: &str = "group";

async fn recipient(c: &impl ConnectionTrait, member: &Member) -> Result<Option<Recipient>, Error> {
    let Some(person) = &member.person else { return Ok(None) };
    let person = accounts::person(c, person).await?;
    Ok(person.and_then(|person| Some(Recipient { address: person.email?, name: member.name.clone(), language: person.language })))
}

/// Tells speaker and deputies that somebody asks. Who it is stands on the page, behind a sign-in.
pub(super) async fn asked(c: &impl ConnectionTrait, site: &Site, group: &Group) -> Result<(), Error> {
    for member in members::of_group(c, &group.id).await?.iter().filter(|member| member.hand != Hand::Member) {
        let Some(to) = recipient(c, member).await? else { continue };
        let t = to.language.words();
        let content = Content {
            greeting: t.msg_notifications_letter_greeting(),
            paragraphs: vec![t.msg_groups_letter_asked_text(group.title.as_str())],
            action: Some(Action { label: t.msg_groups_letter_asked_open(), url: format!("{}/{}{}/mitglieder", site.base_url, to.language, group.address()) }),
            reason: t.msg_groups_letter_asked_reason(),
            ..Content::default()
        };
        let mut letter = Letter::new(KIND, to, t.msg_groups_letter_asked(group.title.as_str()), content);
        // Ten people who ask within an hour are one letter.
        letter.unique = Some(format!("group-asked:{}:{}:{}", group.id, member.id, site.clock.now().as_second() / 3600));
        site.outbox.enqueue(c, letter).await?;
    }
    Ok(())
}

/// Tells whoever asked what was decided.
pub(super) async fn decided(c: &impl ConnectionTrait, site: &Site, group: &Group, member: &Member, admitted: bool) -> Result<(), Error> {
    let Some(to) = recipient(c, member).await? else { return Ok(()) };
    let (t, title) = (to.language.words(), group.title.as_str());
    let (subject, text) = if admitted {
        (t.msg_groups_letter_admitted(title), t.msg_groups_letter_admitted_text(title))
    } else {
        (t.msg_groups_letter_declined(title), t.msg_groups_letter_declined_text(title))
    };
    let content = Content {
        greeting: t.msg_notifications_letter_greeting(),
        paragraphs: vec![text],
        action: Some(Action { label: t.msg_groups_letter_open(), url: format!("{}/{}{}", site.base_url, to.language, group.address()) }),
        reason: t.msg_groups_letter_decided_reason(),
        ..Content::default()
    };
    site.outbox.enqueue(c, Letter::new(KIND, to, subject, content)).await?;
    Ok(())
}
