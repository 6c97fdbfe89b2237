//! Sending an idea: with and without account, twice, too late, with what nobody should publish. Never the city's answer.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db::run;
use reqwest::Response;

use super::{called, summer};
use crate::house::{House, header, text};
use crate::programme::{Visitor, anybody, field, staff, target};
use crate::registration::without_mail;

/// The id of a category by its title, from the form.
pub(crate) fn category(form: &str, title: &str) -> String {
    let before = form.split(&format!(">{title}")).next().unwrap();
    before.rsplit("<option value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

/// Somebody sends an idea to the open category; answers the path of its receipt.
pub(crate) async fn sent(visitor: &Visitor, contest: &str, title: &str, email: &str) -> String {
    let path = format!("{contest}/einreichen");
    let form = visitor.reads(&path).await;
    let (category, ticket) = (category(&form, "Handwerk"), field(&form, "ticket").to_owned());
    let text = format!("{title}: am Fluss, für alle.");
    let fields = [("category", category.as_str()), ("title", title), ("text", &text), ("name", "Berta Geheim"), ("email", email), ("ticket", &ticket)];
    taken(visitor.brings(&path, &fields, &[]).await).await
}

/// Where an answer leads that took a form.
pub(crate) async fn taken(answer: Response) -> String {
    let (status, to) = (answer.status(), target(&answer));
    assert_eq!(status, 303, "{}", text(answer).await);
    to
}

/// The page of a form that was not taken.
pub(crate) async fn refused(answer: Response) -> String {
    assert_eq!(answer.status(), 422);
    text(answer).await
}

/// The id of an idea, from the path of its receipt.
pub(crate) fn id_of(receipt: &str) -> &str {
    receipt.split('/').nth(3).unwrap()
}

/// The moderation lets everybody read an idea.
pub(crate) async fn published(ada: &Visitor, receipt: &str) {
    ada.sends(&format!("/moderation/idea/{}", id_of(receipt)), &[("do", "publish")]).await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_one_idea() {
    for house in without_mail(summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let path = format!("{contest}/einreichen");
        let form = guest.reads(&path).await;
        assert!(!form.contains("Grundschulen"), "what is not open yet cannot be chosen: {form}");
        let (category, ticket) = (category(&form, "Handwerk"), field(&form, "ticket").to_owned());
        let fields = [("category", category.as_str()), ("title", "Solarbank"), ("text", "Eine <b>Bank</b> mit Strom."), ("ticket", ticket.as_str())];
        // A double click: both at once, and once more later.
        let (one, two) = tokio::join!(guest.brings(&path, &fields, &[]), guest.brings(&path, &fields, &[]));
        let receipt = target(&one);
        assert_eq!((one.status().as_u16(), two.status().as_u16(), target(&two).as_str()), (303, 303, receipt.as_str()));
        assert_eq!(taken(guest.brings(&path, &fields, &[]).await).await, receipt);
        // Going back to write another one keeps it, and it takes one more press.
        let other = [fields[0], ("title", "Radweg"), ("text", "Bis zum Bahnhof."), fields[3]];
        let again = guest.brings(&path, &other, &[]).await;
        assert_eq!(again.status(), 409);
        let page = text(again).await;
        assert!(page.contains("Bis zum Bahnhof.") && field(&page, "ticket") != ticket, "{page}");
        let page = guest.reads(&receipt).await;
        assert!(page.contains("Ihre Idee hat die Nummer 1") && page.contains("Eine &#60;b&#62;Bank"), "{page}");
        let guessed = format!("{}x", &receipt[..receipt.len() - 1]);
        assert_eq!(guest.get(&guessed).await.status(), 404, "nobody guesses it");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_idea_is_published_without_a_name_and_taken_back_with_a_reason() {
    for house in without_mail(summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let receipt = sent(&guest, &contest, "Solarbank", "Berta.Geheim@example.org").await;
        let (idea, matter) = (format!("{contest}/1"), format!("/moderation/idea/{}", id_of(&receipt)));
        assert_eq!(guest.get(&idea).await.status(), 404, "nobody has looked at it");
        assert!(ada.reads("/moderation").await.contains("Solarbank"));
        published(&ada, &receipt).await;
        let page = guest.reads(&idea).await;
        assert!(page.contains("Idee Nr. 1") && page.contains("Formular") && page.contains("Eingegangen"), "{page}");
        assert!(guest.reads(&receipt).await.contains("Veröffentlicht. Stand: Eingegangen"));
        let file = |ending: &str| format!("{contest}.{ending}");
        let json: serde_json::Value = serde_json::from_str(&guest.reads(&file("json")).await).unwrap();
        assert_eq!((json["ideas"][0]["category"].as_str(), json["ideas"].as_array().unwrap().len()), (Some("Handwerk"), 1));
        let csv = guest.reads(&file("csv")).await;
        assert!(csv.lines().count() == 2 && csv.contains(";Solarbank: am Fluss, für alle.;") && csv.contains(";Handwerk;"), "{csv}");
        // Name and address stand nowhere, for nobody.
        let mut seen = vec![page];
        for path in [contest.clone(), file("json"), file("csv"), file("atom"), receipt.clone(), "/suche?q=Solarbank".to_owned()] {
            seen.push(guest.reads(&path).await);
        }
        for path in [matter.clone(), format!("{contest}/verwalten"), format!("{idea}/antwort")] {
            seen.push(ada.reads(&path).await);
        }
        for page in &seen {
            assert!(page.contains("Solarbank"), "{page}");
            let page = page.to_lowercase();
            assert!(!page.contains("berta") && !page.contains("geheim"), "{page}");
        }
        assert!(!guest.reads("/suche?q=Geheim").await.contains(&contest));
        // Taken back for what it says of others, its author reads why; removed, it is gone for good.
        ada.sends(&matter, &[("do", "reject"), ("reason", "personal")]).await;
        assert_eq!(guest.get(&idea).await.status(), 404);
        assert!(!guest.reads(&file("json")).await.contains("Solarbank") && !guest.reads("/suche?q=Solarbank").await.contains(&idea));
        assert!(guest.reads(&receipt).await.contains("Nicht veröffentlicht"));
        ada.sends(&matter, &[("do", "redact"), ("reason", "personal")]).await;
        assert_eq!(guest.get(&idea).await.status(), 410);
        assert!(!guest.reads(&receipt).await.contains("Solarbank"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_second_too_late_is_too_late_and_keeps_the_text() {
    let clock = summer();
    for house in without_mail(clock.clone()).await {
        let before = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let path = format!("{contest}/einreichen");
        let form = guest.reads(&path).await;
        let category = category(&form, "Handwerk");
        let fields = [("category", category.as_str()), ("title", "Werkzeug teilen"), ("text", "Eine lange <Geschichte>"), ("ticket", field(&form, "ticket"))];
        // The last second of the last day of the city, and the one after it.
        let end: jiff::Timestamp = "2020-09-30T21:59:59Z".parse().unwrap();
        clock.advance(end.duration_since(before) + SignedDuration::from_secs(1));
        let page = refused(guest.brings(&path, &fields, &[]).await).await;
        assert!(page.contains("vielleicht ist die Frist eben abgelaufen") && page.contains("Eine lange &#60;Geschichte&#62;"), "{page}");
        clock.advance(SignedDuration::from_secs(-1));
        assert!(taken(guest.brings(&path, &fields, &[]).await).await.starts_with("/ideen/beleg/"));
        clock.advance(before.duration_since(end));
        // The city types what came in time on paper, as nobody's account.
        let paper = [("category", category.as_str()), ("title", "Vom Zettel"), ("text", "Mit Bleistift"), ("via", "paper")];
        clock.advance(SignedDuration::from_hours(24 * 100));
        let late = refused(guest.brings(&path, &paper, &[]).await).await;
        assert!(late.contains("Frist"), "not by everybody: {late}");
        let receipt = taken(staff(&house, Role::Moderation).await.brings(&path, &paper, &[]).await).await;
        assert!(guest.reads(&receipt).await.contains("Vom Zettel"));
        clock.advance(before.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_cannot_be_taken_is_explained_and_what_is_personal_is_noticed() {
    let house = without_mail(summer()).await.remove(0);
    let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
    let contest = called(&ada).await;
    let path = format!("{contest}/einreichen");
    let long = "ä".repeat(6_001);
    let page = refused(guest.brings(&path, &[("category", "x"), ("title", "a\u{202e}b"), ("text", &long), ("email", "nirgends")], &[]).await).await;
    for field in ["#category", "#title", "#text", "#email"] {
        assert!(page.contains(&format!("href=\"{field}\"")), "{field}");
    }
    assert!(page.contains(&long));
    let receipt = sent(&guest, &contest, "Anrufen: 0365 838 1234", "").await;
    assert!(ada.reads(&format!("/moderation/idea/{}", id_of(&receipt))).await.contains("Nennt vielleicht eine Adresse oder Telefonnummer"));
    assert_eq!(guest.get("/ideen/gibt-es-nicht/einreichen").await.status(), 404);
    assert_eq!(guest.get(&format!("{contest}/x")).await.status(), 404);
    assert_eq!(guest.get(&format!("{contest}.exe")).await.status(), 404);
}

async fn kept(house: &House, sql: &str) -> u64 {
    let tx = house.running.app.site("").db.begin().await.unwrap();
    run(&tx, sql, []).await.unwrap()
}

#[tokio::test]
async fn what_is_not_needed_any_more_is_forgotten() {
    let clock = summer();
    for house in without_mail(clock.clone()).await {
        let before = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let (bank, spam) = (sent(&guest, &contest, "Bank", "berta@example.org").await, sent(&guest, &contest, "Kaufen", "eve@example.org").await);
        published(&ada, &bank).await;
        ada.sends(&format!("/moderation/idea/{}", id_of(&spam)), &[("do", "reject"), ("reason", "advertising")]).await;
        let authors = "UPDATE idea SET language = language WHERE email IS NOT NULL";
        assert_eq!(kept(&house, authors).await, 2);
        clock.advance(SignedDuration::from_hours(24 * 31));
        mitreden::schedule::round(&house.running.app).await;
        assert_eq!(guest.get(&spam).await.status(), 410);
        assert_eq!(kept(&house, authors).await, 1);
        clock.advance(SignedDuration::from_hours(24 * 731));
        mitreden::schedule::round(&house.running.app).await;
        assert_eq!(kept(&house, authors).await, 0);
        assert!(guest.reads(&format!("{contest}/1")).await.contains("Bank"));
        clock.advance(before.duration_since(clock.now()));
        house.running.stop().await;
    }
}

/// Somebody may look at the header that names a file.
#[tokio::test]
async fn files_are_named_after_the_contest() {
    let house = without_mail(summer()).await.remove(0);
    let contest = called(&staff(&house, Role::Moderation).await).await;
    for (ending, kind) in [("csv", "text/csv; charset=utf-8"), ("json", "application/json"), ("atom", "application/atom+xml; charset=utf-8")] {
        let answer = anybody(&house).get(&format!("{contest}.{ending}")).await;
        assert_eq!(header(&answer, "content-type"), kind);
    }
}
