//! Reminders and what letters tell when the event changes, through a real SMTP connection. Never the outbox's own rules.

use jiff::{SignedDuration, Timestamp};
use mitreden_testkit::sink::Sink;

use super::{announced, arrived, autumn, settled, with_mail};
use crate::programme::anybody;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[tokio::test]
async fn reminders_arrive_two_days_and_one_hour_before() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let (before, start) = (sink.received().len(), clock.now());
        let evening = announced(&house, &[]).await;
        evening.writes(&house, "Berta", "berta@example.org").await;
        arrived(&sink, before + 1).await;
        settled(&house).await;
        let due: Vec<Timestamp> = evening.planned(&house, "reminder").await.iter().map(|letter| letter.at).collect();
        assert_eq!(due, [at("2027-02-02T16:00:00Z"), at("2027-02-04T15:00:00Z")]);
        clock.advance(due[0].duration_since(clock.now()) - SignedDuration::from_secs(1));
        let site = house.running.app.site("");
        site.outbox.round(&site.db).await.unwrap();
        assert_eq!(sink.received().len(), before + 1, "not a second before");
        clock.advance(SignedDuration::from_secs(1));
        let first = arrived(&sink, before + 2).await.pop().unwrap();
        assert_eq!(first.subject, "Übermorgen: Wärme; für \"alle\"");
        assert!(anybody(&house).reads(&first.link("/anmeldung/")).await.contains("absagen"), "the way back is in it");
        settled(&house).await;
        clock.advance(due[1].duration_since(clock.now()));
        let second = arrived(&sink, before + 3).await.pop().unwrap();
        assert_eq!((second.to.as_str(), second.subject.as_str()), ("berta@example.org", "In einer Stunde: Wärme; für \"alle\""));
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn reminders_move_with_the_event_and_go_with_it() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let before = sink.received().len();
        let evening = announced(&house, &[("capacity", "1")]).await;
        evening.writes(&house, "Berta", "berta@example.org").await;
        evening.writes(&house, "Cem", "cem@example.org").await;
        arrived(&sink, before + 2).await;
        // To the Sunday on which summer time begins.
        evening.changes(&[("date", "2027-03-28")]).await;
        let letters = arrived(&sink, before + 4).await;
        for letter in &letters[before + 2..] {
            assert_eq!(letter.subject, "Neuer Termin oder Ort: Wärme; für \"alle\"");
            assert!(letter.plain.contains("Sonntag, 28. März 2027, 17:00–19:00 Uhr (MESZ)"), "{}", letter.plain);
            assert_eq!(letter.calendar.is_some(), letter.to == "berta@example.org", "who waits has nothing to note down");
        }
        let due: Vec<Timestamp> = evening.planned(&house, "reminder").await.iter().map(|letter| letter.at).collect();
        assert_eq!(due, [at("2027-03-26T16:00:00Z"), at("2027-03-28T14:00:00Z")], "17:00 in winter time, 16:00 in summer time");
        // Who is on the way wants to know where to.
        evening.changes(&[("date", "2027-03-28"), ("place", "Rathaus, Kornmarkt 12")]).await;
        let letters = arrived(&sink, before + 6).await;
        assert!(letters[before + 4..].iter().all(|letter| letter.plain.contains("(MESZ), Rathaus, Kornmarkt 12")));
        let before = before + 2;
        // What no calendar shows is no news.
        evening.changes(&[("date", "2027-03-28"), ("place", "Rathaus, Kornmarkt 12"), ("text", "Mehr dazu")]).await;
        evening.changes(&[("date", "2027-03-28"), ("cancelled", "true")]).await;
        let letters = arrived(&sink, before + 6).await;
        assert!(letters[before + 4..].iter().all(|letter| letter.subject.starts_with("Fällt aus: ")));
        let berta = letters[before + 4..].iter().find(|letter| letter.to == "berta@example.org").unwrap();
        assert!(berta.calendar.as_ref().unwrap().contains("STATUS:CANCELLED"));
        assert_eq!(evening.planned(&house, "reminder").await.len(), 0);
        evening.changes(&[("date", "2027-03-28")]).await;
        let letters = arrived(&sink, before + 8).await;
        assert!(letters[before + 6..].iter().all(|letter| letter.subject.starts_with("Findet doch statt: ")));
        assert_eq!(evening.planned(&house, "reminder").await.len(), 2);
        house.running.stop().await;
        assert_eq!(sink.received().len(), before + 8);
    }
}

#[tokio::test]
async fn the_letter_speaks_the_language_of_the_form() {
    let sink = Sink::start().await.unwrap();
    let house = with_mail(&sink, autumn()).await.remove(0);
    let evening = announced(&house, &[]).await;
    anybody(&house).sends(&format!("/en{}", evening.door), &[("name", "Frieda"), ("email", "frieda@example.org")]).await;
    let letter = arrived(&sink, 1).await.pop().unwrap();
    assert_eq!(letter.subject, "Your place: Wärme; für \"alle\"");
    assert!(letter.plain.starts_with("Hello Frieda,") && letter.link("/absagen").starts_with("/en/programm/"), "{}", letter.plain);
}
