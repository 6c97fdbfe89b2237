//! Documents as an independent reader of PDF sees them. Compares no picture.

use lopdf::{Dictionary, Document, Object};

use super::*;

fn cell(text: &str) -> Cell {
    Cell { text: text.to_owned(), number: false }
}

fn number(text: &str) -> Cell {
    Cell { text: text.to_owned(), number: true }
}

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        title: "SmartCity-Wochen 2021".to_owned(),
        language: "de".to_owned(),
        publisher: "Stadt Gera".to_owned(),
        footer: "Stand: 3. März 2021".to_owned(),
        made: (2021, 3, 3, 10, 0, 0),
        blocks,
    }
}

fn read(blocks: Vec<Block>) -> Document {
    let bytes = pdf(&paper(blocks)).unwrap();
    Document::load_mem(&bytes).unwrap()
}

fn words(document: &Document) -> String {
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap().replace('\n', " ")
}

/// Kinds of all nodes of the structure tree, in reading order.
fn kinds(document: &Document) -> Vec<String> {
    fn walk(document: &Document, object: &Object, into: &mut Vec<String>) {
        match document.dereference(object).unwrap().1 {
            Object::Array(children) => children.iter().for_each(|child| walk(document, child, into)),
            Object::Dictionary(node) => {
                into.extend(node.get(b"S").ok().and_then(|kind| kind.as_name().ok()).map(|kind| String::from_utf8_lossy(kind).into_owned()));
                if let Ok(children) = node.get(b"K") {
                    walk(document, children, into);
                }
            }
            _ => {}
        }
    }
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let mut kinds = Vec::new();
    walk(document, root, &mut kinds);
    kinds
}

fn dictionary<'a>(document: &'a Document, parent: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    document.dereference(parent.get(key).unwrap()).unwrap().1.as_dict().unwrap()
}

#[test]
fn a_document_is_tagged_named_and_in_a_language() {
    let table = Table { caption: "Überblick".to_owned(), head: vec!["Was".to_owned(), "Zahl".to_owned()], rows: vec![vec![cell("Menschen"), number("250")]] };
    let bars = Bars {
        caption: "Menschen".to_owned(),
        text: "Die meisten kamen am ersten Abend.".to_owned(),
        bars: vec![Bar { label: "26. Januar".to_owned(), value: "41".to_owned(), share: 1.0 }],
    };
    let document = read(vec![
        Block::Lead("250 Menschen in 20 Stunden über fünf Wochen".to_owned()),
        Block::Heading(2, "Zahlen".to_owned()),
        Block::List(vec!["Ein Satz.".to_owned().into()]),
        Block::Bars(bars),
        Block::Table(table),
    ]);
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"de");
    assert!(dictionary(&document, catalog, b"MarkInfo").get(b"Marked").unwrap().as_bool().unwrap());
    assert!(dictionary(&document, catalog, b"ViewerPreferences").get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    assert!(catalog.get(b"Outlines").is_ok());
    let kinds = kinds(&document).join(" ");
    assert_eq!(kinds, "Document H1 P H2 L LI Lbl LBody P Figure Table Caption THead TR TH TH TBody TR TH TD");
    let words = words(&document);
    for part in ["SmartCity-Wochen 2021", "250 Menschen in 20 Stunden über fünf Wochen", "Überblick", "Stand: 3. März 2021", "1/1"] {
        assert!(words.contains(part), "{part} is missing in {words}");
    }
}

#[test]
fn the_same_data_is_the_same_file() {
    let one = paper(vec![Block::Text(vec!["Satz.".to_owned().into()])]);
    assert_eq!(pdf(&one).unwrap(), pdf(&one.clone()).unwrap());
}

#[test]
fn a_long_table_goes_on_with_its_head_seen_again_and_heard_once() {
    let rows: Vec<Vec<Cell>> = (1..=120).map(|at| vec![cell(&format!("Abend {at}")), number(&at.to_string())]).collect();
    let document = read(vec![Block::Table(Table { caption: "Abende".to_owned(), head: vec!["Titel".to_owned(), "Köpfe".to_owned()], rows })]);
    let pages = document.get_pages().len();
    assert!(pages > 2, "{pages} pages");
    assert_eq!(words(&document).matches("Köpfe").count(), pages);
    assert_eq!(kinds(&document).iter().filter(|kind| *kind == "THead").count(), 1);
    assert_eq!(kinds(&document).iter().filter(|kind| *kind == "TR").count(), 121);
}

#[test]
fn a_wide_table_comes_in_parts_that_each_name_their_rows() {
    let head: Vec<String> = (0..20).map(|at| format!("Spaltenname{at}")).collect();
    let row: Vec<Cell> = (0..20).map(|at| if at == 0 { cell("Auftakt") } else { number("1.234") }).collect();
    let document = read(vec![Block::Table(Table { caption: "Breit".to_owned(), head, rows: vec![row] })]);
    let words = words(&document);
    let parts = kinds(&document).iter().filter(|kind| *kind == "Table").count();
    assert!(parts > 2, "{parts} parts");
    assert_eq!(words.matches("Auftakt").count(), parts, "{words}");
    for at in 0..20 {
        assert!(words.contains(&format!("Spaltenname{at}")), "{at} in {words}");
    }
}

#[test]
fn what_nobody_expected_makes_a_document_all_the_same() {
    let endless = "Donaudampfschifffahrtsgesellschaft".repeat(300);
    let table = Table { caption: String::new(), head: vec!["a".to_owned(), "b".to_owned()], rows: vec![vec![cell(&endless), cell("\u{202e}x\u{0}")], vec![]] };
    let document = read(vec![
        Block::Text(vec![String::new().into()]),
        Block::Text(vec!["Grüße 🙂 aus Łódź, Αθήνα und 東京\r\nzweite Zeile".to_owned().into()]),
        Block::Text(vec![endless.clone().into()]),
        Block::Table(table),
        Block::Table(Table::default()),
        Block::List(Vec::new()),
        Block::Bars(Bars { caption: "leer".to_owned(), text: "nichts".to_owned(), bars: Vec::new() }),
    ]);
    let words = words(&document);
    assert!(words.contains("Grüße ? aus Łódź, Αθήνα und ?? zweite Zeile"), "{words}");
}

fn item(depth: usize, number: Option<u64>, words: &str) -> Item {
    Item { depth, number, words: vec![words.to_owned().into()] }
}

#[test]
fn lists_stand_within_lists_and_words_stand_out() {
    let strong = Run { text: "bis 2030".to_owned(), strong: true };
    let document = read(vec![
        Block::Heading(3, "Ziele".to_owned()),
        Block::Text(vec!["Strom sparen ".to_owned().into(), strong, ", in allen Gebäuden.".to_owned().into()]),
        Block::List(vec![item(0, Some(1), "Dächer"), item(1, None, "Schulen"), item(1, None, "Hallen"), item(0, Some(2), "Netze")]),
    ]);
    let kinds = kinds(&document).join(" ");
    let inner = "L LI Lbl LBody LI Lbl LBody";
    assert_eq!(kinds, format!("Document H1 H3 P L LI Lbl LBody {inner} LI Lbl LBody"));
    // The reader puts a gap between pieces of text, wherever they stand.
    let words = words(&document).split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["Strom sparen bis 2030 , in allen Gebäuden.", "1. Dächer • Schulen • Hallen 2. Netze"] {
        assert!(words.contains(part), "{part} is missing in {words}");
    }
}

#[test]
fn a_line_holds_its_blanks_and_gets_none_where_only_the_weight_changes() {
    let faces = face::Faces::load().unwrap();
    let run = |text: &str, strong: bool| Run { text: text.to_owned(), strong };
    let lines = faces.runs(flow::TEXT, &[run("Strom sparen ", false), run("bis 2030", true), run(", in allen\nGebäuden.", false)], flow::BODY);
    let line: Vec<&str> = lines[0].iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!((lines.len(), line), (1, vec!["Strom sparen ", "bis 2030", ", in allen Gebäuden."]));
    let long = faces.runs(flow::TEXT, &[run(&"a".repeat(400), true), run(" Ende", false)], flow::BODY);
    // What follows an endless word stands on its last line.
    assert!(long.last().and_then(|line| line.last()).is_some_and(|(_, text)| text.ends_with("a Ende")), "{long:?}");
    assert!(long.iter().flatten().map(|(_, text)| text.matches('a').count()).sum::<usize>() == 400);
}

#[test]
fn a_picture_stands_in_the_document_with_its_words() {
    let mut photo = Vec::new();
    let pixels = image::RgbImage::from_fn(400, 300, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    image::codecs::jpeg::JpegEncoder::new(&mut photo).encode_image(&pixels).unwrap();
    let mut drawing = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(90, 60, image::Rgba([0, 90, 160, 128])).write_to(&mut drawing, image::ImageFormat::WebP).unwrap();
    let document = read(vec![
        Block::Picture(Picture { bytes: photo, words: "Ein Platz".to_owned() }),
        Block::Picture(Picture { bytes: drawing.into_inner(), words: "Ein Plan".to_owned() }),
        Block::Picture(Picture { bytes: b"nichts".to_vec(), words: "Ein Rest".to_owned() }),
    ]);
    assert_eq!(kinds(&document).join(" "), "Document H1 Figure Figure P");
    let images = document.objects.values().filter_map(|object| object.as_stream().ok());
    let drawn: Vec<i64> = images
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|kind| kind.as_name().is_ok_and(|kind| kind == b"Image")))
        .filter_map(|stream| stream.dict.get(b"Width").ok()?.as_i64().ok())
        .collect();
    assert!(drawn.contains(&400) && drawn.contains(&90), "{drawn:?}");
    assert!(words(&document).contains("Ein Rest"));
}
