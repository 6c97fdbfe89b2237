//! Records as files and back: JSON and CSV hold the same fields, so that one check fits both. Judges no field and knows no feature.

use std::collections::HashSet;
use std::convert::Infallible;

use mitreden_report::sheets::plain;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::charset;
use super::check::{Fault, Problem};
use super::slug::is_slug;

/// What is wrong with a row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault<O = Infallible> {
    /// Its number from 1.
    pub row: usize,
    /// What it is called.
    pub title: String,
    /// The field and its problem.
    pub fault: Fault<O>,
}

/// Why a file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal<O = Infallible> {
    /// It is neither JSON nor CSV with the columns of an export.
    Unreadable,
    /// It holds more rows than so many.
    TooMany(usize),
    /// Rows have faults.
    Rows(Vec<RowFault<O>>),
}

/// What a file came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Rows that were not there yet.
    pub added: usize,
    /// Rows that were there and differed.
    pub changed: usize,
    /// Rows that were there and the same.
    pub same: usize,
}

/// What is found while the rows of a file are gone through. All of them are taken, or none: who goes through them commits only what [`end`](Self::end) lets pass.
#[derive(Debug)]
pub struct Report<O = Infallible> {
    row: usize,
    title: String,
    addresses: HashSet<String>,
    faults: Vec<RowFault<O>>,
    /// What the rows came to so far.
    pub taken: Taken,
}

impl<O> Default for Report<O> {
    fn default() -> Self {
        Self { row: 0, title: String::new(), addresses: HashSet::new(), faults: Vec::new(), taken: Taken::default() }
    }
}

impl<O> Report<O> {
    /// Goes on to the next row.
    pub fn next(&mut self, title: &str) {
        self.row += 1;
        title.clone_into(&mut self.title);
    }

    /// Notes what is wrong with this row.
    pub fn fault(&mut self, field: &str, problem: Problem<O>) {
        self.faults([(field.to_owned(), problem)]);
    }

    /// The same of what a form found.
    pub fn faults(&mut self, faults: impl IntoIterator<Item = Fault<O>>) {
        let (row, title) = (self.row, &self.title);
        self.faults.extend(faults.into_iter().map(|fault| RowFault { row, title: title.clone(), fault }));
    }

    /// Whether this row can have this address: empty for a new thing, otherwise a word that no page of its own and no other row has. Notes it if not.
    pub fn address(&mut self, address: &str, reserved: &[&str]) -> bool {
        let is_free = address.is_empty() || (is_slug(address) && !reserved.contains(&address) && self.addresses.insert(address.to_owned()));
        if !is_free {
            self.fault("address", Problem::NoChoice);
        }
        is_free
    }

    /// What the file came to.
    ///
    /// # Errors
    /// The faults of its rows.
    pub fn end(self) -> Result<Taken, Refusal<O>> {
        if self.faults.is_empty() { Ok(self.taken) } else { Err(Refusal::Rows(self.faults)) }
    }
}

/// Records as JSON.
///
/// # Errors
/// When a record cannot be written.
pub fn json<R: Serialize>(records: &[R]) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(records)?)
}

/// The columns of a file; true: its cells hold one value a line.
fn columns<R: Serialize + Default>() -> anyhow::Result<Vec<(String, bool)>> {
    let value = serde_json::to_value(R::default())?;
    let columns = value.as_object().map(|object| object.iter().map(|(name, value)| (name.clone(), value.is_array())).collect());
    Ok(columns.unwrap_or_default())
}

/// Records as CSV (RFC 4180) with semicolons, UTF-8 with a mark, as spreadsheets here read it. Fields are texts, or lists of texts.
///
/// # Errors
/// When a record cannot be written.
pub fn csv<R: Serialize + Default>(records: &[R]) -> anyhow::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let columns = columns::<R>()?;
    table.write_record(columns.iter().map(|(name, _)| name))?;
    for record in records {
        let value = serde_json::to_value(record)?;
        let cell = |(name, _): &(String, bool)| match &value[name] {
            Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
            other => other.as_str().unwrap_or_default().to_owned(),
        };
        table.write_record(columns.iter().map(|column| marked(&cell(column))))?;
    }
    Ok(table.into_inner()?)
}

/// A cell that spreadsheets show as it is, and that [`unmarked`] reads back as it was.
pub fn marked(cell: &str) -> String {
    if needs_mark(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn needs_mark(cell: &str) -> bool {
    cell.starts_with('\'') || plain(cell) != cell
}

/// What a cell held before it was [`marked`].
pub fn unmarked(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| needs_mark(rest)).unwrap_or(cell)
}

/// The rows of a file, at most so many; one of its columns is `needed`.
///
/// # Errors
/// The refusal of the file as a whole.
pub fn rows<R: Serialize + DeserializeOwned + Default, O>(bytes: &[u8], needed: &str, most: usize) -> Result<Vec<R>, Refusal<O>> {
    let rows = read(bytes, needed).ok_or(Refusal::Unreadable)?;
    if rows.len() > most { Err(Refusal::TooMany(most)) } else { Ok(rows) }
}

/// The rows of a file. `None`: it is neither JSON nor CSV with the columns of an export, one of them `needed`.
fn read<R: Serialize + DeserializeOwned + Default>(bytes: &[u8], needed: &str) -> Option<Vec<R>> {
    let text = charset::text(bytes)?;
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(&text).ok();
    }
    let columns = columns::<R>().ok()?;
    let mut table = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let head: Vec<String> = table.headers().ok()?.iter().map(str::to_owned).collect();
    // A file with other columns is another file; nothing of it would be taken in silence.
    if !head.iter().any(|name| name == needed) || !head.iter().all(|name| columns.iter().any(|(known, _)| known == name)) {
        return None;
    }
    let mut records = Vec::new();
    for row in table.records() {
        let row = row.ok()?;
        let mut object = Map::new();
        for (name, cell) in head.iter().zip(row.iter()) {
            let cell = unmarked(cell);
            let lines = columns.iter().any(|(known, lines)| known == name && *lines);
            let list = || cell.split('\n').map(|line| Value::from(line.trim_end_matches('\r'))).collect();
            let value = if lines { Value::Array(if cell.is_empty() { Vec::new() } else { list() }) } else { Value::from(cell) };
            object.insert(name.clone(), value);
        }
        records.push(serde_json::from_value(Value::Object(object)).ok()?);
    }
    Some(records)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(default)]
    struct Row {
        title: String,
        list: Vec<String>,
    }

    #[test]
    fn both_kinds_of_files_read_back_to_the_same_rows() {
        let row = |title: &str, list: &[&str]| Row { title: title.into(), list: list.iter().map(ToString::to_string).collect() };
        let rows = [row("=1+1; \"a\"", &["x", "", "y"]), row("'s Haus", &[]), row("''", &["-1"]), row("zwei\nZeilen", &[""; 2])];
        let file = csv(&rows).unwrap();
        assert!(String::from_utf8_lossy(&file).contains("'=1+1"), "no cell is a formula");
        assert_eq!(read::<Row>(&file, "title").unwrap(), rows);
        assert_eq!(read::<Row>(json(&rows).unwrap().as_bytes(), "title").unwrap(), rows);
        for strange in [&b"nichts"[..], b"[{\"title\": 1}]", b"title;fremd\r\na;b\r\n", b"list\r\na\r\n", b"\xff\xfe", b"", b"title\r\na;b\r\n"] {
            assert!(read::<Row>(strange, "title").is_none());
        }
    }
}
