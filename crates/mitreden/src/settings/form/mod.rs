//! A group of settings as a form: what stands in it, what is wrong with it, and what is kept of it. Renders nothing.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use toml::Value;

use super::model::{Field, Group, Kind};
use super::{renew, store};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::{Error, Mistake};
use crate::base::i18n::Words;
use crate::base::ids::hex;
use crate::base::mail::Address;
use crate::base::text;
use crate::config::{self, Config, ThemeFault};

mod words;

/// Longest line in characters.
const LINE_MAX: usize = 300;
/// Longest text in characters.
const TEXT_MAX: usize = 4000;
/// Most entries of a list.
const LINES_MAX: usize = 50;

/// A field for the page.
#[derive(Clone, Debug)]
pub struct FieldView {
    /// Name and id of the field.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What helps to fill it in.
    pub hint: String,
    /// What is wrong with it.
    pub error: String,
    /// `line`, `text`, `choice`, `email`, `url`, `date` or `number`.
    pub kind: &'static str,
    /// What stands in it.
    pub value: String,
    /// What can be chosen: value, words, whether it is.
    pub options: Vec<(String, String, bool)>,
    /// The operator's file says so, and only the operator can change it.
    pub fixed: bool,
    /// It must not be empty.
    pub needed: bool,
    /// Nobody asks for it, neither the portal nor the law.
    pub free: bool,
}

impl FieldView {
    /// The word after the label: this one, where nobody asks for the field.
    pub fn optional<'a>(&self, word: &'a str) -> &'a str {
        if self.free { word } else { "" }
    }

    /// The `type` of its input.
    pub fn input(&self) -> &'static str {
        if self.kind == "line" { "text" } else { self.kind }
    }
}

/// What was sent: fields by their ids.
#[derive(Clone, Debug, Default)]
pub struct Sent(HashMap<String, String>);

impl Sent {
    /// The pairs of a form.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// True if the form was made from what another has changed meanwhile.
    pub(super) fn is_outdated(&self, site: &Site, group: Group) -> bool {
        self.0.get("version").is_some_and(|version| *version != self::version(site, group))
    }

    fn get(&self, field: &Field) -> Option<String> {
        let sent = self.0.get(&id(field.name))?;
        Some(match field.kind {
            Kind::Text | Kind::Lines => text::paragraphs(sent),
            _ => text::line(sent),
        })
    }
}

fn id(name: &str) -> String {
    name.replace('.', "-")
}

/// The key of the file that a field belongs to: both colours of light display are `theme.light`.
fn key(name: &str) -> String {
    name.split('.').take(2).collect::<Vec<_>>().join(".")
}

/// What a setting is called on the pages, by its name in the file or in the database; one that is on no page keeps its name.
pub fn label(t: &Words, name: &str) -> String {
    words::field(t, name).0
}

/// The fields of a group with what is in force, or with what was sent.
pub fn views(site: &Site, t: &Words, group: Group, sent: Option<&Sent>, mistakes: &[Mistake]) -> Vec<FieldView> {
    let current = site.current();
    let view = |field: &Field| {
        let (label, hint) = words::field(t, field.name);
        let id = id(field.name);
        let fixed = site.config.fixed.contains(&key(field.name));
        let value = sent.filter(|_| !fixed).and_then(|sent| sent.get(field)).unwrap_or_else(|| shown(&current.config, field));
        let kind = match field.kind {
            Kind::Line | Kind::Needed | Kind::Zone | Kind::Colour => "line",
            Kind::Email => "email",
            Kind::Url => "url",
            Kind::Day => "date",
            Kind::Days => "number",
            Kind::Text | Kind::Lines => "text",
            Kind::OneOf(_) | Kind::Languages | Kind::Switch => "choice",
        };
        let values: &[&str] = match field.kind {
            Kind::OneOf(values) => values,
            Kind::Languages => &["de,en", "en,de", "de", "en"],
            Kind::Switch => &["true", "false"],
            _ => &[],
        };
        let options = values.iter().map(|one| ((*one).to_owned(), words::choice(t, field.name, one), *one == value)).collect();
        let error = mistakes.iter().find(|mistake| mistake.field == id).map(|mistake| mistake.message.clone()).unwrap_or_default();
        FieldView {
            id,
            label,
            hint,
            error,
            kind,
            value,
            options,
            fixed,
            needed: matches!(field.kind, Kind::Needed | Kind::Zone),
            free: field.kind == Kind::Text,
        }
    };
    group.fields().iter().map(view).collect()
}

/// Changes with what is in force in a group, so that two who edit it do not write over each other.
pub(super) fn version(site: &Site, group: Group) -> String {
    let current = site.current();
    let values: Vec<String> = group.fields().iter().map(|field| shown(&current.config, field)).collect();
    hex(&Sha256::digest(values.join("\0")))[..16].to_owned()
}

/// The value in force, as it stands in the field.
fn shown(config: &Config, field: &Field) -> String {
    if field.kind == Kind::Colour {
        return colour(config, field.name).unwrap_or_default();
    }
    match config.value(field.name) {
        Some(Value::String(text)) => text,
        Some(Value::Array(entries)) => {
            let separator = if field.kind == Kind::Languages { "," } else { "\n" };
            entries.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(separator)
        }
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Boolean(on)) => on.to_string(),
        _ => String::new(),
    }
}

/// The city's own colour of this name, if it has one.
fn colour(config: &Config, name: &str) -> Option<String> {
    let (mode, colour) = name.strip_prefix("theme.")?.split_once('.')?;
    let entries = if mode == "dark" { &config.theme.dark } else { &config.theme.light };
    entries.iter().find_map(|entry| entry.split_once('=').filter(|(name, _)| name.trim() == colour)).map(|(_, value)| value.trim().to_owned())
}

/// Checks what was sent, keeps what differs from what is in force, and puts it in force. The mistakes, if there are any: then nothing was kept.
///
/// # Errors
/// The database's.
pub async fn save(site: &Site, t: &Words, group: Group, sent: &Sent, by: By<'_>) -> Result<Vec<Mistake>, Error> {
    let current = site.current();
    let mut changes: Vec<(String, Value)> = Vec::new();
    let mut mistakes = Vec::new();
    for field in group.fields().iter().filter(|field| !site.config.fixed.contains(&key(field.name))) {
        let Some(text) = sent.get(field) else { continue };
        match read(t, field, &text) {
            Ok(_) if text == shown(&current.config, field) => {}
            Ok(value) => changes.push((field.name.to_owned(), value)),
            Err(message) => mistakes.push(Mistake::new(id(field.name), message)),
        }
    }
    if group == Group::Colours {
        changes = colours(t, &current.config, changes, &mut mistakes);
    }
    if !mistakes.is_empty() {
        return Ok(mistakes);
    }
    let tx = site.db.begin().await?;
    for (name, value) in &changes {
        let json = serde_json::to_string(value).map_err(|error| Error::Internal(error.into()))?;
        store::put(&tx, name, &json, site.clock.now()).await?;
        audit::note(&tx, site, by, "setting.changed", &group.path(), name).await?;
    }
    tx.commit().await?;
    if !changes.is_empty() {
        renew(site).await?;
    }
    Ok(mistakes)
}

/// Single colours become the two lists of the file, checked for their contrast.
fn colours(t: &Words, config: &Config, changes: Vec<(String, Value)>, mistakes: &mut Vec<Mistake>) -> Vec<(String, Value)> {
    let mut theme = config.theme.clone();
    for (name, value) in &changes {
        let Some((mode, colour)) = name.strip_prefix("theme.").and_then(|name| name.split_once('.')) else { continue };
        let entries = if mode == "dark" { &mut theme.dark } else { &mut theme.light };
        entries.retain(|entry| entry.split_once('=').is_none_or(|(name, _)| name.trim() != colour));
        if let Some(value) = value.as_str().filter(|value| !value.is_empty()) {
            entries.push(format!("{colour}={}", value.to_lowercase()));
        }
    }
    if let (Err(fault), true) = (config::check_theme(&theme), mistakes.is_empty()) {
        mistakes.push(contrast(t, &fault));
    }
    let list = |entries: Vec<String>| Value::Array(entries.into_iter().map(Value::String).collect());
    let mut lists = Vec::new();
    for (name, before, after) in [("theme.light", &config.theme.light, theme.light), ("theme.dark", &config.theme.dark, theme.dark)] {
        if *before != after {
            lists.push((name.to_owned(), list(after)));
        }
    }
    lists
}

/// The sentence for colours that cannot be told apart, at the field that is nearest to the fault.
fn contrast(t: &Words, fault: &ThemeFault) -> Mistake {
    match fault {
        ThemeFault::Contrast { mode, front, back, ratio, least } => {
            let at = |name: &str| Group::Colours.fields().iter().any(|field| field.name == format!("theme.{mode}.{name}"));
            let name = [front, back, &"primary"].into_iter().find(|name| at(name)).copied().unwrap_or("primary");
            let name = if name == "primary" && front.contains("deep") { "deep" } else { name };
            let message = t.msg_settings_wrong_contrast(words::colour(t, front), words::colour(t, back), tenths(t, *ratio), tenths(t, *least));
            Mistake::new(id(&format!("theme.{mode}.{name}")), message)
        }
        ThemeFault::Entry { mode, .. } => Mistake::new(id(&format!("theme.{mode}.primary")), t.msg_settings_wrong_colour()),
    }
}

/// A ratio with one place, in the way of the language.
fn tenths(t: &Words, ratio: f64) -> String {
    format!("{ratio:.1}").replace('.', &t.msg_settings_decimal_mark())
}

/// The value of a field, or the sentence for what is wrong with it.
fn read(t: &Words, field: &Field, text: &str) -> Result<Value, String> {
    let most = if matches!(field.kind, Kind::Text | Kind::Lines) { TEXT_MAX } else { LINE_MAX };
    if text.chars().count() > most {
        return Err(t.msg_settings_wrong_long(most));
    }
    if !text::is_printable(text) {
        return Err(t.msg_settings_wrong_characters());
    }
    let is_fine = match field.kind {
        Kind::Needed if text.is_empty() => return Err(t.msg_settings_wrong_missing()),
        Kind::Line | Kind::Needed | Kind::Text => true,
        Kind::Email if !text.is_empty() && Address::parse(text).is_none() => return Err(t.msg_settings_wrong_email()),
        Kind::Url if !text.is_empty() && !is_page(text) => return Err(t.msg_settings_wrong_url()),
        Kind::Day if !text.is_empty() && text.parse::<jiff::civil::Date>().is_err() => return Err(t.msg_settings_wrong_day()),
        Kind::Zone if jiff::tz::TimeZone::get(text).is_err() => return Err(t.msg_settings_wrong_zone()),
        Kind::Email | Kind::Url | Kind::Day | Kind::Zone => true,
        Kind::Days => return text.parse().ok().filter(|days| (1..=365).contains(days)).map(Value::Integer).ok_or_else(|| t.msg_settings_wrong_days()),
        Kind::Lines => return lines(t, text),
        Kind::OneOf(values) => values.contains(&text),
        Kind::Languages => {
            let tags: Vec<Value> = text.split(',').map(|tag| Value::String(tag.to_owned())).collect();
            return if ["de,en", "en,de", "de", "en"].contains(&text) { Ok(Value::Array(tags)) } else { Err(t.msg_settings_wrong_choice()) };
        }
        Kind::Switch => return text.parse().map(Value::Boolean).map_err(|_| t.msg_settings_wrong_choice()),
        Kind::Colour if text.is_empty() || is_colour(text) => true,
        Kind::Colour => return Err(t.msg_settings_wrong_colour()),
    };
    if is_fine { Ok(Value::String(text.to_owned())) } else { Err(t.msg_settings_wrong_choice()) }
}

fn lines(t: &Words, text: &str) -> Result<Value, String> {
    let lines: Vec<Value> = text.lines().map(text::line).filter(|line| !line.is_empty()).map(Value::String).collect();
    if lines.len() > LINES_MAX { Err(t.msg_settings_wrong_lines(LINES_MAX)) } else { Ok(Value::Array(lines)) }
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether a text is the address of a page.
pub(super) fn is_page(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}
