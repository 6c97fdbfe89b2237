//! What the portal holds of one person, handed out and erased as the rules say. Knows no table by name but its own.

use std::io::{Cursor, Write};

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::{Map, Value, json};
use zip::write::SimpleFileOptions;

use super::consent;
use super::model::{Erase, Rule, Whose};
use super::rules::RULES;
use super::store::{self, Owned};
use crate::accounts;
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::mail::Address;
use crate::ideas;

/// How many days somebody may change their mind after asking for the erasure.
pub const COOLING_DAYS: i64 = 7;

/// What one table holds of a person: column names and rows of texts.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) table: &'static str,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Option<String>>>,
}

/// Everything that is handed out to a person, table by table.
pub(super) async fn collect(c: &impl ConnectionTrait, site: &Site, person: &str) -> Result<Vec<Part>, Error> {
    let email = email(c, person).await?;
    let mut parts = Vec::new();
    for rule in RULES {
        let Some(owned) = owned(site, rule, person, email.as_ref()) else { continue };
        let columns: Vec<&str> = rule.handed_out().collect();
        let rows = store::rows(c, rule.table, &columns, &owned).await?;
        parts.push(Part { table: rule.table, columns, rows });
    }
    Ok(parts)
}

async fn email(c: &impl ConnectionTrait, person: &str) -> Result<Option<Address>, Error> {
    let person = accounts::person(c, person).await?;
    Ok(person.and_then(|person| person.email))
}

/// The ids of the rows that one table holds of a person.
pub(super) fn ids(parts: &[Part], table: &str) -> Vec<String> {
    let part = parts.iter().find(|part| part.table == table);
    let place = part.and_then(|part| part.columns.iter().position(|column| *column == "id"));
    let rows = part.map(|part| part.rows.as_slice()).unwrap_or_default();
    rows.iter().filter_map(|row| row.get(place?)?.clone()).collect()
}

/// The two forms of the same content as a ZIP file, and the files that the person brought.
pub(super) fn pack(parts: &[Part], html: &str, brought: &[(String, Vec<u8>)], now: Timestamp) -> anyhow::Result<Vec<u8>> {
    let object = |part: &Part, row: &Vec<Option<String>>| {
        let fields = part.columns.iter().zip(row).map(|(column, text)| ((*column).to_owned(), json!(text)));
        Value::Object(fields.collect::<Map<_, _>>())
    };
    let tables: Map<String, Value> = parts
        .iter()
        .filter(|part| !part.rows.is_empty())
        .map(|part| (part.table.to_owned(), Value::Array(part.rows.iter().map(|row| object(part, row)).collect())))
        .collect();
    let json = serde_json::to_vec_pretty(&json!({ "format": 1, "exported_at": now.to_string(), "tables": tables }))?;
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("daten.json", json.as_slice()), ("daten.html", html.as_bytes())] {
        file.start_file(name, SimpleFileOptions::default())?;
        file.write_all(bytes)?;
    }
    for (name, bytes) in brought {
        file.start_file(format!("dateien/{name}"), SimpleFileOptions::default())?;
        file.write_all(bytes)?;
    }
    Ok(file.finish()?.into_inner())
}

/// How the rows of a person are found in a table; `None`: they cannot be.
fn owned(site: &Site, rule: &Rule, person: &str, email: Option<&Address>) -> Option<Owned> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).into()).collect();
    match (rule.whose, email.map(Address::as_str)) {
        (Whose::Nobody, _) | (Whose::Address(_) | Whose::Sealed(_), None) => None,
        (Whose::Person(column) | Whose::PersonOrAddress(column, _), None) | (Whose::Person(column), Some(_)) => {
            Some(Owned { condition: format!("{column} = $1"), values: texts(&[person]) })
        }
        (Whose::Address(column), Some(email)) => Some(Owned { condition: format!("{column} = $1"), values: texts(&[email]) }),
        (Whose::Sealed(column), Some(email)) => Some(Owned { condition: format!("{column} = $1"), values: vec![consent::seal(site, email).into()] }),
        (Whose::PersonOrAddress(column, address), Some(email)) => {
            Some(Owned { condition: format!("({column} = $1 OR {address} = $2)"), values: texts(&[person, email]) })
        }
        (Whose::Through(column, parent), _) => {
            let parent = RULES.iter().find(|rule| rule.table == parent)?;
            let Owned { condition, values } = owned(site, parent, person, email)?;
            Some(Owned { condition: store::through(column, parent.table, &condition), values })
        }
    }
}

/// Notes the wish, and ends every session at once. Answers until when it can be taken back.
pub(super) async fn request(c: &impl ConnectionTrait, site: &Site, person: &str) -> Result<Timestamp, Error> {
    let now = site.clock.now();
    let due = now + SignedDuration::from_hours(24 * COOLING_DAYS);
    store::insert_erasure(c, person, now, due).await?;
    if let Some(rule) = RULES.iter().find(|rule| rule.table == "session")
        && let Some(owned) = owned(site, rule, person, None)
    {
        store::delete(c, rule.table, &owned).await?;
    }
    Ok(due)
}

/// Erases the accounts whose time to think is over.
///
/// # Errors
/// The database's; an account is erased whole or not at all.
pub async fn erase_due(site: &Site) -> Result<usize, Error> {
    let due = store::due_erasures(&site.db.read, site.clock.now()).await?;
    let mut erased = 0;
    for person in &due {
        let tx = site.db.begin().await?;
        if !accounts::may_be_erased(&tx, person).await? {
            // They have got a role of the city since they asked.
            store::delete_erasure(&tx, person).await?;
            tx.commit().await?;
            continue;
        }
        erase(&tx, site, person).await?;
        erased += 1;
        audit::note(&tx, site, By::System, "account.erased", "", "").await?;
        tx.commit().await?;
    }
    if erased > 0 {
        site.db.forget_deleted().await?;
    }
    Ok(erased)
}

async fn erase(c: &impl ConnectionTrait, site: &Site, person: &str) -> Result<(), Error> {
    let email = email(c, person).await?;
    if let Some(email) = &email {
        // What they followed goes with the account, and the consent ends with it.
        consent::take_back(c, site, email).await?;
    }
    // Nobody finds a ballot by its owner but with the key: no rule names them.
    ideas::withdraw_ballots(c, site, person).await?;
    for rule in RULES {
        let Some(owned) = owned(site, rule, person, email.as_ref()) else { continue };
        match rule.erase {
            Erase::Delete => store::delete(c, rule.table, &owned).await?,
            Erase::Blank(columns) => store::blank(c, rule.table, columns, &owned).await?,
            Erase::Divided(goes, columns) => {
                let going = Owned { condition: format!("({}) AND ({goes})", owned.condition), values: owned.values.clone() };
                store::delete(c, rule.table, &going).await? + store::blank(c, rule.table, columns, &owned).await?
            }
            Erase::Nothing | Erase::Kept(_) => 0,
        };
    }
    Ok(())
}

/// Until when a person may take the wish back, if there is one.
///
/// # Errors
/// The database's.
pub async fn pending(c: &impl ConnectionTrait, person: &str) -> Result<Option<Timestamp>, DbErr> {
    store::erasure(c, person).await
}
