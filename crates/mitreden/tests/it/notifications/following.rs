//! Following what one sees: from the page of a thing to its letters, one event from its reminder to what becomes of it. Never the rhythm of digests.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db::run;
use mitreden::notifications;
use mitreden_testkit::sink::Sink;

use super::{arrived, subscribed};
use crate::house::{House, text};
use crate::programme::{anybody, evening, field, staff, target};
use crate::registration::{autumn, settled, with_mail};

const HOUR: i64 = 3600;

/// The address of a link on a page by its words.
fn link<'p>(page: &'p str, words: &str) -> &'p str {
    let end = page.find(words).unwrap_or_else(|| panic!("no link {words}"));
    let start = page[..end].rfind("href=\"").unwrap() + 6;
    page[start..].split('"').next().unwrap()
}

/// The word by which the form knows an event.
async fn word_of(house: &House, event: &str) -> String {
    let calendar = anybody(house).reads(&format!("{event}.ics")).await;
    format!("event:{}", calendar.lines().find_map(|line| line.strip_prefix("UID:")).unwrap().trim())
}

#[tokio::test]
async fn from_each_page_one_tap_leads_to_its_letters() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let ada = staff(&house, Role::Moderation).await;
        let series = ada.sends("/programm/reihen/neu", &[("title", "Wochen der Wärme")]).await;
        let event = ada.announces("Wärme", &[]).await;
        let word = word_of(&house, &event).await;
        let citizen = anybody(&house);
        let page = citizen.reads(&event).await;
        let form = citizen.reads(link(&page, "Diesem Termin folgen")).await;
        assert!(form.contains(&format!("value=\"{word}\" checked")) && form.contains("Wärme, Donnerstag, 4. Februar 2027"), "{form}");
        let page = citizen.reads(&series).await;
        let form = citizen.reads(link(&page, "Dieser Reihe folgen")).await;
        assert!(form.contains("checked><label class=\"kern-label\" for=\"was-4\">Wochen der Wärme"), "{form}");
        let door = citizen.reads(&event.replace("/programm/", "/raeume/")).await;
        assert!(link(&door, "Diesem Termin folgen").ends_with("/abos?abend=waerme"), "{door}");
        for strange in ["/abos?abend=gibt-es-nicht", "/abos?reihe=x&artikel=y", "/abos?was=event:1,tag:nichts,,:,%00"] {
            assert!(!citizen.reads(strange).await.contains(" checked"), "{strange}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn whoever_follows_an_event_is_reminded_and_hears_what_changes() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let site = house.running.app.site("").clone();
        let ada = staff(&house, Role::Moderation).await;
        let event = ada.announces("Wärme", &[]).await;
        let word = word_of(&house, &event).await;
        subscribed(&house, &sink, "berta@example.org", &[("was", &word), ("rhythm", "weekly")]).await;
        let mut count = sink.received().len();
        let round = async || {
            notifications::round(&site).await.unwrap();
            settled(&house).await;
        };
        round().await;
        let change = async |fields: &[(&str, &str)]| {
            let edit = format!("{event}/bearbeiten");
            let form = ada.reads(&edit).await;
            let mut all = evening("Wärme", fields);
            all.push(("version", field(&form, "version")));
            ada.sends(&edit, &all).await;
        };
        // Moved, called off, on again: each is told once, however often the portal looks.
        for (fields, subject) in [
            (&[("from", "18:00"), ("until", "20:00")][..], "Neuer Termin: Wärme"),
            (&[("from", "18:00"), ("until", "20:00"), ("cancelled", "true")][..], "Fällt aus: Wärme"),
            (&[("from", "18:00"), ("until", "20:00")][..], "Findet doch statt: Wärme"),
        ] {
            change(fields).await;
            round().await;
            round().await;
            count += 1;
            let letter = arrived(&sink, count).await.pop().unwrap();
            assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", subject));
            assert!(
                letter.plain.contains("Donnerstag, 4. Februar 2027, 18:00–20:00 Uhr (MEZ)") && letter.plain.contains("/de/programm/waerme"),
                "{}",
                letter.plain
            );
            assert!(letter.unsubscribe.is_some());
        }
        // It is 24 November, 17:00; the day before at 18:00 is 71 days and an hour later.
        clock.advance(SignedDuration::from_secs((71 * 24 + 1) * HOUR - 60));
        round().await;
        assert_eq!(sink.received().len(), count, "a minute too early");
        clock.advance(SignedDuration::from_secs(60));
        round().await;
        round().await;
        count += 1;
        assert_eq!(arrived(&sink, count).await.pop().unwrap().subject, "Bald: Wärme");
        clock.advance(SignedDuration::from_secs(24 * HOUR));
        round().await;
        assert_eq!(sink.received().len(), count, "what has begun is not announced");
        clock.advance(SignedDuration::from_secs(-(72 * 24 + 1) * HOUR));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_becomes_of_an_event_is_told_to_its_followers() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let event = staff(&house, Role::Moderation).await.announces("Wärme", &[]).await;
        let word = word_of(&house, &event).await;
        subscribed(&house, &sink, "berta@example.org", &[("was", &word), ("rhythm", "at-once")]).await;
        let before = sink.received().len();
        clock.advance(SignedDuration::from_secs(1));
        let dora = staff(&house, Role::Press).await;
        for (title, related) in [("Was aus dem Abend wurde", word.as_str()), ("Etwas anderes", "")] {
            let article = [
                ("title", title),
                ("teaser", "Kurz gesagt."),
                ("text", "Der Rat hat beschlossen."),
                ("source", "Stadt Gera"),
                ("related", related),
                ("do", "publish"),
            ];
            dora.sends("/aktuelles/neu", &article).await;
        }
        clock.advance(SignedDuration::from_secs(1));
        notifications::round(house.running.app.site("")).await.unwrap();
        settled(&house).await;
        let letters = arrived(&sink, before + 1).await;
        assert_eq!(letters.last().unwrap().subject, "Neu: Was aus dem Abend wurde");
        assert_eq!(letters.len(), before + 1);
        clock.advance(SignedDuration::from_secs(-2));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_subscribed_before_finds_the_new_thing_ticked_and_in_the_account() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let event = staff(&house, Role::Moderation).await.announces("Wärme", &[]).await;
        let word = word_of(&house, &event).await;
        let own = subscribed(&house, &sink, "berta@example.org", &[("was", "news:")]).await;
        let before = sink.received().len();
        let citizen = anybody(&house);
        assert_eq!(citizen.sends("/abos", &[("email", "berta@example.org"), ("was", &word)]).await, "/abos/danke");
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!(letter.subject, "Sie haben schon ein Abo");
        let link = letter.plain.split_whitespace().find(|part| part.contains("?was=")).unwrap();
        let query = url::Url::parse(link).unwrap().query().unwrap().to_owned();
        let page = citizen.reads(&format!("{own}?{query}")).await;
        assert!(page.contains("Angekreuzt, noch nicht gespeichert") && page.contains(&format!("value=\"{word}\" checked")), "{page}");
        assert!(!citizen.reads(&own).await.contains(&word), "looking saves nothing");
        citizen.sends(&own, &[("was", "news:"), ("was", &word)]).await;
        assert!(citizen.reads(&own).await.contains(&format!("value=\"{word}\" checked")));
        // Signed in with that address, the account shows it and the way there.
        let berta = house.signed_in("Berta", Role::Person).await;
        let tx = house.running.app.site("").db.begin().await.unwrap();
        run(&tx, "UPDATE person SET email = 'berta@example.org' WHERE name = 'Berta'", []).await.unwrap();
        tx.commit().await.unwrap();
        let account = text(berta.get_with("/konto").header("accept-language", "de").send().await.unwrap()).await;
        assert!(
            account.contains("Alle Artikel aus „Aktuelles“") && account.contains("Wärme, Donnerstag") && account.contains(&own.replace("/de/", "/")),
            "{account}"
        );
        assert!(target(&berta.get("/abos?abend=waerme").await).contains("?was=event"), "the account leads there");
        house.running.stop().await;
    }
}
