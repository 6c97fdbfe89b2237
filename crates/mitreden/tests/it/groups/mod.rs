//! Working groups by address: founded, joined, led, ended; announcements, sessions, files. Never a topic.

mod exchange;
mod files;
mod following;
mod joining;

use mitreden::accounts::Role;

use crate::house;
use crate::programme::{Visitor, anybody, field, staff, target};

/// Ada founds a group; answers its path.
pub(crate) async fn founded(ada: &Visitor, title: &str, joining: &str) -> String {
    let form =
        [("title", title), ("summary", "Wärme, Strom und Grün."), ("purpose", "## Wozu\n\nWir **sammeln** Themen."), ("joining", joining), ("room", "true")];
    ada.sends("/arbeitsgruppen/neu", &form).await
}

/// The value of the first button that begins with this verb: `accept:4f…`.
pub(crate) fn button(page: &str, verb: &str) -> String {
    let start = format!("value=\"{verb}:");
    let rest = page.split(&start).nth(1).unwrap_or_else(|| panic!("no button {verb}: {page}"));
    format!("{verb}:{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn a_group_is_founded_read_and_ended() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let guest = anybody(&house);
        assert!(guest.reads("/arbeitsgruppen").await.contains("Noch gibt es keine Arbeitsgruppe"));
        let page = ada.fails("/arbeitsgruppen/neu", &[("title", "Energie \u{202e}"), ("summary", ""), ("joining", "vielleicht")]).await;
        for field in ["#title", "#summary", "#joining"] {
            assert!(page.contains(&format!("href=\"{field}\"")), "{field}: {page}");
        }
        let group = founded(&ada, "Energie & Umwelt", "open").await;
        assert_eq!(group, "/arbeitsgruppen/energie-umwelt");
        assert_eq!(founded(&ada, "Energie & Umwelt", "open").await, "/arbeitsgruppen/energie-umwelt-2");
        let page = guest.reads(&group).await;
        assert!(page.contains("<strong>sammeln</strong>") && page.contains("Noch keine Mitglieder") && !page.contains("Gruppe leiten"), "{page}");
        assert!(page.contains("/raeume/energie-umwelt\""), "its room: {page}");
        assert!(guest.reads("/raeume").await.contains("Energie &#38; Umwelt"), "the room has its title");
        assert!(guest.reads("/suche?q=Strom").await.contains("/arbeitsgruppen/energie-umwelt"));
        assert!(guest.reads("/sitemap.xml").await.contains("/arbeitsgruppen/energie-umwelt<"));
        // Ended, it stays readable, and nobody joins it.
        ada.sends(&format!("{group}/stand"), &[("do", "end")]).await;
        let page = guest.reads(&group).await;
        assert!(page.contains("Diese Gruppe hat ihre Arbeit beendet.") && !page.contains("mitmachen\""), "{page}");
        assert!(guest.reads("/arbeitsgruppen").await.contains("Beendete Gruppen"));
        let berta = staff(&house, Role::Person).await;
        assert_eq!(berta.get(&format!("{group}/mitmachen")).await.status(), 410);
        ada.sends(&format!("{group}/stand"), &[("do", "reopen")]).await;
        assert!(guest.reads(&group).await.contains("In der Gruppe mitmachen"));
        let log = staff(&house, Role::Admin).await.reads("/verwaltung/protokoll").await;
        assert!(log.contains("Arbeitsgruppe gegründet") && log.contains("Arbeitsgruppe beendet"), "{log}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn two_who_edit_at_once_lose_nothing() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let group = founded(&ada, "Wirtschaft", "open").await;
        let edit = format!("{group}/bearbeiten");
        let form = ada.reads(&edit).await;
        let version = field(&form, "version").to_owned();
        let typed = |purpose: &'static str, version: &str| {
            [
                ("title", "Wirtschaft".to_owned()),
                ("summary", "Betriebe.".to_owned()),
                ("purpose", purpose.to_owned()),
                ("joining", "open".to_owned()),
                ("version", version.to_owned()),
            ]
        };
        let sent = |fields: [(&'static str, String); 5]| fields.to_vec();
        let first = sent(typed("Erstens.", &version));
        let first: Vec<(&str, &str)> = first.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(ada.sends(&edit, &first).await, group);
        let second = sent(typed("Zweitens.", &version));
        let second: Vec<(&str, &str)> = second.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = ada.post(&edit, &second).await;
        assert_eq!(answer.status(), 409);
        let page = house::text(answer).await;
        assert!(page.contains("Jemand hat das inzwischen geändert.") && page.contains("Zweitens."), "{page}");
        assert!(anybody(&house).reads(&group).await.contains("Erstens."));
        assert_eq!(target(&anybody(&house).get(&edit).await), format!("/anmelden?weiter={}", edit.replace('/', "%2F")));
        house.running.stop().await;
    }
}
