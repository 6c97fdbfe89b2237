//! The first administrator: made and signed in, on the word of whoever started the server. Asks for no second factor; the pages behind do.

use axum::http::{HeaderMap, HeaderValue};
use sea_orm::ConnectionTrait;

use super::account::words;
use super::{Arrival, Proof, open_session};
use crate::accounts::model::{Link, Person, Role};
use crate::accounts::trail::{self, Way};
use crate::accounts::{LINK, names, store};
use crate::app::Site;
use crate::base::http::{Error, Mistake, Page};
use crate::base::mail::Address;

/// What was typed about the first administrator.
#[derive(Clone, Copy, Debug)]
pub struct Newcomer<'a> {
    /// Their name.
    pub name: &'a str,
    /// Where letters reach them.
    pub email: &'a str,
}

/// Somebody who is signed in for the first time.
#[derive(Debug)]
pub struct First {
    /// Their account, with the name tidied.
    pub person: Person,
    /// The `Set-Cookie` of their session.
    pub cookie: HeaderValue,
    /// A link that signs in once more, as the command line gives it.
    pub link: Link,
}

/// Makes the first administrator and their session in the caller's transaction. The inner error is what is wrong with the fields `name` and `email`.
///
/// # Errors
/// The database's.
pub async fn first_admin(
    c: &impl ConnectionTrait,
    site: &Site,
    page: &Page,
    headers: &HeaderMap,
    typed: Newcomer<'_>,
) -> Result<Result<First, Vec<Mistake>>, Error> {
    let mut mistakes = Vec::new();
    let mut wrong = |field: &'static str, sentence: String| mistakes.push(Mistake::new(field, sentence));
    let name = names::parse(typed.name).and_then(|name| if name.is_empty() { Err(names::Fault::Missing) } else { Ok(name) });
    if let Err(fault) = name {
        wrong("name", words(page, fault));
    }
    let email = Address::parse(typed.email);
    if email.is_none() {
        wrong("email", page.t.msg_accounts_email_wrong());
    }
    let (Ok(name), Some(email)) = (name, email) else { return Ok(Err(mistakes)) };
    let person = Person { id: site.ids.id(), name, role: Role::Admin, email: Some(email), language: page.language, blocked: false, joined: false };
    if !store::people::insert(c, &person, site.clock.now()).await? {
        return Ok(Err(vec![Mistake::new("email", page.t.msg_accounts_address_taken())]));
    }
    let link = store::people::insert_link(c, site, &person.id, LINK).await?;
    let cookie = open_session(c, &Arrival { site, page, headers, onward: "/", way: Way::Setup }, &person, Proof::One).await?;
    trail::noted(c, site, &person, "signin.done", Some(Way::Setup)).await?;
    Ok(Ok(First { person, cookie, link }))
}
