//! The yearly update by its addresses: begun, gone through one by one, frozen; and the letter about what is stale. Never how letters are sent.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::{self, Role};
use mitreden::base::clock::Clock;
use mitreden::base::db::run;
use mitreden::measures;
use mitreden_testkit::sink::Sink;

use super::{ADDRESS, measure};
use crate::house::{self, text};
use crate::notifications::arrived;
use crate::programme::{anybody, field, staff};
use crate::registration::{settled, with_mail};

const DESK: &str = "/verwaltung/massnahmen/fortschreibung";

#[tokio::test]
async fn a_year_is_gone_through_measure_by_measure_and_frozen_for_good() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let ada = staff(&house, Role::Press).await;
        let goal =
            [("goal", "Leuchten stehen"), ("field", "Nachhaltigkeit"), ("year", "2021"), ("spent", "29.999,50"), ("light", "yellow"), ("standing", "Wartet.")];
        ada.sends("/massnahmen/neu", &measure(&goal)).await;
        ada.sends("/massnahmen/neu", &measure(&[("title", "Sensoren bauen"), ("sign", "P 6")])).await;
        assert!(ada.fails(DESK, &[("do", "open"), ("year", "bald")]).await.contains("vier Ziffern"));
        assert!(ada.fails(DESK, &[("do", "open"), ("year", "2027")]).await.contains("noch nicht begonnen"));
        // Begun by mistake, it is given up; a frozen one never is.
        ada.sends(DESK, &[("do", "open"), ("year", "2024")]).await;
        ada.sends(&format!("{DESK}/2024/sensoren-bauen"), &[("do", "same")]).await;
        assert!(ada.reads(DESK).await.contains("data-confirm=\"Jahr 2024 festhalten, obwohl 1 noch nicht"), "what was not gone through is named first");
        ada.sends(DESK, &[("do", "drop"), ("year", "2024")]).await;
        assert_eq!(ada.sends(DESK, &[("do", "open"), ("year", "2025")]).await, DESK);
        assert!(ada.fails(DESK, &[("do", "open"), ("year", "2026")]).await.contains("noch nicht festgehalten"), "one after the other");
        assert!(ada.reads(DESK).await.contains("0 von 2 Maßnahmen durchgesehen"));

        // One changes, with a day that is none first; nothing typed is lost.
        let one = format!("{DESK}/2025/autarke-leuchte");
        let version = field(&ada.reads(&one).await, "version").to_owned();
        let fields = |day: &'static str| {
            [("light", "green"), ("standing", "Läuft."), ("reached", day), ("lessons", "Früh fragen."), ("note", "Sie stehen."), ("do", "save")]
        };
        let page = ada.fails(&one, &[fields("31.2.2025").as_slice(), &[("version", &version)]].concat()).await;
        assert!(page.contains("href=\"#goal_reached-0\"") && page.contains("Früh fragen.") && page.contains("value=\"31.2.2025\""), "{page}");
        clock.advance(SignedDuration::from_secs(1));
        let next = ada.sends(&one, &[fields("2025-03-01").as_slice(), &[("version", &version)]].concat()).await;
        assert_eq!(next, format!("{DESK}/2025/sensoren-bauen"));
        let stale = ada.post(&one, &[fields("2025-03-02").as_slice(), &[("version", &version)]].concat()).await;
        assert_eq!(stale.status(), 409, "{}", text(stale).await);
        // Nothing said is no update; unchanged is said by its own button.
        let same = format!("{DESK}/2025/sensoren-bauen");
        let version = field(&ada.reads(&same).await, "version").to_owned();
        assert!(ada.fails(&same, &[("light", "off"), ("version", &version), ("do", "save")]).await.contains("href=\"#note\""));
        assert_eq!(ada.sends(&same, &[("do", "same")]).await, DESK);
        assert!(ada.reads(DESK).await.contains("2 von 2 Maßnahmen durchgesehen"));
        assert_eq!(ada.sends(DESK, &[("do", "freeze"), ("year", "2025")]).await, "/massnahmen/jahr/2025");

        let guest = anybody(&house);
        let year = guest.reads("/massnahmen/jahr/2025").await;
        for part in ["Stand der Maßnahmen 2025", "2 Maßnahmen", "Läuft nach Plan", "1 von 1 erreicht", "29.999,50\u{a0}€", "Nachhaltigkeit", ADDRESS] {
            assert!(year.contains(part), "{part} is missing in {year}");
        }
        assert!(guest.reads("/massnahmen").await.contains("/massnahmen/jahr/2025"));
        // What changes or goes later changes nothing of it.
        ada.sends("/massnahmen/sensoren-bauen/entfernen", &[]).await;
        let form = ada.reads(&format!("{ADDRESS}/bearbeiten")).await;
        let version = field(&form, "version").to_owned();
        ada.sends(&format!("{ADDRESS}/bearbeiten"), &measure(&[("title", "Anders"), ("version", &version), ("note", "Neu.")])).await;
        let later = guest.reads("/massnahmen/jahr/2025").await;
        assert!(later.contains("Sensoren bauen") && !later.contains("Anders") && !later.contains("href=\"/massnahmen/sensoren-bauen\""), "{later}");
        ada.sends(DESK, &[("do", "drop"), ("year", "2025")]).await;
        assert_eq!(ada.get(&one).await.status(), 404, "it is over");
        assert_eq!(guest.get("/massnahmen/jahr/2025").await.status(), 200);
        for strange in ["/massnahmen/jahr/2026", "/massnahmen/jahr/x", "/massnahmen/jahr/99999999"] {
            assert_eq!(guest.get(strange).await.status(), 404, "{strange}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn those_who_write_for_the_city_are_reminded_once_a_month() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed("2026-03-20T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in with_mail(&sink, clock.clone()).await {
        let began = clock.now();
        let site = house.running.app.site("");
        for (name, role) in [("Dora", Role::Press), ("Berta", Role::Person)] {
            accounts::add_person(site, name, role).await.unwrap();
            let tx = site.db.begin().await.unwrap();
            let address = format!("{}@example.org", name.to_lowercase());
            run(&tx, "UPDATE person SET email = $1 WHERE name = $2", [address.into(), name.into()]).await.unwrap();
            tx.commit().await.unwrap();
        }
        staff(&house, Role::Moderation).await.sends("/massnahmen/neu", &measure(&[])).await;
        let count = sink.received().len();
        measures::remind(site).await.unwrap();
        // Half a year later, in the first days of a month and never in the middle of one.
        for (days, told) in [(184, 0), (11, 1), (1, 1), (30, 2)] {
            clock.advance(SignedDuration::from_hours(24 * days));
            measures::remind(site).await.unwrap();
            settled(&house).await;
            let letters = arrived(&sink, count + told).await;
            assert_eq!(letters.len(), count + told, "after {days} days more");
            if let Some(letter) = letters.get(count) {
                assert!(letter.plain.contains("Autarke <Leuchte>") && letter.plain.contains(DESK), "{}", letter.plain);
            }
        }
        let page = staff(&house, Role::Press).await.reads(DESK).await;
        assert!(page.contains("Autarke &#60;Leuchte&#62;") && page.contains("Lange nicht geändert"), "{page}");
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_was_found_unchanged_is_not_stale() {
    let clock = Clock::fixed("2025-03-20T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let began = clock.now();
        let ada = staff(&house, Role::Press).await;
        for (title, sign) in [("Licht im Park", "P 10"), ("Sensoren bauen", "P 2")] {
            ada.sends("/massnahmen/neu", &measure(&[("title", title), ("sign", sign)])).await;
        }
        clock.advance(SignedDuration::from_hours(24 * 200));
        let ada = staff(&house, Role::Press).await;
        let page = ada.reads(DESK).await;
        let (_, stale) = page.split_once("id=\"veraltet\"").unwrap();
        assert!(stale.contains("Licht im Park") && stale.contains("Sensoren bauen"), "{stale}");
        ada.sends(DESK, &[("do", "open"), ("year", "2025")]).await;
        assert_eq!(ada.sends(&format!("{DESK}/2025/sensoren-bauen"), &[("do", "same")]).await, format!("{DESK}/2025/licht-im-park"));
        let page = ada.reads(DESK).await;
        let (_, stale) = page.split_once("id=\"veraltet\"").unwrap();
        assert!(stale.contains("Licht im Park") && !stale.contains("Sensoren bauen"), "{stale}");
        // Everybody sees that somebody has looked.
        let guest = anybody(&house);
        for path in ["/massnahmen", "/massnahmen/sensoren-bauen"] {
            assert!(guest.reads(path).await.contains("Zuletzt geprüft: Montag, 6. Oktober 2025"), "{path}");
        }
        let board = guest.reads("/massnahmen").await;
        assert!(board.find("Sensoren bauen").unwrap() < board.find("Licht im Park").unwrap(), "P 2 stands before P 10: {board}");
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}
