//! The help: there in both languages, with every shortcut that the scripts know, and at least two ways to ask. Never the shortcuts' work.

mod handbook;

use mitreden::base::clock::Clock;

use crate::house::{self, text};

/// The scripts that listen to keys.
const ROOM: &str = include_str!("../../../../../web/scripts/room/keyboard.ts");
const QUEUE: &str = include_str!("../../../../../web/scripts/behaviours/queue.ts");

#[tokio::test]
async fn every_shortcut_of_the_scripts_is_explained_and_no_other() {
    let house = house::open().await;
    let page = text(house.browser().get("/de/hilfe/barrierefreiheit").await).await;
    let shown: Vec<&str> = page.split("<kbd>").skip(1).filter_map(|rest| rest.split_once("</kbd>")).map(|(keys, _)| keys).collect();
    let room = ROOM.split("label: \"").skip(1).filter_map(|rest| rest.split('"').next());
    let queue = QUEUE.split("case \"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|key| key.len() == 1);
    let mut known: Vec<String> = room.map(str::to_owned).chain(queue.map(str::to_uppercase)).collect();
    let mut listed: Vec<String> = shown.into_iter().map(str::to_owned).collect();
    assert!(known.len() > 10, "the scripts are read: {known:?}");
    known.sort();
    listed.sort();
    assert_eq!(listed, known);
}

#[tokio::test]
async fn the_help_is_one_click_away_and_names_two_ways_to_ask() {
    let named = |config: &mut mitreden::config::Config| {
        config.imprint.email = "rathaus@gera.example".to_owned();
        config.accessibility.phone = "0365 838-0".to_owned();
    };
    for house in house::on_every_database_with(Clock::system(), named).await {
        let guest = house.browser();
        assert!(text(guest.get("/programm").await).await.contains("href=\"/hilfe\""), "in the footer");
        for (path, words) in
            [("/de/hilfe", "Hand heben"), ("/en/hilfe", "Raise hand"), ("/de/hilfe/barrierefreiheit", "Relay-Dienst"), ("/en/hilfe/barrierefreiheit", "relay")]
        {
            let page = text(guest.get(path).await).await;
            assert!(page.contains(words), "{path}");
            for way in ["href=\"mailto:rathaus@gera.example\"", "href=\"tel:03658380\"", "/barriere-melden\""] {
                assert!(page.contains(way), "{path} without {way}");
            }
        }
        let page = text(guest.get("/hilfe").await).await;
        for way in ["/ideen", "/themen", "/arbeitsgruppen", "/strategie", "/massnahmen", "/beschluesse", "/abos", "/raumbuchung"] {
            let main = page.split("<main").nth(1).unwrap();
            assert!(main.contains(&format!("href=\"{way}\"")), "no way to {way}: {main}");
        }
        assert!(text(guest.get("/suche?q=Themenspeicher").await).await.contains("href=\"/hilfe\""), "what it says of topics is found");
        assert!(text(guest.get("/suche?q=Tastenk%C3%BCrzel").await).await.contains("/hilfe/barrierefreiheit"), "it is found");
        house.running.stop().await;
    }
}
