//! What somebody takes along, in words: headings by kind, names of fields, moments as people write them. Leaves nothing out; programs get the other file.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::kind_word;
use crate::base::dates;
use crate::base::http::Page;
use crate::base::i18n::Words;
use crate::privacy::model::Kind;
use crate::privacy::person::Part;
use crate::privacy::rules::RULES;

/// Everything under one heading.
pub(super) struct Area {
    pub(super) title: String,
    pub(super) entries: Vec<Entry>,
}

/// One row of a table.
pub(super) struct Entry {
    /// The table's name, for those who compare it with the file for programs.
    pub(super) table: &'static str,
    pub(super) fields: Vec<Field>,
}

/// One value of a row.
pub(super) struct Field {
    pub(super) label: String,
    /// The label is the column's own name, which is English.
    pub(super) raw: bool,
    pub(super) value: String,
}

/// All parts under the headings of the privacy notice, in its order. What was never filled in is not listed.
pub(super) fn areas(page: &Page, parts: &[Part], zone: &TimeZone) -> Vec<Area> {
    let mut kinds: BTreeMap<Kind, Vec<Entry>> = BTreeMap::new();
    for part in parts.iter().filter(|part| !part.rows.is_empty()) {
        let kind = RULES.iter().find(|rule| rule.table == part.table).map_or(Kind::Technical, |rule| rule.kind);
        kinds.entry(kind).or_default().extend(part.rows.iter().map(|row| entry(page, part, row, zone)));
    }
    kinds.into_iter().map(|(kind, entries)| Area { title: kind_word(page.t, kind), entries }).collect()
}

fn entry(page: &Page, part: &Part, row: &[Option<String>], zone: &TimeZone) -> Entry {
    let filled = part.columns.iter().zip(row).filter_map(|(column, text)| Some((*column, text.as_deref().filter(|text| !text.is_empty())?)));
    let field = |(column, text): (&str, &str)| {
        let word = column_word(page.t, column);
        // Days and moments end in these; other numbers and texts are none, even if they could be read as one.
        let at = (column == "at" || column.ends_with("_at") || column.ends_with("_until")).then(|| text.parse::<Timestamp>().ok()).flatten();
        let value = at.map_or_else(|| text.to_owned(), |at| dates::moment(&dates::local(at, zone), page.language));
        Field { raw: word.is_none(), label: word.unwrap_or_else(|| column.to_owned()), value }
    };
    Entry { table: part.table, fields: filled.map(field).collect() }
}

/// What a column is called, if people meet what stands in it.
fn column_word(t: &Words, column: &str) -> Option<String> {
    Some(match column {
        "name" | "person_name" => t.msg_privacy_column_name(),
        "email" | "recipient" => t.msg_privacy_column_email(),
        "language" => t.msg_privacy_column_language(),
        "title" | "subject" => t.msg_privacy_column_title(),
        "text" | "words" | "plain" => t.msg_privacy_column_text(),
        "reason" | "closed_reason" => t.msg_privacy_column_reason(),
        "answers" => t.msg_privacy_column_answers(),
        "device" => t.msg_privacy_column_device(),
        "role" => t.msg_privacy_column_role(),
        "number" | "reference" => t.msg_privacy_column_number(),
        "state" | "status" => t.msg_privacy_column_state(),
        "consent" | "purpose" => t.msg_privacy_column_consent(),
        "created_at" | "at" | "requested_at" | "given_at" => t.msg_privacy_column_created(),
        "updated_at" => t.msg_privacy_column_updated(),
        "expires_at" | "keep_until" | "due_at" => t.msg_privacy_column_expires(),
        "confirmed_at" => t.msg_privacy_column_confirmed(),
        "withdrawn_at" => t.msg_privacy_column_withdrawn(),
        "published_at" => t.msg_privacy_column_published(),
        "decided_at" | "settled_at" => t.msg_privacy_column_decided(),
        "joined_at" => t.msg_privacy_column_joined(),
        "came_at" => t.msg_privacy_column_came(),
        "used_at" | "last_at" => t.msg_privacy_column_used(),
        "sent_at" => t.msg_privacy_column_sent(),
        _ => return None,
    })
}
