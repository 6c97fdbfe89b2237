//! Roles that a provider gives and takes: from what it says about somebody to what they may do here. Asks no provider.

use jiff::SignedDuration;
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::{Map, Value};

use super::model::{Person, Role};
use super::oidc::{Asked, Who};
use super::standing::{self, Refusal, Standing};
use super::store;
use crate::app::Site;
use crate::audit::{self, By};
use crate::config::Provider;

/// How long a role holds that a provider gave and has not confirmed since: whoever left and does not sign in there any more loses it all the same.
const HOLDS: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Entries an hour about roles that could not be given or taken.
const MOST_IN_AN_HOUR: i64 = 3;

/// What a provider says about somebody's role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing that can be relied on: it gives no roles here, or has left the groups out because they are too many.
    Nothing,
    /// They have none.
    None,
    /// They have this one.
    Role(Role),
}

/// What the claims say by the mapping of the settings. The first line that fits counts.
pub(super) fn said(settings: &Provider, claims: &Map<String, Value>) -> Said {
    if settings.roles.is_empty() {
        return Said::Nothing;
    }
    let mut place = claims.get(&settings.roles_claim);
    if place.is_none() {
        let mut parts = settings.roles_claim.split('.');
        place = parts.next().and_then(|first| claims.get(first));
        place = parts.fold(place, |place, part| place.and_then(|place| place.get(part)));
    }
    let held: Vec<&str> = match place {
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(value)) => vec![value],
        // Entra names no groups when there are too many of them, and says so (`_claim_names`, `hasgroups`).
        None if claims.contains_key("_claim_names") || claims.get("hasgroups") == Some(&Value::Bool(true)) => return Said::Nothing,
        _ => Vec::new(),
    };
    let fits = settings.mapping().find(|(value, _)| held.contains(value));
    fits.and_then(|(_, role)| role.parse().ok()).map_or(Said::None, Said::Role)
}

/// Gives or takes the role as the provider says. A role that was given here is never touched: that is the way in when the provider fails. It goes
/// only to the address that the provider has checked and this account has. Answers the person as they are then.
pub(super) async fn settle(c: &impl ConnectionTrait, asked: Asked<'_>, who: &Who, person: Person) -> Result<Person, DbErr> {
    let (site, said) = (asked.site, who.said);
    let given = store::standing::role_from(c, &person.id).await?;
    let by_this_one = given.as_deref() == Some(asked.id);
    if said == Said::Nothing || person.blocked || (person.role != Role::Person && !by_this_one) {
        return Ok(person);
    }
    let role = if let Said::Role(role) = said { role } else { Role::Person };
    let proved = who.verified && who.email.is_some() && who.email == person.email;
    if role != Role::Person && !proved {
        audit::note_seldom(c, site, By::Account(&person), "person.role-unproved", asked.id, MOST_IN_AN_HOUR).await?;
        return if by_this_one { take(c, site, person, asked.id).await } else { Ok(person) };
    }
    if role == Role::Person {
        return take(c, site, person, asked.id).await;
    }
    let (now, then) = (site.clock.now(), Standing { role, blocked: false });
    if role != person.role {
        if let Err(refusal) = standing::change(c, now, &person.id, Standing::of(&person), then).await? {
            return kept(c, site, person, asked.id, refusal).await;
        }
        audit::note(c, site, By::System, "person.role-given", &about(&person), &told(&person, asked.id, role)).await?;
    }
    store::standing::set_role_from(c, &person.id, asked.id, now).await?;
    Ok(Person { role, ..person })
}

/// Takes a role away that this provider gave.
async fn take(c: &impl ConnectionTrait, site: &Site, person: Person, provider: &str) -> Result<Person, DbErr> {
    if person.role == Role::Person {
        return Ok(person);
    }
    let then = Standing { role: Role::Person, blocked: person.blocked };
    if let Err(refusal) = standing::change(c, site.clock.now(), &person.id, Standing::of(&person), then).await? {
        return kept(c, site, person, provider, refusal).await;
    }
    audit::note(c, site, By::System, "person.role-taken", &about(&person), &told(&person, provider, person.role)).await?;
    Ok(Person { role: Role::Person, ..person })
}

/// The role stays: nobody could administer otherwise.
async fn kept(c: &impl ConnectionTrait, site: &Site, person: Person, provider: &str, refusal: Refusal) -> Result<Person, DbErr> {
    tracing::warn!(provider, ?refusal, "a role stays although the provider says otherwise");
    audit::note_seldom(c, site, By::Account(&person), "person.role-kept", provider, MOST_IN_AN_HOUR).await?;
    Ok(person)
}

fn about(person: &Person) -> String {
    format!("/verwaltung/personen/{}", person.id)
}

/// Names no address of theirs: who it is says the page.
fn told(person: &Person, provider: &str, role: Role) -> String {
    let name = if person.name.is_empty() { "–" } else { person.name.as_str() };
    format!("{name}: {role} ({provider})")
}

/// Takes the roles that providers gave and have not confirmed for a month, or that are of a provider which is no longer in the settings.
///
/// # Errors
/// The database's.
pub async fn take_unconfirmed(site: &Site) -> Result<(), DbErr> {
    let before = site.clock.now() - HOLDS;
    let tx = site.db.begin().await?;
    for (id, provider) in store::standing::with_role_from(&tx).await? {
        let gives = site.config.oidc.get(&provider).is_some_and(|settings| !settings.roles.is_empty());
        if gives && !store::standing::is_unconfirmed(&tx, &id, before).await? {
            continue;
        }
        if let Some(person) = store::people::person(&tx, &id).await? {
            take(&tx, site, person, &provider).await?;
        }
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn provider(claim: &str, roles: &[&str]) -> Provider {
        Provider { roles_claim: claim.to_owned(), roles: roles.iter().map(|line| (*line).to_owned()).collect(), ..Provider::default() }
    }

    fn of(settings: &Provider, claims: &Value) -> Said {
        said(settings, claims.as_object().unwrap())
    }

    #[test]
    fn keycloak_nests_and_entra_numbers() {
        let keycloak = provider("realm_access.roles", &["portal-admin=admin", "portal-presse=press"]);
        let claims = |roles: &[&str]| json!({ "realm_access": { "roles": roles } });
        assert_eq!(of(&keycloak, &claims(&["offline_access", "portal-presse"])), Said::Role(Role::Press));
        assert_eq!(of(&keycloak, &claims(&["portal-presse", "portal-admin"])), Said::Role(Role::Admin), "the first line that fits counts");
        for nothing in
            [claims(&[]), claims(&["PORTAL-ADMIN", "portal-admin2"]), json!({}), json!({ "realm_access": "portal-admin" }), json!({ "realm_access": 7 })]
        {
            assert_eq!(of(&keycloak, &nothing), Said::None, "{nothing}");
        }
        let group = "6f2b8a10-0d57-4a3e-9a5e-0a6f0c1e7d11";
        let entra = provider("groups", &[&format!("{group}=moderation")]);
        assert_eq!(of(&entra, &json!({ "groups": [group] })), Said::Role(Role::Moderation));
        for unknown in [json!({ "_claim_names": { "groups": "src1" } }), json!({ "hasgroups": true })] {
            assert_eq!(of(&entra, &unknown), Said::Nothing, "too many groups to be named: {unknown}");
        }
        let path = provider("https://stadt.example/rollen", &["cn=portal,ou=rat=admin"]);
        assert_eq!(of(&path, &json!({ "https://stadt.example/rollen": "cn=portal,ou=rat" })), Said::Role(Role::Admin), "dots and equals signs in names");
        assert_eq!(of(&provider("groups", &[]), &json!({ "groups": ["x"] })), Said::Nothing);
    }
}
