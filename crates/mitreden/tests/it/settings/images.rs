//! The city's pictures come and go, with words; what is no picture is explained.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use mitreden::accounts::Role;
use reqwest::Response;
use reqwest::multipart::{Form, Part};

use crate::house::{self, Browser, header, text};

/// A PNG of this size in one grey.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(data);
        [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], kind, data, &sum.sum().to_be_bytes()].concat()
    };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..height {
        rows.write_all(&[0]).unwrap();
        rows.write_all(&vec![120; width as usize]).unwrap();
    }
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &rows.finish().unwrap()), chunk(b"IEND", &[])].concat()
}

async fn bring(browser: &Browser, place: &str, file: Vec<u8>, alt: &str, link: &str) -> Response {
    let form = Form::new().text("ort", place.to_owned()).text("alt", alt.to_owned()).text("link", link.to_owned());
    let form = form.part("datei", Part::bytes(file).file_name("bild.png"));
    browser.post_with("/verwaltung/einstellungen/bilder/neu").multipart(form).send().await.unwrap()
}

#[tokio::test]
async fn logo_and_funding_logos_stand_on_every_page() {
    for house in house::on_every_database().await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        assert_eq!(bring(&hanna, "logo", png(1200, 300), "Wappen \"von\" Gera", "").await.status(), 303);
        assert_eq!(bring(&hanna, "funding", png(80, 40), "Bundesministerium", "https://bund.example/").await.status(), 303);
        let page = text(house.browser().get("/impressum").await).await;
        assert!(page.contains("alt=\"Wappen &#34;von&#34; Gera\"") && page.contains("<a href=\"https://bund.example/\" rel=\"external\"><img"), "{page}");
        let address = page.split("src=\"").find(|rest| rest.starts_with("/marke/")).unwrap().split('"').next().unwrap().to_owned();
        let picture = house.browser().get(&address).await;
        assert_eq!(header(&picture, "content-type"), "image/webp");
        assert!(header(&picture, "cache-control").contains("immutable"));
        assert!(page.contains("width=\"640\" height=\"160\""), "it was drawn anew: {page}");
        assert_eq!(bring(&hanna, "logo", png(100, 100), "Neues Wappen", "").await.status(), 303);
        let page = text(house.browser().get("/impressum").await).await;
        assert!(page.contains("Neues Wappen") && !page.contains("von&#34; Gera"), "there is one logo");
        assert_eq!(house.browser().get(&address).await.status(), 404, "the old file is gone");
        let list = text(hanna.get("/verwaltung/einstellungen/bilder").await).await;
        let forms = list.split("action=\"").filter(|rest| rest.contains("/entfernen\""));
        for form in forms.filter_map(|rest| rest.split('"').next()).filter(|address| address.ends_with("/entfernen")) {
            assert_eq!(hanna.post(form, &[]).await.status(), 303);
        }
        assert!(!text(house.browser().get("/impressum").await).await.contains("/marke/"));
        assert_eq!(hanna.post("/verwaltung/einstellungen/bilder/nirgends/entfernen", &[]).await.status(), 404);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_no_picture_is_explained() {
    let house = house::open().await;
    let hanna = house.signed_in("Hanna", Role::Admin).await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    for (file, alt, link, said) in [
        (svg, "Wappen", "", "PNG, JPEG oder WebP"),
        (Vec::new(), "Wappen", "", "Wählen Sie bitte eine Bilddatei"),
        (png(50, 50)[..60].to_vec(), "Wappen", "", "lässt sich nicht lesen"),
        (png(50, 50), "", "", "was zu sehen ist"),
        (png(50, 50), "Wappen", "javascript:alert(1)", "die ganze Adresse"),
        (vec![0; (5 << 20) + 10], "Wappen", "", "zu groß"),
    ] {
        let answer = bring(&hanna, "logo", file, alt, link).await;
        assert_eq!(answer.status(), 422, "{said}");
        let page = text(answer).await;
        assert!(page.contains(said) && page.contains("aria-invalid"), "{said}: {page}");
    }
    assert_eq!(bring(&house.signed_in("Dora", Role::Press).await, "logo", png(9, 9), "x", "").await.status(), 403);
    assert!(!text(house.browser().get("/impressum").await).await.contains("/marke/"));
    let folder = house.running.app.site("").data.join("brand");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0, "nothing of what was refused is kept");
}
