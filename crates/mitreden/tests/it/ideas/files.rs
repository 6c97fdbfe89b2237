//! Files that come with ideas: made anew, shown to the moderation first, gone with their idea. Never how a picture is drawn.

use std::time::Duration;

use jiff::SignedDuration;
use mitreden::accounts::Role;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::submitting::{category, id_of, published, refused, taken};
use super::{called, summer};
use crate::house::{House, header};
use crate::news::pictures::png;
use crate::programme::{Visitor, anybody, field, staff};
use crate::registration::without_mail;
use crate::rooms::slides::talk;

/// The fields of a form that is all right.
async fn fields(visitor: &Visitor, contest: &str) -> Vec<(&'static str, String)> {
    let form = visitor.reads(&format!("{contest}/einreichen")).await;
    let fields = [
        ("category", category(&form, "Handwerk")),
        ("title", "Solarbank".to_owned()),
        ("text", "Am Fluss, wie auf dem Plan.".to_owned()),
        ("email", String::new()),
        ("ticket", field(&form, "ticket").to_owned()),
    ];
    fields.to_vec()
}

fn refs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// What lies in the data folder of ideas, without what is just being removed.
fn kept(house: &House) -> usize {
    let Ok(files) = std::fs::read_dir(house.running.app.site("").data.join("ideas")) else { return 0 };
    files.flatten().filter(|file| !file.file_name().to_str().unwrap().starts_with("upload-")).count()
}

fn paths(page: &str) -> Vec<String> {
    page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).filter(|path| path.contains("/anlagen/")).map(str::to_owned).collect()
}

/// Names and bytes of files, and what is said about them.
type Case<'a> = (&'a [(&'a str, &'a [u8])], &'a str);

#[tokio::test]
async fn files_are_made_anew_and_seen_by_nobody_before_the_moderation() {
    for house in without_mail(summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let typed = fields(&guest, &contest).await;
        let files = [("Plan von Berta Geheim.pdf", talk(2)), ("../../berta.png", png(300, 200, 200))];
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let receipt = taken(guest.brings(&format!("{contest}/einreichen"), &refs(&typed), &files).await).await;
        assert!(guest.reads(&receipt).await.contains("Mit 2 Anlagen"));
        // The same form once more makes no files.
        assert_eq!(taken(guest.brings(&format!("{contest}/einreichen"), &refs(&typed), &files).await).await, receipt);
        assert_eq!(kept(&house), 2);

        // Nobody publishes unseen: not by one button of the queue, and not with many others.
        let queue = ada.reads("/moderation").await;
        assert!(queue.contains("Mit 2 Anlagen: bitte einzeln ansehen") && !queue.contains("publish:idea:"), "{queue}");
        let key = format!("idea:{}", id_of(&receipt));
        assert_eq!(ada.sends("/moderation", &[("wahl", &key), ("do", "publish")]).await, "/moderation?spaet=1");
        let matter = ada.reads(&format!("/moderation/idea/{}", id_of(&receipt))).await;
        let paths = paths(&matter);
        assert!(paths.len() == 2 && matter.contains("Anlage 1") && matter.contains("PDF, "), "{matter}");
        for path in &paths {
            assert_eq!(guest.get(path).await.status(), 404, "nobody has looked at it");
            let answer = ada.get(path).await;
            assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (200, "no-store".to_owned()));
        }
        published(&ada, &receipt).await;
        let page = guest.reads(&format!("{contest}/1")).await;
        assert!(page.contains("Anlage 2") && !page.to_lowercase().contains("berta"), "{page}");
        for (path, kind, start) in [(&paths[0], "application/pdf", &b"%PDF-"[..]), (&paths[1], "image/webp", b"RIFF")] {
            let answer = guest.get(path).await;
            assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (200, kind.to_owned()));
            assert!(header(&answer, "content-disposition").contains("filename=\"anlage-"));
            let bytes = answer.bytes().await.unwrap();
            assert!(bytes.starts_with(start) && !bytes.windows(6).any(|six| six == b"SECRET"), "{path}");
        }
        assert_eq!(guest.get(&format!("{contest}/1/anlagen/{}.pdf", "0".repeat(32))).await.status(), 404);
        assert_eq!(guest.get(&paths[1].replace(".webp", ".jpg")).await.status(), 404, "no other name leads to it");

        // Taken back nobody sees them; removed they are gone.
        let matter = format!("/moderation/idea/{}", id_of(&receipt));
        ada.sends(&matter, &[("do", "reject"), ("reason", "personal")]).await;
        assert_eq!((guest.get(&paths[0]).await.status().as_u16(), kept(&house)), (404, 2));
        ada.sends(&matter, &[("do", "redact"), ("reason", "personal")]).await;
        assert_eq!((ada.get(&paths[0]).await.status().as_u16(), kept(&house)), (404, 0));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_no_file_for_everybody_is_refused_and_the_words_stay() {
    let house = without_mail(summer()).await.remove(0);
    let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
    let contest = called(&ada).await;
    let path = format!("{contest}/einreichen");
    let typed = fields(&guest, &contest).await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".as_slice();
    let (small, large) = (png(8, 8, 8), vec![b'x'; (10 << 20) + 1]);
    let cases: [Case<'_>; 5] = [
        (&[("bild.png", svg)], "„bild.png“: Diese Art von Datei nehmen wir nicht an."),
        (&[("plan.pdf", b"%PDF-1.7\nkaputt")], "„plan.pdf“: Die Datei lässt sich nicht lesen."),
        (&[("gross.jpg", &large)], "„gross.jpg“: Die Datei ist größer als 10 MB"),
        (&[("gut.png", &small), ("bild.svg", svg)], "Bitte wählen Sie noch einmal aus: gut.png."),
        (&[("1.png", &small), ("2.png", &small), ("3.png", &small), ("4.png", &small)], "Bitte wählen Sie höchstens 3 Dateien aus."),
    ];
    for (files, sentence) in cases {
        let page = refused(guest.brings(&path, &refs(&typed), files).await).await;
        assert!(page.contains(sentence) && page.contains("href=\"#datei\"") && page.contains("Am Fluss, wie auf dem Plan."), "{sentence}: {page}");
    }
    // A mistake elsewhere says which files have to be chosen again.
    let mut wrong = typed.clone();
    wrong[3].1 = "nirgends".to_owned();
    let page = refused(guest.brings(&path, &refs(&wrong), &[("berta.png", &small)]).await).await;
    assert!(page.contains("href=\"#email\"") && page.contains("Bitte wählen Sie noch einmal aus: berta.png."), "{page}");
    assert_eq!(kept(&house), 0);
    // Two gigabytes are cut off at their announcement, with a page.
    let mut line = TcpStream::connect(house.running.address).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Language: de\r\nContent-Type: multipart/form-data; boundary=x\r\n\
         Content-Length: {}\r\n\r\n",
        2_u64 << 30
    );
    line.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("Das ist zu groß"), "{answer}");
}

#[tokio::test]
async fn files_go_with_what_nobody_published_and_along_with_their_owner() {
    let clock = summer();
    for house in without_mail(clock.clone()).await {
        let before = clock.now();
        let (ada, berta) = (staff(&house, Role::Moderation).await, house.signed_in("Berta", Role::Person).await);
        let contest = called(&ada).await;
        let guest = anybody(&house);
        let typed = fields(&guest, &contest).await;
        let picture = png(300, 200, 200);
        let part = reqwest::multipart::Part::bytes(picture).file_name("a.png");
        let form = typed.iter().fold(reqwest::multipart::Form::new(), |form, (name, value)| form.text(*name, value.clone())).part("datei", part);
        let receipt = taken(berta.post_with(&format!("{contest}/einreichen")).multipart(form).send().await.unwrap()).await;
        // Taken along: the row, and the file itself.
        let bytes = berta.get("/konto/daten.zip").await.bytes().await.unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let own = names.iter().find(|name| name.starts_with("dateien/") && name.ends_with(".webp")).unwrap_or_else(|| panic!("{names:?}"));
        assert!(archive.by_name(own).unwrap().size() > 20);

        ada.sends(&format!("/moderation/idea/{}", id_of(&receipt)), &[("do", "reject"), ("reason", "off-topic")]).await;
        clock.advance(SignedDuration::from_hours(24 * 31));
        // What is young may be on its way in: the sweep looks at the disk's own clock.
        let folder = house.running.app.site("").data.join("ideas");
        for file in std::fs::read_dir(&folder).unwrap().flatten() {
            let old = std::time::SystemTime::now() - Duration::from_secs(2 * 60 * 60);
            std::fs::File::options().write(true).open(file.path()).unwrap().set_modified(old).unwrap();
        }
        mitreden::schedule::round(&house.running.app).await;
        assert_eq!((guest.get(&receipt).await.status().as_u16(), kept(&house)), (410, 0));
        clock.advance(before.duration_since(clock.now()));
        house.running.stop().await;
    }
}
