//! Slides over HTTP: taken, made into pictures apart, shown, read, refused. Never how a page is drawn.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use super::cast::{Guest, room};
use super::{Evening, SLUG, evening};

/// A PDF with these content streams, one for each page; `trailer` goes into its trailer.
fn pdf(contents: &[Vec<u8>], filter: &str, trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let mut object = |file: &mut Vec<u8>, body: &[u8]| {
        places.push(file.len());
        let number = places.len();
        file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        file.extend_from_slice(body);
        file.extend_from_slice(b"\nendobj\n");
    };
    let kids: Vec<String> = (0..contents.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    object(&mut file, b"<< /Type /Catalog /Pages 2 0 R >>");
    object(&mut file, format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), contents.len()).as_bytes());
    object(&mut file, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    for (page, content) in contents.iter().enumerate() {
        let resources = "/Resources << /Font << /F1 3 0 R >> >>";
        object(&mut file, format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 450] {resources} /Contents {} 0 R >>", 5 + 2 * page).as_bytes());
        let mut stream = format!("<< /Length {} {filter} >>\nstream\n", content.len()).into_bytes();
        stream.extend_from_slice(content);
        stream.extend_from_slice(b"\nendstream");
        object(&mut file, &stream);
    }
    let start = file.len();
    file.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
    for place in &places {
        file.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    file.extend_from_slice(format!("trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n", places.len() + 1).as_bytes());
    file
}

pub(crate) fn talk(pages: usize) -> Vec<u8> {
    let page = |number: usize| format!("BT /F1 40 Tf 60 300 Td (Wasserstoff in Gera) Tj 0 -60 Td (Seite {number}) Tj ET").into_bytes();
    pdf(&(1..=pages).map(page).collect::<Vec<_>>(), "", "")
}

/// Uploads as the room's script does.
pub(super) async fn upload(e: &Evening, cookie: &str, name: &str, file: Vec<u8>) -> (u16, Value) {
    let form = Form::new().part("datei", Part::bytes(file).file_name(name.to_owned()));
    let address = format!("{}/raeume/{SLUG}/folien/neu", e.base);
    let request = reqwest::Client::new().post(address).header("cookie", cookie).header("accept", "application/json");
    let answer = request.multipart(form).send().await.unwrap();
    let status = answer.status().as_u16();
    (status, answer.json().await.unwrap_or_default())
}

/// Asks until the deck is there, or was not taken.
pub(super) async fn settled(e: &Evening, deck: &str) -> Value {
    loop {
        let answer = Guest::new(&e.base, SLUG).get(&format!("/raeume/{SLUG}/folien/{deck}/stand")).await;
        let standing: Value = answer.json().await.unwrap();
        if standing["ready"] == true || standing["fault"] != Value::Null {
            return standing;
        }
        tokio::task::yield_now().await;
    }
}

/// An evening, and the cookie of Emil's seat.
pub(super) async fn with_speaker() -> (Evening, String) {
    let e = evening().await;
    let app = &e.house.running.app;
    let invited = super::cast::invitation(app, &e.id, SLUG, mitreden::rooms::Role::Speaker, "Emil Zwei").await;
    let emil = Guest::accepts(&e.base, SLUG, &invited).await;
    (e, emil.cookie)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_is_made_into_pictures_and_shown_to_all() {
    let (mut e, cookie) = with_speaker().await;
    let (status, said) = upload(&e, &cookie, "Vortrag_Emil.pdf", talk(3)).await;
    assert_eq!(status, 202, "{said}");
    let deck = said["deck"].as_str().unwrap().to_owned();
    let standing = settled(&e, &deck).await;
    assert_eq!(standing["pages"].as_array().unwrap().len(), 3, "{standing}");
    assert_eq!(standing["pages"][1]["text"], "Wasserstoff in Gera\nSeite 2");
    let told = e.cem.until(|n| n["slice"] == "slides" && n["value"]["decks"][0]["pages"] == 3).await;
    assert_eq!(told["value"]["decks"][0]["title"], "Vortrag Emil");

    let show = |page: u32| json!({"do": "show-slide", "deck": deck, "page": page});
    assert_eq!(e.gustav.is_refused(show(1)).await, "not-allowed");
    assert_eq!(e.emil.is_refused(show(4)).await, "no-such-slide");
    e.emil.does(show(2)).await;
    e.cem.until(|n| n["slice"] == "slides" && n["value"]["shown"]["page"] == 2).await;
    e.emil.does(json!({"do": "point", "at": [500, 250]})).await;
    assert_eq!(e.cem.hears("pointed").await["at"], json!([500, 250]));
    let late = Guest::listens(&e.base, SLUG).await.dials().await.hears("snapshot").await;
    let slices = late["slices"].as_array().unwrap();
    assert_eq!(slices.iter().find(|slice| slice["slice"] == "slides").unwrap()["value"]["shown"]["page"], 2, "late comers see it at once");

    let reader = Guest::new(&e.base, SLUG);
    let picture = reader.get(&format!("/raeume/{SLUG}/folien/{deck}/2/bild")).await;
    assert_eq!((picture.status().as_u16(), picture.headers()["content-type"].to_str().unwrap()), (200, "image/webp"));
    assert!(picture.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    let page = reader.get(&format!("/raeume/{SLUG}/folien/{deck}")).await.text().await.unwrap();
    assert!(page.contains("Seite 3") && page.contains("Wasserstoff in Gera"), "{page}");
    let file = reader.get(&format!("/raeume/{SLUG}/folien/{deck}/datei")).await;
    let disposition = file.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(disposition.starts_with("attachment;") && disposition.contains("filename*=UTF-8''Vortrag%20Emil.pdf"), "{disposition}");
    assert!(file.bytes().await.unwrap().starts_with(b"%PDF-"));
    for nowhere in ["4/bild", "0/bild", "-1/bild"] {
        assert!(reader.get(&format!("/raeume/{SLUG}/folien/{deck}/{nowhere}")).await.status().is_client_error());
    }

    e.emil.does(json!({"do": "drop-deck", "deck": deck})).await;
    e.cem.until(|n| n["slice"] == "slides" && n["value"]["shown"] == Value::Null).await;
    assert_eq!(reader.get(&format!("/raeume/{SLUG}/folien/{deck}/1/bild")).await.status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_is_handed_out_without_its_author() {
    let (e, cookie) = with_speaker().await;
    let said = "/Info << /Author (Emil Privat) /Creator (Impress) >> /ID [(emilsdatei) (emilsdatei)]";
    let content = |page: u32| format!("BT /F1 24 Tf 72 300 Td (Wasserstoff) Tj 0 -40 Td (Seite {page}) Tj ET").into_bytes();
    let file = pdf(&[content(1), content(2)], "", said);
    assert!(String::from_utf8_lossy(&file).contains("Emil Privat"));
    let (_, answer) = upload(&e, &cookie, "a.pdf", file).await;
    let deck = answer["deck"].as_str().unwrap().to_owned();
    assert_eq!(settled(&e, &deck).await["ready"], true);
    let reader = Guest::new(&e.base, SLUG);
    let handed = reader.get(&format!("/raeume/{SLUG}/folien/{deck}/datei")).await;
    assert_eq!((handed.status().as_u16(), handed.headers()["content-type"].to_str().unwrap()), (200, "application/pdf"));
    let handed = String::from_utf8_lossy(&handed.bytes().await.unwrap()).into_owned();
    let folder = e.house.running.app.site("").data.join("slides").join(&deck);
    let mut kept: Vec<String> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    kept.sort();
    assert_eq!(kept, ["1.webp", "2.webp", "handout.pdf"], "the uploaded file itself is not kept");
    for trace in ["Emil Privat", "Impress", "emilsdatei", "656d696c"] {
        assert!(!handed.contains(trace), "{trace}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn slides_outlive_a_restart() {
    let (e, cookie) = with_speaker().await;
    let (_, said) = upload(&e, &cookie, "a.pdf", talk(1)).await;
    let deck = said["deck"].as_str().unwrap().to_owned();
    settled(&e, &deck).await;
    let house = e.house.reopen().await;
    let picture = Guest::new(&house.url(""), SLUG).get(&format!("/raeume/{SLUG}/folien/{deck}/1/bild")).await;
    assert_eq!(picture.status(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_and_broken_files_are_explained() {
    let (e, cookie) = with_speaker().await;
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#.to_vec();
    let mut cut = talk(2);
    cut.truncate(200);
    let secret = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <0101010101010101010101010101010101010101010101010101010101010101> \
                  /U <0202020202020202020202020202020202020202020202020202020202020202> >> /ID [<00><00>]";
    let many = pdf(&vec![b"BT ET".to_vec(); 10_000], "", "");
    let mut zeros = ZlibEncoder::new(Vec::new(), Compression::fast());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..1_000 {
        zeros.write_all(&blank).unwrap();
    }
    let bomb = pdf(&[zeros.finish().unwrap()], "/Filter /FlateDecode", "");
    assert!(bomb.len() < 16 << 20, "a gigabyte in {} bytes", bomb.len());
    for (name, file, words) in [
        ("bild.svg", svg, "kein PDF und kein Bild"),
        ("kaputt.pdf", cut, "beschädigt"),
        ("geheim.pdf", pdf(&[b"BT ET".to_vec()], "", secret), "Kennwort"),
        ("lang.pdf", many, "zu viele Seiten"),
        ("bombe.pdf", bomb, "zu groß oder zu aufwendig"),
    ] {
        let (status, said) = upload(&e, &cookie, name, file).await;
        assert_eq!(status, 202, "{name}: {said}");
        let standing = settled(&e, said["deck"].as_str().unwrap()).await;
        assert!(standing["fault"].as_str().is_some_and(|fault| fault.contains(words)), "{name}: {standing}");
    }
    assert_eq!(upload(&e, &cookie, "leer.pdf", Vec::new()).await.0, 422);
    assert_eq!(upload(&e, &cookie, "riesig.pdf", vec![b' '; (30 << 20) + 1]).await.0, 413);
    // Nothing stays of what was not taken.
    while std::fs::read_dir(e.house.running.app.site("").data.join("slides")).unwrap().count() > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_presents_brings_slides_and_each_room_has_its_own() {
    let (e, cookie) = with_speaker().await;
    let gustav = Guest::takes_part(&e.base, SLUG, "Gustav Zwei").await;
    assert_eq!(upload(&e, &gustav.cookie, "a.pdf", talk(1)).await.0, 403);
    assert_eq!(upload(&e, "", "a.pdf", talk(1)).await.0, 403);
    let (_, said) = upload(&e, &cookie, "a.pdf", talk(1)).await;
    let deck = said["deck"].as_str().unwrap().to_owned();
    settled(&e, &deck).await;
    room(&e.house.running.app, "anderer-abend", None).await;
    room(&e.house.running.app, "mit-code", Some("geheim-code")).await;
    let reader = Guest::new(&e.base, SLUG);
    for path in [format!("/raeume/anderer-abend/folien/{deck}"), format!("/raeume/anderer-abend/folien/{deck}/1/bild"), "/raeume/mit-code/folien".to_owned()] {
        assert_eq!(reader.get(&path).await.status(), 404, "{path}");
    }
}
