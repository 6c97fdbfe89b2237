//! An export of WordPress becomes articles that look and are found as if written here. Never twice, and never with somebody's address.

use std::fs;
use std::path::{Path, PathBuf};

use mitreden::import::{self, Fate, Line, Order};

use crate::house::{self, House, header, text};

const EXPORT: &str = include_str!("export.wxr");

fn order(file: PathBuf) -> Order {
    Order { file, uploads: None, dry_run: false }
}

async fn take(house: &House, order: &Order) -> Vec<Line> {
    import::take(house.running.app.site(""), order).await.unwrap()
}

fn uploads(folder: &Path) -> PathBuf {
    let uploads = folder.join("uploads");
    fs::create_dir_all(uploads.join("2021/02")).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/news/photograph.jpg"), uploads.join("2021/02/saal.jpg")).unwrap();
    uploads
}

#[tokio::test]
async fn posts_become_articles_and_their_old_addresses_lead_there() {
    for house in house::on_every_database().await {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("export.xml");
        fs::write(&file, EXPORT).unwrap();
        let with_pictures = Order { uploads: Some(uploads(folder.path())), ..order(file) };
        let browser = house.browser();
        let old = "/2021/02/w%c3%a4rme/";
        assert_eq!(browser.get("/2021/02/w%c3%a4rme").await.status(), 404);

        let dry = take(&house, &Order { dry_run: true, ..with_pictures.clone() }).await;
        assert!(matches!(&dry[0].fate, Fate::Taken(..)), "{dry:?}");
        assert!(!text(browser.get("/aktuelles").await).await.contains("250 Menschen"), "a dry run changes nothing");

        let lines = take(&house, &with_pictures).await;
        let Fate::Taken(address, 2) = &lines[0].fate else { panic!("{lines:?}") };
        assert!(lines[0].remarks.iter().any(|remark| remark.contains("gallery")), "{lines:?}");
        assert!(lines[0].remarks.iter().any(|remark| remark.contains("1 comments were not public")), "{lines:?}");
        assert!(matches!((&lines[1].fate, &lines[2].fate, &lines[3].fate), (Fate::Taken(_, 0), Fate::Skipped(_), Fate::Refused(_))), "{lines:?}");

        let page = text(browser.get(address).await).await;
        for part in
            ["250 Menschen in 20 Stunden: Wasserstoff &#38; Wärme", "<strong>250 Menschen</strong>", "<h2>Wie es weitergeht</h2>", "<li>Arbeitsgruppen</li>"]
                .into_iter()
                .chain([
                    "href=\"https://stadt.example/\"",
                    "4. Februar 2021",
                    "Energie",
                    "alt=\"Der volle Saal\"",
                    "Berta B.",
                    "Das war gut!",
                    "Fand ich auch.",
                ])
        {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        for gone in ["alert(1)", "tracker.example", "[gallery", "berta@", "cem@", "203.0.113.7", "Kaufen Sie"] {
            assert!(!page.contains(gone), "{gone} is in {page}");
        }
        let picture = page.split("src=\"").find(|rest| rest.starts_with("/aktuelles/bilder/")).and_then(|rest| rest.split('"').next()).unwrap();
        assert_eq!(browser.get(picture).await.status(), 200);
        // The old address, as browsers and search engines have it, with and without the slash.
        let answer = browser.get(old).await;
        assert_eq!(answer.status(), 308);
        let answer = browser.get(&header(&answer, "location")).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (308, address.clone()));
        assert!(!text(browser.get("/aktuelles").await).await.contains("Entwurf"), "a draft stays one");
        assert!(text(browser.get("/suche?q=Arbeitsgruppen").await).await.contains(address.as_str()), "it is found");

        let links = async || text(browser.get("/aktuelles").await).await.matches(&format!("href=\"{address}\"")).count();
        let before = links().await;
        assert!(before > 0);
        let again = take(&house, &with_pictures).await;
        assert!(again[..2].iter().all(|line| line.fate == Fate::Known), "{again:?}");
        assert_eq!(links().await, before, "nothing is doubled");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_broken_export_leaves_nothing() {
    for house in house::on_every_database().await {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("export.xml");
        for (broken, said) in [
            (EXPORT[..EXPORT.rfind("</item>").unwrap()].to_owned(), "in the middle"),
            (EXPORT.replace("</channel>", "</chanel>"), "broken"),
            (EXPORT.replace("<rss ", "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss "), "document type"),
            ("PK\u{3}\u{4}".to_owned(), "no export"),
        ] {
            fs::write(&file, broken).unwrap();
            let error = import::take(house.running.app.site(""), &order(file.clone())).await.unwrap_err().to_string();
            assert!(error.contains(said) && error.contains("Nothing was taken"), "{error}");
        }
        fs::write(&file, b"\xff\xfe").unwrap();
        assert!(import::take(house.running.app.site(""), &order(file.clone())).await.unwrap_err().to_string().contains("UTF-8"));
        assert!(!text(house.browser().get("/aktuelles").await).await.contains("250 Menschen"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_had_a_password_is_not_published() {
    for house in house::on_every_database().await {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("export.xml");
        fs::write(&file, EXPORT.replacen("<wp:status>", "<wp:post_password><![CDATA[geheim]]></wp:post_password><wp:status>", 1)).unwrap();
        let lines = take(&house, &order(file)).await;
        let Fate::Taken(address, _) = &lines[0].fate else { panic!("{lines:?}") };
        assert!(lines[0].remarks.iter().any(|remark| remark.contains("password")), "{lines:?}");
        assert_eq!(house.browser().get(address).await.status(), 404);
        assert!(!text(house.browser().get("/aktuelles").await).await.contains("250 Menschen"));
        house.running.stop().await;
    }
}
