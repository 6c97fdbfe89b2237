//! What citizens wrote where others have changed it since: said and kept on the topic's page. For ideas the import's tests do it.

use std::io::{Cursor, Read as _};

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use zip::ZipArchive;

use crate::comments::patient_houses;
use crate::groups::{button, founded};
use crate::programme::{anybody, staff};
use crate::topics::leading::{edits, group_id};
use crate::topics::{brought, id_of, ruled};

#[tokio::test]
async fn what_others_make_of_a_citizens_words_is_said_and_the_first_words_stay() {
    for house in patient_houses(Clock::system()).await {
        let (ada, emil, guest) = (staff(&house, Role::Moderation).await, staff(&house, Role::Person).await, anybody(&house));
        let group = founded(&ada, "Energie", "open").await;
        emil.sends(&format!("{group}/mitmachen"), &[("name", "Emil Ewald"), ("shown", "true")]).await;
        let list = format!("{group}/mitglieder");
        ada.sends(&list, &[("do", &button(&ada.reads(&list).await, "speaker"))]).await;
        let id = id_of(&brought(&guest, "Bänke", "energie").await);
        ruled(&ada, &id, "publish").await;
        let topic = format!("/themen/{id}");
        let energy = group_id(&ada.reads(&format!("{topic}/bearbeiten")).await, "Energie");
        assert!(!guest.reads(&topic).await.contains("Ursprünglicher Text"));
        assert_eq!(edits(&emil, &topic, &[("title", "Bänke am Ufer"), ("text", "Mit Lehne.")]).await, 303);
        let page = guest.reads(&topic).await;
        for words in ["Text von der Gruppe bearbeitet am", "<details", "Ursprünglicher Text", "<strong>Bänke</strong>", "Bänke: Das fehlt uns."] {
            assert!(page.contains(words), "{words}: {page}");
        }
        // Changed again, by the city, the first words are the citizen's still; what names somebody can be hidden.
        assert_eq!(edits(&ada, &topic, &[("title", "Bänke am Ufer"), ("text", "Mit Lehne und Schatten."), ("group", &energy)]).await, 303);
        let page = guest.reads(&topic).await;
        assert!(page.contains("Text von der Verwaltung bearbeitet am") && page.contains("Bänke: Das fehlt uns."), "{page}");
        assert_eq!(edits(&emil, &topic, &[("text", "Mit Lehne."), ("hide", "true")]).await, 303);
        let page = guest.reads(&topic).await;
        assert!(page.contains("wird nicht gezeigt") && page.contains("von der Gruppe") && !page.contains("Das fehlt uns."), "{page}");
        // One's own words are changed without a word.
        let own = brought(&emil, "Lampen", "energie").await;
        assert_eq!(edits(&emil, &own, &[("text", "Am Steg.")]).await, 303);
        assert!(!guest.reads(&own).await.contains("bearbeitet am"));
        // Where the city changes them, the first ones are in their author's export.
        assert_eq!(edits(&ada, &own, &[("text", "An beiden Ufern.")]).await, 303);
        let mut archive = ZipArchive::new(Cursor::new(emil.get("/konto/daten.zip").await.bytes().await.unwrap())).unwrap();
        let mut data = String::new();
        archive.by_name("daten.json").unwrap().read_to_string(&mut data).unwrap();
        let data: serde_json::Value = serde_json::from_str(&data).unwrap();
        assert_eq!(data["tables"]["topic_original"][0]["text"], "Am Steg.", "{data}");
        house.running.stop().await;
    }
}
