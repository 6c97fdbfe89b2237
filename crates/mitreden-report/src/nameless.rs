//! A PDF without what it says about its makers: who, with which program, when, from which files. Changes no page, and answers nothing when unsure.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use lopdf::{Dictionary, Document, LoadOptions, Object};

use crate::slides::BYTES_MAX;
use crate::words;

/// What one part of a file may unfold to, in bytes: the file is handed to a reader of its own besides the one that draws.
const UNFOLDED_MAX: usize = 64 << 20;

/// Of any object: XMP, what programs keep for themselves, when they last did, and the files a page was made from (ISO 32000-1, §14.3 to §14.5, §7.11.4).
const OF_MAKERS: [&[u8]; 7] = [b"Metadata", b"PieceInfo", b"LastModified", b"AF", b"EmbeddedFiles", b"EF", b"SpiderInfo"];
/// Of a remark on a page: by whom, since when, changed when, under which name (§12.5.2 and §12.5.6.2).
const OF_REMARKS: [&[u8]; 4] = [b"T", b"CreationDate", b"M", b"NM"];
/// Remarks. A form's field, which has a `T` of another meaning, is none.
const REMARKS: [&[u8]; 16] = [
    b"Text",
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Caret",
    b"Ink",
    b"Popup",
    b"FileAttachment",
];

/// The same pages with the same words, and nothing of their makers beside them; none if the file could not be written so that this is certain.
pub(crate) fn made(file: &[u8], texts: &[String]) -> Option<Vec<u8>> {
    // A reader that stumbles over a strange file costs the file to be handed out, and not its pages.
    catch_unwind(AssertUnwindSafe(|| rewritten(file).filter(|bytes| bytes.len() <= BYTES_MAX && says(bytes, texts)))).ok().flatten()
}

fn rewritten(file: &[u8]) -> Option<Vec<u8>> {
    let options = LoadOptions { max_decompressed_size: Some(UNFOLDED_MAX), ..LoadOptions::default() };
    let mut document = Document::load_mem_with_options(file, options).ok()?;
    if document.is_encrypted() || document.was_encrypted() {
        return None;
    }
    document.trailer.remove(b"Info");
    // Two versions of one file carry the same first half.
    document.trailer.remove(b"ID");
    document.traverse_objects(|object| match object {
        Object::Dictionary(dictionary) => forget(dictionary),
        Object::Stream(stream) => forget(&mut stream.dict),
        _ => {}
    });
    // What nothing points to any more would still stand in the file.
    document.prune_objects();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).ok()?;
    Some(bytes)
}

fn forget(dictionary: &mut Dictionary) {
    for key in OF_MAKERS {
        dictionary.remove(key);
    }
    let subtype = dictionary.get(b"Subtype").and_then(Object::as_name).ok();
    if subtype.is_some_and(|subtype| REMARKS.contains(&subtype)) && dictionary.has(b"Rect") {
        for key in OF_REMARKS {
            dictionary.remove(key);
        }
    }
}

/// The new file reads as the old one did, page by page.
fn says(bytes: &[u8], texts: &[String]) -> bool {
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else { return false };
    let (pages, settings) = (pdf.pages(), InterpreterSettings::default());
    pages.len() == texts.len() && pages.iter().zip(texts).all(|(page, text)| words::on(page, &settings) == *text)
}

#[cfg(test)]
mod tests {
    use lopdf::{Stream, dictionary};

    use super::*;

    /// Everything that a file can say about its makers, on two pages.
    fn talk() -> Vec<u8> {
        let mut document = Document::with_version("1.7");
        let pages = document.new_object_id();
        let xmp = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, b"<x:xmpmeta>Emil Geheim</x:xmpmeta>".to_vec());
        let xmp = document.add_object(xmp);
        let source = document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"Emils Entwurf".to_vec()));
        let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
        let mut kids = Vec::new();
        for text in ["Wasserstoff", "Busse"] {
            let content = document.add_object(Stream::new(dictionary! {}, format!("BT /F1 24 Tf 50 100 Td ({text}) Tj ET").into_bytes()));
            let remark = dictionary! {
                "Type" => "Annot", "Subtype" => "Text", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
                "T" => Object::string_literal("Emil Bemerkt"), "M" => Object::string_literal("D:20260101"), "Contents" => Object::string_literal("Quelle")
            };
            let remark = document.add_object(remark);
            let page = dictionary! {
                "Type" => "Page", "Parent" => pages, "MediaBox" => vec![0.into(), 0.into(), 400.into(), 200.into()], "Contents" => content, "Metadata" => xmp,
                "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } }, "Annots" => vec![remark.into()], "StructParents" => 0,
                "PieceInfo" => dictionary! { "Office" => dictionary! { "Private" => Object::string_literal("C:/Emil/Privat") } }
            };
            kids.push(document.add_object(page).into());
        }
        document.objects.insert(pages, dictionary! { "Type" => "Pages", "Count" => 2, "Kids" => kids }.into());
        let files = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![Object::string_literal("emil.odp"), source.into()] } };
        let catalog = dictionary! {
            "Type" => "Catalog", "Pages" => pages, "Metadata" => xmp, "Names" => files, "Lang" => Object::string_literal("de-DE"),
            "MarkInfo" => dictionary! { "Marked" => true }
        };
        let catalog = document.add_object(catalog);
        let info = document.add_object(dictionary! { "Author" => Object::string_literal("Emil Ewald"), "Producer" => Object::string_literal("Impress") });
        document.trailer.set("Root", catalog);
        document.trailer.set("Info", info);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn contains(bytes: &[u8], words: &str) -> bool {
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    }

    fn texts() -> Vec<String> {
        vec!["Wasserstoff".to_owned(), "Busse".to_owned()]
    }

    #[test]
    fn nothing_of_the_makers_stays_and_everything_of_the_pages() {
        let file = talk();
        let traces = ["Emil Geheim", "Emils Entwurf", "Emil Bemerkt", "C:/Emil/Privat", "emil.odp", "Emil Ewald", "Impress"];
        for trace in traces {
            assert!(contains(&file, trace), "the test's own file has {trace}");
        }
        let clean = made(&file, &texts()).expect("a file of two plain pages");
        // Read again by its own reader, with all streams unfolded: what is packed is found, too.
        let mut document = Document::load_mem(&clean).unwrap();
        document.decompress();
        let mut unfolded = Vec::new();
        document.save_to(&mut unfolded).unwrap();
        for trace in traces {
            assert!(!contains(&clean, trace) && !contains(&unfolded, trace), "{trace}");
        }
        for kept in ["de-DE", "Quelle", "Marked", "StructParents", "Wasserstoff"] {
            assert!(contains(&unfolded, kept), "{kept}");
        }
    }

    #[test]
    fn what_does_not_read_as_before_is_not_handed_out() {
        let file = talk();
        assert_eq!(made(&file, &texts()[..1]), None, "a page more");
        assert_eq!(made(&file, &["Wasserstoff".to_owned(), "Bahnen".to_owned()]), None, "other words");
        for broken in [&b"%PDF-1.7"[..], &file[..file.len() / 2], b"", b"%PDF-1.7\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF"] {
            assert_eq!(made(broken, &texts()), None);
        }
    }
}
