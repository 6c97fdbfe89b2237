//! Finding the topic that another one goes into among hundreds. Never what merging does to their pages.

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use super::{brought, id_of};
use crate::comments::patient_houses;
use crate::groups::founded;
use crate::programme::{anybody, staff, target};

#[tokio::test]
async fn alike_stands_first_and_words_find_the_rest() {
    for house in patient_houses(Clock::system()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        founded(&ada, "Energie", "open").await;
        // It shares no word with the others: which of those that are alike come first is not said when they came in the same second.
        let bus = [("title", "Nachtbus zum Bahnhof"), ("text", "Nach Mitternacht fährt keiner."), ("group", "")];
        let old = ada.sends("/themen/neu", &bus).await;
        let twin = brought(&ada, "Eine Bank mit Steckdose", "").await;
        for number in 1..=25 {
            brought(&ada, &format!("Anliegen Nummer {number}."), "energie").await;
        }
        let topic = brought(&ada, "Bänke mit Steckdosen am Ufer", "energie").await;
        let (search, stand) = (format!("{topic}/zusammenlegen"), format!("{topic}/stand"));
        assert!(ada.reads(&format!("{topic}/bearbeiten")).await.contains(&search));
        // What is alike in words stands above what is newer; the oldest of all is not offered.
        let page = ada.reads(&search).await;
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        assert!(at("Eine Bank mit Steckdose") < at("Anliegen Nummer 25.") && !page.contains("Nachtbus"), "{page}");
        assert_eq!(page.matches("type=\"radio\"").count(), 20, "{page}");
        assert!(!page.contains(&format!("value=\"{}\"", id_of(&topic))), "never itself: {page}");
        // Any of its words finds it, in any form; the search and what was chosen badly are kept.
        for words in ["Nachtbus", "Bahnhofs", "Nachtbus%20Pferde"] {
            let page = ada.reads(&format!("{search}?q={words}")).await;
            assert!(page.contains("Nachtbus zum Bahnhof") && !page.contains("Anliegen Nummer"), "{words}: {page}");
        }
        assert!(ada.reads(&format!("{search}?q=Raumschiff")).await.contains("Dazu gibt es kein Thema."));
        for odd in ["%00", "%22*(", "der+die+das", &"x".repeat(3_000)] {
            assert_eq!(ada.get(&format!("{search}?q={odd}")).await.status(), 200, "{odd}");
        }
        let page = ada.fails(&stand, &[("do", "merge"), ("into", ""), ("q", "Bahnhof")]).await;
        assert!(page.contains("href=\"#into\"") && page.contains("value=\"Bahnhof\"") && page.contains("Nachtbus zum Bahnhof"), "{page}");
        assert!(ada.fails(&stand, &[("do", "merge"), ("q", "Raumschiff")]).await.contains("href=\"#q\""));
        // A closed one is found, and says so; what was merged is not.
        ada.sends(&format!("{twin}/stand"), &[("do", "close"), ("reason", "Steht.")]).await;
        let page = ada.reads(&format!("{search}?q=Steckdose")).await;
        assert!(page.contains("Eine Bank mit Steckdose") && page.contains("Geschlossen"), "{page}");
        ada.sends(&stand, &[("do", "merge"), ("into", &id_of(&twin)), ("q", "Steckdose")]).await;
        assert_eq!(target(&guest.get(&topic).await), twin);
        // What went into it still stands there, in the words of whoever brought it.
        let page = guest.reads(&twin).await;
        assert!(page.contains("Damit zusammengelegt") && page.contains("Bänke mit Steckdosen am Ufer: Das fehlt uns."), "{page}");
        assert_eq!(ada.get(&search).await.status(), 404);
        assert!(!ada.reads(&format!("{old}/zusammenlegen?q=Ufer")).await.contains("am Ufer"));
        assert_eq!(staff(&house, Role::Person).await.get(&format!("{old}/zusammenlegen")).await.status(), 403);
        house.running.stop().await;
    }
}
