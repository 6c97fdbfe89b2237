//! What the administration does to an account: each in one transaction with its letter and its entry in the staff's log. Shows no page.

use super::pages::role_word;
use super::{invitations, letters, told};
use crate::accounts::{self, Person, Refusal, Role, Standing, Viewer};
use crate::app::Site;
use crate::audit;
use crate::base::http::{Error, Page};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Another role.
    Role(Role),
    /// No more signing in; sessions end.
    Block,
    /// Signing in again.
    Unblock,
    /// The second factor goes; sessions end.
    ResetSecond,
    /// Sessions end.
    EndSessions,
    /// A one-time link, for an account that no letter reaches.
    Link,
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// Nobody does that to themselves.
    Oneself,
    /// Somebody else has changed the account since the page was shown.
    Changed,
    /// Nobody would be left who can administer.
    LastAdministrator,
}

/// Does it, if the account still stands as `seen`. Answers the path of the link if one was made.
pub(super) async fn act(site: &Site, page: &Page, by: &Viewer, id: &str, seen: Standing, deed: Deed) -> Result<Result<Option<String>, Obstacle>, Error> {
    if by.person == id {
        return Ok(Err(Obstacle::Oneself));
    }
    let tx = site.db.begin().await?;
    invitations::still_administers(&tx, by).await?;
    let then = match deed {
        Deed::Role(role) => Standing { role, ..seen },
        Deed::Block => Standing { blocked: true, ..seen },
        Deed::Unblock => Standing { blocked: false, ..seen },
        Deed::ResetSecond | Deed::EndSessions | Deed::Link => seen,
    };
    let person = match accounts::change(&tx, site.clock.now(), id, seen, then).await? {
        Ok(person) => person,
        Err(Refusal::Unknown) => return Err(Error::NotFound),
        Err(Refusal::Changed) => return Ok(Err(Obstacle::Changed)),
        Err(Refusal::LastAdministrator) => return Ok(Err(Obstacle::LastAdministrator)),
    };
    if deed == Deed::ResetSecond {
        accounts::reset_second(&tx, id).await?;
        if let Some(address) = person.email.as_ref().filter(|_| site.outbox.works()) {
            site.outbox.enqueue(&tx, letters::second_reset(site, &person, address)).await?;
        }
    }
    if deed == Deed::EndSessions {
        accounts::end_sessions(&tx, id).await?;
    }
    let mut link = None;
    if deed == Deed::Link {
        if !needs_link(site, &person) {
            return Err(Error::BadRequest);
        }
        link = Some(accounts::link_for(&tx, site, id).await?.path());
    }
    if seen != then {
        // Who may not invite any more has invited nobody; who has a role needs no invitation to one.
        invitations::end_of(&tx, site, &person, then.role != Role::Admin || then.blocked).await?;
    }
    audit::note(&tx, site, by.into(), word(deed), &format!("/verwaltung/personen/{id}"), &detail(page, &person, deed)).await?;
    tx.commit().await?;
    Ok(Ok(link))
}

/// Whether no letter can bring somebody a code: then the administration hands over a link, as the command line does for the first of them.
pub(super) fn needs_link(site: &Site, person: &Person) -> bool {
    !person.blocked && (person.email.is_none() || !site.outbox.works())
}

/// The deed's word in the staff's log.
fn word(deed: Deed) -> &'static str {
    match deed {
        Deed::Role(_) => "person.role-changed",
        Deed::Block => "person.blocked",
        Deed::Unblock => "person.unblocked",
        Deed::ResetSecond => "person.second-reset",
        Deed::EndSessions => "person.sessions-ended",
        Deed::Link => "person.link-made",
    }
}

/// Whom it was about. Citizens stand there without their name: the log is kept longer than an account.
fn detail(page: &Page, before: &Person, deed: Deed) -> String {
    let told = |role| told(page.t, &before.name, role);
    match deed {
        Deed::Role(role) if before.role == Role::Person => told(role),
        Deed::Role(role) => format!("{} → {}", told(before.role), role_word(page.t, role)),
        _ => told(before.role),
    }
}
