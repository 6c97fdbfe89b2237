//! The map of places: a list without a source, tiles through the portal with one. Never where a tile lies; that is a pure rule.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::Path;
use axum::http::{StatusCode, header as head};
use axum::response::IntoResponse;
use axum::routing::get;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use super::measure;
use crate::house::{self, header};
use crate::programme::{Visitor, anybody, staff};

/// A picture by its first bytes.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nthe rest is not looked at";

/// A source of tiles that counts what it is asked for, and says of its pictures that they are something else.
async fn source() -> (String, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let tile = async move |Path((zoom, _, row)): Path<(u8, u32, String)>| {
        count.fetch_add(1, Ordering::SeqCst);
        if zoom == 17 {
            return StatusCode::NOT_FOUND.into_response();
        }
        assert!(zoom >= 8 && row.ends_with(".png"));
        ([(head::CONTENT_TYPE, "text/html")], PNG).into_response()
    };
    let router = axum::Router::new().route("/{zoom}/{column}/{row}", get(tile));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/{{z}}/{{x}}/{{y}}.png", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, asked)
}

/// The addresses of the tiles in a page.
fn tiles(page: &str) -> Vec<String> {
    page.split("<image href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

async fn lamps(ada: &Visitor) {
    ada.sends("/massnahmen/neu", &measure(&[("places", "Ufer-Elster-Park | 50.88120, 12.07310\nStadtmuseum\nHofwiesenpark | 50.8815, 12.0735")])).await;
    ada.sends("/massnahmen/neu", &measure(&[("title", "Bänke & mehr"), ("places", "Markt | 50.87872, 12.08197")])).await;
}

#[tokio::test]
async fn places_are_a_list_without_a_source() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let guest = anybody(&house);
        assert!(guest.reads("/massnahmen/karte").await.contains("Noch steht bei keiner Maßnahme ein Ort"));
        lamps(&ada).await;
        let page = guest.reads("/massnahmen/karte").await;
        for part in ["Ufer-Elster-Park", "Stadtmuseum", "Markt", "href=\"/massnahmen/baenke-mehr\""] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(!page.contains("<image") && tiles(&page).is_empty());
        assert_eq!(guest.get("/massnahmen/karte/kacheln/15/17483/10987").await.status(), StatusCode::NOT_FOUND);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn tiles_come_through_the_portal_once_and_of_this_town_alone() {
    let (address, asked) = source().await;
    for house in house::on_every_database_with(Clock::system(), |config| config.map.tiles.clone_from(&address)).await {
        let before = asked.load(Ordering::SeqCst);
        let ada = staff(&house, Role::Moderation).await;
        lamps(&ada).await;
        let guest = anybody(&house);
        let page = guest.reads("/massnahmen/karte").await;
        assert!(!page.contains(&address[..20]), "no browser asks the source: {page}");
        assert!(page.contains("127.0.0.1") && page.contains("Markt: Bänke &#38; mehr"), "whose map it is, and what a sign stands for: {page}");
        let shown = tiles(&page);
        assert!((8..=15).contains(&shown.len()), "{shown:?}");
        for path in shown.iter().chain(&shown) {
            let answer = guest.get(path).await;
            assert_eq!((answer.status(), header(&answer, "content-type")), (StatusCode::OK, "image/png".to_owned()), "what it is, not what the source says");
            assert!(header(&answer, "cache-control").contains("public") && header(&answer, "set-cookie").is_empty());
            assert_eq!(answer.bytes().await.unwrap(), PNG);
        }
        assert_eq!(asked.load(Ordering::SeqCst) - before, shown.len(), "each once");
        for foreign in
            ["/massnahmen/karte/kacheln/15/0/0", "/massnahmen/karte/kacheln/3/4/2", "/massnahmen/karte/kacheln/19/1/1", "/massnahmen/karte/kacheln/15/-1/9"]
        {
            assert_eq!(guest.get(foreign).await.status(), StatusCode::NOT_FOUND, "{foreign}");
        }
        assert_eq!(asked.load(Ordering::SeqCst) - before, shown.len());
        // What the source does not have, it does not have; everything else goes on.
        let closest = tiles(&guest.reads("/massnahmen/karte?zoom=17").await).remove(0);
        assert_eq!(guest.get(&closest).await.status(), StatusCode::NOT_FOUND);
        let wider = tiles(&guest.reads("/massnahmen/karte?zoom=12").await).remove(0);
        assert_eq!(guest.get(&wider).await.status(), StatusCode::OK);
        // Two places so close together are one sign until one goes nearer.
        assert!(page.contains("2 Orte liegen hier"), "{page}");
        for wish in ["?zoom=99&mitte=0,0", "?zoom=-1", "?mitte=%00&zoom=x", "?zoom=17&mitte=50.8812,12.0731"] {
            let page = guest.reads(&format!("/massnahmen/karte{wish}")).await;
            assert!(!tiles(&page).is_empty() && page.contains("mitte=50.8"), "{wish}: {page}");
        }
        assert!(guest.reads("/en/massnahmen/karte").await.contains("Measures on the map"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_source_that_is_down_takes_nothing_but_the_picture() {
    for house in house::on_every_database_with(Clock::system(), |config| config.map.tiles = "http://127.0.0.1:9/{z}/{x}/{y}".to_owned()).await {
        let ada = staff(&house, Role::Moderation).await;
        lamps(&ada).await;
        let guest = anybody(&house);
        let page = guest.reads("/massnahmen/karte").await;
        assert!(page.contains("Ufer-Elster-Park"));
        let first = tiles(&page).remove(0);
        assert_eq!(guest.get(&first).await.status(), StatusCode::SERVICE_UNAVAILABLE);
        house.running.stop().await;
    }
}
