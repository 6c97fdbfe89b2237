//! Deciding: in bulk, with reasons, by somebody else when it is contested.

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::base::db;

use super::{letters, link};
use crate::comments::{article_id, comment, id_of, patient_houses};
use crate::house::{header, text};
use crate::news::{publish, read};

#[tokio::test]
async fn many_are_decided_at_once_and_a_refusal_needs_a_reason() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let article = article_id(&guest, &publish(&dora, &[]).await).await;
        let mut keys = Vec::new();
        for number in 0..55 {
            let receipt = comment(&guest, &article, "Berta", "", &format!("Kommentar Nummer {number}.")).await;
            keys.push(format!("comment:{}", id_of(&receipt)));
        }
        let page = text(dora.get("/moderation").await).await;
        assert!(page.contains("Kommentare (55)") && page.contains("Nummer 49.") && !page.contains("Nummer 50."), "{page}");
        assert!(text(dora.get("/moderation?seite=2").await).await.contains("Nummer 54."));
        let bulk = |deed: &str, reason: &str, keys: &[String]| {
            let picked = keys.iter().map(|key| ("wahl".to_owned(), key.clone()));
            picked.chain([("do".to_owned(), deed.to_owned()), ("reason".to_owned(), reason.to_owned())]).collect::<Vec<_>>()
        };
        let send = |fields: Vec<(String, String)>| dora.post_with("/moderation").form(&fields).send();
        let (status, page) = read(send(bulk("reject", "", &keys[..3])).await.unwrap()).await;
        assert_eq!(status, 422);
        assert!(page.contains("Bitte wählen Sie einen Grund") && page.matches(" checked").count() == 3, "the choice stays");
        let (status, page) = read(send(bulk("publish", "", &[])).await.unwrap()).await;
        assert!(status == 422 && page.contains("mindestens einen Eintrag"));
        assert_eq!(header(&send(bulk("publish", "", &keys[..50])).await.unwrap(), "location"), "/moderation?fertig=50");
        assert_eq!(header(&send(bulk("reject", "advertising", &keys[49..])).await.unwrap(), "location"), "/moderation?fertig=6");
        // Twice the same is told and changes nothing.
        assert_eq!(header(&send(bulk("publish", "", &keys[..2])).await.unwrap(), "location"), "/moderation?spaet=2");
        assert!(text(dora.get("/moderation").await).await.contains("Nichts zu tun"));
        let history = text(dora.get("/moderation/verlauf").await).await;
        assert!(history.contains("Dora Ilmen") && history.contains("Ist Werbung.") && !history.contains("Nummer"), "no text of anybody");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_objection_is_decided_by_somebody_else() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let ada = house.signed_in("Ada Anders", Role::Moderation).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let receipt = comment(&guest, &article, "Gustav", "gustav@example.org", "Das sehe ich anders!").await;
        let matter = format!("/moderation/comment/{}", id_of(&receipt));
        let fields = [("do", "reject"), ("reason", "off-topic"), ("words", "Bitte bleiben Sie beim Thema.")];
        assert_eq!(header(&dora.post(&matter, &fields).await, "location"), "/moderation?fertig=1");
        let written = letters(&house).await;
        let (to, subject, letter) = &written[0];
        assert_eq!((written.len(), to.as_str(), subject.as_str()), (1, "gustav@example.org", "Ihr Kommentar"));
        assert!(letter.contains("Hat mit dem Thema nichts zu tun. Bitte bleiben Sie beim Thema.") && letter.contains("30 Tage lang widersprechen"), "{letter}");
        assert!(!letter.contains("Dora"), "the staff is not named to citizens");

        let object = link(letter, "/widerspruch/");
        assert!(text(guest.get(&receipt).await).await.contains(&object), "the receipt leads there, too");
        assert_eq!(guest.get(&object[..object.len() - 1]).await.status(), 404);
        assert_eq!(guest.post(&object, &[("words", " ")]).await.status(), 422);
        assert_eq!(guest.post(&object, &[("words", "Es ging genau um das Thema.")]).await.status(), 303);
        assert_eq!(guest.post(&object, &[("words", "Noch einmal")]).await.status(), 409);
        assert!(text(guest.get(&object).await).await.contains("Jemand anderes entscheidet"));

        let queue = text(ada.get("/moderation?art=objection").await).await;
        assert!(queue.contains("Widerspruch gegen eine Entscheidung"), "{queue}");
        assert!(text(dora.get(&matter).await).await.contains("Das betrifft Ihre eigene Entscheidung"));
        let own = dora.post(&matter, &[("do", "publish"), ("words", "Nun doch.")]).await;
        assert!(header(&own, "location").ends_with("?stand=own"));
        let in_bulk = ada.post("/moderation", &[("wahl", &format!("comment:{}", id_of(&receipt))), ("do", "publish")]).await;
        assert_eq!(header(&in_bulk, "location"), "/moderation?spaet=1", "not without having read the objection");
        assert_eq!(ada.post(&matter, &[("do", "publish")]).await.status(), 422, "an answer has words");
        assert_eq!(header(&ada.post(&matter, &[("do", "publish"), ("words", "Sie haben recht.")]).await, "location"), "/moderation?fertig=1");
        assert!(text(guest.get(&address).await).await.contains("Das sehe ich anders!"));
        assert!(text(guest.get(&receipt).await).await.contains("Veröffentlicht"));
        let written = letters(&house).await;
        assert!(
            written.iter().any(|(_, subject, letter)| subject == "Ihr Widerspruch" && letter.contains("stattgegeben") && letter.contains("Sie haben recht.")),
            "{written:?}"
        );
        assert!(text(ada.get("/moderation").await).await.contains("Nichts zu tun"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn decisions_are_added_and_never_changed() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let article = article_id(&guest, &publish(&dora, &[]).await).await;
        let receipt = comment(&guest, &article, "Berta", "", "Hallo").await;
        dora.post("/moderation", &[("wahl", &format!("comment:{}", id_of(&receipt))), ("do", "publish")]).await;
        let site = house.running.app.site("");
        for sql in ["UPDATE moderation_decision SET deed = 'keep'", "DELETE FROM moderation_decision"] {
            let tx = site.db.begin().await.unwrap();
            assert!(db::run(&tx, sql, []).await.is_err(), "{sql}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn questions_of_rooms_wait_in_the_same_queue() {
    for house in patient_houses(Clock::system()).await {
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let fields = [("title", "Wasserstoff"), ("kind", "themed"), ("date", "2099-02-02"), ("from", "17:00"), ("until", "19:00"), ("do", "save")];
        assert_eq!(hanna.post("/programm/neu", &fields).await.status(), 303);
        let guest = house.browser();
        for question in ["Was kostet ein Bus?", "Wozu das alles?"] {
            assert_eq!(guest.post("/raeume/wasserstoff/fragen", &[("do", "ask"), ("text", question), ("name", "Berta")]).await.status(), 303);
        }
        let queue = text(hanna.get("/moderation?art=question").await).await;
        assert!(queue.contains("Was kostet ein Bus?") && queue.contains("Wasserstoff"), "{queue}");
        let keys: Vec<String> = queue.split("value=\"question:").skip(1).map(|rest| format!("question:{}", rest.split('"').next().unwrap())).collect();
        assert_eq!(keys.len(), 2);
        assert_eq!(header(&hanna.post("/moderation", &[("do", &format!("publish:{}", keys[0]))]).await, "location"), "/moderation?fertig=1");
        let fields = [("wahl", keys[1].as_str()), ("do", "reject"), ("reason", "other"), ("words", "Bitte fragen Sie genauer.")];
        assert_eq!(header(&hanna.post("/moderation", &fields).await, "location"), "/moderation?fertig=1");
        let page = text(guest.get("/raeume/wasserstoff/fragen").await).await;
        assert!(page.contains("Was kostet ein Bus?") && !page.contains("Wozu das alles?"), "{page}");
        assert!(text(hanna.get("/moderation").await).await.contains("Nichts zu tun"));
        house.running.stop().await;
    }
}
