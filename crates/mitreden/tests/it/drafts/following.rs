//! Whoever follows a draft hears of new versions and of the time for comments. Never the rhythm of digests.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::notifications;
use mitreden_testkit::sink::Sink;

use super::{chapter, draft, head, publish, rewrite};
use crate::ideas::summer;
use crate::notifications::{arrived, subscribed};
use crate::programme::{anybody, field, staff};
use crate::registration::{settled, with_mail};

#[tokio::test]
async fn followers_hear_of_versions_and_of_the_time_for_comments_once() {
    let sink = Sink::start().await.unwrap();
    let clock = summer();
    for house in with_mail(&sink, clock.clone()).await {
        let start = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let desk = draft(&ada, &[("phase", "draft")]).await;
        let energy = chapter(&ada, &desk, "Energie", "Die Stadt spart Strom.").await;
        assert!(!guest.reads("/abos").await.contains("value=\"draft:"), "what nobody may read cannot be followed");
        let address = publish(&ada, &desk, "Die erste.").await;
        assert!(guest.reads(&address).await.contains("/abos?strategie=strategie-gera"));
        let page = guest.reads("/abos?strategie=strategie-gera").await;
        let word = format!("draft:{}", page.split("value=\"draft:").nth(1).unwrap().split('"').next().unwrap());
        assert!(page.contains(&format!("value=\"{word}\" checked")), "{page}");
        subscribed(&house, &sink, "cem@example.org", &[("was", &word), ("rhythm", "at-once")]).await;
        settled(&house).await;
        let told = async |count: usize| {
            let before = sink.received().len();
            clock.advance(SignedDuration::from_secs(1));
            for _ in 0..2 {
                notifications::round(house.running.app.site("")).await.unwrap();
                settled(&house).await;
            }
            let letters = arrived(&sink, before + count).await;
            assert_eq!(letters.len(), before + count);
            letters.into_iter().skip(before).map(|letter| letter.plain).collect::<Vec<_>>()
        };
        // What was before is no news.
        told(0).await;
        rewrite(&ada, &energy, "Energie", "Die Stadt spart 20 Prozent Strom.").await;
        clock.advance(SignedDuration::from_secs(1));
        publish(&ada, &desk, "Mit Zahlen.").await;
        let letters = told(1).await;
        assert!(letters[0].contains("Version 2 ist erschienen. Mit Zahlen.") && letters[0].contains(&format!("{address}?version=2")), "{letters:?}");
        // The time for comments begins by itself.
        let edit = format!("{desk}/angaben");
        let version = field(&ada.reads(&edit).await, "version").to_owned();
        let today = clock.now().to_zoned(jiff::tz::TimeZone::get("Europe/Berlin").unwrap()).date();
        let day = |days: i64| today.checked_add(SignedDuration::from_hours(24 * days)).unwrap().to_string();
        let (first, last) = (day(2), day(9));
        ada.sends(&edit, &head(&[("version", &version), ("opens", &first), ("closes", &last)])).await;
        told(0).await;
        clock.advance(SignedDuration::from_hours(48));
        let letters = told(1).await;
        assert!(letters[0].contains("Sie können diesen Text bis zum "), "{letters:?}");
        told(0).await;
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}
