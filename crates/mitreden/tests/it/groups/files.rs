//! Files of a group: made anew, handed out, refused with a sentence, taken away. Never how a page is drawn.

use mitreden::accounts::Role;
use reqwest::Response;
use reqwest::multipart::{Form, Part};

use super::founded;
use crate::house::{self, Browser, header, text};
use crate::news::pictures::png;
use crate::programme::{anybody, staff};
use crate::rooms::slides::talk;

async fn bring(browser: &Browser, group: &str, title: &str, name: &str, file: Vec<u8>) -> Response {
    let form = Form::new().text("title", title.to_owned()).part("datei", Part::bytes(file).file_name(name.to_owned()));
    browser.post_with(&format!("{group}/dateien/neu")).header("accept-language", "de").multipart(form).send().await.unwrap()
}

#[tokio::test]
async fn a_file_is_made_anew_and_handed_out_until_it_is_removed() {
    for house in house::on_every_database().await {
        let group = founded(&staff(&house, Role::Moderation).await, "Energie", "open").await;
        let dora = house.signed_in("Dora", Role::Press).await;
        assert_eq!(bring(&dora, &group, "Protokoll vom 26. Mai", "../../etc/passwd.pdf", talk(2)).await.status(), 303);
        assert_eq!(bring(&dora, &group, "Plan", "plan.png", png(300, 200, 200)).await.status(), 303);
        let page = anybody(&house).reads(&group).await;
        assert!(page.contains("Protokoll vom 26. Mai") && page.contains("PDF, ") && page.contains("Bild, "), "{page}");
        let guest = house.browser();
        let mut paths: Vec<&str> = page.split(&format!("href=\"{group}/dateien/")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        paths.sort_by_key(|path| path.rsplit('.').next().map(str::to_owned));
        for (path, kind, start) in [(paths[0], "application/pdf", &b"%PDF-"[..]), (paths[1], "image/webp", b"RIFF")] {
            let answer = guest.get(&format!("{group}/dateien/{path}")).await;
            assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (200, kind.to_owned()));
            let bytes = answer.bytes().await.unwrap();
            assert!(bytes.starts_with(start) && !bytes.windows(6).any(|six| six == b"SECRET"), "{path}");
        }
        let id = paths[0].split('.').next().unwrap();
        assert_eq!(guest.get(&format!("{group}/dateien/{id}.webp")).await.status(), 404, "no other name leads to it");
        assert_eq!(dora.post(&format!("{group}/dateien/{id}/entfernen"), &[]).await.status(), 303);
        assert_eq!(guest.get(&format!("{group}/dateien/{}", paths[0])).await.status(), 404);
        let left = std::fs::read_dir(house.running.app.site("").data.join("groups")).unwrap().flatten();
        assert_eq!(left.filter(|file| !file.file_name().to_str().unwrap().starts_with("upload-")).count(), 1);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_no_file_for_everybody_is_refused_with_a_sentence() {
    let house = house::open().await;
    let group = founded(&staff(&house, Role::Moderation).await, "Energie", "open").await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    for (title, file, sentence) in [
        ("Plan", svg, "Diese Art von Datei nehmen wir nicht an."),
        ("Plan", b"%PDF-1.7\nkaputt".to_vec(), "lässt sich nicht lesen"),
        ("Plan", Vec::new(), "Bitte wählen Sie eine Datei aus."),
        ("", png(8, 8, 8), "Bitte füllen Sie dieses Feld aus."),
    ] {
        let answer = bring(&dora, &group, title, "plan.pdf", file).await;
        assert_eq!(answer.status(), 422, "{sentence}");
        let page = text(answer).await;
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    let berta = house.signed_in("Berta", Role::Person).await;
    assert_eq!(bring(&berta, &group, "Plan", "plan.png", png(8, 8, 8)).await.status(), 403);
    assert!(!anybody(&house).reads(&group).await.contains("id=\"dateien\""));
}
