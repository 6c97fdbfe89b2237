//! What a group tells: announcements with their page and feed, sessions of several groups, letters to those who follow. Never the rhythm of digests.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::notifications;
use mitreden_testkit::sink::Sink;

use super::founded;
use crate::house;
use crate::notifications::{arrived, subscribed};
use crate::programme::{anybody, field, staff};
use crate::registration::{autumn, settled, with_mail};

/// The id of a group, as the event's form knows it.
fn id(form: &str, title: &str) -> String {
    let before = form.split(&format!("\">{title}</label>")).next().unwrap();
    before.rsplit("for=\"group-").next().unwrap().to_owned()
}

#[tokio::test]
async fn an_announcement_has_a_page_stands_in_the_feed_and_is_changed() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Press).await;
        let group = founded(&staff(&house, Role::Moderation).await, "Energie", "open").await;
        let new = format!("{group}/mitteilungen/neu");
        assert!(ada.fails(&new, &[("title", ""), ("text", "")]).await.contains("href=\"#text\""));
        let one = ada.sends(&new, &[("title", "Solarleuchten"), ("text", "Sie <script>alert(1)</script> **leuchten**.")]).await;
        let guest = anybody(&house);
        for page in [guest.reads(&one).await, guest.reads(&group).await] {
            assert!(page.contains("<strong>leuchten</strong>") && !page.contains("<script>alert"), "{page}");
        }
        let feed = guest.reads(&format!("{group}.atom")).await;
        assert!(feed.contains("<title>Solarleuchten</title>") && feed.contains(&one) && !feed.contains("Ada"), "{feed}");
        assert!(guest.reads("/suche?q=Solarleuchten").await.contains(&one));
        let form = ada.reads(&format!("{one}/bearbeiten")).await;
        let version = field(&form, "version").to_owned();
        let fields = [("title", "Solarbänke"), ("text", "Sie laden."), ("version", version.as_str())];
        assert_eq!(ada.sends(&format!("{one}/bearbeiten"), &fields).await, one);
        assert_eq!(ada.post(&format!("{one}/bearbeiten"), &fields).await.status(), 409);
        assert!(guest.reads(&one).await.contains("geändert am"));
        ada.sends(&format!("{one}/entfernen"), &[]).await;
        assert_eq!(guest.get(&one).await.status(), 404);
        assert!(!guest.reads("/suche?q=Solarb%C3%A4nke").await.contains(&one));
        for strange in ["/arbeitsgruppen/energie/mitteilungen/x", "/arbeitsgruppen/gibtesnicht", "/arbeitsgruppen/gibtesnicht.atom", "/arbeitsgruppen/%00"] {
            assert_eq!(guest.get(strange).await.status(), 404, "{strange}");
        }
        assert_eq!(guest.get(&format!("{group}?vor=unsinn")).await.status(), 200);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn older_announcements_follow_page_by_page() {
    let house = house::open().await;
    let ada = staff(&house, Role::Moderation).await;
    let group = founded(&ada, "Energie", "open").await;
    for number in 1..=8 {
        ada.sends(&format!("{group}/mitteilungen/neu"), &[("title", &format!("Nummer {number}")), ("text", "Text")]).await;
    }
    let first = anybody(&house).reads(&group).await;
    assert!(first.contains("Nummer 8") && first.contains("Nummer 3") && !first.contains("Nummer 2"), "{first}");
    let older = first.split("?vor=").nth(1).unwrap().split('"').next().unwrap();
    let second = anybody(&house).reads(&format!("{group}?vor={older}")).await;
    assert!(second.contains("Nummer 2") && second.contains("Nummer 1") && !second.contains("Nummer 3"), "{second}");
}

#[tokio::test]
async fn a_joint_session_belongs_to_several_groups() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let (energy, trade) = (founded(&ada, "Energie", "open").await, founded(&ada, "Wirtschaft", "open").await);
        let form = ada.reads("/programm/neu?gruppe=energie").await;
        assert!(
            form.contains("value=\"session\" selected")
                && form.contains(&format!("id=\"group-{}\" name=\"group-{0}\" type=\"checkbox\" value=\"true\" checked", id(&form, "Energie"))),
            "{form}"
        );
        let (first, second) = (format!("group-{}", id(&form, "Energie")), format!("group-{}", id(&form, "Wirtschaft")));
        let event = ada.announces("Gemeinsame Sitzung", &[(&first, "true"), (&second, "true"), ("group-gibtesnicht", "true")]).await;
        let guest = anybody(&house);
        let page = guest.reads(&event).await;
        assert!(page.contains(&format!("href=\"{energy}\"")) && page.contains(&format!("href=\"{trade}\"")), "{page}");
        assert!(guest.reads(&energy).await.contains(&event) && guest.reads(&trade).await.contains(&event));
        assert!(guest.reads("/arbeitsgruppen").await.contains("Nächste Sitzung:"));
        // Without one of them.
        let form = ada.reads(&format!("{event}/bearbeiten")).await;
        let version = field(&form, "version").to_owned();
        let fields = crate::programme::evening("Gemeinsame Sitzung", &[("version", &version), (&second, "true")]);
        ada.sends(&format!("{event}/bearbeiten"), &fields).await;
        assert!(!guest.reads(&energy).await.contains(&event) && guest.reads(&trade).await.contains(&event));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn whoever_follows_a_group_hears_of_announcements_and_sessions() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let ada = staff(&house, Role::Moderation).await;
        let group = founded(&ada, "Energie", "open").await;
        let page = anybody(&house).reads("/abos?gruppe=energie").await;
        let word = page.split("value=\"group:").nth(1).unwrap().split('"').next().unwrap();
        assert!(page.contains(&format!("value=\"group:{word}\" checked")), "{page}");
        subscribed(&house, &sink, "berta@example.org", &[("was", &format!("group:{word}")), ("rhythm", "at-once")]).await;
        let mut count = sink.received().len();
        clock.advance(SignedDuration::from_secs(1));
        let announcement = ada.sends(&format!("{group}/mitteilungen/neu"), &[("title", "Solarleuchten"), ("text", "Text")]).await;
        let checked = format!("group-{word}");
        let event = ada.announces("Sitzung der Gruppe", &[(&checked, "true")]).await;
        ada.announces("Etwas anderes", &[]).await;
        clock.advance(SignedDuration::from_secs(1));
        for _ in 0..2 {
            notifications::round(house.running.app.site("")).await.unwrap();
            settled(&house).await;
        }
        count += 1;
        let letters = arrived(&sink, count).await;
        let letter = letters.last().unwrap();
        assert!(letter.plain.contains(&announcement) && letter.plain.contains(&event) && !letter.plain.contains("Etwas anderes"), "{}", letter.plain);
        assert_eq!(letters.len(), count, "told once");
        clock.advance(SignedDuration::from_secs(-2));
        house.running.stop().await;
    }
}
