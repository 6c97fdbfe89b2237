//! A vote over days: who may, what a ballot is, when it is counted, and that nobody sees who chose what. Never a live evening.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db::all;

use super::submitting::{published, sent};
use super::{call, edited, pairs, summer};
use crate::house::{House, text};
use crate::programme::{Visitor, anybody, staff};
use crate::registration::without_mail;

/// A contest with a vote from 10 to 16 August and two ideas.
async fn with_vote(ada: &Visitor, guest: &Visitor) -> String {
    let mut form = call("public");
    form.extend([("vote-from", "2020-08-10".to_owned()), ("vote-until", "2020-08-16".to_owned())]);
    let contest = ada.sends("/ideen/neu", &pairs(&form)).await;
    for title in ["Solarbank", "Radweg"] {
        published(ada, &sent(guest, &contest, title, "").await).await;
    }
    contest
}

#[derive(sea_orm::FromQueryResult)]
struct Ballot {
    mark: String,
    points: String,
}

#[derive(sea_orm::FromQueryResult)]
struct Id {
    id: String,
}

async fn ballots(house: &House) -> Vec<Ballot> {
    all(&house.running.app.site("").db.read, "SELECT mark, points FROM contest_ballot ORDER BY mark", []).await.unwrap()
}

/// A ballot that is none is told with its ideas, and nothing typed is lost.
async fn tells_faults(cem: &Visitor, vote: &str) {
    // What does not make up 100 is told, and nothing typed is lost.
    let page = cem.fails(vote, &[("points-1", "70"), ("points-2", "20")]).await;
    assert!(page.contains("Sie haben 90 von 100 Punkten verteilt.") && page.contains("href=\"#summe\""), "{page}");
    // The sum while somebody types is a script's; without one nothing is said that the next key makes wrong.
    assert!(page.contains("value=\"70\"") && page.contains("data-spread=\"Verteilt: {sum} von 100 Punkten\"") && !page.contains("Verteilt: 90"), "{page}");
    let page = cem.fails(vote, &[("points-1", "-5"), ("points-2", "hundert")]).await;
    assert!(page.contains("href=\"#points-1\"") && page.contains("value=\"hundert\""), "{page}");
    assert!(page.contains(">Punkte für Solarbank: ") && page.contains(">Punkte für Radweg: "), "the list says where: {page}");
}

/// Nor does anybody enter a result by hand, or take one from an evening, while the vote goes on.
async fn refuses_points(ada: &Visitor, guest: &Visitor, contest: &str) {
    let desk = format!("{contest}/verwalten");
    let page = ada.reads(&desk).await;
    assert!(page.contains("sobald die Abstimmung ausgezählt ist") && !page.contains("name=\"points-1\"") && !page.contains("value=\"draw\""), "{page}");
    for deed in ["points", "draw"] {
        let refused = ada.post(&desk, &[("do", deed), ("points-1", "70"), ("points-2", "30")]).await;
        assert_eq!(refused.status(), 409, "{deed}");
        assert!(text(refused).await.contains("Punkte können Sie erst danach eintragen"));
    }
    assert!(!guest.reads(contest).await.contains("id=\"rangliste\""));
}

#[tokio::test]
async fn points_are_spread_changed_counted_and_forgotten() {
    let clock = summer();
    for house in without_mail(clock.clone()).await {
        let start = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = with_vote(&ada, &guest).await;
        let vote = format!("{contest}/abstimmung");
        let cem = staff(&house, Role::Person).await;
        assert!(guest.reads(&contest).await.contains("Abgestimmt wird vom 10. August 2020 bis zum 16. August 2020."));
        assert!(!cem.reads(&vote).await.contains("points-1"), "not yet");
        assert_eq!(cem.post(&vote, &[("points-1", "100")]).await.status(), 409);
        clock.advance("2020-08-11T10:00:00Z".parse::<jiff::Timestamp>().unwrap().duration_since(start));

        let page = guest.reads(&contest).await;
        assert!(page.contains("Die Abstimmung läuft bis zum 16. August 2020.") && page.contains(&format!("href=\"{vote}\"")), "{page}");
        let door = guest.get(&vote).await;
        assert_eq!(door.status(), 303, "an account is needed");
        tells_faults(&cem, &vote).await;
        assert!(ballots(&house).await.is_empty());

        // Once each, and changed; the result is nobody's before the end.
        let voters =
            [staff(&house, Role::Person).await, staff(&house, Role::Person).await, staff(&house, Role::Person).await, staff(&house, Role::Press).await];
        cem.sends(&vote, &[("points-1", "100"), ("points-2", "")]).await;
        assert!(cem.reads(&format!("{vote}?gespeichert")).await.contains("Ihre Stimme ist gespeichert."));
        for person in &voters {
            person.sends(&vote, &[("points-1", "30"), ("points-2", "70")]).await;
        }
        cem.sends(&vote, &[("points-1", "90"), ("points-2", "10")]).await;
        let page = cem.reads(&vote).await;
        assert!(page.contains("value=\"90\"") && page.contains("Stimme ändern"), "{page}");
        let kept = ballots(&house).await;
        assert_eq!(kept.len(), 5);
        let people: Vec<Id> = all(&house.running.app.site("").db.read, "SELECT id FROM person", []).await.unwrap();
        assert!(kept.iter().all(|ballot| ballot.mark.len() == 64 && people.iter().all(|person| !ballot.mark.contains(&person.id))));
        for page in [ada.reads(&format!("{contest}/verwalten")).await, guest.reads(&format!("{contest}.json")).await, ada.reads(&contest).await] {
            // Not the digits alone: ids are full of them.
            let told = [">210<", ">290<", "\"points\":210", "\"points\":290", "id=\"rangliste\""];
            assert!(told.iter().all(|part| !page.contains(part)), "{page}");
        }
        refuses_points(&ada, &guest, &contest).await;
        mitreden::schedule::round(&house.running.app).await;
        assert_eq!(ballots(&house).await.len(), 5, "it is not over");

        // A second too late is too late; then it is counted.
        clock.advance("2020-08-16T22:00:00Z".parse::<jiff::Timestamp>().unwrap().duration_since(clock.now()));
        let late = cem.post(&vote, &[("points-1", "100")]).await;
        assert_eq!(late.status(), 409);
        assert!(text(late).await.contains("wird ausgezählt"));
        mitreden::schedule::round(&house.running.app).await;
        assert!(ballots(&house).await.is_empty(), "the ballots are gone");
        assert!(ada.reads(&format!("{contest}/verwalten")).await.contains("name=\"points-1\""), "what was miscounted can be mended");
        let page = guest.reads(&contest).await;
        assert!(page.contains("Abgestimmt haben 5 Personen.") && page.contains("id=\"rangliste\""), "{page}");
        let exported: serde_json::Value = serde_json::from_str(&guest.reads(&format!("{contest}.json")).await).unwrap();
        assert_eq!((exported["ideas"][0]["points"].as_i64(), exported["ideas"][1]["points"].as_i64()), (Some(210), Some(290)));
        assert!(guest.reads(&format!("{contest}/empfehlung")).await.contains("2 Ideen, zusammen 500 Punkte."));
        // What was counted stays: its days cannot be changed any more.
        let form = ada.reads(&format!("{contest}/bearbeiten")).await;
        assert!(!form.contains("name=\"vote-from\"") && form.contains("ist ausgezählt"), "{form}");
        clock.advance(SignedDuration::from_secs(1));
        ada.sends(&format!("{contest}/bearbeiten"), &pairs(&edited(&form, &[("vote-from", "2020-10-01"), ("vote-until", "2020-10-02")]))).await;
        assert!(guest.reads(&contest).await.contains("Abgestimmt haben 5 Personen."));
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_votes_of_a_few_are_not_told() {
    let clock = summer();
    for house in without_mail(clock.clone()).await {
        let start = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = with_vote(&ada, &guest).await;
        let vote = format!("{contest}/abstimmung");
        clock.advance("2020-08-11T10:00:00Z".parse::<jiff::Timestamp>().unwrap().duration_since(start));
        let cem = staff(&house, Role::Person).await;
        cem.sends(&vote, &[("points-2", "100")]).await;
        // What the city declines meanwhile is not voted on any more.
        ada.sends(&format!("{contest}/1/antwort"), &[("status", "declined"), ("text", "Zu teuer."), ("link", ""), ("group", "")]).await;
        assert!(!cem.reads(&vote).await.contains("points-1"));
        clock.advance(SignedDuration::from_hours(24 * 7));
        mitreden::schedule::round(&house.running.app).await;
        assert!(ballots(&house).await.iter().all(|ballot| ballot.points.is_empty()));
        let page = guest.reads(&contest).await;
        assert!(page.contains("Es haben weniger als 5 Personen abgestimmt.") && !page.contains("id=\"rangliste\""), "{page}");
        assert_eq!(guest.get("/ideen/gibt-es-nicht/abstimmung").await.status(), 303, "to sign in");
        assert_eq!(cem.get("/ideen/gibt-es-nicht/abstimmung").await.status(), 404);
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_running_vote_loses_no_ballot_and_tells_none() {
    let clock = summer();
    for house in without_mail(clock.clone()).await {
        let start = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = with_vote(&ada, &guest).await;
        let (vote, edit) = (format!("{contest}/abstimmung"), format!("{contest}/bearbeiten"));
        clock.advance("2020-08-11T10:00:00Z".parse::<jiff::Timestamp>().unwrap().duration_since(start));
        let (berta, cem) = (staff(&house, Role::Person).await, staff(&house, Role::Person).await);
        for person in [&berta, &cem] {
            person.sends(&vote, &[("points-1", "100")]).await;
        }
        // A backup holds the key of the marks, too.
        let (folder, said) = (tempfile::tempdir().unwrap(), std::sync::Mutex::new(Vec::new()));
        let say = |line: &str| said.lock().unwrap().push(line.to_owned());
        mitreden::backup::make(house.running.app.site(""), &folder.path().join("backup.zip"), &say).await.unwrap();
        assert!(said.into_inner().unwrap().contains(&"contest_ballot: 0".to_owned()));
        // Neither an empty field nor another beginning takes ballots away; a later end does not.
        for (from, until) in [("", ""), ("2020-08-12", "2020-08-16")] {
            let form = ada.reads(&edit).await;
            let page = ada.fails(&edit, &pairs(&edited(&form, &[("vote-from", from), ("vote-until", until)]))).await;
            assert!(page.contains("Die Abstimmung hat begonnen") && page.contains("href=\"#vote-from\""), "{page}");
        }
        let form = ada.reads(&edit).await;
        ada.sends(&edit, &pairs(&edited(&form, &[("vote-from", "2020-08-10"), ("vote-until", "2020-08-30")]))).await;
        // Nor does a file that knows of no vote.
        let mut file: serde_json::Value = serde_json::from_str(&guest.reads(&format!("{contest}.json")).await).unwrap();
        assert!(file.as_object_mut().unwrap().remove("vote").is_some());
        file["ideas"][0]["title"] = "Solarbank am Ufer".into();
        let mut early = file.clone();
        early["ideas"][0]["points"] = 70.into();
        clock.advance(SignedDuration::from_secs(1));
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let (status, page) = super::exchange::uploads(&hanna, &early.to_string()).await;
        assert!(status == 422 && page.contains("Bis dahin soll niemand ein Ergebnis sehen"), "nor does a file bring a result: {status} {page}");
        let (status, page) = super::exchange::uploads(&hanna, &file.to_string()).await;
        assert_eq!(status, 200, "{page}");
        assert_eq!(ballots(&house).await.len(), 2);
        assert!(guest.reads(&contest).await.contains("Die Abstimmung läuft bis zum 30. August 2020."));
        // Taking one's data along takes nothing away; who leaves takes the own ballot along.
        assert_eq!(cem.get("/konto/daten.zip").await.status(), 200);
        assert_eq!(ballots(&house).await.len(), 2);
        assert_eq!(cem.post("/konto/daten/loeschen", &[("sicher", "ja")]).await.status(), 200);
        clock.advance(SignedDuration::from_hours(24 * 8));
        assert_eq!(mitreden::privacy::erase_due(house.running.app.site("")).await.unwrap(), 1);
        assert_eq!(ballots(&house).await.len(), 1);
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}
