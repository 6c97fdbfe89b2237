//! What the demo needs to fill the topic store. Everything goes the way of the pages' own changes.

use super::changes::{self, Around};
use super::form::{Draft, EditForm};
use super::store;
use crate::app::App;
use crate::audit::By;
use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::groups;

/// A topic as the demo writes it.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// The address of its group.
    pub group: &'static str,
    /// Title.
    pub title: &'static str,
    /// Text.
    pub text: &'static str,
    /// A made-up name; may be empty.
    pub name: &'static str,
    /// Titles of its fields of action.
    pub fields: &'static [&'static str],
    /// Why it is closed; empty: it is open.
    pub closed: &'static str,
    /// Nobody has read it yet.
    pub waits: bool,
}

/// Fills an empty topic store: fields of action, then topics.
///
/// # Errors
/// The database's.
pub async fn stock(app: &App, fields: &[&str], scripts: &[Script]) -> Result<(), Error> {
    let site = app.site("");
    if !store::fields(&site.db.read).await?.is_empty() {
        return Ok(());
    }
    let wanted: Vec<(Option<String>, String)> = fields.iter().map(|title| (None, (*title).to_owned())).collect();
    changes::set_fields(site, By::System, &wanted).await?;
    let known = store::fields(&site.db.read).await?;
    for script in scripts {
        let group = groups::group(&site.db.read, script.group).await?.map(|group| group.id);
        let draft = Draft { title: script.title.to_owned(), text: script.text.to_owned(), name: script.name.to_owned(), email: None };
        let around = Around { group, viewer: None, leads: !script.waits, language: Language::De, trap: false };
        let topic = changes::add(site, draft, around).await?;
        let own = known.iter().filter(|field| script.fields.contains(&field.title.as_str())).map(|field| field.id.clone()).collect();
        let form = EditForm::of(&topic, own);
        changes::change(site, By::System, &topic, (topic.title.clone(), topic.text.clone()), &form, topic.updated_at).await?;
        if let Some(topic) = store::by_id(&site.db.read, &topic.id).await?.filter(|_| !script.closed.is_empty()) {
            changes::close(site, By::System, &topic, script.closed).await?;
        }
    }
    Ok(())
}
