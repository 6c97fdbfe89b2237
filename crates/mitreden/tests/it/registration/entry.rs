//! Registering with and without an address, seeing, changing and taking back. Never the queue.

use mitreden::base::clock::Clock;
use mitreden_testkit::sink::Sink;

use super::{announced, arrived, autumn, with_mail, without_mail};
use crate::house::text;
use crate::programme::{anybody, field};

#[tokio::test]
async fn berta_registers_by_mail_and_takes_it_back() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let before = sink.received().len();
        let evening = announced(&house, &[("capacity", "20")]).await;
        let berta = anybody(&house);
        let page = berta.reads(&evening.address).await;
        assert!(page.contains("Es sind Plätze frei.") && page.contains(&format!("href=\"{}\"", evening.door)), "{page}");
        evening.writes(&house, "Berta \r\nBcc: eve@example.org", "Berta@Example.org").await;
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Ihr Platz: Wärme; für \"alle\""));
        assert!(letter.plain.starts_with("Guten Tag Berta Bcc: eve@example.org,"), "{}", letter.plain);
        assert!(letter.plain.contains("Donnerstag, 4. Februar 2027, 17:00–19:00 Uhr (MEZ)") && letter.plain.contains("Ihre Nummer ist A-"), "{}", letter.plain);
        let calendar = letter.calendar.as_ref().unwrap();
        assert!(calendar.contains("DTSTART;TZID=Europe/Berlin:20270204T170000") && calendar.contains(&format!("UID:{}", evening.id)), "{calendar}");

        let cancel = letter.link("/absagen");
        let own = cancel.strip_suffix("/absagen").unwrap().to_owned();
        // A scanner opens every link, more than once.
        for _ in 0..3 {
            assert!(berta.reads(&cancel).await.contains("Möchten Sie absagen?"));
            assert!(berta.reads(&own).await.contains("Ihr Platz ist reserviert"));
        }
        assert_eq!(evening.planned(&house, "reminder").await.len(), 2);
        assert_eq!(berta.sends(&cancel, &[]).await, own);
        assert!(berta.reads(&own).await.contains("Diese Anmeldung ist abgesagt"));
        assert_eq!(evening.planned(&house, "reminder").await.len(), 0, "nobody is reminded of what was cancelled");
        berta.sends(&cancel, &[]).await;
        let letters = arrived(&sink, before + 2).await;
        assert_eq!(letters[before + 1].subject, "Ihre Abmeldung: Wärme; für \"alle\"");
        house.running.stop().await;
        assert_eq!(sink.received().len(), before + 2, "to cancel twice is to cancel once");
    }
}

#[tokio::test]
async fn without_mail_there_is_a_code_to_print() {
    for house in without_mail(Clock::system()).await {
        let evening = announced(&house, &[]).await;
        let form = anybody(&house).reads(&evening.door).await;
        assert!(!form.contains("name=\"email\""), "nobody is asked for an address to which nothing can be sent");
        let own = evening.takes(&house, "Berta").await;
        let page = anybody(&house).reads(&own).await;
        let code = own.rsplit('/').next().unwrap().to_owned();
        assert!(page.contains(&code) && page.contains(">A-") && page.contains("Drucken Sie diese Seite aus"), "{page}");
        assert_eq!(anybody(&house).get(&own).await.headers()["cache-control"], "no-store");
        let typed = code.to_uppercase().replace('-', " ").replace('0', "O");
        assert_eq!(anybody(&house).sends(&format!("{}/code", evening.door), &[("code", &typed)]).await, own);
        let wrong = anybody(&house).fails(&format!("{}/code", evening.door), &[("code", "00000 00000")]).await;
        assert!(wrong.contains("Dazu finden wir keine Anmeldung") && wrong.contains("00000 00000"), "{wrong}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn codes_are_not_guessed() {
    let house = crate::house::open().await;
    let evening = announced(&house, &[]).await;
    let eve = anybody(&house);
    let mut last = eve.get(&format!("{}/aaaaa-aaaaa", evening.door)).await;
    for _ in 0..100 {
        if last.status() == 429 {
            break;
        }
        assert_eq!(last.status(), 404);
        last = eve.get(&format!("{}/aaaaa-aaaaa", evening.door)).await;
    }
    assert_eq!(last.status(), 429);
    let other = eve.post(&format!("{}/code", evening.door), &[("code", "00000-00000")]).await;
    assert_eq!(other.status(), 429, "the other way to guess is the same way");
}

#[tokio::test]
async fn the_same_address_gets_the_same_answer_and_a_letter_tells() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let before = sink.received().len();
        let evening = announced(&house, &[("capacity", "20")]).await;
        let send = async |name: &str, email: &str| {
            let answer = anybody(&house).post(&evening.door, &[("name", name), ("email", email)]).await;
            let headers: Vec<String> = answer.headers().iter().filter(|(name, _)| *name != "date").map(|(name, value)| format!("{name}: {value:?}")).collect();
            (answer.status(), headers, text(answer).await)
        };
        let new = send("Berta", "berta@example.org").await;
        let known = send("Eve", "BERTA@example.org").await;
        assert_eq!(new, known);
        let letters = arrived(&sink, before + 2).await;
        let again = letters[before..].iter().find(|letter| letter.subject.starts_with("Sie sind schon angemeldet")).unwrap();
        assert!(again.plain.contains("Guten Tag Berta,") && !again.plain.contains("Eve"), "{}", again.plain);
        for _ in 0..5 {
            assert_eq!(send("Eve", "berta@example.org").await, new);
        }
        let list = evening.ada.reads(&format!("{}/liste", evening.door)).await;
        assert!(list.contains("1 von 20") && !list.contains("Eve"), "{list}");
        house.running.stop().await;
        assert_eq!(sink.received().len(), before + 2, "no letter for each attempt");
    }
}

#[tokio::test]
async fn answers_are_asked_kept_and_changed() {
    for house in without_mail(autumn()).await {
        let questions = [
            ("frage-0-label", "Essen"),
            ("frage-0-kind", "choice"),
            ("frage-0-choices", "Suppe\nBrot <ohne> Butter"),
            ("frage-1-label", "Hausordnung gelesen"),
            ("frage-1-kind", "check"),
            ("frage-1-required", "true"),
        ];
        let evening = announced(&house, &questions).await;
        let form = anybody(&house).reads(&evening.door).await;
        let ids: Vec<&str> = form.split("name=\"frage-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let (food, house_rules) = (format!("frage-{}", ids[0]), format!("frage-{}", ids[1]));
        let refused = anybody(&house).fails(&evening.door, &[("name", " "), (&food, "Steak")]).await;
        assert!(refused.contains("Essen: Bitte wählen Sie einen Eintrag der Liste.") && refused.contains("Hausordnung gelesen: Bitte bestätigen Sie das."));
        assert!(refused.contains("Name: Bitte füllen Sie dieses Feld aus."));
        let own = anybody(&house).sends(&evening.door, &[("name", "Berta"), (&food, "Suppe"), (&house_rules, "true")]).await;
        assert!(anybody(&house).reads(&own).await.contains("<option value=\"Suppe\" selected>"));
        anybody(&house).sends(&own, &[("name", "Berta B."), (&food, "Brot <ohne> Butter"), (&house_rules, "true")]).await;
        let list = evening.ada.reads(&format!("{}/liste", evening.door)).await;
        assert!(list.contains("Essen: Brot &#60;ohne&#62; Butter") && list.contains("Hausordnung gelesen") && list.contains("Berta B."), "{list}");
        let page = anybody(&house).fails(&own, &[("name", "\u{202e}x")]).await;
        assert_eq!(field(&page, "name"), "\u{202e}x", "what was typed is still there");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn somebody_with_an_account_is_registered_once() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[]).await;
        let berta = house.signed_in("Berta Beispiel", mitreden::accounts::Role::Person).await;
        assert_eq!(field(&text(berta.get(&evening.door).await).await, "name"), "Berta Beispiel");
        let first = crate::programme::target(&berta.post(&evening.door, &[("name", "Berta")]).await);
        let second = crate::programme::target(&berta.post(&evening.door, &[("name", "Berta")]).await);
        assert_eq!(first, second);
        assert!(text(berta.get(&evening.door).await).await.contains(&format!("href=\"{first}\"")));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_closed_door_does_not_tell_who_has_a_place() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let before = sink.received().len();
        let evening = announced(&house, &[]).await;
        evening.writes(&house, "Berta", "berta@example.org").await;
        arrived(&sink, before + 1).await;
        clock.advance(jiff::SignedDuration::from_hours(24 * 100));
        let send = async |email: &str| {
            let answer = anybody(&house).post(&evening.door, &[("name", "Eve"), ("email", email)]).await;
            (answer.status(), text(answer).await.replace(email, "…"))
        };
        let (known, unknown) = (send("berta@example.org").await, send("cem@example.org").await);
        assert_eq!(known.0, 409);
        assert_eq!(known, unknown);
        clock.advance(jiff::SignedDuration::from_hours(-24 * 100));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_same_form_twice_is_one_place() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[("capacity", "20")]).await;
        let berta = anybody(&house);
        let form = berta.reads(&evening.door).await;
        let sent = [("name", "Berta"), ("ticket", field(&form, "ticket"))];
        let own = berta.sends(&evening.door, &sent).await;
        assert_eq!(berta.sends(&evening.door, &sent).await, own, "going back and pressing once more");
        assert!(evening.ada.reads(&format!("{}/liste", evening.door)).await.contains("1 von 20"));
        berta.sends(&format!("{own}/absagen"), &[]).await;
        assert_ne!(berta.sends(&evening.door, &sent).await, own, "who has cancelled may register again");
        let fresh = berta.reads(&evening.door).await;
        assert_ne!(field(&fresh, "ticket"), sent[1].1);
        house.running.stop().await;
    }
}
