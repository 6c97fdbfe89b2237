//! When one may register: not before, not after, not for what is called off. Never who.

use jiff::SignedDuration;

use super::{announced, autumn, without_mail};
use crate::programme::{anybody, field};

#[tokio::test]
async fn registration_opens_and_ends_by_itself() {
    let clock = autumn();
    for house in without_mail(clock.clone()).await {
        let start = clock.now();
        let times = [("opens_day", "2026-12-01"), ("opens_time", "08:00"), ("closes_day", "04.02.2027"), ("closes_time", "12:00")];
        let evening = announced(&house, &times).await;
        let page = anybody(&house).reads(&evening.door).await;
        assert!(page.contains("Die Anmeldung beginnt am Dienstag, 1. Dezember 2026, 08:00 Uhr.") && !page.contains("name=\"name\""), "{page}");
        assert_eq!(anybody(&house).post(&evening.door, &[("name", "Berta")]).await.status(), 409);
        clock.advance(SignedDuration::from_hours(24 * 8));
        let own = evening.takes(&house, "Berta").await;
        evening.changes(&[("cancelled", "true")]).await;
        assert!(!anybody(&house).reads(&evening.address).await.contains(&format!("href=\"{}\"", evening.door)));
        assert_eq!(anybody(&house).post(&evening.door, &[("name", "Cem")]).await.status(), 409);
        let page = anybody(&house).reads(&own).await;
        assert!(page.contains("Dieser Termin findet nicht statt") && !page.contains("/absagen"), "{page}");
        evening.changes(&[]).await;
        evening.takes(&house, "Cem").await;
        clock.advance(SignedDuration::from_hours(24 * 70));
        assert!(anybody(&house).reads(&evening.door).await.contains("Die Anmeldung ist beendet."));
        assert_eq!(anybody(&house).post(&own, &[("name", "Zu spät")]).await.status(), 410);
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_event_without_registration_has_no_such_page() {
    let house = crate::house::open().await;
    let ada = crate::programme::staff(&house, mitreden::accounts::Role::Moderation).await;
    let address = ada.announces("Wärme", &[]).await;
    assert_eq!(anybody(&house).get(&format!("{address}/anmeldung")).await.status(), 404);
    assert_eq!(anybody(&house).get("/programm/gibt-es-nicht/anmeldung").await.status(), 404);
    assert!(!anybody(&house).reads(&address).await.contains("/anmeldung\""));
    assert!(ada.reads(&address).await.contains("/anmeldung/einstellungen"));
}

#[tokio::test]
async fn two_who_set_it_up_at_once_learn_of_each_other() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[("capacity", "5")]).await;
        let settings = format!("{}/einstellungen", evening.door);
        let form = evening.ada.reads(&settings).await;
        let version = field(&form, "version").to_owned();
        // In a fixed second both would have the same version.
        evening.ada.post(&settings, &[("open", "true"), ("capacity", "6"), ("version", "2026-01-01T00:00:00Z")]).await;
        let late = evening.ada.post(&settings, &[("open", "true"), ("capacity", "7"), ("version", "2026-01-01T00:00:00Z")]).await;
        assert_eq!(late.status(), 409);
        let page = crate::house::text(late).await;
        assert!(page.contains("Jemand hat das inzwischen geändert") && field(&page, "capacity") == "7", "{page}");
        assert_eq!(field(&page, "version"), version);
        house.running.stop().await;
    }
}
