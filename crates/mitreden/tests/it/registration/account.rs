//! Registrations and accounts: what is filled in, what is listed, what becomes the account's. Never the places themselves.

use std::io::{Cursor, Read};

use mitreden_testkit::sink::Sink;

use super::{announced, autumn, with_mail};
use crate::accounts::letterbox::{letters_to, signs_in};
use crate::house::{Browser, header, text};

/// What somebody takes along.
async fn archive(browser: &Browser) -> Vec<u8> {
    browser.get("/konto/daten.zip").await.bytes().await.unwrap().to_vec()
}

fn read(archive: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(archive)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn an_account_fills_the_form_in_and_lists_what_it_has() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in with_mail(&sink, autumn()).await.into_iter().enumerate() {
        let evening = announced(&house, &[]).await;
        let (berta, address) = (house.browser(), format!("berta{number}@example.org"));
        signs_in(&berta, &sink, &address, 1).await;
        berta.post("/konto", &[("name", "Berta Braun"), ("sprache", "de")]).await;
        let form = text(berta.get(&evening.door).await).await;
        assert!(form.contains("value=\"Berta Braun\"") && form.contains(&format!("value=\"{address}\"")), "{form}");
        assert!(text(berta.get("/konto/anmeldungen").await).await.contains("gerade für nichts angemeldet"));
        berta.post(&evening.door, &[("name", "Berta Braun"), ("email", &address)]).await;
        assert!(text(berta.get("/konto").await).await.contains("href=\"/konto/anmeldungen\""));
        let page = text(berta.get("/konto/anmeldungen").await).await;
        assert!(page.contains("Wärme; für") && page.contains("4. Februar 2027") && !page.contains("Meinem Konto zuordnen"), "{page}");
        let data = archive(&berta).await;
        let [html, json] = ["daten.html", "daten.json"].map(|name| read(&data, name));
        for part in
            ["<h3>Anmeldungen</h3>", "<dt>Betrifft</dt><dd>Wärme; für", "<dt>Stand</dt><dd>Platz reserviert</dd>", "Ohne Anmeldung gekommen</dt><dd>nein</dd>"]
        {
            assert!(html.contains(part), "{part} is missing in {html}");
        }
        // What only programs need stands in the other file.
        assert!(json.contains("\"walk_in\"") && json.contains("\"turn\"") && json.contains("\"confirmed\""), "{json}");
        for part in ["lang=\"en\"", "<dt>id</dt>", "walk_in", ">turn<", ">confirmed<", "event_id", ">kind<"] {
            assert!(!html.contains(part), "{part} is nothing for readers: {html}");
        }
        let cancel = page.split("href=\"").find(|rest| rest.split('"').next().is_some_and(|link| link.ends_with("/absagen"))).unwrap();
        berta.post(cancel.split('"').next().unwrap(), &[]).await;
        assert!(text(berta.get("/konto/anmeldungen").await).await.contains("gerade für nichts angemeldet"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_registration_of_ones_address_becomes_the_accounts_and_no_other() {
    let sink = Sink::start().await.unwrap();
    for (number, house) in with_mail(&sink, autumn()).await.into_iter().enumerate() {
        let evening = announced(&house, &[]).await;
        let [address, other] = ["berta", "cem"].map(|name| format!("{name}{number}@example.org"));
        evening.writes(&house, "Berta", &address).await;
        evening.writes(&house, "Cem", &other).await;
        // With the code of the letter, whose link she does not need.
        letters_to(&sink, &address, 1).await;
        let (berta, cem) = (house.browser(), house.browser());
        signs_in(&berta, &sink, &address, 2).await;
        signs_in(&cem, &sink, &other, 2).await;
        let page = text(berta.get("/konto/anmeldungen").await).await;
        assert!(page.contains(&format!("Ihre Adresse {address}")) && !page.contains(&other) && !page.contains("für nichts"), "{page}");
        let value = |name: &str| page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (event, id) = (value("termin"), value("anmeldung"));
        let fields = [("termin", event.as_str()), ("anmeldung", id.as_str())];
        assert_eq!(cem.post("/konto/anmeldungen", &fields).await.status(), 404, "it has another address");
        for _ in 0..2 {
            let answer = berta.post("/konto/anmeldungen", &fields).await;
            assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/konto/anmeldungen".to_owned()), "once more is no mistake");
        }
        let page = text(berta.get("/konto/anmeldungen").await).await;
        assert!(page.contains("Wärme; für") && !page.contains("Meinem Konto zuordnen"), "{page}");
        assert!(text(berta.get(&evening.door).await).await.contains("mit Ihrem Konto schon angemeldet"));

        // Cem has a place by his account; the one of his address stays apart.
        cem.post(&evening.door, &[("name", "Cem")]).await;
        let page = text(cem.get("/konto/anmeldungen").await).await;
        let id = page.split("name=\"anmeldung\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let answer = cem.post("/konto/anmeldungen", &[("termin", &event), ("anmeldung", &id)]).await;
        assert_eq!(answer.status(), 409);
        assert!(text(answer).await.contains("hat Ihr Konto schon eine Anmeldung"));
        assert_eq!(cem.post("/konto/anmeldungen", &[("termin", &event), ("anmeldung", "\0")]).await.status(), 404);
        house.running.stop().await;
    }
}
