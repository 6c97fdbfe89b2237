//! Groups as files and back: the same groups elsewhere, refused as a whole, never a member. Never how a group is led.

use mitreden::accounts::Role;

use super::founded;
use crate::house::{self, Browser, text};
use crate::programme::{anybody, staff};

async fn uploads(browser: &Browser, file: Vec<u8>) -> (u16, String) {
    let form = reqwest::multipart::Form::new().part("datei", reqwest::multipart::Part::bytes(file).file_name("g.json"));
    let answer = browser.post_with("/arbeitsgruppen/einlesen/datei").multipart(form).send().await.unwrap();
    (answer.status().as_u16(), text(answer).await)
}

#[tokio::test]
async fn files_bring_the_same_groups_back() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let energy = founded(&ada, "Energie; \"Wärme\"", "closed").await;
        founded(&ada, "=Bildung", "open").await;
        ada.sends(&format!("{energy}/stand"), &[("do", "end")]).await;
        let guest = anybody(&house);
        let (json, csv) = (guest.reads("/arbeitsgruppen.json").await, guest.reads("/arbeitsgruppen.csv").await);
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        for file in [&json, &csv] {
            let (status, page) = uploads(&hanna, file.clone().into_bytes()).await;
            assert!(status == 200 && page.contains("0 neu, 0 geändert, 2 unverändert"), "{page}");
            let other = house::open().await;
            let dora = other.signed_in("Dora", Role::Moderation).await;
            let (status, page) = uploads(&dora, file.clone().into_bytes()).await;
            assert!(status == 200 && page.contains("2 neu, 0 geändert, 0 unverändert"), "{page}");
            assert_eq!(anybody(&other).reads("/arbeitsgruppen.json").await, json);
            other.running.stop().await;
        }
        assert!(csv.contains("'=Bildung"), "no cell is a formula: {csv}");
        let mut broken: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        broken[0]["title"] = "Neuer Titel".into();
        broken[1]["ended"] = "gestern".into();
        let (status, page) = uploads(&hanna, serde_json::to_vec(&broken).unwrap()).await;
        assert!(status == 422 && page.contains("Zeile 2 ("), "{page}");
        assert!(!guest.reads("/arbeitsgruppen").await.contains("Neuer Titel"));
        broken.truncate(1);
        assert!(uploads(&hanna, serde_json::to_vec(&broken).unwrap()).await.1.contains("0 neu, 1 geändert, 0 unverändert"));
        assert!(guest.reads("/arbeitsgruppen").await.contains("Neuer Titel"));
        assert_eq!(uploads(&hanna, b"title;fremd\r\na;b\r\n".to_vec()).await.0, 422);
        assert_eq!(uploads(&house.signed_in("Cem", Role::Press).await, json.into_bytes()).await.0, 403, "who founds groups reads them in");
        house.running.stop().await;
    }
}
