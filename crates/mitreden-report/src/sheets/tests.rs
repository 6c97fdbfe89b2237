//! The files read back as what went in. Opened by other programs they are in the journeys.

use std::io::{Cursor, Read};

use super::*;

fn sheets() -> Vec<Sheet> {
    let head = ["Abend", "Menschen", "Note"].map(str::to_owned).to_vec();
    let rows = vec![
        vec!["=1+1".into(), Value::Number(25), Value::Tenths(42)],
        vec!["\"Made in Gera\"; <b>&".into(), "unter 5".into(), Value::Empty],
        vec!["-2 Grad\u{1}".into(), Value::Number(0), Value::Tenths(-5)],
    ];
    vec![Sheet { name: "Abende: alle/jeder".to_owned(), head, rows }]
}

fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn csv_is_for_german_spreadsheets_and_for_programs() {
    let head = ["Tabelle", "Zeile", "Spalte", "Wert"];
    let german = String::from_utf8(csv(head, &sheets(), Separator::Semicolon)).unwrap();
    let lines: Vec<&str> = german.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert!(german.starts_with('\u{feff}'));
    assert_eq!(lines[0], "Tabelle;Zeile;Spalte;Wert");
    assert_eq!(lines[1], "Abende: alle/jeder;'=1+1;Menschen;25", "no formula");
    assert_eq!(lines[2], "Abende: alle/jeder;'=1+1;Note;4,2");
    assert_eq!(lines[3], "Abende: alle/jeder;\"\"\"Made in Gera\"\"; <b>&\";Menschen;unter 5");
    assert_eq!(lines[5], "Abende: alle/jeder;'-2 Grad\u{1};Note;-0,5", "a number is no formula");
    let plain = String::from_utf8(csv(head, &sheets(), Separator::Comma)).unwrap();
    assert!(plain.starts_with("Tabelle,Zeile,") && plain.contains(",4.2\r\n"));
    for first in ['=', '+', '-', '@', '\t', '\r'] {
        let sheet = Sheet { name: "a".into(), head: vec!["b".into(), "c".into()], rows: vec![vec!["d".into(), format!("{first}cmd").into()]] };
        let text = String::from_utf8(csv(head, &[sheet], Separator::Comma)).unwrap();
        assert!(text.contains(&format!("'{first}cmd")), "{text:?}");
    }
}

#[test]
fn a_workbook_holds_numbers_and_no_formula() {
    let bytes = xlsx("Auswertung", &sheets()).unwrap();
    let (page, words, book) = (part(&bytes, "xl/worksheets/sheet1.xml"), part(&bytes, "xl/sharedStrings.xml"), part(&bytes, "xl/workbook.xml"));
    assert!(page.contains("<v>25</v>") && page.contains("<v>4.2</v>") && !page.contains("<f>"), "{page}");
    assert!(words.contains("=1+1") && words.contains("&lt;b&gt;&amp;"), "{words}");
    assert!(book.contains("name=\"Abende allejeder\""), "{book}");
}

#[test]
fn a_spreadsheet_begins_with_its_kind_and_is_xml() {
    let bytes = ods("Auswertung", "de", &sheets()).unwrap();
    assert_eq!(&bytes[30..38], b"mimetype");
    assert_eq!(&bytes[38..38 + 46], b"application/vnd.oasis.opendocument.spreadsheet");
    let content = part(&bytes, "content.xml");
    assert!(content.contains("office:value=\"25\"") && content.contains("office:value=\"-0.5\"") && content.contains("<text:p>=1+1</text:p>"));
    assert!(content.contains("&quot;Made in Gera&quot;; &lt;b&gt;&amp;") && !content.contains('\u{1}') && !content.contains("table:formula"));
    assert_eq!(content.matches("<table:table-row>").count(), 4);
}
