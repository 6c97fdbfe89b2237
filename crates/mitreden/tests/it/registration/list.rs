//! The staff's list: rights, the door, the table, the letters, and that all of it is forgotten. Never a citizen's page.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db;
use mitreden::base::mail::State;
use mitreden::registration;
use mitreden_testkit::sink::Sink;

use super::{announced, arrived, autumn, with_mail, without_mail};
use crate::house::text;
use crate::programme::{anybody, staff};

#[tokio::test]
async fn only_the_moderation_sees_who_comes() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[]).await;
        evening.takes(&house, "Berta Beispiel").await;
        for page in ["einstellungen", "liste", "liste.csv"] {
            let path = format!("{}/{page}", evening.door);
            assert_eq!(anybody(&house).get(&path).await.status(), 303, "{path}");
            for role in [Role::Person, Role::Press] {
                assert_eq!(staff(&house, role).await.get(&path).await.status(), 403, "{path}");
            }
            assert_eq!(staff(&house, Role::Admin).await.get(&path).await.status(), 200, "{path}");
        }
        for role in [Role::Person, Role::Press] {
            let someone = staff(&house, role).await;
            assert_eq!(someone.post(&format!("{}/liste", evening.door), &[("do", "walk-in"), ("name", "x")]).await.status(), 403);
            assert_eq!(someone.post(&format!("{}/einstellungen", evening.door), &[("open", "true")]).await.status(), 403);
            assert_eq!(someone.get("/verwaltung/anmeldungen").await.status(), 403);
        }
        let desk = evening.ada.reads("/verwaltung/anmeldungen").await;
        assert!(desk.contains(&format!("{}/liste", evening.door)), "{desk}");
        assert!(desk.contains("<td>Offen, Plätze frei</td>") && !desk.contains("Sie können sich"), "the desk is for staff: {desk}");
        assert!(evening.ada.reads("/verwaltung").await.contains("/verwaltung/anmeldungen"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn at_the_door_people_are_let_in() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[("capacity", "1")]).await;
        let list = format!("{}/liste", evening.door);
        let own = evening.takes(&house, "Berta Beispiel").await;
        let page = anybody(&house).reads(&own).await;
        let number = page.split(">A-").nth(1).unwrap()[..8].to_owned();
        let came = async || evening.ada.reads(&list).await.matches("gekommen um 17:00").count();
        assert_eq!(evening.ada.sends(&list, &[("do", "door"), ("kennung", &format!(" a {number}"))]).await, format!("{list}?getan=gekommen"));
        assert_eq!(came().await, 1);
        let page = evening.ada.reads(&list).await;
        let id = page.split("name=\"id\" value=\"").nth(1).unwrap()[..32].to_owned();
        evening.ada.sends(&list, &[("do", "back"), ("id", &id)]).await;
        assert_eq!(came().await, 0);
        evening.ada.sends(&list, &[("do", "door"), ("kennung", own.rsplit('/').next().unwrap())]).await;
        assert_eq!(came().await, 1);
        let wrong = evening.ada.fails(&list, &[("do", "door"), ("kennung", "A-00000000")]).await;
        assert!(wrong.contains("Dazu finden wir keine Anmeldung"), "{wrong}");
        // The hall is full on paper; whoever stands at the door is let in all the same.
        evening.ada.sends(&list, &[("do", "walk-in"), ("name", "Cem ")]).await;
        assert_eq!(came().await, 2);
        let nameless = evening.ada.fails(&list, &[("do", "walk-in"), ("name", " ")]).await;
        assert!(nameless.contains("Bitte füllen Sie dieses Feld aus."), "{nameless}");
        evening.ada.sends(&list, &[("do", "cancel"), ("id", &id)]).await;
        assert!(anybody(&house).reads(&own).await.contains("Diese Anmeldung ist abgesagt"));
        assert_eq!(evening.ada.post(&list, &[("do", "came"), ("id", "nobody")]).await.status(), 404);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_table_is_read_by_spreadsheets_and_runs_nothing() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[("frage-0-label", "=Frage; \"neu\""), ("frage-0-kind", "text")]).await;
        let form = anybody(&house).reads(&evening.door).await;
        let question = format!("frage-{}", form.split("name=\"frage-").nth(1).unwrap().split('"').next().unwrap());
        anybody(&house).sends(&evening.door, &[("name", "=HYPERLINK(\"https://evil.example\")"), (&question, "@SUM(1)")]).await;
        let answer = evening.ada.get(&format!("{}/liste.csv", evening.door)).await;
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
        let bytes = answer.bytes().await.unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
        assert_eq!(&reader.headers().unwrap()[7], "'=Frage; \"neu\"");
        let row = reader.records().next().unwrap().unwrap();
        assert_eq!((&row[1], &row[7]), ("'=HYPERLINK(\"https://evil.example\")", "'@SUM(1)"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn staff_sees_what_became_of_a_letter_and_sends_it_again() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let before = sink.received().len();
        let evening = announced(&house, &[]).await;
        let list = format!("{}/liste", evening.door);
        sink.judge(|recipient| Some(format!("550 5.1.1 <{recipient}> unknown")));
        evening.writes(&house, "Berta", "berta@example.org").await;
        let site = house.running.app.site("").clone();
        let failed = async || site.outbox.deliveries(&site.db.read, &evening.id).await.unwrap().iter().any(|letter| letter.state == State::Failed);
        while !failed().await {
            site.outbox.round(&site.db).await.unwrap();
            tokio::task::yield_now().await;
        }
        let page = evening.ada.reads(&list).await;
        assert!(page.contains("Nachricht zur Anmeldung: nicht zustellbar") && page.contains("Erinnerung: geplant für Dienstag, 2. Februar 2027"), "{page}");
        sink.judge(|_| None);
        let id = page.split("name=\"id\" value=\"").nth(1).unwrap()[..32].to_owned();
        evening.ada.sends(&list, &[("do", "again"), ("id", &id)]).await;
        assert!(arrived(&sink, before + 1).await.pop().unwrap().subject.starts_with("Ihr Platz: "));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_month_after_the_event_everything_is_forgotten() {
    let clock = autumn();
    for house in without_mail(clock.clone()).await {
        let start = clock.now();
        let evening = announced(&house, &[]).await;
        let own = evening.takes(&house, "Berta Beispiel").await;
        let site = house.running.app.site("").clone();
        clock.advance("2027-03-06T17:59:00Z".parse::<jiff::Timestamp>().unwrap().duration_since(clock.now()));
        registration::forget_expired(&site).await.unwrap();
        assert_eq!(anybody(&house).get(&own).await.status(), 200);
        clock.advance(SignedDuration::from_mins(2));
        registration::forget_expired(&site).await.unwrap();
        assert_eq!(anybody(&house).get(&own).await.status(), 404);
        clock.advance(start.duration_since(clock.now()));
        let list = evening.ada.reads(&format!("{}/liste", evening.door)).await;
        assert!(!list.contains("Beispiel") && list.contains("Noch hat sich niemand angemeldet"), "{list}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_erased_account_gives_its_place_back() {
    for house in without_mail(autumn()).await {
        let evening = announced(&house, &[("capacity", "1")]).await;
        let berta = house.signed_in("Berta", Role::Person).await;
        let own = crate::programme::target(&berta.post(&evening.door, &[("name", "Berta")]).await);
        let next = evening.takes(&house, "Cem").await;
        assert!(text(anybody(&house).get(&next).await).await.contains("Warteliste"));
        let site = house.running.app.site("").clone();
        // Erasure goes by the table of rules, not through this feature.
        let tx = site.db.begin().await.unwrap();
        assert_eq!(db::run(&tx, "DELETE FROM registration WHERE person_id IS NOT NULL", []).await.unwrap(), 1);
        tx.commit().await.unwrap();
        registration::move_up_everywhere(&site).await.unwrap();
        assert_eq!(anybody(&house).get(&own).await.status(), 404);
        assert!(anybody(&house).reads(&next).await.contains("Ihr Platz ist reserviert"));
        house.running.stop().await;
    }
}
