//! The files of a report, taken apart: what a spreadsheet would read. Never their look.

use std::io::{Cursor, Read};

use mitreden::accounts::Role;

use super::{counted, held, houses, series};
use crate::house::header;

fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn a_series_as_pdf_csv_xlsx_ods_and_json() {
    for house in houses().await {
        let (slug, id) = series(&house, "Wochen der Stadt").await;
        let dora = house.signed_in("Dora", Role::Press).await;
        for (title, date) in [("=HYPERLINK(1)", "2027-01-26"), ("Wasser; Stoff", "2027-02-04")] {
            let evening = held(&house, title, date, &id).await;
            counted(&dora, &evening, "20", "10", "9").await;
        }
        let file = |ending: &'static str| {
            let (dora, path) = (&dora, format!("/auswertung/reihe/{slug}{ending}"));
            async move {
                let answer = dora.get_with(&path).header("accept-language", "de").send().await.unwrap();
                assert_eq!(answer.status(), 200, "{path}");
                assert!(header(&answer, "content-disposition").starts_with("attachment; filename=\"auswertung-wochen-der-stadt."), "{path}");
                (header(&answer, "content-type"), answer.bytes().await.unwrap().to_vec())
            }
        };
        let (_, csv) = file(".csv").await;
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(csv.strip_prefix("\u{feff}".as_bytes()).unwrap());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let value = |table: &str, row: &str, column: &str| {
            let found = rows.iter().find(|record| &record[0] == table && &record[1] == row && &record[2] == column);
            found.unwrap_or_else(|| panic!("{table}, {row}, {column}"))[3].to_owned()
        };
        assert_eq!(value("Überblick", "Menschen", "Anzahl"), "60");
        assert_eq!(value("Abende im Vergleich", "'=HYPERLINK(1)", "Menschen"), "30", "no formula");
        assert_eq!(value("Abende im Vergleich", "Wasser; Stoff", "Datum"), "4. Februar 2027");
        let (_, comma) = file(".csv?trennung=komma").await;
        assert!(String::from_utf8(comma).unwrap().starts_with("Tabelle,Zeile,Spalte,Wert\r\n"));

        let (kind, xlsx) = file(".xlsx").await;
        assert!(kind.contains("spreadsheetml"));
        assert!(part(&xlsx, "xl/workbook.xml").contains("Abende im Vergleich"));
        assert!(part(&xlsx, "xl/sharedStrings.xml").contains("=HYPERLINK(1)") && !part(&xlsx, "xl/worksheets/sheet2.xml").contains("<f>"));

        let (kind, ods) = file(".ods").await;
        assert_eq!(kind, "application/vnd.oasis.opendocument.spreadsheet");
        let content = part(&ods, "content.xml");
        assert!(content.contains("table:name=\"Abende im Vergleich\"") && content.contains("office:value=\"60\"") && !content.contains("table:formula"));

        let (kind, pdf) = file(".pdf").await;
        assert_eq!(kind, "application/pdf");
        let document = lopdf::Document::load_mem(&pdf).unwrap();
        let words = document.extract_text(&document.get_pages().into_keys().collect::<Vec<_>>()).unwrap();
        for part in ["Wochen der Stadt", "60 Menschen", "=HYPERLINK(1)", "Abende im Vergleich", "1/1"] {
            assert!(words.contains(part), "{part} is missing in {words}");
        }

        let (_, json) = file(".json").await;
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["evenings"][0]["listening"]["shown"], 20);
        house.running.stop().await;
    }
}
