//! Tables as an OpenDocument spreadsheet (ISO/IEC 26300): the one that administrations ask for. Holds no formula and no macro.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Sheet, SheetError, Value};

const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" \
manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\">\
<office:automatic-styles><style:style style:name=\"head\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
<style:style style:name=\"wide\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"5cm\"/></style:style></office:automatic-styles>\
<office:body><office:spreadsheet>";
const FOOT: &str = "</office:spreadsheet></office:body></office:document-content>";

/// A spreadsheet with a sheet for each table; `language` is the tag of its words.
///
/// # Errors
/// A [`SheetError`] when the archive cannot be written.
pub fn ods(title: &str, language: &str, sheets: &[Sheet]) -> Result<Vec<u8>, SheetError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The kind comes first and as it is, so that programs know the file by its first bytes (ODF 1.3, part 2, 3.3).
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, text, options) in [
        ("mimetype", KIND.to_owned(), stored),
        ("META-INF/manifest.xml", MANIFEST.to_owned(), packed),
        ("meta.xml", meta(title, language), packed),
        ("content.xml", content(sheets), packed),
    ] {
        archive.start_file(path, options).map_err(SheetError::of)?;
        archive.write_all(text.as_bytes()).map_err(SheetError::of)?;
    }
    Ok(archive.finish().map_err(SheetError::of)?.into_inner())
}

fn meta(title: &str, language: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta><dc:title>{}</dc:title><dc:language>{}</dc:language></office:meta>\
         </office:document-meta>",
        escaped(title),
        escaped(language)
    )
}

fn content(sheets: &[Sheet]) -> String {
    let mut text = HEAD.to_owned();
    for sheet in sheets {
        let columns = sheet.head.len().max(1);
        text += &format!(
            "<table:table table:name=\"{}\"><table:table-column table:style-name=\"wide\" table:number-columns-repeated=\"{columns}\"/><table:table-header-rows><table:table-row>",
            escaped(&super::xlsx::name(&sheet.name))
        );
        for head in &sheet.head {
            text += &format!("<table:table-cell table:style-name=\"head\" office:value-type=\"string\">{}</table:table-cell>", paragraphs(head));
        }
        text += "</table:table-row></table:table-header-rows>";
        for row in &sheet.rows {
            text += "<table:table-row>";
            row.iter().for_each(|value| text += &cell(value));
            text += "</table:table-row>";
        }
        text += "</table:table>";
    }
    text + FOOT
}

fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) => format!("<table:table-cell office:value-type=\"string\">{}</table:table-cell>", paragraphs(text)),
        Value::Number(number) => {
            format!("<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>")
        }
        Value::Tenths(tenths) => {
            let sign = if *tenths < 0 { "-" } else { "" };
            let number = format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10);
            format!("<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p></table:table-cell>")
        }
        Value::Empty => "<table:table-cell/>".to_owned(),
    }
}

fn paragraphs(text: &str) -> String {
    text.lines().map(|line| format!("<text:p>{}</text:p>", escaped(line))).collect()
}

/// Text for XML 1.0: its marks are written out, and characters that it does not know are left out.
fn escaped(text: &str) -> String {
    let is_known = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_known).fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
        out
    })
}
