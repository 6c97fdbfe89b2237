//! The author of a topic learns what becomes of it, until they want no letters any more. Never what everybody reads.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db::{one, run};
use mitreden::topics;
use mitreden_testkit::sink::Sink;

use super::files::sent;
use super::leading::{edits, group_id};
use super::{brought, id_of, ruled};
use crate::groups::{button, founded};
use crate::house::{House, text};
use crate::ideas::summer;
use crate::measures::{ADDRESS, measure};
use crate::notifications::{Read, arrived};
use crate::programme::{Visitor, anybody, field, staff};
use crate::registration::{settled, with_mail};

/// Somebody brings a topic with an address; answers the receipt.
async fn with_address(visitor: &Visitor, title: &str, email: &str) -> String {
    visitor.sends("/themen/neu", &[("title", title), ("text", "Am Ufer, bitte."), ("name", "Sonnenblume"), ("email", email), ("group", "energie")]).await
}

/// The one letter that has arrived since there were so many; the count goes up.
async fn next(house: &House, sink: &Sink, before: &mut usize) -> Read {
    settled(house).await;
    *before += 1;
    let letters = arrived(sink, *before).await;
    assert_eq!(letters.len(), *before, "{:?}", letters.iter().map(|letter| (&letter.to, &letter.subject)).collect::<Vec<_>>());
    letters.into_iter().next_back().unwrap()
}

#[derive(sea_orm::FromQueryResult)]
struct Left {
    email: Option<String>,
}

async fn left(house: &House, id: &str) -> Option<String> {
    one::<Left>(&house.running.app.site("").db.read, "SELECT email FROM topic WHERE id = $1", [id.into()]).await.unwrap().unwrap().email
}

#[tokio::test]
async fn a_guest_with_an_address_learns_each_step_and_ends_that_by_one_click() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        for group in ["Energie", "Wirtschaft"] {
            founded(&ada, group, "open").await;
        }
        let mut before = sink.received().len();
        let page = guest.fails("/themen/neu", &[("title", "Bänke"), ("text", "Am Ufer."), ("email", "nirgends")]).await;
        assert!(page.contains("href=\"#email\"") && page.contains("value=\"nirgends\"") && page.contains("value=\"Bänke\""), "{page}");
        let receipt = with_address(&guest, "Bänke", "Berta.Geheim@example.org").await;
        let topic = format!("/themen/{}", id_of(&receipt));
        ruled(&ada, &id_of(&receipt), "publish").await;
        let letter = next(&house, &sink, &mut before).await;
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta.geheim@example.org", "Ihr Thema steht im Themenspeicher"));
        assert!(letter.plain.contains(&receipt) && letter.plain.contains("Sonnenblume"), "{}", letter.plain);
        assert_eq!(letter.unsubscribe, Some((format!("/de{receipt}"), "List-Unsubscribe=One-Click".to_owned())));
        // Moved, and not told what is no move.
        let trade = group_id(&ada.reads(&format!("{topic}/bearbeiten")).await, "Wirtschaft");
        assert_eq!(edits(&ada, &topic, &[("group", &trade)]).await, 303);
        let letter = next(&house, &sink, &mut before).await;
        assert!(letter.plain.contains("kümmert sich jetzt: Wirtschaft."), "{}", letter.plain);
        assert_eq!(edits(&ada, &topic, &[("group", &trade), ("title", "Bänke am Fluss")]).await, 303);
        // Merged: from then on the other one's steps are told.
        let other = brought(&ada, "Sitze", "energie").await;
        ada.sends(&format!("{topic}/stand"), &[("do", "merge"), ("into", &id_of(&other))]).await;
        let letter = next(&house, &sink, &mut before).await;
        assert!(letter.plain.contains("mit dem Thema „Sitze“ zusammengelegt") && letter.plain.contains(&other), "{}", letter.plain);
        ada.sends(&format!("{other}/stand"), &[("do", "close"), ("reason", "Sie stehen schon.\n\nSeit Mai.")]).await;
        let letter = next(&house, &sink, &mut before).await;
        assert_eq!(letter.subject, "Antwort auf Ihr Thema");
        for words in ["„Bänke am Fluss“ steht inzwischen im Thema „Sitze“", "Sie stehen schon.", "Seit Mai.", &receipt] {
            assert!(letter.plain.contains(words), "{words}: {}", letter.plain);
        }
        // Nobody reads the address, and one click ends it.
        for page in [guest.reads(&other).await, guest.reads(&receipt).await, guest.reads("/themen.csv").await, ada.reads(&format!("{other}/bearbeiten")).await]
        {
            assert!(!page.to_lowercase().contains("geheim"), "{page}");
        }
        assert!(guest.reads(&receipt).await.contains("Keine E-Mails mehr"));
        assert_eq!(guest.post(&format!("{receipt}x"), &[]).await.status(), 404);
        assert_eq!(guest.sends(&receipt, &[("List-Unsubscribe", "One-Click")]).await, receipt);
        assert!(!guest.reads(&receipt).await.contains("Keine E-Mails mehr") && left(&house, &id_of(&receipt)).await.is_none());
        ada.sends(&format!("{other}/stand"), &[("do", "reopen")]).await;
        settled(&house).await;
        assert_eq!(sink.received().len(), before);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_has_an_account_hears_what_came_of_it_but_not_what_they_did() {
    let sink = Sink::start().await.unwrap();
    let clock = summer();
    for house in with_mail(&sink, clock.clone()).await {
        let start = clock.now();
        let (ada, emil) = (staff(&house, Role::Moderation).await, staff(&house, Role::Person).await);
        let tx = house.running.app.site("").db.begin().await.unwrap();
        run(&tx, "UPDATE person SET email = 'emil@example.org' WHERE role = 'person'", []).await.unwrap();
        tx.commit().await.unwrap();
        let group = founded(&ada, "Energie", "open").await;
        assert!(emil.reads("/themen/neu").await.contains("an die Adresse Ihres Kontos"));
        let receipt = brought(&emil, "Leuchten", "energie").await;
        let (id, topic) = (id_of(&receipt), format!("/themen/{}", id_of(&receipt)));
        settled(&house).await;
        let mut before = sink.received().len();
        ruled(&ada, &id, "publish").await;
        assert_eq!(next(&house, &sink, &mut before).await.to, "emil@example.org");
        // A measure comes of it and reaches a milestone.
        ada.sends("/massnahmen/neu", &measure(&[("goal", "Leuchten stehen"), ("step_day", "2020-06-24")])).await;
        ada.sends(&format!("/spur/thema/{id}/bearbeiten"), &[("way", "result"), ("what", ADDRESS)]).await;
        let letter = next(&house, &sink, &mut before).await;
        assert_eq!(letter.subject, "Aus Ihrem Thema wird etwas");
        assert!(letter.plain.contains("(Maßnahme)") && letter.plain.contains(ADDRESS), "{}", letter.plain);
        clock.advance(SignedDuration::from_secs(1));
        let form = ada.reads(&format!("{ADDRESS}/bearbeiten")).await;
        let (version, goal) = (field(&form, "version").to_owned(), field(&form, "goal_id").to_owned());
        let reached = [
            ("version", version.as_str()),
            ("goal_id", &goal),
            ("goal", "Leuchten stehen"),
            ("goal_reached", "2020-08-02"),
            ("step_day", "2020-06-24"),
            ("note", "Alle an."),
        ];
        ada.sends(&format!("{ADDRESS}/bearbeiten"), &measure(&reached)).await;
        let letter = next(&house, &sink, &mut before).await;
        assert!(letter.plain.contains("auf das Thema „Leuchten“ zurückgeht") && letter.plain.contains("Alle an."), "{}", letter.plain);
        // As the group's speaker Emil closes it: he knows. Ada opens it again with a table: that is news.
        emil.sends(&format!("{group}/mitmachen"), &[("name", "Emil Ewald"), ("shown", "true")]).await;
        let speaker = button(&ada.reads(&format!("{group}/mitglieder")).await, "speaker");
        ada.sends(&format!("{group}/mitglieder"), &[("do", &speaker)]).await;
        settled(&house).await;
        let mut before = sink.received().len();
        emil.sends(&format!("{topic}/stand"), &[("do", "close"), ("reason", "Alles gesagt.")]).await;
        settled(&house).await;
        assert_eq!(sink.received().len(), before, "nobody is told what they did");
        let table = anybody(&house).reads("/themen.csv").await.replace(";geschlossen;", ";offen;");
        let page = text(sent(&house.signed_in("Hanna", Role::Admin).await, &table, "take").await).await;
        assert!(page.contains("Geändert: 1."), "{page}");
        assert_eq!(next(&house, &sink, &mut before).await.subject, "An Ihrem Thema geht es weiter");
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_address_goes_two_years_after_the_last_move_and_what_the_city_brings_gets_no_letters() {
    let sink = Sink::start().await.unwrap();
    let clock = summer();
    for house in with_mail(&sink, clock.clone()).await {
        let start = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        founded(&ada, "Energie", "open").await;
        let receipt = with_address(&guest, "Bänke", "berta@example.org").await;
        ruled(&ada, &id_of(&receipt), "publish").await;
        let rejected = with_address(&guest, "Werbung", "werbung@example.org").await;
        ruled(&ada, &id_of(&rejected), "reject").await;
        assert!(!ada.reads("/themen/neu").await.contains("name=\"email\""));
        let own = with_address(&ada, "Lampen", "ada@example.org").await;
        assert_eq!(left(&house, &id_of(&own)).await, None, "nobody needs it");
        settled(&house).await;
        let before = sink.received().len();
        ada.sends(&format!("{own}/stand"), &[("do", "close"), ("reason", "Steht.")]).await;
        settled(&house).await;
        assert_eq!(sink.received().len(), before);
        let site = house.running.app.site("");
        clock.advance(SignedDuration::from_hours(24 * topics::KEEP_DAYS) - SignedDuration::from_hours(1));
        topics::forget_old(site, &[]).await.unwrap();
        assert_eq!(left(&house, &id_of(&receipt)).await.as_deref(), Some("berta@example.org"));
        assert_eq!(guest.get(&rejected).await.status(), 410, "what was rejected went after a month");
        clock.advance(SignedDuration::from_hours(2));
        topics::forget_old(site, &[]).await.unwrap();
        assert_eq!(left(&house, &id_of(&receipt)).await, None);
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}
