//! What becomes of an idea: supported, answered by letter, forwarded, commented, ranked after a vote. Never how it came in.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::audit::By;
use mitreden::rooms::{Role as Seat, RoomId};
use mitreden::trace::{self, Point};
use mitreden_testkit::sink::Sink;
use serde_json::json;

use super::submitting::{id_of, published, sent};
use super::{call, called, pairs, summer};
use crate::groups::founded;
use crate::house::{self, House, text};
use crate::notifications::arrived;
use crate::programme::{Visitor, anybody, staff};
use crate::registration::{with_mail, without_mail};
use crate::rooms::cast::{Guest, invitation};

#[tokio::test]
async fn an_idea_is_supported_answered_and_its_author_hears_of_it() {
    let sink = Sink::start().await.unwrap();
    let clock = summer();
    for house in with_mail(&sink, clock.clone()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let group = founded(&ada, "Energie & Umwelt", "open").await;
        let before = sink.received().len();
        let receipt = sent(&guest, &contest, "Solarbank", "berta@example.org").await;
        published(&ada, &receipt).await;
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Ihre Idee ist veröffentlicht"));
        assert!(letter.plain.contains(&receipt), "{}", letter.plain);

        // Support by account: once each, and taken back.
        let idea = format!("{contest}/1");
        let support = format!("{idea}/unterstuetzen");
        assert!(guest.reads(&idea).await.contains("Anmelden und unterstützen"));
        assert!(guest.post(&support, &[("do", "support")]).await.status().is_redirection());
        let (cem, dora) = (staff(&house, Role::Person).await, staff(&house, Role::Person).await);
        for person in [&cem, &cem, &dora] {
            person.sends(&support, &[("do", "support")]).await;
        }
        assert!(guest.reads(&idea).await.contains("2 Personen unterstützen diese Idee"));
        cem.sends(&support, &[("do", "withdraw")]).await;
        assert!(guest.reads(&contest).await.contains("1 Person unterstützt diese Idee"));
        assert_eq!(dora.post(&support, &[("do", "explode")]).await.status(), 400);

        // What the city has declined is offered to nobody; a page from before changes nothing; who supports it may still take that back.
        let answer = format!("{idea}/antwort");
        ada.sends(&answer, &[("status", "declined"), ("text", "Dafür fehlt das Geld."), ("link", ""), ("group", "")]).await;
        arrived(&sink, before + 2).await;
        let page = guest.reads(&idea).await;
        assert!(page.contains("lässt sich nicht mehr unterstützen") && !page.contains("Anmelden und unterstützen"), "{page}");
        cem.sends(&support, &[("do", "support")]).await;
        assert!(guest.reads(&idea).await.contains("1 Person unterstützt diese Idee"));
        assert!(dora.reads(&idea).await.contains("Unterstützung zurücknehmen"));

        clock.advance(SignedDuration::from_secs(1));
        // The city answers: no reason, no refusal; then in a measure, and forwarded.
        assert_eq!(cem.get(&answer).await.status(), 403);
        let page = ada.fails(&answer, &[("status", "declined"), ("text", "")]).await;
        assert!(page.contains("href=\"#text\">Antwort der Stadt: "), "{page}");
        let page = ada.reads(&answer).await;
        let id = page.split(">Energie &#38; Umwelt").next().unwrap().rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
        let fields = [("status", "measure"), ("text", "Die Bänke stehen ab Mai."), ("link", "/programm"), ("group", id.as_str())];
        assert_eq!(ada.sends(&answer, &fields).await, idea);
        let letter = arrived(&sink, before + 3).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Die Stadt hat auf Ihre Idee geantwortet"));
        assert!(letter.plain.contains("Die Bänke stehen ab Mai.") && letter.plain.contains("Teil einer Maßnahme"), "{}", letter.plain);
        // The same once more says nothing new.
        ada.sends(&answer, &fields).await;
        let page = guest.reads(&idea).await;
        for words in ["Teil einer Maßnahme", "Die Bänke stehen ab Mai.", &format!("href=\"{group}\""), "href=\"/programm\""] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert_eq!(page.matches("Die Bänke stehen ab Mai.").count(), 1, "{page}");
        let page = guest.reads(&group).await;
        assert!(page.contains("Ideen aus Wettbewerben") && page.contains(&format!("href=\"{idea}\"")), "the group has it before it: {page}");
        assert!(guest.reads(&format!("{contest}?stand=measure")).await.contains("Solarbank"));
        assert!(guest.reads(&format!("{contest}?stand=declined")).await.contains("Dazu gibt es keine veröffentlichte Idee."));
        assert_eq!(sink.received().len(), before + 3);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_idea_is_commented_and_stands_in_a_chain() {
    for house in without_mail(summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let (one, two) = (sent(&guest, &contest, "Solarbank", "").await, sent(&guest, &contest, "Bank mit Strom", "").await);
        let form = format!("/kommentare/idee/{}", id_of(&one));
        assert_eq!(guest.get(&form).await.status(), 404, "nobody has looked at it");
        published(&ada, &one).await;
        published(&ada, &two).await;
        let page = guest.reads(&format!("{contest}/1")).await;
        assert!(page.contains(&form), "{page}");
        let fields = [("name", "Cem"), ("email", ""), ("text", "Am Markt bitte auch."), ("answer", ""), ("website", "")];
        let receipt = guest.sends(&form, &fields).await;
        ada.sends("/moderation", &[("wahl", &format!("comment:{}", receipt.split('/').nth(3).unwrap())), ("do", "publish")]).await;
        assert!(guest.reads(&format!("{contest}/1")).await.contains("Am Markt bitte auch."));
        // One idea came of the other; taken back, it leaves the chain for everybody.
        let site = house.running.app.site("");
        let tx = site.db.begin().await.unwrap();
        trace::join(&tx, site, By::System, &Point::new("idea", id_of(&one)), &Point::new("idea", id_of(&two))).await.unwrap();
        tx.commit().await.unwrap();
        assert!(guest.reads(&format!("/spur/idee/{}", id_of(&one))).await.contains(&format!("{contest}/2")));
        assert!(guest.reads(&format!("{contest}/2")).await.contains(&format!("{contest}/1\"")));
        ada.sends(&format!("/moderation/idea/{}", id_of(&two)), &[("do", "reject"), ("reason", "off-topic")]).await;
        assert!(!guest.reads(&format!("{contest}/1")).await.contains("Bank mit Strom"));
        // What is public can be reported, and nothing else.
        assert_eq!(guest.get(&format!("/melden?was=idea&id={}", id_of(&one))).await.status(), 200);
        assert_eq!(guest.get(&format!("/melden?was=idea&id={}", id_of(&two))).await.status(), 404);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn points_by_hand_make_a_ranking_and_a_recommendation() {
    for house in without_mail(summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        for title in ["Solarbank", "Radweg", "Lieferdienst"] {
            published(&ada, &sent(&guest, &contest, title, "").await).await;
        }
        sent(&guest, &contest, "Wartet noch", "").await;
        let desk = format!("{contest}/verwalten");
        assert_eq!(guest.get(&format!("{contest}/empfehlung")).await.status(), 404, "nobody has voted");
        let page = ada.fails(&desk, &[("do", "points"), ("points-1", "viele"), ("points-2", "7")]).await;
        assert!(page.contains("value=\"viele\"") && page.contains("value=\"7\"") && page.contains("href=\"#points-1\""), "{page}");
        assert!(!guest.reads(&contest).await.contains("id=\"rangliste\""));
        // What waits gets none, whoever asks for it.
        ada.sends(&desk, &[("do", "points"), ("points-1", "70"), ("points-2", "80"), ("points-3", "70"), ("points-4", "900")]).await;
        let page = guest.reads(&format!("{contest}/empfehlung")).await;
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
        assert!(at("Radweg") < at("Solarbank") && at("Solarbank") < at("Lieferdienst"), "{page}");
        assert!(page.contains("3 Ideen, zusammen 220 Punkte.") && !page.contains("Wartet noch"), "{page}");
        assert_eq!(page.matches(">2.<").count(), 2, "equal points share a place: {page}");
        assert!(guest.reads(&contest).await.contains("id=\"rangliste\""));
        // Emptied, it is gone.
        ada.sends(&desk, &[("do", "points"), ("points-1", ""), ("points-2", ""), ("points-3", "")]).await;
        assert_eq!(guest.get(&format!("{contest}/empfehlung")).await.status(), 404);
        house.running.stop().await;
    }
}

/// An evening with a room; answers its id and its address.
async fn evening(house: &House, ada: &Visitor) -> (String, String) {
    let address = ada.announces("Vollversammlung", &[]).await;
    let page = ada.reads("/ideen/neu").await;
    let id = page.split(">Vollversammlung").next().unwrap().rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    assert!(house.url(&address).ends_with("/programm/vollversammlung"));
    (id, address.replace("/programm/", ""))
}

#[tokio::test]
async fn points_are_drawn_from_the_closed_vote_of_the_evening() {
    let house = house::open().await;
    let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
    let (event, slug) = evening(&house, &ada).await;
    let mut form = call("public");
    for (name, value) in &mut form {
        if *name == "category-0-until" {
            "2099-12-31".clone_into(value);
        }
    }
    form.push(("event", event));
    let contest = ada.sends("/ideen/neu", &pairs(&form)).await;
    for title in ["Solarbank", "Radweg"] {
        published(&ada, &sent(&guest, &contest, title, "").await).await;
    }
    let desk = format!("{contest}/verwalten");
    assert!(text(ada.post(&desk, &[("do", "draw")]).await).await.contains("Bitte tragen Sie die Punkte von Hand ein."));

    let app = house.running.app.clone();
    let room: RoomId = mitreden::base::db::one::<Row>(&app.site("").db.read, "SELECT room_id AS id FROM event", []).await.unwrap().unwrap().room();
    let base = house.url("");
    let mut lead = Guest::accepts(&base, &slug, &invitation(&app, &room, &slug, Seat::Moderator, "Ada").await).await.connects().await;
    lead.does(json!({"do": "start-evening"})).await;
    let mut gustav = Guest::takes_part(&base, &slug, "Gustav").await.connects().await;
    for (poll, options) in [(1, json!(["Solarbank", "Etwas anderes"])), (2, json!(["RADWEG", "Solarbank"]))] {
        let plan = json!({"question": "100 Punkte", "kind": "points", "each": 100, "options": options, "listeners": true, "open_result": false});
        lead.does(json!({"do": "prepare-poll", "plan": plan})).await;
        lead.does(json!({"do": "open-poll", "poll": poll, "minutes": null})).await;
        gustav.does(json!({"do": "vote", "poll": poll, "ballot": {"points": [30, 70]}})).await;
        if poll == 1 {
            lead.does(json!({"do": "close-poll", "poll": poll})).await;
            assert!(text(ada.post(&desk, &[("do", "draw")]).await).await.contains("von Hand"), "an option is no idea");
        }
    }
    assert!(text(ada.post(&desk, &[("do", "draw")]).await).await.contains("von Hand"), "it is still open");
    lead.does(json!({"do": "close-poll", "poll": 2})).await;
    ada.sends(&desk, &[("do", "draw")]).await;
    let exported: serde_json::Value = serde_json::from_str(&guest.reads(&format!("{contest}.json")).await).unwrap();
    assert_eq!((&exported["ideas"][0]["points"], &exported["ideas"][1]["points"]), (&json!(70), &json!(30)));
    let page = format!("/programm/{slug}");
    assert!(!guest.reads(&page).await.contains("id=\"abstimmung-1\""), "the evening goes on");
    lead.does(json!({"do": "end-evening"})).await;
    let page = guest.reads(&page).await;
    let second = page.split("id=\"abstimmung-2\">100 Punkte</caption>").nth(1).unwrap_or_else(|| panic!("{page}"));
    let (most, least) = (second.find("Solarbank</th><td class=\"number\">70</td>").unwrap(), second.find("RADWEG</th><td class=\"number\">30</td>").unwrap());
    assert!(most < least && second.contains(">Punkte</th>"), "{second}");
}

#[derive(sea_orm::FromQueryResult)]
struct Row {
    id: String,
}

impl Row {
    fn room(&self) -> RoomId {
        RoomId::parse(&self.id).unwrap()
    }
}
