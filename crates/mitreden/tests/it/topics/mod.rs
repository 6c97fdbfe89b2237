//! The topic store by address: brought, released, moved, merged, closed, drawn from an evening. Never a group's own pages.

mod files;
pub(crate) mod leading;
mod letters;
mod merging;

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use crate::comments::patient_houses;
use crate::groups::founded;
use crate::house::text;
use crate::programme::{Visitor, anybody, staff, target};

/// Somebody brings a topic; answers where they look after it.
pub(crate) async fn brought(visitor: &Visitor, title: &str, group: &str) -> String {
    let said = format!("{title}: Das fehlt uns.");
    visitor.sends("/themen/neu", &[("title", title), ("text", &said), ("group", group)]).await
}

/// The id in the address of a receipt or a topic.
pub(crate) fn id_of(address: &str) -> String {
    address.trim_start_matches("/themen/").trim_start_matches("beleg/").split(['/', '?']).next().unwrap().to_owned()
}

/// The moderation does something with a topic.
pub(crate) async fn ruled(ada: &Visitor, id: &str, deed: &str) {
    let to = ada.sends("/moderation", &[("wahl", &format!("topic:{id}")), ("do", deed), ("reason", "off-topic")]).await;
    assert_eq!(to, "/moderation?fertig=1");
}

#[tokio::test]
async fn a_topic_comes_without_an_account_and_appears_when_somebody_has_read_it() {
    for house in patient_houses(Clock::system()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        founded(&ada, "Energie", "open").await;
        assert!(guest.reads("/themen/neu?gruppe=energie").await.contains("value=\"energie\" lang=\"de\" selected"));
        let receipt = guest
            .sends(
                "/themen/neu",
                &[("title", "Bänke am Fluss"), ("text", "Mit <b>Steckdose</b>."), ("name", "Sonnenblume"), ("group", "energie"), ("website", "")],
            )
            .await;
        let id = id_of(&receipt);
        assert!(receipt.starts_with("/themen/beleg/") && guest.reads(&receipt).await.contains("Wartet auf Freigabe"));
        assert_eq!(guest.get(&format!("/themen/{id}")).await.status(), 404, "nobody has read it");
        assert_eq!(guest.get(&format!("/themen/beleg/{id}/falsch")).await.status(), 404);
        assert!(!guest.reads("/themen").await.contains("Bänke am Fluss") && !guest.reads("/themen.csv").await.contains("Bänke"));
        let queue = ada.reads("/moderation?art=topic").await;
        assert!(queue.contains("Bänke am Fluss") && queue.contains("Themen (1)"), "{queue}");
        ruled(&ada, &id, "publish").await;
        let page = guest.reads(&format!("/themen/{id}")).await;
        assert!(page.contains("Mit &#60;b&#62;Steckdose") && page.contains("Sonnenblume") && page.contains("href=\"/arbeitsgruppen/energie\""), "{page}");
        assert!(!page.contains("bearbeiten"), "{page}");
        assert!(guest.reads(&receipt).await.contains("Zum Thema"));
        assert!(guest.reads("/arbeitsgruppen/energie").await.contains("Alle Themen der Gruppe (1)"));
        assert_eq!(target(&guest.get("/arbeitsgruppen/energie/themenspeicher").await), "/themen?gruppe=energie");
        assert!(guest.reads("/themen?gruppe=energie").await.contains("Bänke am Fluss"));
        assert!(guest.reads("/suche?q=Steckdose").await.contains(&format!("/themen/{id}")));
        // Its name can go, and so can it; the receipt says why, and how to object.
        ruled(&ada, &id, "remove-name").await;
        assert!(!guest.reads(&format!("/themen/{id}")).await.contains("Sonnenblume"));
        ruled(&ada, &id, "reject").await;
        assert_eq!(guest.get(&format!("/themen/{id}")).await.status(), 404);
        assert!(!guest.reads("/suche?q=Steckdose").await.contains(&format!("/themen/{id}")));
        let page = guest.reads(&receipt).await;
        assert!(page.contains("Nicht veröffentlicht") && page.contains("/widerspruch/"), "{page}");
        ruled(&ada, &id, "redact").await;
        assert_eq!(guest.get(&format!("/themen/{id}")).await.status(), 410);
        assert!(!guest.reads(&receipt).await.contains("Steckdose"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn bad_topics_are_refused_with_sentences_and_kept_as_typed() {
    for house in patient_houses(Clock::system()).await {
        staff(&house, Role::Moderation).await;
        let guest = anybody(&house);
        let long = "ü".repeat(2_001);
        let links = "https://a.example https://b.example https://c.example https://d.example https://e.example https://f.example";
        for (title, said, name, group, sentence) in [
            ("", "Text", "", "", "Bitte füllen Sie dieses Feld aus."),
            ("Titel", long.as_str(), "", "", "auf höchstens 2000 Zeichen"),
            (&long[..242], "Text", "", "", "auf höchstens 120 Zeichen"),
            ("Titel", links, "", "", "Links enthalten"),
            ("Titel", "Text", "Ada Anders", "", "sieht aus wie der von jemandem aus der Verwaltung"),
            ("Titel", "Text", "", "gibt-es-nicht", "Bitte wählen Sie einen Eintrag der Liste."),
            ("Ti\u{202e}tel", "Text", "", "", "unsichtbare Zeichen"),
        ] {
            let page = guest.fails("/themen/neu", &[("title", title), ("text", said), ("name", name), ("group", group)]).await;
            assert!(page.contains(sentence) && page.contains("error-summary"), "{sentence}: {page}");
            assert!(said.is_empty() || page.contains(said), "what was typed stays: {page}");
        }
        // A topic of somebody with an account waits too; what the trap caught is named.
        let berta = staff(&house, Role::Person).await;
        let receipt = berta.sends("/themen/neu", &[("title", "Titel"), ("text", "Text"), ("website", "http://spam.example")]).await;
        assert!(receipt.starts_with("/themen/beleg/"), "{receipt}");
        for strange in ["/themen/x", "/themen/%00", "/themen?gruppe=gibt-es-nicht", "/themen?feld=nichts", "/themen/beleg/x/y"] {
            assert_eq!(guest.get(strange).await.status(), 404, "{strange}");
        }
        for odd in ["/themen?vor=unsinn", "/themen?stand=irgendwie", "/themen?gruppe=%00", "/en/themen?stand=geschlossen"] {
            assert_eq!(guest.get(odd).await.status(), 200, "{odd}");
        }
        assert!(text(guest.get("/en/themen").await).await.contains("Topic store"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn lists_go_on_below_a_cursor_and_know_fields() {
    for house in patient_houses(Clock::system()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        for number in 1..=22 {
            brought(&ada, &format!("Thema Nummer {number}."), "").await;
        }
        let first = guest.reads("/themen").await;
        assert!(first.contains("Nummer 22.") && first.contains("Nummer 3.") && !first.contains("Nummer 2."), "{first}");
        let older = first.split("/themen?vor=").nth(1).unwrap().split('"').next().unwrap();
        let second = guest.reads(&format!("/themen?vor={older}")).await;
        assert!(second.contains("Nummer 2.") && second.contains("Nummer 1.") && !second.contains("Nummer 3."), "{second}");
        // Fields of action: two come, one is renamed, one goes; its address stays.
        ada.sends("/themen/felder", &[("new", "Mobilität")]).await;
        ada.sends("/themen/felder", &[("new", "=Lernen")]).await;
        let form = ada.reads("/themen/felder").await;
        let ids: Vec<&str> = form.split("name=\"field-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(ids.len(), 1, "what is not sent goes: {form}");
        let field = format!("field-{}", ids[0]);
        ada.sends("/themen/felder", &[(&field, "Lernen"), ("new", "Klima")]).await;
        assert!(ada.fails("/themen/felder", &[(&field, "x\u{200b}"), ("new", "")]).await.contains("unsichtbare"));
        brought(&guest, "Lampen am Steg", "").await;
        let queue = ada.reads("/moderation?art=topic").await;
        assert!(queue.contains("Noch keine Gruppe") && !queue.contains("Nicht mehr vorhanden"), "{queue}");
        let topic = brought(&ada, "Museum am Abend", "").await;
        let form = ada.reads(&format!("{topic}/bearbeiten")).await;
        let version = crate::programme::field(&form, "version").to_owned();
        let fields = [("title", "Museum am Abend"), ("text", "Bis 21 Uhr."), ("field", ids[0]), ("field", "gibtesnicht"), ("version", &version)];
        ada.sends(&format!("{topic}/bearbeiten"), &fields).await;
        assert!(guest.reads(&topic).await.contains("href=\"/themen?feld=lernen\""));
        let listed = guest.reads("/themen?feld=lernen").await;
        assert!(listed.contains("Museum am Abend") && !listed.contains("Nummer 22."), "{listed}");
        house.running.stop().await;
    }
}
