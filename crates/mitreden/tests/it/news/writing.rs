//! The newsroom: who may write, drafts, planned publication, preview, corrections, taking back.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::schedule;

use super::{article, hidden, publish, read};
use crate::house::{self, header, text};

#[tokio::test]
async fn only_the_press_office_writes() {
    let house = house::open().await;
    let pages = ["/aktuelles/neu", "/aktuelles/redaktion", "/aktuelles/x/bearbeiten", "/aktuelles/x/bild"];
    for (role, allowed) in [(Role::Person, false), (Role::Moderation, false), (Role::Press, true), (Role::Admin, true)] {
        let somebody = house.signed_in("Somebody", role).await;
        for page in pages {
            let status = somebody.get(page).await.status().as_u16();
            assert_eq!(status != 403, allowed, "{role} {page} {status}");
        }
        let fields: Vec<_> = article(&[]);
        assert_eq!(somebody.post("/aktuelles/neu", &fields).await.status().as_u16() == 303, allowed, "{role}");
        for deed in ["zurueckziehen", "korrektur", "bild/entfernen", "bearbeiten"] {
            let status = somebody.post(&format!("/aktuelles/x/{deed}"), &fields).await.status().as_u16();
            assert_eq!(status, if allowed { 404 } else { 403 }, "{role} {deed}");
        }
    }
    assert_eq!(house.browser().get("/aktuelles/neu").await.status(), 303, "first sign in");
}

#[tokio::test]
async fn a_draft_is_the_newsrooms_and_appears_when_its_time_comes() {
    let now: Timestamp = "2026-11-24T16:00:00Z".parse().unwrap();
    let clock = Clock::fixed(now);
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let dora = house.signed_in("Dora", Role::Press).await;
        let guest = house.browser();
        let kept = dora.post("/aktuelles/neu", &article(&[("title", "Erster Wurf"), ("date", "2026-11-25")])).await;
        assert_eq!(header(&kept, "location"), "/aktuelles/redaktion");
        assert_eq!(guest.get("/aktuelles/erster-wurf").await.status(), 404);
        let (_, page) = read(dora.get("/aktuelles/erster-wurf").await).await;
        assert!(page.contains("Entwurf: Nur die Redaktion") && page.contains("noindex"), "{page}");

        // A draft is renamed with its title; published, its address stays.
        let edit = text(dora.get("/aktuelles/erster-wurf/bearbeiten").await).await;
        assert!(edit.contains("value=\"2026-11-25\""), "the day on which it is to appear is kept: {edit}");
        let version = hidden(&edit, "version");
        let fields = article(&[("version", &version), ("date", "2026-11-24"), ("time", "18:30"), ("do", "publish")]);
        let planned = dora.post("/aktuelles/erster-wurf/bearbeiten", &fields).await;
        assert_eq!(header(&planned, "location"), "/aktuelles/redaktion");
        let address = "/aktuelles/viele-neue-gesichter-in-den-raeumen";
        assert!(text(dora.get("/aktuelles/redaktion").await).await.contains("Geplant für Dienstag, 24. November 2026, 18:30 Uhr"));
        for path in ["/aktuelles", "/aktuelles.atom", "/sitemap.xml", "/"] {
            assert!(!text(guest.get(path).await).await.contains("viele-neue-gesichter"), "{path} tells too early");
        }
        assert_eq!(guest.get(address).await.status(), 404);
        assert!(!text(guest.get("/suche?q=Gesichter").await).await.contains("viele-neue-gesichter"));
        clock.advance(SignedDuration::from_mins(90));
        schedule::round(&house.running.app).await;
        assert!(text(guest.get("/suche?q=Gesichter").await).await.contains("viele-neue-gesichter"));
        for path in ["/aktuelles", "/aktuelles.atom", "/sitemap.xml", "/"] {
            assert!(text(guest.get(path).await).await.contains("viele-neue-gesichter"), "{path} does not tell");
        }
        assert_eq!(guest.get(address).await.status(), 200);
        clock.advance(SignedDuration::from_mins(-90));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn mistakes_are_explained_and_nothing_typed_is_lost() {
    let house = house::open().await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let long = "x".repeat(161);
    let fields = article(&[("title", &long), ("teaser", " "), ("tags", "a,b,c,d,e,f,g,h,i"), ("date", "morgen"), ("related", "event:fremd")]);
    let (status, page) = read(dora.post("/aktuelles/neu", &fields).await).await;
    assert_eq!(status, 422);
    for part in ["href=\"#title\"", "href=\"#teaser\"", "href=\"#tags\"", "href=\"#date\"", "href=\"#related\"", "Es wurde **offen** gesprochen.", &long] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let (status, page) = read(dora.post("/aktuelles/neu", &article(&[("title", "Gruß\u{202e}")])).await).await;
    assert_eq!((status, page.contains("href=\"#title\"")), (422, true));
    let (status, page) = read(dora.post("/aktuelles/neu", &article(&[("do", "preview"), ("text", "<script>alert(1)</script>\n\n# Laut")])).await).await;
    assert_eq!(status, 200);
    assert!(page.contains("&lt;script&gt;alert(1)") && page.contains("<h2>Laut</h2>"), "{page}");
    assert!(text(dora.get("/aktuelles/redaktion").await).await.contains("Noch hat niemand"), "a preview keeps nothing");
    let (_, page) =
        read(dora.post("/aktuelles/neu", &article(&[("do", "preview"), ("text", "## Ziele\n\n#### Zu tief\n\n![Turm](https://x.example/a.png)")])).await).await;
    for part in ["2 Hinweise", "Die Überschrift überspringt eine Ebene", "Im Text wird kein Bild gezeigt", "role=\"toolbar\""] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
}

#[tokio::test]
async fn two_editors_do_not_overwrite_each_other() {
    let house = house::open().await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let address = publish(&dora, &[]).await;
    let edit = format!("{address}/bearbeiten");
    let version = hidden(&text(dora.get(&edit).await).await, "version");
    assert_eq!(dora.post(&edit, &article(&[("version", &version), ("teaser", "Der zweite Anreißer")])).await.status(), 303);
    let (status, page) = read(dora.post(&edit, &article(&[("version", &version), ("teaser", "Der dritte Anreißer")])).await).await;
    assert_eq!(status, 409);
    assert!(page.contains("Der dritte Anreißer"), "what was typed stays");
    assert_eq!(dora.post(&edit, &article(&[("version", &hidden(&page, "version")), ("teaser", "Der dritte Anreißer")])).await.status(), 303);
    assert!(text(dora.get(&address).await).await.contains("Der dritte Anreißer"));
}

#[tokio::test]
async fn what_was_wrong_is_said_and_what_is_taken_back_is_gone() {
    for house in house::on_every_database().await {
        let dora = house.signed_in("Dora", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[("tags", "Beteiligung")]).await;
        assert!(!text(guest.get(&address).await).await.contains("Zuletzt geändert"));
        assert_eq!(dora.post(&format!("{address}/korrektur"), &[("correction", "  ")]).await.status(), 422);
        assert_eq!(dora.post(&format!("{address}/korrektur"), &[("correction", "Es waren 25 <Menschen>, nicht 20.")]).await.status(), 303);
        let page = text(guest.get(&address).await).await;
        assert!(page.contains("Dieser Artikel wurde korrigiert.") && page.contains("Zuletzt geändert") && page.contains("25 &#60;Menschen&#62;"), "{page}");
        assert!(page.contains("CorrectionComment"), "search engines read it, too");

        assert_eq!(dora.post(&format!("{address}/zurueckziehen"), &[]).await.status(), 303);
        let (status, page) = read(guest.get(&address).await).await;
        assert_eq!(status, 410);
        assert!(page.contains("wurde zurückgezogen") && !page.contains("neue Gesichter"), "{page}");
        for path in ["/aktuelles", "/aktuelles.atom", "/sitemap.xml", "/"] {
            assert!(!text(guest.get(path).await).await.contains("viele-neue-gesichter"), "{path}");
        }
        assert_eq!(guest.get("/aktuelles?thema=beteiligung").await.status(), 404);
        assert!(!text(guest.get("/suche?q=Gesichter").await).await.contains("viele-neue-gesichter"));
        // Published again, it is back at its old address.
        let version = hidden(&text(dora.get(&format!("{address}/bearbeiten")).await).await, "version");
        assert_eq!(header(&dora.post(&format!("{address}/bearbeiten"), &article(&[("version", &version), ("do", "publish")])).await, "location"), address);
        assert_eq!(guest.get(&address).await.status(), 200);
        house.running.stop().await;
    }
}
