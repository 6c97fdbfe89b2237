//! Drafts by their addresses: written, published, read, compared. Comments on them stand beside.

mod commenting;
mod following;
mod importing;

use mitreden::accounts::Role;

use crate::house::{self, header, text};
use crate::programme::{Visitor, anybody, field, staff, target};

/// The fields of a draft; later ones win.
pub(crate) fn head<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [("title", "Strategie <Gera>"), ("summary", "Wohin die Stadt will."), ("phase", "comment")];
    usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).chain(more.iter().copied()).collect()
}

/// Makes a draft; answers the path of its desk.
pub(crate) async fn draft(ada: &Visitor, more: &[(&str, &str)]) -> String {
    ada.sends("/verwaltung/strategie/neu", &head(more)).await
}

/// Adds a chapter; answers where it is edited.
pub(crate) async fn chapter(ada: &Visitor, desk: &str, title: &str, text: &str) -> String {
    path(ada.sends(&format!("{desk}/kapitel/neu"), &[("title", title), ("text", text)]).await)
}

/// Publishes the text; answers the public address.
pub(crate) async fn publish(ada: &Visitor, desk: &str, note: &str) -> String {
    path(ada.sends(&format!("{desk}/veroeffentlichen"), &[("note", note)]).await)
}

/// Where one is led, without what was just done.
fn path(target: String) -> String {
    target.split('?').next().unwrap_or_default().to_owned()
}

/// Saves another text of a chapter.
pub(crate) async fn rewrite(ada: &Visitor, chapter: &str, title: &str, text: &str) {
    let page = ada.reads(chapter).await;
    ada.sends(chapter, &[("title", title), ("text", text), ("mark", field(&page, "mark"))]).await;
}

pub(crate) const ENERGY: &str =
    "Die Stadt spart Strom in allen Gebäuden.\n\n## Ziele\n\n- Solardächer\n- Wärmenetze\n\n| Jahr | Ziel |\n|---|--:|\n| 2030 | 20 % |\n\n> Gera kann das.";

#[tokio::test]
async fn a_text_is_written_published_and_read_by_chapter_and_as_a_whole() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let guest = anybody(&house);
        let desk = draft(&ada, &[]).await;
        assert_eq!(desk, "/verwaltung/strategie/strategie-gera");
        let energy = chapter(&ada, &desk, "Energie", ENERGY).await;
        chapter(&ada, &desk, "Verkehr", "Busse fahren öfter.\n\n# Wege\n\nRadwege <b>werden</b> gebaut.").await;
        let page = ada.reads(&desk).await;
        for part in ["Energie", "Verkehr", "Wege", "5 Absätze", "1 Hinweis"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert_eq!(guest.get("/strategie/strategie-gera").await.status(), 404);
        assert!(!guest.reads("/strategie").await.contains("strategie-gera"));
        assert!(ada.fails(&format!("{desk}/veroeffentlichen"), &[("note", " ")]).await.contains("href=\"#note\""));

        let address = publish(&ada, &desk, "Die erste <Version>.").await;
        assert_eq!(address, "/strategie/strategie-gera");
        let page = guest.reads(&address).await;
        for part in ["Strategie &#60;Gera&#62;", "Version 1", "Die erste &#60;Version&#62;.", "/kapitel/1\"", "#absatz-3", "Ziele", "Kommentare sind möglich"]
        {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        let page = guest.reads(&format!("{address}/kapitel/1")).await;
        for part in [
            "<h2 lang=\"de\">Ziele</h2>",
            "<li>Solardächer</li>",
            "<th scope=\"col\">Jahr</th>",
            "<blockquote>",
            "Kapitel 1 von 3",
            "Weiter: Verkehr",
            "id=\"absatz-2\"",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(!page.contains("style=") && !page.contains("<b>"), "{page}");
        let whole = guest.reads(&format!("{address}/gesamt")).await;
        assert!(whole.contains("<h3 lang=\"de\">Ziele</h3>") && whole.contains("&lt;b&gt;werden") && whole.contains("href=\"#kapitel-1\""), "{whole}");
        assert!(text(guest.get(&format!("/en{address}/kapitel/1")).await).await.contains("Chapter 1 of 3"));
        assert!(guest.reads("/strategie").await.contains(&address) && guest.reads("/sitemap.xml").await.contains(&format!("{address}/kapitel/1")));
        assert!(guest.reads("/suche?q=W%C3%A4rmenetze&art=draft").await.contains(&format!("{address}/kapitel/1")));
        let feed = guest.reads("/strategie.atom").await;
        assert!(feed.contains("#version-1") && feed.contains("Die erste &#60;Version&#62;."), "{feed}");
        let pdf = guest.get(&format!("{address}/dokument.pdf")).await;
        assert_eq!((header(&pdf, "content-type").as_str(), pdf.status().as_u16()), ("application/pdf", 200));
        let pdf = lopdf::Document::load_mem(&pdf.bytes().await.unwrap()).unwrap();
        let words = pdf.extract_text(&pdf.get_pages().into_keys().collect::<Vec<_>>()).unwrap();
        assert!(words.contains("Wohin die Stadt will.") && words.contains("1.1 Ziele") && words.contains("Solardächer"), "{words}");
        assert!(ada.fails(&format!("{desk}/veroeffentlichen"), &[("note", "nichts")]).await.contains("Wort für Wort"));
        // What is published stays as it is.
        rewrite(&ada, &energy, "Energie", "Ganz anders.").await;
        assert!(guest.reads(&format!("{address}/kapitel/1")).await.contains("spart Strom"));
        assert!(ada.fails(&format!("{desk}/entfernen"), &[]).await.contains("bleibt deshalb stehen"));
        for nowhere in ["/strategie/x", "/kapitel/99", "/kapitel/1?version=7", "/absatz/99", "/bilder/x.webp"] {
            let path = if nowhere.starts_with("/strategie") { nowhere.to_owned() } else { format!("{address}{nowhere}") };
            assert_eq!(guest.get(&path).await.status(), 404, "{path}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn two_versions_are_compared_by_paragraph_and_by_word() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Press).await;
        let guest = anybody(&house);
        let desk = draft(&ada, &[]).await;
        let energy = chapter(&ada, &desk, "Energie", "Bis 2030 spart die Stadt Strom.\n\nDas bleibt.\n\nDas geht.").await;
        let traffic = chapter(&ada, &desk, "Verkehr", "Busse fahren öfter.").await;
        let address = publish(&ada, &desk, "Die erste.").await;
        rewrite(&ada, &energy, "Energie und Klima", "Bis 2028 spart die Stadt Strom.\n\nDas bleibt.\n\nDas ist *neu* dazugekommen.").await;
        ada.sends(&format!("{traffic}/stelle"), &[("do", "up")]).await;
        // Before it is published only the staff sees it, and what it would change.
        let pending = ada.reads(&format!("{desk}/aenderungen")).await;
        assert!(pending.contains("Änderungen seit Version 1") && pending.contains("[neu: </span>2028 "), "{pending}");
        let preview = ada.reads(&format!("{desk}/vorschau")).await;
        assert!(preview.contains("noch nicht veröffentlicht") && preview.contains("dazugekommen") && !preview.contains("#kommentare"), "{preview}");
        for hidden in ["vorschau", "aenderungen", "arbeitstext.md"] {
            assert_eq!(guest.get(&format!("{desk}/{hidden}")).await.status(), 303, "{hidden}");
        }
        let said = ada.sends(&format!("{desk}/veroeffentlichen"), &[("note", "Die zweite.")]).await;
        assert!(ada.reads(&said).await.contains("Version 2 ist veröffentlicht") && !guest.reads(&said).await.contains("ist veröffentlicht"));
        let page = guest.reads(&format!("{address}/vergleich?von=1&bis=2")).await;
        for part in [
            "Absätze: 1 geändert, 1 neu, 1 entfallen, 0 verschoben.",
            "<del><span class=\"visually-hidden\">[entfallen: </span>2030 ",
            "<ins><span class=\"visually-hidden\">[neu: </span>2028 ",
            "Bisheriger Titel: Energie",
            "1 Absatz ist unverändert.",
            "Entfallen",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(!page.contains("Busse fahren"), "an unchanged chapter is left out: {page}");
        let beside = guest.reads(&format!("{address}/vergleich?von=1&bis=2&ansicht=neben")).await;
        assert!(beside.contains("Busse fahren öfter.") && beside.contains("draft-row__sides"), "{beside}");
        assert!(guest.reads(&format!("{address}/vergleich?von=2&bis=2")).await.contains("Diese beiden Versionen sind gleich"));
        assert!(guest.reads(&format!("{address}/vergleich?von=99&bis=-1")).await.contains("Das geht."));
        // The old version can still be read, and says that it is old.
        let old = guest.reads(&format!("{address}/kapitel/1?version=1")).await;
        assert!(old.contains("2030") && old.contains("Die neueste ist Version 2"), "{old}");
        let gone = guest.reads(&format!("{address}/absatz/4")).await;
        assert!(gone.contains("Das geht.") && gone.contains("zuletzt in Version 1"), "{gone}");
        let contents = guest.reads(&address).await;
        assert!(contents.find("Verkehr").unwrap() < contents.find("Energie und Klima").unwrap(), "{contents}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn of_two_who_write_at_once_the_second_keeps_their_words_and_sees_both() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let desk = draft(&ada, &[("phase", "draft")]).await;
        assert_eq!(ada.get(&format!("{desk}/aenderungen")).await.status(), 404, "nothing is published");
        let saved = ada.sends(&format!("{desk}/kapitel/neu"), &[("title", "Energie"), ("text", "Der erste Satz.")]).await;
        assert!(ada.reads(&saved).await.contains("Gespeichert"));
        let energy = path(saved);
        let other = chapter(&ada, &desk, "Verkehr", "Busse.").await;
        let page = ada.reads(&energy).await;
        let mark = field(&page, "mark").to_owned();
        ada.sends(&energy, &[("title", "Energie"), ("text", "Der Satz von Dora."), ("mark", &mark)]).await;
        // Another chapter is nobody's hindrance.
        rewrite(&ada, &other, "Verkehr", "Bahnen.").await;
        let late = ada.post(&energy, &[("title", "Energie"), ("text", "Der Satz von Ada."), ("mark", &mark)]).await;
        assert_eq!(late.status(), 409);
        let page = text(late).await;
        for part in ["Der Satz von Dora.", "Der Satz von Ada.</textarea>", "</span>Dora.", "</span>Ada."] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        let again = [("title", "Energie"), ("text", "Der Satz von Ada."), ("mark", field(&page, "mark"))];
        ada.sends(&energy, &again).await;
        assert!(ada.reads(&energy).await.contains("Der Satz von Ada.</textarea>"));
        ada.sends(&format!("{energy}/stelle"), &[("do", "out")]).await;
        let gone = ada.post(&energy, &again).await;
        assert_eq!(gone.status(), 409);
        let page = text(gone).await;
        assert!(page.contains("wird er ein neues Kapitel") && page.contains(&format!("action=\"{desk}/kapitel/neu\"")), "{page}");

        let edit = format!("{desk}/angaben");
        let form = ada.reads(&edit).await;
        let version = field(&form, "version").to_owned();
        ada.sends(&edit, &head(&[("version", &version), ("phase", "revision")])).await;
        let late = ada.post(&edit, &head(&[("version", &version), ("summary", "Meine Worte")])).await;
        assert_eq!(late.status(), 409);
        assert!(text(late).await.contains("Meine Worte"));
        assert!(ada.fails(&edit, &head(&[("version", &version), ("phase", "decided"), ("title", "")])).await.contains("href=\"#decided\""));
        assert_eq!(ada.sends(&format!("{desk}/entfernen"), &[]).await, "/verwaltung/strategie");
        assert_eq!(ada.get(&desk).await.status(), 404);
        house.running.stop().await;
    }
}

/// A small picture with the note of a camera in it.
const PHOTOGRAPH: &[u8] = include_bytes!("../news/photograph.jpg");

#[tokio::test]
async fn nothing_is_published_that_somebody_cannot_read() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let desk = draft(&ada, &[]).await;
        let browser = house.signed_in("Dora", Role::Press).await;
        let form = |alt: &'static str| {
            let part = reqwest::multipart::Part::bytes(PHOTOGRAPH).file_name("turm.jpg").mime_str("image/jpeg").unwrap();
            reqwest::multipart::Form::new().text("alt", alt).part("datei", part)
        };
        let path = format!("{desk}/bilder/neu");
        let refused = browser.post_with(&path).multipart(form(" ")).send().await.unwrap();
        assert_eq!(refused.status(), 422);
        let done = browser.post_with(&path).multipart(form("Der Wasserturm")).send().await.unwrap();
        assert_eq!((done.status().as_u16(), header(&done, "location")), (303, format!("{desk}/bilder")));
        let page = ada.reads(&format!("{desk}/bilder")).await;
        let line = page.split("<code>").nth(1).unwrap().split("</code>").next().unwrap().to_owned();
        let source = line.split('(').nth(1).unwrap().trim_end_matches(')').to_owned();
        assert!(line.starts_with("![Der Wasserturm](/strategie/bilder/"), "{line}");
        assert_eq!(anybody(&house).get(&source).await.status(), 404, "nobody sees the picture of a draft that is not public");

        let bare = line.replace("Der Wasserturm", "");
        let energy = chapter(&ada, &desk, "Energie", &format!("{bare}\n\n|  |  |\n|---|---|\n| 1 | 2 |\n\n#### Zu tief")).await;
        let page = ada.reads(&energy).await;
        for part in ["3 Hinweise", "Wer es nicht sieht, erfährt sonst nicht", ": Die Überschrift überspringt eine Ebene"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(page.contains("role=\"toolbar\"") && page.contains(&format!("<option value=\"{source}\" data-alt=\"Der Wasserturm\">")), "{page}");
        let page = ada.fails(&format!("{desk}/veroeffentlichen"), &[("note", "Die erste.")]).await;
        assert!(
            page.contains("Dem Bild fehlt") && page.contains("Der Tabelle fehlen") && !page.contains("überspringt") && page.contains("Die erste.</textarea>"),
            "{page}"
        );
        rewrite(&ada, &energy, "Energie", &format!("{line}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nDas sind [open data]{{lang=en}}.")).await;
        let address = publish(&ada, &desk, "Die erste.").await;
        let page = anybody(&house).reads(&format!("{address}/kapitel/1")).await;
        assert!(page.contains(&format!("<img src=\"{source}\" alt=\"Der Wasserturm\"")), "{page}");
        assert!(page.contains("Das sind <span lang=\"en\">open data</span>."), "{page}");
        let picture = anybody(&house).get(&source).await;
        assert_eq!(picture.status(), 200);
        let bytes = picture.bytes().await.unwrap();
        assert!(!bytes.windows(4).any(|some| some == b"Exif"));
        assert!(target(&anybody(&house).get("/verwaltung/strategie").await).contains("/anmelden"));
        house.running.stop().await;
    }
}
