//! Places and queue: never oversold, never lost, moving up by itself. Uses several requests at once.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use mitreden_testkit::sink::Sink;

use super::{Evening, announced, arrived, autumn, with_mail, without_mail};
use crate::house::House;
use crate::programme::anybody;

/// How many stand where, as each own page says.
async fn standing(house: &House, own: &[String]) -> BTreeMap<&'static str, usize> {
    let mut standing = BTreeMap::new();
    for path in own {
        let page = anybody(house).reads(path).await;
        let word = ["Ihr Platz ist reserviert", "der Warteliste", "Diese Anmeldung ist abgesagt"].into_iter().find(|word| page.contains(word)).unwrap();
        *standing.entry(word).or_default() += 1;
    }
    standing
}

async fn all_register(house: &House, evening: &Evening, count: usize) -> Vec<String> {
    let names: Vec<String> = (0..count).map(|number| format!("Gast {number}")).collect();
    join_all(names.iter().map(|name| evening.takes(house, name))).await
}

#[tokio::test]
async fn a_rush_never_oversells_and_loses_nobody() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[("capacity", "7")]).await;
        let own = all_register(&house, &evening, 30).await;
        let counted = standing(&house, &own).await;
        assert_eq!((counted["Ihr Platz ist reserviert"], counted["der Warteliste"]), (7, 23));
        // Some go while others come.
        let going: Vec<&String> = own.iter().take(10).collect();
        let leave = join_all(going.iter().map(async |path| anybody(&house).sends(&format!("{path}/absagen"), &[]).await));
        let (_, late) = futures_util::future::join(leave, all_register(&house, &evening, 5)).await;
        let all: Vec<String> = own.into_iter().chain(late).collect();
        let counted = standing(&house, &all).await;
        assert_eq!((counted["Ihr Platz ist reserviert"], counted["der Warteliste"], counted["Diese Anmeldung ist abgesagt"]), (7, 18, 10));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_queue_moves_up_in_its_order_with_a_letter() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let before = sink.received().len();
        let evening = announced(&house, &[("capacity", "1")]).await;
        let first = evening.takes(&house, "Gustav").await;
        evening.writes(&house, "Berta", "berta@example.org").await;
        evening.writes(&house, "Cem", "cem@example.org").await;
        let letters = arrived(&sink, before + 2).await;
        assert!(letters[before..].iter().all(|letter| letter.subject.starts_with("Warteliste: ") && letter.calendar.is_none()));
        assert!(anybody(&house).reads(&evening.address).await.contains("Auf die Warteliste"));
        assert_eq!(evening.planned(&house, "reminder").await.len(), 0);
        anybody(&house).sends(&format!("{first}/absagen"), &[]).await;
        let up = arrived(&sink, before + 3).await.pop().unwrap();
        assert_eq!((up.to.as_str(), up.subject.as_str()), ("berta@example.org", "Sie haben jetzt einen Platz: Wärme; für \"alle\""));
        assert!(up.calendar.is_some());
        assert_eq!(evening.planned(&house, "reminder").await.len(), 2);
        // More chairs were found.
        evening.offers(&[("capacity", "3")]).await;
        let up = arrived(&sink, before + 4).await.pop().unwrap();
        assert_eq!(up.to, "cem@example.org");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn without_a_waiting_list_full_is_full() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[("capacity", "1")]).await;
        let settings = format!("{}/einstellungen", evening.door);
        let form = evening.ada.reads(&settings).await;
        let version = crate::programme::field(&form, "version");
        evening.ada.sends(&settings, &[("open", "true"), ("capacity", "1"), ("version", version)]).await;
        evening.takes(&house, "Berta").await;
        let late = anybody(&house).post(&evening.door, &[("name", "Cem")]).await;
        assert_eq!(late.status(), 409);
        let page = crate::house::text(late).await;
        assert!(page.contains("Alle Plätze sind vergeben. Zuhören und mitreden"), "{page}");
        house.running.stop().await;
    }
}
