//! Tables as files: CSV, XLSX, ODS. Data in, bytes out; knows no figure and no word of the portal.

mod csv;
mod ods;
mod xlsx;

pub use csv::{Separator, csv, plain};
pub use ods::ods;
pub use xlsx::xlsx;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words. Never a formula, whatever they begin with.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A number in tenths.
    Tenths(i64),
    /// Nothing.
    Empty,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The words over its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
#[error("a file of tables could not be made: {0}")]
pub struct SheetError(String);

impl SheetError {
    fn of(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

#[cfg(test)]
mod tests;
