//! How accounts stand: listed, given another role, blocked, their second factor and sessions taken away. Shows no page and notes no deed.

use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Person, Role};
use super::store;
use crate::app::Site;
use crate::base::i18n::Language;
use crate::base::mail::Address;

/// An account as the administration sees it.
#[derive(Clone, Debug)]
pub struct Account {
    /// Whose it is.
    pub person: Person,
    /// Whether there is a passkey or a one-time password.
    pub has_second: bool,
    /// The day of the last sign-in, as far as it is known.
    pub last_day: Option<Date>,
}

/// What somebody may do, and whether they may sign in at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Their role.
    pub role: Role,
    /// They may no longer sign in.
    pub blocked: bool,
}

impl Standing {
    /// How somebody stands now.
    pub fn of(person: &Person) -> Standing {
        Standing { role: person.role, blocked: person.blocked }
    }

    fn administers(self) -> bool {
        self.role == Role::Admin && !self.blocked
    }
}

/// Why an account stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such account.
    Unknown,
    /// It does not stand any more as the page showed it.
    Changed,
    /// Nobody would be left who can administer.
    LastAdministrator,
}

/// Whether somebody is meant by what was searched for: each word stands in the name or the address, whatever the case.
fn matches(person: &Person, words: &[String]) -> bool {
    let name = person.name.to_lowercase();
    let address = person.email.as_ref().map_or("", Address::as_str);
    words.iter().all(|word| name.contains(word) || address.contains(word))
}

/// People with an account: those with a role of the city first, then by name. `skip` of them are left out, at most `most` answered, with the
/// number of all. Compared in Rust, so that an umlaut is the same on both engines.
///
/// # Errors
/// The database's.
pub async fn list(c: &impl ConnectionTrait, search: &str, role: Option<Role>, skip: usize, most: usize) -> Result<(Vec<Account>, usize), DbErr> {
    let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut people = store::standing::everybody(c).await?;
    people.retain(|person| role.is_none_or(|role| person.role == role) && matches(person, &words));
    let rank = |role: Role| Role::ALL.iter().rev().position(|one| *one == role);
    people.sort_by_cached_key(|person| (rank(person.role), person.name.to_lowercase(), person.email.as_ref().map(ToString::to_string), person.id.clone()));
    let total = people.len();
    let people: Vec<Person> = people.into_iter().skip(skip).take(most).collect();
    Ok((accounts(c, people).await?, total))
}

/// One account.
///
/// # Errors
/// The database's.
pub async fn account(c: &impl ConnectionTrait, id: &str) -> Result<Option<Account>, DbErr> {
    let person = store::people::person(c, id).await?;
    Ok(accounts(c, person.into_iter().collect()).await?.pop())
}

async fn accounts(c: &impl ConnectionTrait, people: Vec<Person>) -> Result<Vec<Account>, DbErr> {
    let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
    let days: std::collections::HashMap<_, _> = store::standing::last_days(c, &ids).await?.into_iter().collect();
    let seconds = store::standing::with_factor(c, &ids).await?;
    let account =
        |person: Person| Account { has_second: seconds.contains(&person.id), last_day: days.get(&person.id).and_then(|day| day.parse().ok()), person };
    Ok(people.into_iter().map(account).collect())
}

/// Whether somebody can administer now. What follows in this transaction can count on it: until its end nobody takes that away.
///
/// # Errors
/// The database's.
pub async fn administers(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    store::standing::hold_administrators(c).await?;
    Ok(store::people::person(c, id).await?.is_some_and(|person| Standing::of(&person).administers()))
}

/// Gives somebody another role, blocks or unblocks them. Blocking ends their sessions and links; another role is asked for anew with each
/// request, so that it holds at once. `seen` is what the page showed. Answers the person as they were.
///
/// # Errors
/// The database's.
pub async fn change(c: &impl ConnectionTrait, now: Timestamp, id: &str, seen: Standing, then: Standing) -> Result<Result<Person, Refusal>, DbErr> {
    store::standing::hold_administrators(c).await?;
    let Some(person) = store::people::person(c, id).await? else { return Ok(Err(Refusal::Unknown)) };
    if Standing::of(&person) != seen {
        return Ok(Err(Refusal::Changed));
    }
    if seen.administers() && !then.administers() && store::standing::other_administrators(c, id).await? == 0 {
        return Ok(Err(Refusal::LastAdministrator));
    }
    store::standing::set(c, id, then.role, then.blocked.then_some(now)).await?;
    if then.blocked {
        store::standing::end_everything(c, id).await?;
    }
    Ok(Ok(person))
}

/// Whether an account may be erased: never while it has a role of the city, which somebody else has to take over first. So the last
/// administrator cannot vanish, also not by a wish from before they became one.
///
/// # Errors
/// The database's.
pub async fn may_be_erased(c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    store::standing::hold_administrators(c).await?;
    Ok(store::people::person(c, id).await?.is_none_or(|person| person.role == Role::Person))
}

/// Takes away every second factor, and ends every session: whoever has the lost device is out, too.
///
/// # Errors
/// The database's.
pub async fn reset_second(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    store::standing::remove_factors(c, id).await?;
    end_sessions(c, id).await
}

/// Ends every session and every one-time link of somebody.
///
/// # Errors
/// The database's.
pub async fn end_sessions(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    store::standing::end_everything(c, id).await.map(drop)
}

/// The account of an address with this role: made if there is none. A citizen's gets the role, one that works for the city keeps its own;
/// a name that somebody has chosen stays.
///
/// # Errors
/// The database's.
pub async fn admit(c: &impl ConnectionTrait, site: &Site, address: &Address, name: &str, language: Language, role: Role) -> Result<Person, DbErr> {
    let new = Person { id: site.ids.id(), name: name.to_owned(), role, email: Some(address.clone()), language, blocked: false, joined: false };
    store::people::insert(c, &new, site.clock.now()).await?;
    let mut person = store::people::by_address(c, address).await?.ok_or_else(|| DbErr::Custom("an account without a row".to_owned()))?;
    if person.name.is_empty() {
        name.clone_into(&mut person.name);
        store::people::describe(c, &person.id, name, person.language).await?;
    }
    if person.role == Role::Person {
        person.role = role;
        store::standing::set(c, &person.id, role, None).await?;
    }
    Ok(person)
}
