//! Who belongs to a group: joined, asked, let in, named, left. Never what they write.

use mitreden::accounts::Role;
use mitreden::base::db::run;
use mitreden_testkit::sink::Sink;

use super::{button, founded};
use crate::house::{self, House};
use crate::programme::{Visitor, anybody, staff};
use crate::registration::{autumn, with_mail};

async fn person(house: &House) -> Visitor {
    staff(house, Role::Person).await
}

#[tokio::test]
async fn an_open_group_is_joined_by_a_name_that_is_shown_or_only_counted() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let group = founded(&ada, "Energie & Umwelt", "open").await;
        let (guest, berta, cem) = (anybody(&house), person(&house).await, person(&house).await);
        let join = format!("{group}/mitmachen");
        for (name, sentence) in [
            ("", "Bitte füllen Sie dieses Feld aus."),
            ("Ada  Anders", "sieht aus wie der von jemandem aus der Verwaltung"),
            ("a\u{200b}b", "unsichtbare Zeichen"),
        ] {
            assert!(berta.fails(&join, &[("name", name)]).await.contains(sentence), "{name:?}");
        }
        let to = berta.sends(&join, &[("name", "Berta B."), ("shown", "true")]).await;
        assert_eq!(to, format!("{group}?neu"));
        assert!(berta.reads(&to).await.contains("Sie sind jetzt Mitglied.") && !berta.reads(&group).await.contains("Sie sind jetzt Mitglied."));
        assert!(!guest.reads(&to).await.contains("Sie sind jetzt Mitglied."), "the address makes nobody a member");
        berta.sends(&join, &[("name", "Berta B."), ("shown", "true")]).await;
        assert!(cem.fails(&join, &[("name", "berta b")]).await.contains("So heißt schon jemand"));
        cem.sends(&join, &[("name", "Stiller Gast")]).await;
        let page = guest.reads(&group).await;
        assert!(
            page.contains("2 Mitglieder") && page.contains("Berta B.") && page.contains("und 1 weitere Person") && !page.contains("Stiller Gast"),
            "{page}"
        );
        // The list is for those who lead, and a member does not.
        assert_eq!(berta.get(&format!("{group}/mitglieder")).await.status(), 403);
        assert_eq!(berta.post(&format!("{group}/mitteilungen/neu"), &[("title", "a"), ("text", "b")]).await.status(), 403);
        assert!(ada.reads(&format!("{group}/mitglieder")).await.contains("Stiller Gast"));
        // Another name, and away.
        berta.sends(&join, &[("name", "B. Berta")]).await;
        let page = guest.reads(&group).await;
        assert!(page.contains("2 Mitglieder") && !page.contains("Berta"), "{page}");
        berta.sends(&format!("{group}/austreten"), &[]).await;
        berta.sends(&format!("{group}/austreten"), &[]).await;
        assert!(guest.reads(&group).await.contains("1 Mitglied"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_closed_group_lets_in_whom_its_speaker_accepts_and_writes_to_both() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let ada = staff(&house, Role::Moderation).await;
        let group = founded(&ada, "Fachgruppe", "open").await;
        let (list, join) = (format!("{group}/mitglieder"), format!("{group}/mitmachen"));
        let emil = house.signed_in("Emil", Role::Person).await;
        assert_eq!(emil.post(&join, &[("name", "Emil Ewald"), ("shown", "true")]).await.status(), 303);
        let speaker = button(&ada.reads(&list).await, "speaker");
        ada.sends(&list, &[("do", &speaker)]).await;
        for (name, email) in [("Emil", "emil@example.org"), ("Berta", "berta@example.org")] {
            if name == "Berta" {
                // Closed from now on.
                let form = ada.reads(&format!("{group}/bearbeiten")).await;
                let version = crate::programme::field(&form, "version").to_owned();
                let fields = [("title", "Fachgruppe"), ("summary", "Betriebe"), ("purpose", ""), ("joining", "closed"), ("version", &version)];
                ada.sends(&format!("{group}/bearbeiten"), &fields).await;
                let berta = house.signed_in("Berta", Role::Person).await;
                addressed(&house, "Berta", email).await;
                let before = sink.received().len();
                assert_eq!(berta.post(&join, &[("name", "Berta B."), ("words", "Ich kenne die Busse."), ("shown", "true")]).await.status(), 303);
                let letter = crate::notifications::arrived(&sink, before + 1).await.pop().unwrap();
                assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("emil@example.org", "Jemand möchte in der Gruppe Fachgruppe mitmachen"));
                assert!(!letter.plain.contains("Berta"), "who it is stands behind a sign-in: {}", letter.plain);
                let page = house::text(berta.get_with(&group).header("accept-language", "de").send().await.unwrap()).await;
                assert!(page.contains("Ihre Anfrage ist angekommen.") && !page.contains("Ihre Mitgliedschaft"), "{page}");
                let page = house::text(berta.get_with(&join).header("accept-language", "de").send().await.unwrap()).await;
                assert!(page.contains("Anfrage zurückziehen") && !page.contains("Gruppe verlassen"), "{page}");
            } else {
                addressed(&house, name, email).await;
            }
        }
        assert!(!anybody(&house).reads(&group).await.contains("Berta"), "who asks is nobody's business");
        // Emil leads it: he sees the words and lets her in; naming is the city's.
        let page = house::text(emil.get_with(&list).header("accept-language", "de").send().await.unwrap()).await;
        assert!(page.contains("Ich kenne die Busse."), "{page}");
        let accept = button(&page, "accept");
        let before = sink.received().len();
        let before = if emil.post(&list, &[("do", &accept)]).await.status() == 303 { before } else { panic!("not accepted") };
        let letter = crate::notifications::arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Willkommen in der Gruppe Fachgruppe"));
        let member = accept.replace("accept:", "deputy:");
        assert_eq!(emil.post(&list, &[("do", &member)]).await.status(), 403);
        let page = anybody(&house).reads(&group).await;
        assert!(page.contains("2 Mitglieder") && page.contains("Berta B.") && page.contains("Emil Ewald"), "{page}");
        // Once decided, it is decided; a button of nobody's does nothing.
        emil.post(&list, &[("do", &accept.replace("accept:", "decline:"))]).await;
        assert!(anybody(&house).reads(&group).await.contains("2 Mitglieder"));
        assert_eq!(ada.post(&list, &[("do", "explode:1")]).await.status(), 400);
        ada.sends(&list, &[("do", "remove:gibtesnicht")]).await;
        ada.sends(&list, &[("do", "add"), ("name", "Leitung Stadtwerk"), ("hand", "deputy")]).await;
        assert!(anybody(&house).reads(&group).await.contains("Leitung Stadtwerk"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_office_is_public_and_so_given_only_to_those_who_agreed() {
    for house in house::on_every_database().await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let group = founded(&ada, "Energie & Umwelt", "open").await;
        let (list, join) = (format!("{group}/mitglieder"), format!("{group}/mitmachen"));
        let (berta, cem) = (person(&house).await, person(&house).await);
        assert!(cem.reads(&join).await.contains("Wer ein Amt hat, steht mit Namen auf der Seite."));
        cem.sends(&join, &[("name", "Stiller Gast")]).await;
        let page = ada.reads(&list).await;
        assert!(page.contains("Ein Amt ist öffentlich."), "{page}");
        for office in ["speaker", "deputy"] {
            let refused = ada.post(&list, &[("do", &button(&page, office))]).await;
            assert_eq!(refused.status(), 409, "{office}");
            let page = house::text(refused).await;
            assert!(page.contains("Stiller Gast hat nicht zugestimmt") && page.contains("unter „Ihre Mitgliedschaft“"), "{page}");
        }
        assert!(!guest.reads(&group).await.contains("Stiller Gast"));
        // Having agreed, he speaks for it, and is told that the name stays while he does.
        cem.sends(&join, &[("name", "Stiller Gast"), ("shown", "true")]).await;
        ada.sends(&list, &[("do", &button(&page, "speaker"))]).await;
        assert!(guest.reads(&group).await.contains("Stiller Gast"));
        assert!(cem.reads(&join).await.contains("Sie haben in dieser Gruppe ein Amt"));
        // Whoever comes next takes the office from him, and Ada reads it before.
        berta.sends(&join, &[("name", "Berta B."), ("shown", "true")]).await;
        let page = ada.reads(&list).await;
        assert!(page.contains("ist Stiller Gast danach nur noch Mitglied."), "{page}");
        assert!(page.contains("data-confirm=\"Stiller Gast spricht jetzt für die Gruppe und ist danach nur noch Mitglied. Soll Berta B. das Amt"), "{page}");
        // Somebody without an account is the city's word alone.
        ada.sends(&list, &[("do", "add"), ("name", "Leitung Stadtwerk"), ("hand", "speaker")]).await;
        assert!(guest.reads(&group).await.contains("Leitung Stadtwerk"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_speaks_for_a_group_leads_in_its_room_and_nowhere_else() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let (group, other) = (founded(&ada, "Energie", "open").await, founded(&ada, "Wirtschaft", "open").await);
        let (berta, cem) = (person(&house).await, person(&house).await);
        for (who, name) in [(&cem, "Cem C."), (&berta, "Berta vom Ufer")] {
            who.sends(&format!("{group}/mitmachen"), &[("name", name), ("shown", "true")]).await;
        }
        let list = format!("{group}/mitglieder");
        ada.sends(&list, &[("do", &button(&ada.reads(&list).await, "speaker"))]).await;
        let (own, foreign) = (group.replace("/arbeitsgruppen/", "/raeume/"), other.replace("/arbeitsgruppen/", "/raeume/"));
        let door = berta.reads(&own).await;
        assert!(door.contains("Hier heißen Sie Berta vom Ufer.") && door.contains("Dieser Raum hat keine festen Zeiten."), "{door}");
        assert!(!door.contains("Der Abend hat noch nicht begonnen"), "{door}");
        for (who, room) in [(&cem, &own), (&berta, &foreign), (&anybody(&house), &own)] {
            assert!(!who.reads(room).await.contains("value=\"moderator\""));
            assert_eq!(who.post(&format!("{room}/platz"), &[("as", "moderator")]).await.status(), 403);
        }
        berta.sends(&format!("{own}/platz"), &[("as", "moderator")]).await;
        let page = berta.reads(&own).await;
        assert!(page.contains("Geöffnet") && !page.contains("Noch nicht begonnen"), "{page}");
        assert_eq!(berta.post(&format!("{own}/befehl"), &[("do", "lock-room")]).await.status(), 303, "she leads");
        // A group that is over has nobody who leads its room.
        berta.sends(&format!("{own}/verlassen"), &[]).await;
        ada.sends(&format!("{group}/stand"), &[("do", "end")]).await;
        assert_eq!(berta.post(&format!("{own}/platz"), &[("as", "moderator")]).await.status(), 403);
        house.running.stop().await;
    }
}

async fn addressed(house: &House, name: &str, email: &str) {
    let tx = house.running.app.site("").db.begin().await.unwrap();
    run(&tx, "UPDATE person SET email = $2 WHERE name = $1", [name.into(), email.into()]).await.unwrap();
    tx.commit().await.unwrap();
}
