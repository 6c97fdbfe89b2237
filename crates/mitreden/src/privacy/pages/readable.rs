//! What somebody takes along, in words: headings by kind, names of fields, values as people write them. What only programs read stands in the other file.

use std::collections::{BTreeMap, HashMap};

use super::{kind_word, words};
use crate::app::Site;
use crate::base::http::{Error, Page};
use crate::privacy::model::Kind;
use crate::privacy::person::Part;
use crate::privacy::rules::RULES;
use crate::trace::{self, Point};

/// Everything under one heading.
pub(super) struct Area {
    pub(super) title: String,
    pub(super) groups: Vec<Group>,
}

/// The rows of one table.
pub(super) struct Group {
    /// The table's name, for those who compare it with the file for programs.
    pub(super) table: &'static str,
    pub(super) title: String,
    pub(super) entries: Vec<Vec<Field>>,
}

/// One value of a row.
pub(super) struct Field {
    pub(super) label: String,
    pub(super) value: String,
}

/// All parts under the headings of the privacy notice, in its order. What was never filled in is not listed.
///
/// # Errors
/// The database's.
pub(super) async fn areas(site: &Site, page: &Page, parts: &[Part]) -> Result<Vec<Area>, Error> {
    let points: Vec<Point> = parts.iter().flat_map(|part| part.rows.iter().filter_map(move |row| about(part, row))).collect();
    let titles = trace::titles(site, &points).await?;
    let mut kinds: BTreeMap<Kind, Vec<Group>> = BTreeMap::new();
    for part in parts.iter().filter(|part| !part.rows.is_empty()) {
        let kind = RULES.iter().find(|rule| rule.table == part.table).map_or(Kind::Technical, |rule| rule.kind);
        let title = words::table(page.t, part.table).unwrap_or_else(|| part.table.to_owned());
        let entries = part.rows.iter().map(|row| entry(site, page, part, row, &titles)).collect();
        kinds.entry(kind).or_default().push(Group { table: part.table, title, entries });
    }
    Ok(kinds.into_iter().map(|(kind, groups)| Area { title: kind_word(page.t, kind), groups }).collect())
}

fn entry(site: &Site, page: &Page, part: &Part, row: &[Option<String>], titles: &HashMap<Point, String>) -> Vec<Field> {
    let title = about(part, row).and_then(|point| titles.get(&point).cloned());
    let title = title.map(|value| Field { label: page.t.msg_privacy_column_about(), value });
    let filled = part.columns.iter().zip(row).filter_map(|(column, text)| Some((*column, text.as_deref().filter(|text| !text.is_empty())?)));
    let field = |(column, text): (&'static str, &str)| {
        let label = words::column(page.t, part.table, column)?;
        Some(Field { label, value: words::value(site, page, part.table, column, text)? })
    };
    title.into_iter().chain(filled.filter_map(field)).collect()
}

/// What a row is about, if that is a thing with a title.
fn about(part: &Part, row: &[Option<String>]) -> Option<Point> {
    let at = |name: &str| part.columns.iter().position(|column| *column == name).and_then(|place| row.get(place)?.clone());
    let kind = match part.table {
        "registration" => return Some(Point::new("event", at("event_id")?)),
        "group_member" | "topic" => return Some(Point::new("group", at("group_id")?)),
        "idea_support" | "idea_file" => return Some(Point::new("idea", at("idea_id")?)),
        "comment" => match at("subject_kind")?.as_str() {
            "artikel" => "article",
            "idee" => "idea",
            "strategie" => "draft",
            _ => return None,
        },
        "subscription" => return Some(Point::new(at("kind")?, at("reference")?)),
        _ => return None,
    };
    Some(Point::new(kind, at("subject_id")?))
}
