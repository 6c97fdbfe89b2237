//! German and English: by address, by the browser's wish, by the visible switch.

use std::collections::BTreeSet;
use std::path::Path;

use crate::house::{self, header, text};

#[tokio::test]
async fn the_address_wins_over_the_browser() {
    let house = house::open().await;
    for (path, wish, language, title) in [
        ("/impressum", "", "de", "Impressum"),
        ("/impressum", "en-GB,en;q=0.9", "en", "Legal notice"),
        ("/de/impressum", "en", "de", "Impressum"),
        ("/en/impressum", "de", "en", "Legal notice"),
        ("/impressum", "fr", "de", "Impressum"),
    ] {
        let answer = house.browser().get_with(path).header("accept-language", wish).send().await.unwrap();
        let page = text(answer).await;
        assert!(page.contains(&format!("<html lang=\"{language}\">")) && page.contains(&format!("<h1>{title}</h1>")), "{path} {wish}");
    }
}

#[tokio::test]
async fn the_switch_leads_to_the_same_page_and_links_keep_the_language() {
    let house = house::open().await;
    let page = text(house.browser().get("/en/barriere-melden?seite=/x").await).await;
    assert!(page.contains("href=\"/de/barriere-melden?seite=/x\" hreflang=\"de\" lang=\"de\""), "{page}");
    assert!(page.contains("href=\"/en/impressum\"") && !page.contains("href=\"/impressum\""), "{page}");
    assert!(page.contains(&format!("rel=\"alternate\" hreflang=\"de\" href=\"{}/de/barriere-melden", house.running.base_url())), "{page}");
    let sent = house.browser().post("/en/barriere-melden", &[("meldung", "x")]).await;
    assert!(header(&sent, "location").starts_with("/en/barriere-melden/B-"));
}

#[tokio::test]
async fn a_slash_at_the_end_is_taken_off() {
    let house = house::open().await;
    for (path, target) in [("/impressum/", "/impressum"), ("/en/impressum/?a=b", "/en/impressum?a=b")] {
        let answer = house.browser().get(path).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location").as_str()), (308, target));
    }
    for path in ["//example.org/", "/en//example.org/"] {
        assert_eq!(house.browser().get(path).await.status(), 404, "{path} leads nowhere else");
    }
}

fn keys(folder: &Path) -> BTreeSet<String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "ftl")).map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let lines = texts.iter().flat_map(|text| text.lines());
    lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key).filter(|key| !key.starts_with([' ', '#', '.', '*'])).map(str::to_owned).collect()
}

#[test]
fn both_languages_have_the_same_messages() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let (german, english) = (keys(&locales.join("de")), keys(&locales.join("en")));
    assert!(german.len() > 100);
    assert_eq!(german.symmetric_difference(&english).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_german_words_follow_the_house_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales/de");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let words: Vec<_> = line.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
            let informal = ["du", "dir", "dich", "dein", "deine", "deinen", "deiner", "deinem", "euer", "eure"];
            let bad = words.iter().find(|word| informal.contains(&word.as_str()));
            assert_eq!(bad, None, "{}:{}: say Sie", path.display(), at + 1);
            let signs = ["*innen", ":innen", "_innen", "·innen", "*in ", ":in ", "/innen", "Innen "];
            let sign = signs.iter().find(|sign| line.contains(**sign) && line.split(**sign).next().is_some_and(|before| before.ends_with(char::is_alphabetic)));
            assert_eq!(sign, None, "{}:{}: no signs inside words", path.display(), at + 1);
        }
    }
}
