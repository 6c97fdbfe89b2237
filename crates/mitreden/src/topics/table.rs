//! Topics as a table in a file (RFC 4180): written, read, and judged row by row. Touches no database.

use std::collections::HashSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::form::{Check, NAME_MAX, Problem, REASON_MAX, TEXT_MAX, TITLE_MAX};
use crate::base::charset;
use crate::base::exchange::{self, marked, unmarked};
use crate::base::ids::is_id;

/// Most rows of a file.
pub(super) const ROWS_MAX: usize = 5_000;
/// Largest file in bytes.
pub(super) const BYTES_MAX: usize = 8 << 20;

/// The columns in their order.
const HEAD: [&str; 10] = ["id", "titel", "text", "name", "gruppe", "felder", "stand", "grund", "zusammengelegt_mit", "eingegangen"];

/// A topic as JSON: the same columns, so that one judgement fits both.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Record {
    id: String,
    titel: String,
    text: String,
    name: String,
    gruppe: String,
    felder: Vec<String>,
    stand: String,
    grund: String,
    zusammengelegt_mit: String,
    eingegangen: String,
}

impl Record {
    fn get(&self, name: &str) -> &str {
        match name {
            "id" => &self.id,
            "titel" => &self.titel,
            "text" => &self.text,
            "name" => &self.name,
            "gruppe" => &self.gruppe,
            "stand" => &self.stand,
            "grund" => &self.grund,
            "zusammengelegt_mit" => &self.zusammengelegt_mit,
            "eingegangen" => &self.eingegangen,
            _ => "",
        }
    }
}

/// Parts the fields of action in their cell.
const BETWEEN: &str = " | ";

/// A topic as the file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Empty: a new topic.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) name: String,
    /// The group's word in addresses; empty: none.
    pub(super) group: String,
    /// The fields' words in addresses.
    pub(super) fields: Vec<String>,
    pub(super) closed: bool,
    pub(super) reason: String,
    /// The id of the topic it went into; empty: none.
    pub(super) merged_into: String,
    /// `None`: now.
    pub(super) created_at: Option<Timestamp>,
}

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It begins like JSON and is none with these columns.
    Json,
    /// It is no UTF-8.
    Letters,
    /// It lacks these columns.
    Columns(Vec<&'static str>),
    /// It has no rows.
    Empty,
    /// It has more than [`ROWS_MAX`] rows.
    TooMany,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// A field of the form would say so, too.
    Field(String, Problem),
    /// No such id can be.
    NoId(&'static str),
    /// Another row has the same id.
    Twice,
    /// No group has this word.
    NoGroup(String),
    /// No field of action has this word.
    NoField(String),
    /// Neither `offen` nor `geschlossen`.
    NoStanding(String),
    /// No point in time.
    NoTime(String),
    /// It would go into a topic that is not there, that went into another, or into itself.
    NoTarget,
    /// There is a topic with this id that is not public.
    Hidden,
    /// The row has more or fewer cells than the head.
    Cells,
}

fn standing(row: &Row) -> &'static str {
    if row.closed { "geschlossen" } else { "offen" }
}

/// All rows as JSON.
///
/// # Errors
/// When a row cannot be written.
pub(super) fn json(rows: &[Row]) -> anyhow::Result<String> {
    let record = |row: &Row| Record {
        id: row.id.clone(),
        titel: row.title.clone(),
        text: row.text.clone(),
        name: row.name.clone(),
        gruppe: row.group.clone(),
        felder: row.fields.clone(),
        stand: standing(row).to_owned(),
        grund: row.reason.clone(),
        zusammengelegt_mit: row.merged_into.clone(),
        eingegangen: row.created_at.map(|at| at.to_string()).unwrap_or_default(),
    };
    exchange::json(&rows.iter().map(record).collect::<Vec<_>>())
}

/// All rows with a head, separated by semicolons as German spreadsheets expect.
///
/// # Errors
/// When a line cannot be written.
pub(super) fn write(rows: &[Row]) -> Result<Vec<u8>, csv::Error> {
    // The mark tells spreadsheets that it is UTF-8.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(HEAD)?;
    for row in rows {
        let at = row.created_at.map(|at| at.to_string()).unwrap_or_default();
        let fields = row.fields.join(BETWEEN);
        let cells = [&row.id, &row.title, &row.text, &row.name, &row.group, &fields, standing(row), &row.reason, &row.merged_into, &at];
        writer.write_record(cells.map(marked))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The number of the line in which a record begins, from 1. The reader's own count is one short where lines end as on Windows.
fn line_of(text: &str, byte: u64) -> u64 {
    let (before, rest) = text.split_at(usize::try_from(byte).unwrap_or_default().min(text.len()));
    let ends = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count();
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    u64::try_from(1 + ends(before) + ends(&rest[..blank])).unwrap_or(u64::MAX)
}

fn read_json(text: &str) -> Result<Vec<(u64, Row, Vec<Wrong>)>, Unreadable> {
    let records: Vec<Record> = serde_json::from_str(text).map_err(|_| Unreadable::Json)?;
    if records.len() > ROWS_MAX {
        return Err(Unreadable::TooMany);
    }
    let mut seen = HashSet::new();
    let rows = (1..).zip(&records).map(|(number, record)| {
        let (row, mut wrong) = judge(&|name| record.get(name));
        if !row.id.is_empty() && !seen.insert(row.id.clone()) {
            wrong.push(Wrong::Twice);
        }
        let fields = record.felder.iter().map(|field| field.trim().to_owned()).filter(|field| !field.is_empty()).collect();
        (number, Row { fields, ..row }, wrong)
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { Err(Unreadable::Empty) } else { Ok(rows) }
}

/// Reads a file: each row with the number of its line (of JSON: its own number), and what is wrong with it by itself.
///
/// # Errors
/// When no row can be read.
pub(super) fn read(file: &[u8]) -> Result<Vec<(u64, Row, Vec<Wrong>)>, Unreadable> {
    let text = charset::text(file).ok_or(Unreadable::Letters)?;
    let text = text.as_ref();
    if text.trim_start().starts_with('[') {
        return read_json(text);
    }
    let head = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b',', b'\t'].into_iter().max_by_key(|sign| head.bytes().filter(|byte| byte == sign).count()).unwrap_or(b';');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let named: Vec<String> = reader.headers().map(|head| head.iter().map(|name| name.trim().to_lowercase()).collect()).unwrap_or_default();
    // A list that somebody typed has a title and a text; all else is usual.
    let missing: Vec<&'static str> = ["titel", "text"].into_iter().filter(|name| !named.iter().any(|known| known == name)).collect();
    if !missing.is_empty() {
        return Err(Unreadable::Columns(missing));
    }
    let mut rows = Vec::new();
    let mut seen = HashSet::new();
    for record in reader.records() {
        if rows.len() >= ROWS_MAX {
            return Err(Unreadable::TooMany);
        }
        // The text is UTF-8 already, and rows may differ in length: nothing else can fail.
        let Ok(record) = record else { return Err(Unreadable::Letters) };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = line_of(text, record.position().map_or(0, csv::Position::byte));
        let get = |name: &str| named.iter().position(|known| known == name).and_then(|place| record.get(place)).map(unmarked).unwrap_or_default();
        let (row, mut wrong) = judge(&get);
        if record.len() != named.len() {
            wrong.push(Wrong::Cells);
        }
        if !row.id.is_empty() && !seen.insert(row.id.clone()) {
            wrong.push(Wrong::Twice);
        }
        rows.push((line, row, wrong));
    }
    if rows.is_empty() { Err(Unreadable::Empty) } else { Ok(rows) }
}

fn judge<'a>(get: &impl Fn(&str) -> &'a str) -> (Row, Vec<Wrong>) {
    let mut check = Check::default();
    let title = check.line("title", get("titel"), TITLE_MAX, true);
    let text = check.text("text", get("text"), TEXT_MAX, true);
    let name = check.line("name", get("name"), NAME_MAX, false);
    let reason = check.text("reason", get("grund"), REASON_MAX, false);
    let mut wrong: Vec<Wrong> = check.faults.into_iter().map(|(field, problem)| Wrong::Field(field, problem)).collect();
    let (id, merged_into) = (get("id").trim().to_owned(), get("zusammengelegt_mit").trim().to_owned());
    for (column, id) in [("id", &id), ("zusammengelegt_mit", &merged_into)] {
        if !id.is_empty() && !is_id(id) {
            wrong.push(Wrong::NoId(column));
        }
    }
    let standing = get("stand").trim().to_lowercase();
    if !["", "offen", "geschlossen"].contains(&standing.as_str()) {
        wrong.push(Wrong::NoStanding(standing.clone()));
    }
    let closed = standing == "geschlossen";
    if closed && reason.is_empty() {
        wrong.push(Wrong::Field("reason".into(), Problem::Missing));
    }
    let typed = get("eingegangen").trim();
    let created_at = typed.parse().ok();
    if created_at.is_none() && !typed.is_empty() {
        wrong.push(Wrong::NoTime(typed.chars().take(40).collect()));
    }
    let fields = get("felder").split('|').map(str::trim).filter(|field| !field.is_empty()).map(str::to_owned).collect();
    let group = get("gruppe").trim().to_owned();
    (Row { id, title, text, name, group, fields, closed, reason, merged_into, created_at }, wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(title: &str, text: &str) -> Row {
        Row { title: title.into(), text: text.into(), ..Row::default() }
    }

    #[test]
    fn what_was_written_reads_back_and_is_no_formula() {
        let rows = [
            row("=HYPERLINK(\"http://example.org\")", "-1 + 1"),
            row("'s Haus", "'=nicht"),
            row("''", "a;b \"c\"\nzweite Zeile\n\n=dritte"),
            Row { id: "0f".repeat(16), name: "@berta".into(), group: "energie".into(), fields: vec!["mobilitaet".into(), "lernen".into()], ..row("+49", "x") },
            Row {
                closed: true,
                reason: "-erledigt".into(),
                merged_into: "ab".repeat(16),
                created_at: Some("2020-05-26T15:00:00.123456Z".parse().unwrap()),
                ..row("\u{ff1d}1", "y")
            },
        ];
        let file = write(&rows).unwrap();
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(text.contains("\"'=HYPERLINK") && text.contains("'@berta") && text.contains("'+49"), "{text}");
        for file in [file, json(&rows).unwrap().into_bytes()] {
            let read = read(&file).unwrap();
            assert!(read.iter().all(|(_, _, wrong)| wrong.is_empty()), "{read:?}");
            assert_eq!(read.into_iter().map(|(_, row, _)| row).collect::<Vec<_>>(), rows);
        }
    }

    #[test]
    fn each_row_says_what_is_wrong_with_it() {
        let file = "\u{feff}titel,text,stand,id,eingegangen\r\nA,B,halb offen,1,gestern\r\n,C,,,\r\n\r\nD,E,geschlossen,,\r\nF,G\r\n";
        let read = read(file.as_bytes()).unwrap();
        assert_eq!(read[0].2, [Wrong::NoId("id"), Wrong::NoStanding("halb offen".into()), Wrong::NoTime("gestern".into())]);
        assert_eq!((read[1].0, &read[1].2[..]), (3, &[Wrong::Field("title".into(), Problem::Missing)][..]));
        assert_eq!(read[2].2, [Wrong::Field("reason".into(), Problem::Missing)]);
        assert_eq!(read[3].2, [Wrong::Cells]);
        let twice = format!("titel;text;id\nA;B;{0}\nC;D;{0}\n", "0f".repeat(16));
        assert_eq!(super::read(twice.as_bytes()).unwrap()[1].2, [Wrong::Twice]);
    }

    #[test]
    fn what_is_no_table_is_said_to_be_none() {
        assert_eq!(read(b"\xff\xfe\x41"), Err(Unreadable::Letters));
        assert_eq!(read(b"[{\"title\": \"A\"}]"), Err(Unreadable::Json));
        assert_eq!(read(b"[]"), Err(Unreadable::Empty));
        assert_eq!(read(b""), Err(Unreadable::Columns(vec!["titel", "text"])));
        assert_eq!(read(b"titel;inhalt\nA;B\n"), Err(Unreadable::Columns(vec!["text"])));
        assert_eq!(read(b"titel;text\n;\n"), Err(Unreadable::Empty));
        let many = format!("titel;text\n{}", "A;B\n".repeat(ROWS_MAX + 1));
        assert_eq!(read(many.as_bytes()), Err(Unreadable::TooMany));
    }
}
