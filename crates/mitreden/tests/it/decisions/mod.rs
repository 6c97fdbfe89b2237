//! Decisions by their addresses: entered, read, changed, kept. Never the trail's own rules.

use mitreden::accounts::Role;
use mitreden::audit::By;
use mitreden::trace::{self, Point};

use crate::house::{self, text};
use crate::programme::{Visitor, anybody, field, staff};

const BODIES: &str = "/beschluesse/gremien";

/// Makes the bodies of Gera; answers the ids of the steering circle and the council.
pub(crate) async fn bodies(ada: &Visitor) -> (String, String) {
    ada.sends(BODIES, &[("do", "add"), ("name", "Strategiekreis")]).await;
    ada.sends(BODIES, &[("do", "add"), ("name", "Stadtrat"), ("final", "true")]).await;
    let page = ada.reads(BODIES).await;
    let id = |name: &str| {
        let at = page.find(&format!(">{name}</h2>")).unwrap();
        page[at..].split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    (id("Strategiekreis"), id("Stadtrat"))
}

/// The fields of a decision; later ones win.
pub(crate) fn decision<'a>(body: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [("title", "Auswahl der <Pilotprojekte>"), ("body", body), ("day", "2020-12-18"), ("outcome", "accepted"), ("do", "save")];
    usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn a_selection_of_many_is_entered_and_read() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let (circle, council) = bodies(&ada).await;
        let candidates = [
            [("candidate", "Autarke Leuchte"), ("lot", "chosen"), ("amount", "300.000")],
            [("candidate", "Smarte Müllentsorgung"), ("lot", "chosen"), ("amount", "216.000,00")],
            [("candidate", "Digitale Fahne"), ("lot", "kept"), ("amount", "")],
            [("candidate", ""), ("lot", "chosen"), ("amount", "")],
        ];
        let link = "https://ratsinfo.gera.example/vo/82-2019";
        let mut fields = decision(&circle, &[("budget", "516.000 €"), ("paper", "82/2019"), ("link", link), ("text", "Erstens.\n\nZweitens.")]);
        fields.extend(candidates.iter().flatten());
        let address = ada.sends("/beschluesse/neu", &fields).await;
        assert_eq!(address, "/beschluesse/auswahl-der-pilotprojekte");
        let guest = anybody(&house);
        let page = guest.reads(&address).await;
        for part in [
            "Auswahl der &#60;Pilotprojekte&#62;",
            "2 von 3 ausgewählt.",
            "zusammen 516.000\u{a0}€",
            "Ausgewählt (2)",
            "Für später vorgemerkt (1)",
            "Endgültig entscheidet der Stadtrat.",
            "(führt zu ratsinfo.gera.example)",
            "rel=\"external noopener\"",
            "18. Dezember 2020",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(!page.contains("Auswahl und Budget") && !page.contains("bearbeiten"), "{page}");
        let more = decision(&council, &[("title", "Vierzehn Pilotprojekte"), ("day", "24.2.2021"), ("earlier", "2021-02-10")]);
        let council_page = guest.reads(&ada.sends("/beschluesse/neu", &more).await).await;
        assert!(council_page.contains("Geplant war Mittwoch, 10. Februar 2021.") && !council_page.contains("Empfehlung"), "{council_page}");

        let list = guest.reads("/beschluesse").await;
        assert!(list.find("vierzehn-pilotprojekte").unwrap() < list.find(&address).unwrap() && list.contains("<h2 id=\"jahr-2021\">"), "{list}");
        let list = guest.reads(&format!("/beschluesse?gremium={circle}")).await;
        assert!(list.contains(&address) && !list.contains("vierzehn-pilotprojekte"), "{list}");
        assert!(guest.reads("/beschluesse?gremium=%00&vor=unsinn").await.contains(&address));
        let feed = guest.reads("/beschluesse.atom").await;
        assert!(feed.contains("urn:uuid:") && feed.contains("Angenommen. Strategiekreis"), "{feed}");
        assert!(guest.reads("/sitemap.xml").await.contains(&address));
        assert!(guest.reads("/suche?q=M%C3%BCllentsorgung&art=decision").await.contains(&address));
        assert!(text(guest.get(&format!("/en{address}")).await).await.contains("The city council decides finally"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_does_not_add_up_is_said_and_nothing_is_lost() {
    let house = house::open().await;
    let ada = staff(&house, Role::Moderation).await;
    let (circle, _) = bodies(&ada).await;
    let rows = |amount| [("candidate", "Leuchte"), ("lot", "chosen"), ("amount", amount)];
    let typed = decision(&circle, &[("budget", "viel"), ("link", "http://unsicher.example"), ("title", " ")]);
    let page = ada.fails("/beschluesse/neu", &[&typed[..], &rows("drei")[..]].concat()).await;
    for part in ["href=\"#title\"", "href=\"#budget\"", "href=\"#link\"", "href=\"#amount-0\"", "value=\"viel\"", "value=\"drei\"", "value=\"Leuchte\""] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    let address = ada.sends("/beschluesse/neu", &[&decision(&circle, &[("budget", "1.000")])[..], &rows("1.250,50")[..]].concat()).await;
    let page = ada.reads(&address).await;
    assert!(page.contains("250,50\u{a0}€ mehr als das Budget"), "{page}");
    assert!(!anybody(&house).reads(&address).await.contains("Auswahl und Budget passen"), "only the staff mends it");
    // More rows lose nothing, and what has a row too many is told.
    let more = ada.post("/beschluesse/neu", &[&decision(&circle, &[("do", "more"), ("title", "Halb fertig")])[..], &rows("5")[..]].concat()).await;
    let page = text(more).await;
    assert!(page.contains("value=\"Halb fertig\"") && page.contains("id=\"candidate-12\"") && page.contains("value=\"Leuchte\""), "{page}");
    let many: Vec<(&str, &str)> = (0..101).flat_map(|_| rows("1")).collect();
    assert!(ada.fails("/beschluesse/neu", &[&decision(&circle, &[])[..], &many[..]].concat()).await.contains("Höchstens 100"));
}

#[tokio::test]
async fn two_editors_and_what_others_point_to() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Press).await;
        let (circle, council) = bodies(&ada).await;
        let address = ada.sends("/beschluesse/neu", &decision(&circle, &[])).await;
        let edit = format!("{address}/bearbeiten");
        let form = ada.reads(&edit).await;
        let version = field(&form, "version").to_owned();
        ada.sends(&edit, &decision(&council, &[("version", &version), ("outcome", "noted")])).await;
        assert!(anybody(&house).reads(&address).await.contains("Zur Kenntnis genommen"));
        let late = ada.post(&edit, &decision(&circle, &[("version", &version), ("text", "Mein Satz")])).await;
        assert_eq!(late.status(), 409);
        let page = text(late).await;
        assert!(page.contains("Mein Satz") && page.contains("inzwischen geändert"), "{page}");
        ada.sends(&edit, &decision(&circle, &[("version", field(&page, "version")), ("text", "Mein Satz")])).await;

        let site = house.running.app.site("");
        let page = ada.reads(&address).await;
        let id = page.split("/spur/beschluss/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let (here, other) = (Point::new("decision", &id), Point::new("article", "0".repeat(32)));
        let tx = site.db.begin().await.unwrap();
        trace::join(&tx, site, By::System, &here, &other).await.unwrap();
        tx.commit().await.unwrap();
        let kept = ada.post(&format!("{address}/entfernen"), &[]).await;
        assert_eq!(kept.status(), 409);
        assert!(text(kept).await.contains("Lösen Sie zuerst diese Verbindungen"));
        let tx = site.db.begin().await.unwrap();
        assert!(trace::part(&tx, site, By::System, &here, &other).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(ada.sends(&format!("{address}/entfernen"), &[]).await, "/beschluesse");
        assert_eq!(anybody(&house).get(&address).await.status(), 404);
        assert!(!anybody(&house).reads("/suche?q=Pilotprojekte").await.contains(&address));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_body_that_decided_stays() {
    let house = house::open().await;
    let ada = staff(&house, Role::Moderation).await;
    let (circle, council) = bodies(&ada).await;
    ada.sends("/beschluesse/neu", &decision(&circle, &[])).await;
    assert!(ada.fails(BODIES, &[("do", "remove"), ("id", &circle)]).await.contains("bleibt deshalb stehen"));
    ada.sends(BODIES, &[("do", "remove"), ("id", &council)]).await;
    assert!(ada.fails(BODIES, &[("do", "add"), ("name", "STRATEGIEKREIS ")]).await.contains("gibt es schon"));
    assert!(ada.fails(BODIES, &[("do", "add"), ("name", " ")]).await.contains("href=\"#name\""));
    ada.sends(BODIES, &[("do", "change"), ("id", &circle), ("name", "Strategiekreis Smart City"), ("final", "true")]).await;
    let page = anybody(&house).reads("/beschluesse/auswahl-der-pilotprojekte").await;
    assert!(page.contains("Strategiekreis Smart City") && !page.contains("Empfehlung"), "{page}");
}

async fn uploads(browser: &crate::house::Browser, file: Vec<u8>) -> (u16, String) {
    let form = reqwest::multipart::Form::new().part("datei", reqwest::multipart::Part::bytes(file).file_name("b.json"));
    let answer = browser.post_with("/beschluesse/einlesen/datei").multipart(form).send().await.unwrap();
    (answer.status().as_u16(), text(answer).await)
}

#[tokio::test]
async fn files_bring_the_same_decisions_back() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let (circle, council) = bodies(&ada).await;
        let more = [
            ("candidate", "Leuchte; \"autark\""),
            ("lot", "chosen"),
            ("amount", "300.000,50"),
            ("budget", "516.000"),
            ("text", "=Eins\n\nZwei"),
            ("earlier", "2020-12-01"),
        ];
        ada.sends("/beschluesse/neu", &decision(&circle, &more)).await;
        ada.sends("/beschluesse/neu", &decision(&council, &[("title", "Strategie"), ("day", "2021-02-24"), ("paper", "82/2019"), ("outcome", "postponed")]))
            .await;
        let guest = anybody(&house);
        let (json, csv) = (guest.reads("/beschluesse.json").await, guest.reads("/beschluesse.csv").await);
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        for file in [&json, &csv] {
            let (status, page) = uploads(&hanna, file.clone().into_bytes()).await;
            assert!(status == 200 && page.contains("0 neu, 0 geändert, 2 unverändert"), "{page}");
        }
        assert!(csv.contains("'=Eins"), "no cell is a formula: {csv}");
        // Into an empty portal everything comes as it was, bodies too, with the same addresses.
        for file in [&json, &csv] {
            let other = house::open().await;
            let dora = other.signed_in("Dora", Role::Press).await;
            let (status, page) = uploads(&dora, file.clone().into_bytes()).await;
            assert!(status == 200 && page.contains("2 neu, 0 geändert, 0 unverändert"), "{page}");
            assert_eq!(anybody(&other).reads("/beschluesse.json").await, json);
            other.running.stop().await;
        }
        // One broken row: nothing is taken, and it is said which.
        let mut broken: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        broken[0]["title"] = "Neuer Titel".into();
        broken[1]["day"] = "gestern".into();
        broken[1]["body"] = "Neues Gremium".into();
        let (status, page) = uploads(&hanna, serde_json::to_vec(&broken).unwrap()).await;
        assert!(status == 422 && page.contains("Zeile 2 ("), "{page}");
        let list = guest.reads("/beschluesse").await;
        assert!(!list.contains("Neuer Titel") && !list.contains("Neues Gremium"), "{list}");
        broken.truncate(1);
        assert!(uploads(&hanna, serde_json::to_vec(&broken).unwrap()).await.1.contains("0 neu, 1 geändert, 0 unverändert"));
        for strange in [&b"nichts"[..], b"[{\"title\": 1}]", b"title;fremd\r\na;b\r\n", b""] {
            assert_eq!(uploads(&hanna, strange.to_vec()).await.0, 422);
        }
        assert_eq!(uploads(&house.browser(), json.into_bytes()).await.0, 303, "first sign in");
        house.running.stop().await;
    }
}
