//! Inviting staff, and accepting: each in one transaction with its letter and its entry in the staff's log. Shows no page.

use axum::http::HeaderMap;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use sea_orm::ConnectionTrait;

use super::{letters, store, told};
use crate::accounts::{self, Person, Role, Viewer};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::{Error, Page};
use crate::base::i18n::Language;
use crate::base::ids::Token;
use crate::base::mail::Address;
use crate::config::SecondFactor;

/// How many days a link holds.
pub(super) const DAYS: i64 = 7;

/// How many days an invitation that ran out stays in the list, to be sent again.
pub const KEEP_DAYS: i64 = 30;

/// The page of the list, for the staff's log.
const LIST: &str = "/verwaltung/personen";

/// An invitation that nobody has accepted yet.
#[derive(Clone, Debug)]
pub(super) struct Invitation {
    /// Random.
    pub(super) id: String,
    /// Who is invited: the role goes to the account of this address and no other.
    pub(super) email: Address,
    /// What they are called, if they have no name of their own yet.
    pub(super) name: String,
    /// The role they get.
    pub(super) role: Role,
    /// The language of the letter.
    pub(super) language: Language,
    /// The secret of the link as it is stored.
    pub(super) token_hash: String,
    /// Id of who invites.
    pub(super) invited_by: String,
    /// When it was made.
    pub(super) created_at: Timestamp,
    /// When the link ends.
    pub(super) expires_at: Timestamp,
}

/// A checked form.
#[derive(Debug)]
pub(super) struct Wish {
    pub(super) email: Address,
    pub(super) name: String,
    pub(super) role: Role,
}

/// Why nobody is invited. Only the administration learns of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// The account of this address is blocked.
    Blocked,
    /// It has a role of the city already.
    Staff,
    /// There is an open invitation.
    Open,
}

/// How the link reaches somebody.
#[derive(Debug)]
pub(super) enum Way {
    /// In a letter.
    Letter,
    /// No letter leaves here: whoever invites hands this address over. It is shown once.
    ByHand(String),
}

/// Invites somebody.
pub(super) async fn invite(site: &Site, page: &Page, by: &Viewer, wish: Wish) -> Result<Result<Way, Obstacle>, Error> {
    let tx = site.db.begin().await?;
    still_administers(&tx, by).await?;
    let known = accounts::person_of_address(&tx, &wish.email).await?;
    match &known {
        Some(person) if person.blocked => return Ok(Err(Obstacle::Blocked)),
        Some(person) if person.role != Role::Person => return Ok(Err(Obstacle::Staff)),
        _ => {}
    }
    let (token, now) = (site.ids.token(), site.clock.now());
    let new = Invitation {
        id: site.ids.id(),
        language: known.map_or(page.language, |person| person.language),
        token_hash: token.hash(),
        invited_by: by.person.clone(),
        created_at: now,
        expires_at: end(now),
        email: wish.email,
        name: wish.name,
        role: wish.role,
    };
    if !store::insert(&tx, &new).await? {
        return Ok(Err(Obstacle::Open));
    }
    let way = hand_over(&tx, site, by, &new, &token).await?;
    audit::note(&tx, site, by.into(), "person.invited", LIST, &told(page.t, &new.name, new.role)).await?;
    tx.commit().await?;
    Ok(Ok(way))
}

/// Makes another link for an invitation; the one before is worth nothing from now on.
pub(super) async fn send_again(site: &Site, page: &Page, by: &Viewer, id: &str) -> Result<Way, Error> {
    let tx = site.db.begin().await?;
    still_administers(&tx, by).await?;
    let token = site.ids.token();
    let renewed = store::renew(&tx, id, &token.hash(), &by.person, end(site.clock.now())).await?;
    let invitation = store::by_id(&tx, id).await?.filter(|_| renewed).ok_or(Error::Gone)?;
    site.outbox.withdraw(&tx, id, letters::INVITATION).await?;
    let way = hand_over(&tx, site, by, &invitation, &token).await?;
    audit::note(&tx, site, by.into(), "person.invited-again", LIST, &told(page.t, &invitation.name, invitation.role)).await?;
    tx.commit().await?;
    Ok(way)
}

/// Takes an invitation back. Once more is no mistake.
pub(super) async fn withdraw(site: &Site, page: &Page, by: &Viewer, id: &str) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    still_administers(&tx, by).await?;
    if let Some(invitation) = store::by_id(&tx, id).await? {
        remove(&tx, site, &invitation).await?;
        audit::note(&tx, site, by.into(), "person.invitation-withdrawn", LIST, &told(page.t, &invitation.name, invitation.role)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Ends the invitations by somebody who may not invite any more, and the one to their own address.
pub(super) async fn end_of(c: &impl ConnectionTrait, site: &Site, person: &Person, all: bool) -> Result<(), Error> {
    for invitation in store::concerning(c, &person.id, person.email.as_ref()).await? {
        if all || invitation.invited_by != person.id {
            remove(c, site, &invitation).await?;
        }
    }
    Ok(())
}

async fn remove(c: &impl ConnectionTrait, site: &Site, invitation: &Invitation) -> Result<(), Error> {
    store::delete(c, &invitation.id).await?;
    site.outbox.withdraw(c, &invitation.id, letters::INVITATION).await?;
    Ok(())
}

/// Whether this portal asks everybody who works for the city for a second factor.
pub(super) fn asks_for_second(site: &Site) -> bool {
    site.config.accounts.second_factor == SecondFactor::Required
}

/// The invitation of a link, and the account of its address if there is one. Looking changes nothing.
pub(super) async fn look(site: &Site, token: &str) -> Result<(Invitation, Option<Person>), Error> {
    let hash = Token::from_text(token).hash();
    let invitation = store::by_link(&site.db.read, &hash, site.clock.now()).await?.ok_or(Error::Gone)?;
    let known = accounts::person_of_address(&site.db.read, &invitation.email).await?;
    Ok((invitation, known))
}

/// Uses the link up: the account of the invited address gets the role and is signed in, whoever was signed in here before.
pub(super) async fn accept(site: &Site, page: &Page, headers: &HeaderMap, token: &str) -> Result<Response, Error> {
    let tx = site.db.begin().await?;
    let invitation = store::take(&tx, &Token::from_text(token).hash(), site.clock.now()).await?.ok_or(Error::Gone)?;
    if let Some(blocked) = accounts::person_of_address(&tx, &invitation.email).await?.filter(|person| person.blocked) {
        // Nothing is used up: the page says whom to ask.
        return accounts::sign_in(&tx, site, page, headers, &blocked).await;
    }
    let person = accounts::admit(&tx, site, &invitation.email, &invitation.name, invitation.language, invitation.role).await?;
    let about = format!("{LIST}/{}", person.id);
    audit::note(&tx, site, By::Account(&person), "person.accepted", &about, &told(page.t, &person.name, person.role)).await?;
    let answer = accounts::sign_in(&tx, site, page, headers, &person).await?;
    tx.commit().await?;
    Ok(answer)
}

async fn hand_over(c: &impl ConnectionTrait, site: &Site, by: &Viewer, invitation: &Invitation, token: &Token) -> Result<Way, Error> {
    let address = format!("{}/{}/einladung/{}", site.base_url, invitation.language, token.reveal());
    if !site.outbox.works() {
        return Ok(Way::ByHand(address));
    }
    site.outbox.enqueue(c, letters::invitation(site, invitation, &by.name, address)).await?;
    Ok(Way::Letter)
}

/// Their rights were looked at before this transaction began; they may have ended since.
pub(super) async fn still_administers(c: &impl ConnectionTrait, by: &Viewer) -> Result<(), Error> {
    if accounts::administers(c, &by.person).await? { Ok(()) } else { Err(Error::Forbidden) }
}

fn end(now: Timestamp) -> Timestamp {
    now + SignedDuration::from_hours(24 * DAYS)
}
