//! A PDF without what it says about its makers: who, with which program, when, from which files. Changes no page, and answers nothing when unsure.

use std::cell::Cell;
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
    let sure = Cell::new(true);
    document.traverse_objects(|object| match object {
        Object::Dictionary(dictionary) => forget(dictionary),
        Object::Stream(stream) => {
            forget(&mut stream.dict);
            if is_photograph(&stream.dict) {
                match without_remarks(&stream.content) {
                    Some(bytes) => stream.set_content(bytes),
                    None => sure.set(false),
                }
            }
        }
        _ => {}
    });
    if !sure.get() {
        return None;
    }
    // What nothing points to any more would still stand in the file.
    document.prune_objects();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).ok()?;
    Some(bytes)
}

/// Whether a stream is a JPEG as it came from a camera (ISO 32000-1, §7.4.8).
fn is_photograph(dictionary: &Dictionary) -> bool {
    let filter = dictionary.get(b"Filter");
    let only = |names: &[Object]| names.len() == 1 && names[0].as_name().is_ok_and(|name| name == b"DCTDecode");
    match filter {
        Ok(Object::Array(names)) => only(names),
        Ok(name) => only(std::slice::from_ref(name)),
        Err(_) => false,
    }
}

/// A JPEG without what a camera says beside the picture: where and when it was taken, by which program it went (EXIF and XMP in APP1, IPTC in APP13, comments).
/// `None`: it is none that can be read.
fn without_remarks(jpeg: &[u8]) -> Option<Vec<u8>> {
    let mut kept = jpeg.strip_prefix(&[0xff, 0xd8]).map(|_| vec![0xff, 0xd8])?;
    let mut at = 2;
    loop {
        let [0xff, marker] = *jpeg.get(at..at + 2)? else { return None };
        // The picture itself begins. What comes behind its end is a second one, with remarks of its own.
        if marker == 0xda {
            let picture = jpeg.get(at..)?;
            let end = picture.windows(2).position(|two| two == [0xff, 0xd9]).map_or(picture.len(), |end| end + 2);
            kept.extend_from_slice(picture.get(..end)?);
            return Some(kept);
        }
        if marker == 0xff {
            at += 1;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(jpeg.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = jpeg.get(at..at + 2 + length.max(2))?;
        if !matches!(marker, 0xe1 | 0xed | 0xfe) {
            kept.extend_from_slice(segment);
        }
        at += segment.len();
    }
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

    #[test]
    fn a_photograph_says_nothing_of_its_camera() {
        let segment = |marker: u8, text: &[u8]| [&[0xff, marker][..], &u16::try_from(text.len() + 2).unwrap().to_be_bytes(), text].concat();
        let (head, table, scan) = (segment(0xe0, b"JFIF"), segment(0xdb, &[1; 65]), [&segment(0xda, b"scan")[..], b"picture\xff\xd9"].concat());
        let camera =
            [&[0xff, 0xd8][..], &head, &segment(0xe1, b"Exif GPS 50.88 12.08"), &segment(0xed, b"Emil"), &segment(0xfe, b"Emil"), &table, &scan].concat();
        let plain = [&[0xff, 0xd8][..], &head, &table, &scan].concat();
        assert_eq!(without_remarks(&camera).unwrap(), plain);
        assert_eq!(without_remarks(&plain).unwrap(), plain);
        assert_eq!(without_remarks(&[&camera[..], &camera].concat()).unwrap(), plain, "a second picture behind the first");
        for broken in [&b""[..], b"\xff\xd8", b"\x89PNG", &camera[..20], b"\xff\xd8\xff\xe1\xff\xff"] {
            assert_eq!(without_remarks(broken), None);
        }
        for (filter, is) in [
            (Object::Name(b"DCTDecode".to_vec()), true),
            (vec![Object::Name(b"DCTDecode".to_vec())].into(), true),
            (Object::Name(b"FlateDecode".to_vec()), false),
        ] {
            assert_eq!(is_photograph(&dictionary! { "Filter" => filter }), is);
        }
    }

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
