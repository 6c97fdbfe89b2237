//! The page that says who of the moderation did what. Never what others said.

use serde_json::json;

use super::cast::{Guest, invitation};
use super::{SLUG, evening};
use mitreden::rooms::Role;

#[tokio::test]
async fn the_moderation_reads_what_it_did_and_nobody_else_does() {
    let mut e = evening().await;
    let app = e.house.running.app.clone();
    e.gustav.does(json!({"do": "say", "text": "geheimes Wort"})).await;
    e.gustav.does(json!({"do": "raise-hand"})).await;
    e.ada.does(json!({"do": "give-floor", "seat": e.gustav.seat()})).await;
    e.ada.does(json!({"do": "mute", "seat": e.gustav.seat(), "source": "microphone"})).await;
    e.ada.does(json!({"do": "extend-item", "minutes": 5})).await;
    e.ada.does(json!({"do": "unsay", "line": 1})).await;
    e.ada.does(json!({"do": "remove", "seat": e.gustav.seat()})).await;
    let co = Guest::accepts(&e.base, SLUG, &invitation(&app, &e.id, SLUG, Role::Moderator, "Dora").await).await;
    let path = format!("/raeume/{SLUG}/verlauf");
    // Names are set apart by marks that keep their reading direction to themselves.
    let page = co.get(&path).await.text().await.unwrap().replace(['\u{2068}', '\u{2069}'], "");
    for deed in
        ["Wort gegeben: Gustav", "Mikrofon ausgeschaltet: Gustav", "Um 5 Minuten verlängert: Impuls", "Nachricht 1 gelöscht", "Aus dem Raum entfernt: Gustav"]
    {
        assert_eq!(page.matches(deed).count(), 1, "{deed}: {page}");
    }
    assert!(page.contains("<td>Ada</td>") && !page.contains("Hand gesenkt") && !page.contains("geheimes Wort"), "{page}");
    for guest in [Guest::new(&e.base, SLUG), Guest::takes_part(&e.base, SLUG, "Ida").await] {
        assert_eq!(guest.get(&path).await.status(), 403);
    }
}
