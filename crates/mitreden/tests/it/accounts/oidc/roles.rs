//! Roles by a provider's groups: given to a checked address, taken again, and never what was given here or is needed by all.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::{self, Role};
use mitreden::base::clock::Clock;
use mitreden::base::db::{all, run};
use mitreden::base::mail::Address;
use mitreden::config::{Config, SecondFactor};
use mitreden::schedule;
use mitreden_testkit::sink::Sink;
use sea_orm::FromQueryResult;
use serde_json::{Value, json};

use super::comes_back;
use super::provider::Provider;
use crate::accounts::letterbox::{houses, signs_in};
use crate::house::{House, header, text};

const GROUP: &str = "6f2b8a10-0d57-4a3e-9a5e-0a6f0c1e7d11";

/// What the settings say: Keycloak's way of naming roles, or Entra's.
fn gives(provider: &Provider, keycloak: bool, second: SecondFactor) -> impl Fn(&mut Config) + use<> {
    let settings = provider.settings(true);
    move |config| {
        settings(config);
        config.accounts.second_factor = second;
        let provider = config.oidc.get_mut("stadt").unwrap();
        provider.roles_claim = if keycloak { "realm_access.roles" } else { "groups" }.to_owned();
        let values = if keycloak { ["portal-admin", "portal-presse"] } else { ["0", GROUP] };
        provider.roles = vec![format!("{}=admin", values[0]), format!("{}=press", values[1])];
    }
}

fn keycloak(roles: &[&str]) -> Value {
    json!({ "realm_access": { "roles": roles } })
}

async fn role(house: &House, address: &str) -> Option<Role> {
    let person = accounts::person_of_address(&house.running.app.site("").db.read, &Address::parse(address).unwrap()).await.unwrap();
    person.map(|person| person.role)
}

#[derive(FromQueryResult)]
struct Kept {
    deed: String,
}

/// What the log says about roles.
async fn log(house: &House) -> Vec<String> {
    let sql = "SELECT deed FROM audit_entry WHERE deed LIKE 'person.role-%' ORDER BY number";
    let rows: Vec<Kept> = all(&house.running.app.site("").db.read, sql, []).await.unwrap();
    rows.into_iter().map(|row| row.deed).collect()
}

#[tokio::test]
async fn keycloaks_roles_are_given_and_taken_at_each_sign_in() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    for (number, house) in houses(&sink, Clock::system(), gives(&provider, true, SecondFactor::Required)).await.into_iter().enumerate() {
        house.signed_in("Hanna", Role::Admin).await;
        let address = format!("dora{number}@example.org");
        let enters = async |roles: &[&str]| {
            provider.vouches_with(&format!("d{number}"), &address, Some(true), keycloak(roles));
            let dora = house.browser();
            let to = header(&comes_back(&dora, &provider, "/meldungen").await, "location");
            (dora, to)
        };
        let (dora, to) = enters(&["offline_access", "portal-presse"]).await;
        assert_eq!(to, "/anmelden/zweiter-schritt?weiter=%2Fmeldungen", "our second factor is still asked for");
        assert_eq!(dora.get("/meldungen").await.status(), 303, "the desk stays closed until then");
        assert_eq!(role(&house, &address).await, Some(Role::Press));
        enters(&["portal-admin", "portal-presse"]).await;
        assert_eq!(role(&house, &address).await, Some(Role::Admin), "the first line that fits");
        enters(&["offline_access"]).await;
        assert_eq!(role(&house, &address).await, Some(Role::Person), "who has left the group has left the desk");
        enters(&["offline_access"]).await;
        assert_eq!(log(&house).await, ["person.role-given", "person.role-given", "person.role-taken"]);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn entra_has_no_word_for_checked_but_its_own() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    for (number, house) in houses(&sink, Clock::system(), gives(&provider, false, SecondFactor::Offered)).await.into_iter().enumerate() {
        let (subject, address) = (format!("e{number}"), format!("emil{number}@example.org"));
        let enters = async |claims: Value| {
            provider.vouches_with(&subject, &address, None, claims);
            comes_back(&house.browser(), &provider, "/meldungen").await;
            role(&house, &address).await
        };
        assert_eq!(enters(json!({ "groups": [GROUP] })).await, None, "an address that is not checked opens no account");
        assert_eq!(enters(json!({ "groups": [GROUP], "xms_edov": true })).await, Some(Role::Press));
        let many = json!({ "_claim_names": { "groups": "src1" }, "xms_edov": true });
        assert_eq!(enters(many).await, Some(Role::Press), "too many groups to be named say nothing");
        assert_eq!(enters(json!({ "groups": [GROUP] })).await, Some(Role::Person), "not checked any more");
        assert_eq!(log(&house).await, ["person.role-given", "person.role-unproved", "person.role-taken"]);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_identity_with_another_address_gets_no_role() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    for (number, house) in houses(&sink, Clock::system(), gives(&provider, true, SecondFactor::Offered)).await.into_iter().enumerate() {
        let address = format!("cem{number}@example.org");
        provider.vouches_with(&format!("c{number}"), &address, Some(true), keycloak(&[]));
        comes_back(&house.browser(), &provider, "/").await;
        for (claimed, verified) in [(address.as_str(), Some(false)), ("other@example.org", Some(true)), ("", Some(true))] {
            provider.vouches_with(&format!("c{number}"), claimed, verified, keycloak(&["portal-admin"]));
            comes_back(&house.browser(), &provider, "/").await;
            assert_eq!(role(&house, &address).await, Some(Role::Person), "{claimed} {verified:?}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_was_given_here_stays_and_so_does_the_last_administrator() {
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(Clock::system()).await);
    for (number, house) in houses(&sink, Clock::system(), gives(&provider, true, SecondFactor::Offered)).await.into_iter().enumerate() {
        let site = house.running.app.site("");
        let [local, only] = ["ida", "ole"].map(|name| format!("{name}{number}@example.org"));
        signs_in(&house.browser(), &sink, &local, 1).await;
        let sql = async |sql: &str, address: &str| {
            let tx = site.db.begin().await.unwrap();
            assert_eq!(run(&tx, sql, [address.into()]).await.unwrap(), 1);
            tx.commit().await.unwrap();
        };
        sql("UPDATE person SET role = 'moderation' WHERE email = $1", &local).await;
        for roles in [&["portal-admin"][..], &[]] {
            provider.vouches_with(&format!("i{number}"), &local, Some(true), keycloak(roles));
            comes_back(&house.browser(), &provider, "/").await;
            assert_eq!(role(&house, &local).await, Some(Role::Moderation), "given here: the way in when the provider fails");
        }
        provider.vouches_with(&format!("o{number}"), &only, Some(true), keycloak(&["portal-admin"]));
        comes_back(&house.browser(), &provider, "/").await;
        assert_eq!(role(&house, &only).await, Some(Role::Admin));
        provider.vouches_with(&format!("o{number}"), &only, Some(true), keycloak(&[]));
        let ole = house.browser();
        comes_back(&ole, &provider, "/").await;
        assert_eq!(role(&house, &only).await, Some(Role::Admin), "nobody else could administer");
        assert_eq!(log(&house).await, ["person.role-given", "person.role-kept"]);
        assert!(text(ole.get("/verwaltung/protokoll").await).await.contains("Rolle bleibt gegen den Anbieter"));
        house.signed_in("Hanna", Role::Admin).await;
        comes_back(&house.browser(), &provider, "/").await;
        assert_eq!(role(&house, &only).await, Some(Role::Person), "now somebody else can");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_role_that_nobody_confirms_ends_after_a_month() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    let (sink, provider) = (Sink::start().await.unwrap(), Provider::start(clock.clone()).await);
    for (number, house) in houses(&sink, clock.clone(), gives(&provider, true, SecondFactor::Offered)).await.into_iter().enumerate() {
        house.signed_in("Hanna", Role::Admin).await;
        let address = format!("dora{number}@example.org");
        provider.vouches_with(&format!("d{number}"), &address, Some(true), keycloak(&["portal-presse"]));
        comes_back(&house.browser(), &provider, "/").await;
        for (days, expected) in [(29, Role::Press), (2, Role::Person)] {
            clock.advance(SignedDuration::from_hours(24 * days));
            schedule::round(&house.running.app).await;
            assert_eq!(role(&house, &address).await, Some(expected));
        }
        assert_eq!(log(&house).await, ["person.role-given", "person.role-taken"]);
        clock.advance(SignedDuration::from_hours(-24 * 31));
        house.running.stop().await;
    }
}
