//! One table of all tables as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is made words again.

use super::{Sheet, Value};

/// What parts the cells, and how numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `;`, with a byte order mark and decimal commas: opens in a German spreadsheet by a double click.
    Semicolon,
    /// `,` and decimal points, as RFC 4180 has it: for programs.
    Comma,
}

/// Each number of the tables in a row of its own: table, row, column, value. `head` are the words over these four.
pub fn csv(head: [&str; 4], sheets: &[Sheet], separator: Separator) -> Vec<u8> {
    let (mark, mut text) = match separator {
        Separator::Semicolon => (';', "\u{feff}".to_owned()),
        Separator::Comma => (',', String::new()),
    };
    let mut line = |cells: [&str; 4]| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell, mark)).collect();
        text.push_str(&cells.join(&mark.to_string()));
        text.push_str("\r\n");
    };
    line(head);
    for sheet in sheets {
        for row in &sheet.rows {
            let first = row.first().map(|value| written(value, separator)).unwrap_or_default();
            for (column, value) in sheet.head.iter().zip(row).skip(1).filter(|(_, value)| **value != Value::Empty) {
                line([sheet.name.as_str(), first.as_str(), column.as_str(), written(value, separator).as_str()]);
            }
        }
    }
    text.into_bytes()
}

fn written(value: &Value, separator: Separator) -> String {
    match value {
        Value::Text(text) => plain(text),
        Value::Number(number) => number.to_string(),
        Value::Tenths(tenths) => {
            let point = if separator == Separator::Semicolon { ',' } else { '.' };
            let sign = if *tenths < 0 { "-" } else { "" };
            format!("{sign}{}{point}{}", tenths.abs() / 10, tenths.abs() % 10)
        }
        Value::Empty => String::new(),
    }
}

/// Words that begin like a formula, also behind blanks, get an apostrophe before them, which spreadsheets do not show (OWASP, CSV injection).
pub fn plain(text: &str) -> String {
    let signs = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    let is_formula = text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(signs);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn quoted(cell: &str, mark: char) -> String {
    let needs = cell.contains([mark, '"', '\r', '\n']);
    if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
