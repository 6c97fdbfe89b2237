//! What those who lead do with topics: edited, moved, merged, closed, drawn from a question. Never what citizens bring.

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use super::{brought, id_of, ruled};
use crate::comments::patient_houses;
use crate::groups::{button, founded};
use crate::house;
use crate::programme::{Visitor, anybody, field, staff, target};

/// The fields of a topic's form with these changed.
pub(crate) async fn edits(who: &Visitor, topic: &str, changes: &[(&str, &str)]) -> u16 {
    let address = format!("{topic}/bearbeiten");
    let form = who.reads(&address).await;
    let version = field(&form, "version").to_owned();
    let title = field(&form, "title").to_owned();
    let mut fields = vec![("title", title.as_str()), ("text", "Das fehlt uns."), ("version", version.as_str())];
    fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    fields.extend_from_slice(changes);
    who.post(&address, &fields).await.status().as_u16()
}

pub(crate) fn group_id(form: &str, title: &str) -> String {
    let before = form.split(&format!(">{title}</option>")).next().unwrap();
    before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_topic_is_moved_merged_and_closed_and_its_history_says_so() {
    for house in patient_houses(Clock::system()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        founded(&ada, "Energie", "open").await;
        founded(&ada, "Wirtschaft", "open").await;
        let (first, second, third) = (brought(&ada, "Bänke", "energie").await, brought(&ada, "Sitze", "energie").await, brought(&ada, "Stühle", "").await);
        let form = ada.reads(&format!("{first}/bearbeiten")).await;
        let trade = group_id(&form, "Wirtschaft");
        assert_eq!(edits(&ada, &first, &[("group", &trade), ("title", "Bänke am Fluss")]).await, 303);
        let page = guest.reads(&first).await;
        assert!(page.contains("In eine andere Gruppe gegeben") && page.contains("Energie → Wirtschaft") && page.contains("Text geändert"), "{page}");
        // An old form is refused, and keeps what was typed.
        let old = [("title", "Anders"), ("text", "Neu getippt."), ("version", field(&form, "version"))];
        let answer = ada.post(&format!("{first}/bearbeiten"), &old).await;
        assert_eq!(answer.status(), 409);
        assert!(house::text(answer).await.contains("Neu getippt."));
        // Merged twice, the first address leads to the last one at once.
        let stand = |topic: &str| format!("{topic}/stand");
        assert_eq!(ada.sends(&stand(&first), &[("do", "merge"), ("into", &id_of(&second))]).await, first);
        assert_eq!(target(&guest.get(&first).await), second);
        ada.sends(&stand(&second), &[("do", "merge"), ("into", &id_of(&third))]).await;
        assert_eq!((target(&guest.get(&first).await), target(&guest.get(&second).await)), (third.clone(), third.clone()));
        let page = guest.reads(&third).await;
        assert!(page.contains("Ein anderes Thema aufgenommen") && page.contains("Sitze"), "{page}");
        assert!(!guest.reads("/themen").await.contains("Sitze"));
        for wrong in ["", "x", &id_of(&third), &id_of(&second), &"0f".repeat(16)] {
            let page = ada.fails(&stand(&third), &[("do", "merge"), ("into", wrong)]).await;
            assert!(page.contains("Bitte wählen Sie einen Eintrag der Liste."), "{wrong}: {page}");
        }
        assert_eq!(ada.get(&format!("{first}/bearbeiten")).await.status(), 404, "what was merged is edited at its target");
        // Closed with a reason, found among the closed, opened again.
        assert!(ada.fails(&stand(&third), &[("do", "close"), ("reason", " ")]).await.contains("href=\"#reason\""));
        ada.sends(&stand(&third), &[("do", "close"), ("reason", "Ist gebaut.")]).await;
        assert!(guest.reads(&third).await.contains("Ist gebaut."));
        assert!(!guest.reads("/themen").await.contains("Stühle") && guest.reads("/themen?stand=geschlossen").await.contains("Stühle"));
        ada.sends(&stand(&third), &[("do", "reopen")]).await;
        assert!(guest.reads("/themen").await.contains("Stühle"));
        assert_eq!(ada.post(&stand(&third), &[("do", "explode")]).await.status(), 400);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_speaker_leads_the_topics_of_the_own_group_alone() {
    for house in patient_houses(Clock::system()).await {
        let (ada, emil) = (staff(&house, Role::Moderation).await, staff(&house, Role::Person).await);
        let group = founded(&ada, "Energie", "open").await;
        founded(&ada, "Wirtschaft", "open").await;
        emil.sends(&format!("{group}/mitmachen"), &[("name", "Emil Ewald"), ("shown", "true")]).await;
        let speaker = button(&ada.reads(&format!("{group}/mitglieder")).await, "speaker");
        ada.sends(&format!("{group}/mitglieder"), &[("do", &speaker)]).await;
        let (own, other) = (brought(&ada, "Bänke", "energie").await, brought(&ada, "Läden", "wirtschaft").await);
        assert!(emil.reads(&own).await.contains("/bearbeiten") && !emil.reads(&other).await.contains("/bearbeiten"));
        assert_eq!(edits(&emil, &own, &[("title", "Bänke am Ufer")]).await, 303);
        for address in [format!("{other}/bearbeiten"), format!("{other}/stand")] {
            assert_eq!(emil.post(&address, &[("do", "close"), ("reason", "a"), ("title", "a"), ("text", "b")]).await.status(), 403);
        }
        // What the speaker brings for the group needs nobody's reading; what others do still does.
        assert!(brought(&emil, "Lampen", "energie").await.starts_with("/themen/") && !brought(&emil, "Kassen", "wirtschaft").await.contains("/beleg/x"));
        let waiting = brought(&emil, "Regale", "wirtschaft").await;
        assert!(waiting.starts_with("/themen/beleg/"), "{waiting}");
        ruled(&ada, &id_of(&waiting), "publish").await;
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_question_becomes_a_topic_by_one_button_and_only_once() {
    for house in patient_houses(Clock::system()).await {
        let ada = staff(&house, Role::Moderation).await;
        founded(&ada, "Energie", "open").await;
        let form = ada.reads("/programm/neu?gruppe=energie").await;
        let group = form.split("name=\"group-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let event = ada.announces("Dynamik durch Daten", &[(&format!("group-{group}"), "true")]).await;
        let questions = event.replace("/programm/", "/raeume/") + "/fragen";
        let guest = anybody(&house);
        guest.sends(&questions, &[("do", "ask"), ("text", "Kommt eine Bank in den Park?"), ("name", "Gustav Geheim")]).await;
        guest.sends(&questions, &[("do", "ask"), ("text", "Und wer wartet sie?")]).await;
        ada.sends(&questions, &[("do", "approve"), ("question", "1")]).await;
        assert!(!guest.reads(&event).await.contains("Als Thema übernehmen"), "that is for those who lead");
        let page = ada.reads(&event).await;
        assert_eq!(page.matches("Als Thema übernehmen").count(), 1, "what waits is not offered: {page}");
        let id = page.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let draw = [("id", id.as_str()), ("group", group.as_str())];
        assert_eq!(target(&guest.post("/themen/ziehen", &draw).await), "/anmelden?weiter=%2Fthemen%2Fziehen");
        assert_eq!(staff(&house, Role::Person).await.post("/themen/ziehen", &draw).await.status(), 403);
        let edit = ada.sends("/themen/ziehen", &draw).await;
        let topic = edit.trim_end_matches("/bearbeiten").to_owned();
        assert_eq!(ada.sends("/themen/ziehen", &draw).await, edit, "pressed twice it is one topic");
        let log = staff(&house, Role::Admin).await.reads("/verwaltung/protokoll.csv").await;
        assert_eq!(log.matches("topic.drawn").count(), 1, "{log}");
        let page = guest.reads(&topic).await;
        assert!(page.contains("Kommt eine Bank in den Park?") && !page.contains("Geheim"), "{page}");
        assert!(page.contains("Woher es kommt") && page.contains(&format!("href=\"{event}#frage-1\"")), "{page}");
        assert!(ada.reads(&event).await.contains("Steht im Themenspeicher"));
        let number = id.rsplit_once('-').unwrap().0;
        for strange in ["", "x", "question:", "question:x-1", &format!("{number}-2"), &format!("{number}-9"), "poll:0-0"] {
            assert_eq!(ada.post("/themen/ziehen", &[("id", strange)]).await.status(), 404, "{strange}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_chat_line_becomes_a_topic_only_if_its_writer_agrees() {
    for house in patient_houses(Clock::system()).await {
        let (ada, gustav) = (staff(&house, Role::Moderation).await, anybody(&house));
        let event = ada.announces("Dynamik durch Daten", &[]).await;
        let room = event.replace("/programm/", "/raeume/");
        let (seat, command) = (format!("{room}/platz"), format!("{room}/befehl"));
        ada.sends(&seat, &[("as", "moderator")]).await;
        gustav.sends(&seat, &[("as", "participant"), ("name", "Gustav Geheim")]).await;
        ada.sends(&command, &[("do", "start-evening")]).await;
        for line in ["Am Ufer fehlt eine Bank.", "Das soll hier bleiben.", "Dazu sage ich nichts."] {
            gustav.sends(&command, &[("do", "say"), ("text", line)]).await;
        }
        assert!(!gustav.reads(&room).await.contains("ein Thema werden?"), "nobody asked");
        for line in ["1", "2", "3"] {
            ada.sends(&command, &[("do", "ask-for-line"), ("line", line)]).await;
        }
        assert_eq!(gustav.reads(&room).await.matches("Darf Ihre Nachricht ein Thema werden?").count(), 3);
        assert!(!ada.reads(&room).await.contains("Darf Ihre Nachricht"), "the writer alone is asked");
        assert_eq!(ada.post(&command, &[("do", "give-line"), ("line", "1"), ("gives", "true")]).await.status(), 409);
        gustav.sends(&command, &[("do", "give-line"), ("line", "1"), ("gives", "true")]).await;
        gustav.sends(&command, &[("do", "give-line"), ("line", "2"), ("gives", "false")]).await;
        ada.sends(&command, &[("do", "end-evening")]).await;
        let page = ada.reads(&event).await;
        assert_eq!(page.matches("Als Thema übernehmen").count(), 1, "no answer is a no: {page}");
        assert!(page.contains("Nachricht aus dem Chat") && page.contains("Am Ufer fehlt eine Bank."), "{page}");
        let id = page.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let topic = ada.sends("/themen/ziehen", &[("id", &id)]).await.trim_end_matches("/bearbeiten").to_owned();
        let page = anybody(&house).reads(&topic).await;
        assert!(page.contains("Am Ufer fehlt eine Bank.") && !page.contains("Geheim"), "{page}");
        assert!(page.contains("Woher es kommt") && page.contains(&format!("href=\"{event}\"")), "the chain begins with the evening: {page}");
        for other in ["2", "3"] {
            let other = format!("{}-{other}", id.rsplit_once('-').unwrap().0);
            assert_eq!(ada.post("/themen/ziehen", &[("id", &other)]).await.status(), 404);
        }
        house.running.stop().await;
    }
}
