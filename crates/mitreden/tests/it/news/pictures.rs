//! Pictures of articles: made anew without place and camera; bombs, SVG and broken files refused with a sentence.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use mitreden::accounts::Role;
use reqwest::Response;
use reqwest::multipart::{Form, Part};

use super::{publish, read};
use crate::house::{self, Browser, header, text};

/// A PNG of this size, white, eight bits of grey.
pub(crate) fn png(width: u32, height: u32, rows: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let mut checked = kind.to_vec();
        checked.extend(data);
        let mut crc = flate2::Crc::new();
        crc.update(&checked);
        file.extend(checked);
        file.extend(crc.sum().to_be_bytes());
    };
    let mut head = width.to_be_bytes().to_vec();
    head.extend(height.to_be_bytes());
    head.extend([8, 0, 0, 0, 0]);
    chunk(b"IHDR", &head);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    let mut row = vec![255; usize::try_from(width).unwrap() + 1];
    row[0] = 0;
    for _ in 0..rows {
        packed.write_all(&row).unwrap();
    }
    chunk(b"tEXt", b"Comment\0Taken at 50.8803, 12.0826 by SECRET-CAMERA");
    chunk(b"IDAT", &packed.finish().unwrap());
    chunk(b"IEND", &[]);
    file
}

async fn bring(dora: &Browser, address: &str, file: Option<Vec<u8>>, name: &str, words: (&str, &str)) -> Response {
    let mut form = Form::new().text("alt", words.0.to_owned()).text("credit", words.1.to_owned());
    if let Some(file) = file {
        form = form.part("datei", Part::bytes(file).file_name(name.to_owned()));
    }
    dora.post_with(&format!("{address}/bild/neu")).multipart(form).send().await.unwrap()
}

const WORDS: (&str, &str) = ("Ein Saal mit vielen Menschen", "Stadt Gera, Presseamt");

fn picture_of(page: &str) -> String {
    page.split("<img src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_picture_is_made_anew_in_two_sizes() {
    for house in house::on_every_database().await {
        let dora = house.signed_in("Dora", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        assert_eq!(bring(&dora, &address, Some(png(1700, 900, 900)), "../../saal.png", WORDS).await.status(), 303);
        let page = text(guest.get(&address).await).await;
        assert!(page.contains("alt=\"Ein Saal mit vielen Menschen\"") && page.contains("Stadt Gera, Presseamt") && page.contains("og:image"), "{page}");
        let large = picture_of(&page);
        let small = picture_of(&text(guest.get("/aktuelles").await).await.replace("class=\"teaser__picture\" src", "src"));
        assert_ne!(large, small);
        for (path, side) in [(&large, "width=\"1600\""), (&small, "width=\"640\"")] {
            let answer = guest.get(path).await;
            assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (200, "image/webp".to_owned()));
            let bytes = answer.bytes().await.unwrap();
            assert!(!bytes.windows(6).any(|six| six == b"SECRET") && !bytes.windows(4).any(|four| four == b"EXIF" || four == b"tEXt"), "{path}");
            assert!(page.contains(side) || text(guest.get("/aktuelles").await).await.contains(side));
        }
        // What was uploaded is not kept.
        let kept = std::fs::read_dir(house.running.app.site("").data.join("pictures")).unwrap().count();
        assert_eq!(kept, 2);
        // Other words, the same picture.
        assert_eq!(bring(&dora, &address, None, "", ("Ein leerer Saal", "Anna Muster")).await.status(), 303);
        let page = text(guest.get(&address).await).await;
        assert!(page.contains("Ein leerer Saal") && picture_of(&page) == large, "{page}");
        // With its article it goes.
        dora.post(&format!("{address}/zurueckziehen"), &[]).await;
        assert_eq!(guest.get(&large).await.status(), 404);
        assert_eq!(dora.get(&large).await.status(), 200);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_photograph_loses_its_place() {
    let house = house::open().await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let address = publish(&dora, &[]).await;
    // EXIF of a telephone as an APP1 segment in front of a real JPEG.
    let jpeg = include_bytes!("photograph.jpg").to_vec();
    let exif = b"Exif\0\0II*\0\x08\0\0\0GPS 50.8803N 12.0826E SECRET-CAMERA";
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut file = jpeg[..2].to_vec();
    file.extend([0xff, 0xe1]);
    file.extend(length);
    file.extend(exif);
    file.extend(&jpeg[2..]);
    assert!(file.windows(6).any(|six| six == b"SECRET"));
    assert_eq!(bring(&dora, &address, Some(file), "foto.jpg", WORDS).await.status(), 303);
    let page = text(house.browser().get(&address).await).await;
    let bytes = house.browser().get(&picture_of(&page)).await.bytes().await.unwrap();
    assert!(bytes.len() > 100 && !bytes.windows(6).any(|six| six == b"SECRET") && !bytes.windows(4).any(|four| four == b"Exif"));
}

#[tokio::test]
async fn what_is_no_picture_is_refused_with_a_sentence() {
    let house = house::open().await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let address = publish(&dora, &[]).await;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    let cases: [(&str, Option<Vec<u8>>, &str); 6] = [
        ("bild.svg", Some(svg.clone()), "SVG-Dateien nehmen wir nicht an"),
        ("bild.png", Some(svg), "SVG-Dateien nehmen wir nicht an"),
        ("bombe.png", Some(png(30_000, 30_000, 10)), "zu groß"),
        ("kaputt.png", Some(png(800, 800, 800)[..200].to_vec()), "lässt sich nicht lesen"),
        ("leer.png", Some(Vec::new()), "Bitte wählen Sie eine Bilddatei"),
        ("", None, "Bitte wählen Sie eine Bilddatei"),
    ];
    for (name, file, sentence) in cases {
        let (status, page) = read(bring(&dora, &address, file, name, WORDS).await).await;
        assert_eq!(status, 422, "{name}");
        assert!(page.contains(sentence) && page.contains("href=\"#datei\"") && page.contains("Ein Saal mit vielen"), "{name}: {page}");
    }
    let (status, page) = read(bring(&dora, &address, Some(png(8, 8, 8)), "a.png", ("", "\u{202e}")).await).await;
    assert_eq!(status, 422);
    assert!(page.contains("href=\"#alt\"") && page.contains("href=\"#credit\""), "{page}");
    assert!(!text(house.browser().get(&address).await).await.contains("<img"), "no picture came of it");
    let left = std::fs::read_dir(house.running.app.site("").data.join("pictures")).unwrap();
    assert!(left.flatten().all(|file| file.file_name().to_str().unwrap().starts_with("upload-")), "nothing but what is being removed");
}
