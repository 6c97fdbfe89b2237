//! Documents of more than a hundred pages become drafts: headings, lists, tables and pictures arrive, and numbers stay when they come again.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use mitreden::accounts::Role;
use reqwest::multipart::{Form, Part};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{draft, publish};
use crate::house::{self, Browser, text};
use crate::programme::{anybody, staff};

const CHAPTERS: usize = 30;
const PARAGRAPHS: usize = 20;
/// What the picture shows.
const TOWER: &str = "Der Wasserturm von Gera";
/// Characters of a printed page.
const PAGE: usize = 2_000;

/// A text of more than a hundred pages with everything that a strategy has in it.
fn long_text(picture: &str) -> String {
    let mut text = String::new();
    for chapter in 1..=CHAPTERS {
        writeln!(text, "# Kapitel {chapter}: Ziele & Wege\n").unwrap();
        for paragraph in 1..=PARAGRAPHS {
            if paragraph % 7 == 1 {
                writeln!(text, "## Abschnitt {chapter}.{paragraph}\n").unwrap();
            }
            let sentence = format!("Absatz {chapter}.{paragraph} sagt, was die Stadt bis 2030 *erreichen* will und wer dabei hilft. ");
            writeln!(text, "{}\n", sentence.repeat(5)).unwrap();
        }
        writeln!(text, "- Erstens\n- Zweitens\n\n| Jahr | Ziel |\n|------|------|\n| 2025 | {chapter} |\n| 2030 | 20 % |\n").unwrap();
        if chapter == 2 {
            writeln!(text, "![{TOWER}]({picture})\n\nEin Satz mit Fußnote[^1].\n\n[^1]: Sie steht unten.\n").unwrap();
        }
    }
    assert!(text.chars().count() > 100 * PAGE, "{}", text.chars().count());
    text
}

/// Lets pandoc write the text as this format.
fn document(folder: &Path, markdown: &str, ending: &str) -> Vec<u8> {
    let (source, target) = (folder.join("text.md"), folder.join(format!("text.{ending}")));
    std::fs::write(&source, markdown).unwrap();
    let written = Command::new("/usr/bin/pandoc").arg(&source).arg("--output").arg(&target).output().expect("pandoc is installed by cargo xtask check");
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    std::fs::read(target).unwrap()
}

async fn bring(browser: &Browser, desk: &str, file: Vec<u8>, status: u16) -> String {
    let form = Form::new().part("datei", Part::bytes(file).file_name("strategie.bin"));
    let answer = browser.post_with(&format!("{desk}/einlesen/datei")).header("accept-language", "de").multipart(form).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), status);
    text(answer).await
}

/// An ODT whose pictures have a title, as writing programs keep it; pandoc writes none.
fn with_titles(odt: Vec<u8>, title: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(odt)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        if archive.by_index(at).unwrap().name().unwrap() != "content.xml" {
            written.raw_copy_file(archive.by_index_raw(at).unwrap()).unwrap();
            continue;
        }
        let mut content = String::new();
        archive.by_index(at).unwrap().read_to_string(&mut content).unwrap();
        written.start_file("content.xml", SimpleFileOptions::default()).unwrap();
        written.write_all(content.replace("</draw:frame>", &format!("<svg:title>{title}</svg:title></draw:frame>")).as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}

#[tokio::test]
async fn what_an_odt_does_not_say_has_to_be_written_before_anything_is_published() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("turm.jpg");
    std::fs::write(&picture, include_bytes!("../news/photograph.jpg")).unwrap();
    let text = format!("# Energie\n\nEin Satz.\n\n![Der Turm]({})\n\n|   |   |\n|---|---|\n| 2030 | 20 % |\n", picture.display());
    let house = house::open().await;
    let (ada, browser) = (staff(&house, Role::Moderation).await, house.signed_in("Dora", Role::Press).await);
    let desk = draft(&ada, &[]).await;
    bring(&browser, &desk, document(folder.path(), &text, "odt"), 200).await;
    let page = ada.fails(&format!("{desk}/veroeffentlichen"), &[("note", "Zu früh.")]).await;
    assert!(page.contains("Dem Bild fehlt eine Beschreibung") && page.contains("Der Tabelle fehlen die Überschriften"), "{page}");
    let form = ada.reads(&format!("{desk}/kapitel/1")).await;
    assert!(form.contains("![](/strategie/bilder/") && form.contains("| 2030 | 20 % |"), "{form}");
}

#[tokio::test]
async fn documents_of_a_hundred_pages_are_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("turm.jpg");
    std::fs::write(&picture, include_bytes!("../news/photograph.jpg")).unwrap();
    let markdown = long_text(picture.to_str().unwrap());
    for house in house::on_every_database().await {
        let (ada, browser, guest) = (staff(&house, Role::Moderation).await, house.signed_in("Dora", Role::Press).await, anybody(&house));
        for ending in ["docx", "odt"] {
            let title = format!("Strategie als {ending}");
            let desk = draft(&ada, &[("title", &title)]).await;
            let written = |markdown: &str| {
                let file = document(folder.path(), markdown, ending);
                if ending == "odt" { with_titles(file, TOWER) } else { file }
            };
            let page = bring(&browser, &desk, written(&markdown), 200).await;
            assert!(page.contains(&format!("Kapitel: {CHAPTERS}, Absätze: ")) && page.contains("Bilder: 1."), "{page}");
            assert!(page.contains("Eine Fußnote steht jetzt in Klammern"), "{page}");
            let address = publish(&ada, &desk, "Eingelesen.").await;
            let whole = guest.reads(&format!("{address}/gesamt")).await;
            for (part, count) in [
                ("Ziele &#38; Wege</h2>", CHAPTERS),
                ("<th scope=\"col\">Jahr</th>", CHAPTERS),
                ("<li>Zweitens</li>", CHAPTERS),
                (">Abschnitt ", CHAPTERS * 3),
                ("<em>erreichen</em>", CHAPTERS * PARAGRAPHS * 5),
                ("<img src=\"/strategie/bilder/", 1),
                ("alt=\"Der Wasserturm von Gera\"", 1),
                ("(Sie steht unten.)", 1),
            ] {
                assert_eq!(whole.matches(part).count(), count, "{ending}: {part}");
            }
            // Taken in again with one sentence changed: all else is the same, and the comparison says so.
            let changed = markdown.replacen("Absatz 3.4 sagt", "Absatz 3.4 sagt deutlich", 1);
            bring(&browser, &desk, written(&changed), 200).await;
            publish(&ada, &desk, "Deutlicher.").await;
            let comparison = guest.reads(&format!("{address}/vergleich?von=1&bis=2")).await;
            assert!(comparison.contains("deutlich, "), "{comparison}");
            // A picture comes with a new address; its words are the same.
            assert!(comparison.contains("Absätze: 2 geändert, 0 neu, 0 entfallen, 0 verschoben."), "{comparison}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_no_document_changes_nothing() {
    let house = house::open().await;
    let (ada, browser) = (staff(&house, Role::Moderation).await, house.signed_in("Dora", Role::Press).await);
    let desk = draft(&ada, &[]).await;
    bring(&browser, &desk, b"# Energie\r\n\r\nEin Satz.\r\n\r\n# Verkehr\r\n\r\nNoch einer.".to_vec(), 200).await;
    let mut broken = b"PK\x03\x04".to_vec();
    broken.extend([7; 400]);
    for (file, told) in [
        (Vec::new(), "href=\"#datei\""),
        (broken, "kein Dokument in DOCX"),
        (b"%PDF-1.7\0\x01\x02".to_vec(), "kein Dokument in DOCX"),
        (b"   \n".to_vec(), "steht kein Text"),
        (vec![0xff, 0xfe, 0x41], "kein Dokument in DOCX"),
        (format!("# Lang\n\n{}", "Wort ".repeat(60_000)).into_bytes(), "Das Kapitel „Lang“ ist zu lang"),
    ] {
        let page = bring(&browser, &desk, file, 422).await;
        assert!(page.contains(told), "{told} is missing in {page}");
    }
    let page = ada.reads(&desk).await;
    assert!(page.contains("Energie") && page.contains("Verkehr"), "{page}");
    // What would be replaced can be kept, and is the same when it comes back.
    let form = ada.reads(&format!("{desk}/einlesen")).await;
    assert!(form.contains("Der Arbeitstext mit 2 Kapiteln wird ersetzt.") && form.contains("data-confirm="), "{form}");
    let copy = ada.get(&format!("{desk}/arbeitstext.md")).await.bytes().await.unwrap().to_vec();
    assert_eq!(String::from_utf8_lossy(&copy), "# Energie\n\nEin Satz.\n\n# Verkehr\n\nNoch einer.\n");
    publish(&ada, &desk, "Die erste.").await;
    bring(&browser, &desk, copy, 200).await;
    assert!(ada.fails(&format!("{desk}/veroeffentlichen"), &[("note", "Noch einmal.")]).await.contains("Wort für Wort"));
}

#[tokio::test]
async fn without_the_converter_the_staff_is_told_what_to_do() {
    let missing = |config: &mut mitreden::config::Config| config.drafts.converter = "/nowhere/pandoc".into();
    for house in house::on_every_database_with(mitreden::base::clock::Clock::system(), missing).await {
        let (ada, browser) = (staff(&house, Role::Moderation).await, house.signed_in("Dora", Role::Press).await);
        let desk = draft(&ada, &[]).await;
        let folder = tempfile::tempdir().unwrap();
        let page = bring(&browser, &desk, document(folder.path(), "# Energie\n\nEin Satz.", "docx"), 422).await;
        assert!(page.contains("fehlt das Programm pandoc"), "{page}");
        house.running.stop().await;
    }
}
