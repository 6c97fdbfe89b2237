//! A person's role, who is looking, and how often one may try. No SQL, no HTML.

use std::fmt;
use std::str::FromStr;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use jiff::Timestamp;

use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::base::ids::Token;
use crate::base::mail::Address;

/// What a person may do beyond a visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A citizen with an account: acts for themselves.
    Person,
    /// Leads rooms and edits the programme.
    Moderation,
    /// Writes for the city.
    Press,
    /// Everything.
    Admin,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 4] = [Role::Person, Role::Moderation, Role::Press, Role::Admin];

    /// The name in the database and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Role::Person => "person",
            Role::Moderation => "moderation",
            Role::Press => "press",
            Role::Admin => "admin",
        }
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let names: Vec<_> = Role::ALL.iter().map(|role| role.name()).collect();
        Role::ALL.into_iter().find(|role| role.name() == text).ok_or_else(|| format!("unknown role; allowed are {}", names.join(", ")))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Somebody with an account.
#[derive(Clone, Debug)]
pub struct Person {
    /// Id.
    pub id: String,
    /// Their name as others read it; empty: they gave none.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Where letters reach them; `None`: invited by a printed link only.
    pub email: Option<Address>,
    /// The language of letters.
    pub language: Language,
    /// They may no longer sign in.
    pub blocked: bool,
    /// They have been here.
    pub joined: bool,
}

/// The signed-in person of a request. As extractor it demands a sign-in; `Option<Viewer>` asks for none.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Id of the person.
    pub person: String,
    /// Their name; empty: they gave none.
    pub name: String,
    /// What they may do now: that of a citizen until the second factor is shown.
    pub role: Role,
    /// Whether a second factor is to be shown first.
    pub(super) second: Second,
}

/// How a session stands with the second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Second {
    /// None is needed, or it was shown.
    Done,
    /// It has to be shown.
    ToShow,
    /// It has to be set up.
    ToSetUp,
}

impl Second {
    /// Not shown yet; `exists`: there is one.
    pub(super) fn due(exists: bool) -> Second {
        if exists { Second::ToShow } else { Second::ToSetUp }
    }
}

impl Viewer {
    /// Whether this person works for the city.
    pub fn is_staff(&self) -> bool {
        self.role != Role::Person
    }

    /// Whether this person may lead rooms and edit the programme.
    pub fn may_moderate(&self) -> bool {
        matches!(self.role, Role::Moderation | Role::Admin)
    }

    /// Whether this person may write in the city's name: articles, letters to many, reports.
    pub fn may_publish(&self) -> bool {
        matches!(self.role, Role::Press | Role::Admin)
    }

    /// Whether this person may change the portal itself: people, roles, settings.
    pub fn may_administer(&self) -> bool {
        self.role == Role::Admin
    }

    /// Whether this person works for the city and has not shown their second factor yet.
    pub fn lacks_second(&self) -> bool {
        self.second != Second::Done
    }

    /// Demands [`Viewer::is_staff`].
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::SecondStep`] while the second factor is missing.
    pub fn staff(&self) -> Result<(), Error> {
        self.allowed(self.is_staff())
    }

    /// Demands [`Viewer::may_moderate`].
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::SecondStep`] while the second factor is missing.
    pub fn moderation(&self) -> Result<(), Error> {
        self.allowed(self.may_moderate())
    }

    /// Demands [`Viewer::may_publish`].
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::SecondStep`] while the second factor is missing.
    pub fn publishing(&self) -> Result<(), Error> {
        self.allowed(self.may_publish())
    }

    /// Demands [`Viewer::may_administer`].
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Error::SecondStep`] while the second factor is missing.
    pub fn administration(&self) -> Result<(), Error> {
        self.allowed(self.may_administer())
    }

    fn allowed(&self, yes: bool) -> Result<(), Error> {
        match (yes, self.second) {
            (true, _) => Ok(()),
            (false, Second::Done) => Err(Error::Forbidden),
            (false, _) => Err(Error::SecondStep),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Viewer>().cloned().ok_or(Error::SignIn)
    }
}

impl<S: Send + Sync> OptionalFromRequestParts<S> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Error> {
        Ok(parts.extensions.get::<Viewer>().cloned())
    }
}

/// A one-time link: the secret part of its address and when it ends.
#[derive(Clone, Debug)]
pub struct Link {
    /// Stands in the address, and nowhere else.
    pub token: Token,
    /// After this it is over.
    pub expires: Timestamp,
}

impl Link {
    /// The path of the link on this portal.
    pub fn path(&self) -> String {
        format!("/anmelden/{}", self.token.reveal())
    }
}
