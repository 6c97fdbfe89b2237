//! The list as a file for spreadsheets (RFC 4180, in UTF-8). Holds no words of the interface.

use mitreden_report::sheets::plain;

use super::model::Entry;

/// All entries with a head, separated by semicolons as German spreadsheets expect.
///
/// # Errors
/// When a line cannot be written.
pub(super) fn csv(entries: &[Entry]) -> Result<Vec<u8>, csv::Error> {
    // The mark tells spreadsheets that it is UTF-8.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(["number", "at", "person_id", "person", "deed", "about", "detail"])?;
    for entry in entries {
        let person = entry.person_id.clone().unwrap_or_default();
        let fields =
            [entry.number.to_string(), entry.at.text(), person, entry.person_name.clone(), entry.deed.clone(), entry.about.clone(), entry.detail.clone()];
        writer.write_record(fields.map(|field| plain(&field)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula() {
        let entry = Entry {
            number: 1,
            at: "2026-11-24T16:00:00Z".parse::<jiff::Timestamp>().unwrap().into(),
            person_id: None,
            person_name: "=HYPERLINK(\"http://example.org\")".into(),
            deed: "event.changed".into(),
            about: "/programm/x".into(),
            detail: "a;b \"c\"".into(),
        };
        let text = String::from_utf8(csv(&[entry]).unwrap()).unwrap();
        assert!(text.contains("\"'=HYPERLINK(\"\"http://example.org\"\")\""), "{text}");
        assert!(text.ends_with(";\"a;b \"\"c\"\"\"\r\n"), "{text}");
    }
}
