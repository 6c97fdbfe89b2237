//! Whoever follows a contest hears of its windows and of the city's answers. Never the rhythm of digests.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::notifications;
use mitreden_testkit::sink::Sink;

use super::submitting::{published, sent};
use super::{called, edited, pairs, summer};
use crate::notifications::{arrived, subscribed};
use crate::programme::{anybody, staff};
use crate::registration::{settled, with_mail};

#[tokio::test]
async fn followers_hear_of_windows_and_answers_once_and_in_their_language() {
    let sink = Sink::start().await.unwrap();
    let clock = summer();
    for house in with_mail(&sink, clock.clone()).await {
        let start = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let slug = contest.trim_start_matches("/ideen/").to_owned();
        assert!(guest.reads(&contest).await.contains(&format!("/abos?wettbewerb={slug}")));
        let page = guest.reads(&format!("/abos?wettbewerb={slug}")).await;
        let word = format!("contest:{}", page.split("value=\"contest:").nth(1).unwrap().split('"').next().unwrap());
        assert!(page.contains(&format!("value=\"{word}\" checked")) && page.contains("Ideenwettbewerbe"), "{page}");
        subscribed(&house, &sink, "cem@example.org", &[("was", &word), ("rhythm", "at-once")]).await;
        let english = house.browser();
        let before = sink.received().len();
        assert_eq!(english.post("/en/abos", &[("email", "eve@example.org"), ("was", &word), ("rhythm", "at-once")]).await.status(), 303);
        let own = arrived(&sink, before + 1).await.pop().unwrap().own();
        english.post(&own, &[("was", &word), ("rhythm", "at-once")]).await;
        settled(&house).await;

        // Each step is told once, to each in their language.
        let told = async |count: usize| {
            let before = sink.received().len();
            clock.advance(SignedDuration::from_secs(1));
            for _ in 0..2 {
                notifications::round(house.running.app.site("")).await.unwrap();
                settled(&house).await;
            }
            let letters = arrived(&sink, before + count).await;
            assert_eq!(letters.len(), before + count);
            letters.into_iter().skip(before).map(|letter| (letter.to, letter.plain)).collect::<Vec<_>>()
        };
        let of = |letters: &[(String, String)], to: &str| letters.iter().find(|(other, _)| other.contains(to)).unwrap().1.clone();
        told(0).await;
        // A window is put off.
        let form = ada.reads(&format!("{contest}/bearbeiten")).await;
        clock.advance(SignedDuration::from_secs(1));
        ada.sends(&format!("{contest}/bearbeiten"), &pairs(&edited(&form, &[("category-0-until", "2020-10-31")]))).await;
        let letters = told(2).await;
        assert!(of(&letters, "cem").contains("Verlängert: Handwerk.") && of(&letters, "cem").contains("31. Oktober 2020"), "{letters:?}");
        assert!(of(&letters, "eve").contains("Extended: Handwerk."), "{letters:?}");
        // The other category opens by itself.
        clock.advance(SignedDuration::from_hours(24 * 29));
        let letters = told(2).await;
        assert!(of(&letters, "cem").contains("Jetzt offen: Grundschulen."), "{letters:?}");
        // Who signed in four weeks ago does it again.
        let ada = staff(&house, Role::Moderation).await;
        // The city answers a published idea; what waits is nobody's business.
        let receipt = sent(&guest, &contest, "Solarbank", "").await;
        told(0).await;
        published(&ada, &receipt).await;
        clock.advance(SignedDuration::from_secs(1));
        ada.sends(&format!("{contest}/1/antwort"), &[("status", "accepted"), ("text", "Wir bauen sie."), ("link", ""), ("group", "")]).await;
        let letters = told(2).await;
        let plain = of(&letters, "cem");
        assert!(
            plain.contains("Solarbank") && plain.contains("Antwort der Stadt: Angenommen. Wir bauen sie.") && plain.contains(&format!("{contest}/1")),
            "{plain}"
        );
        assert!(of(&letters, "eve").contains("The city answers: Accepted. Wir bauen sie."), "{letters:?}");
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}
