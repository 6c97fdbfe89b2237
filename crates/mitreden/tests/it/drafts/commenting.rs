//! Comments on drafts: on words, on a paragraph, on the whole; answered by the city, kept when the text moves on.

use jiff::Timestamp;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use super::{chapter, draft, publish, rewrite};
use crate::house::{self, House, text};
use crate::moderation::letters;
use crate::programme::{Visitor, anybody, staff};

/// Where the form of a page sends a comment.
fn form_of(page: &str) -> String {
    let at = page.find("action=\"/kommentare/strategie/").unwrap_or_else(|| panic!("{page}"));
    page[at + 8..].split('"').next().unwrap().to_owned()
}

/// Sends a comment and lets Ada publish it; answers its id.
async fn comment(guest: &Visitor, ada: &Visitor, to: &str, fields: &[(&str, &str)]) -> String {
    let email = if fields.iter().any(|(name, _)| *name == "email") { None } else { Some(("email", "")) };
    let receipt = guest.sends(to, &[&[("name", "Berta")], email.as_slice(), fields].concat()).await;
    let id = receipt.split('/').nth(3).unwrap().to_owned();
    ada.sends(&format!("/moderation/comment/{id}"), &[("do", "publish")]).await;
    id
}

#[tokio::test]
async fn a_choice_without_comments_is_no_text_without_answers() {
    for house in house::on_every_database().await {
        let (ada, berta) = (staff(&house, Role::Moderation).await, anybody(&house));
        let desk = draft(&ada, &[]).await;
        chapter(&ada, &desk, "Energie", "Die Stadt spart Strom.").await;
        let address = publish(&ada, &desk, "Die erste.").await;
        let said = comment(&berta, &ada, &form_of(&berta.reads(&address).await), &[("text", "Zu kurz.")]).await;
        let (effect, all) = (format!("{address}/wirkung"), format!("href=\"{address}/wirkung\" aria-current=\"true\""));
        assert!(berta.reads(&effect).await.contains("Noch ist kein Kommentar beantwortet"));
        ada.sends(&format!("{desk}/kommentare/{said}"), &[("mark", "taken"), ("reason", "Jetzt ist er länger.")]).await;
        let page = berta.reads(&effect).await;
        assert!(page.contains(&all) && page.contains("Zu kurz."), "{page}");
        let page = berta.reads(&format!("{effect}?stand=not")).await;
        assert!(page.contains("Kein Kommentar wurde so beantwortet") && !page.contains("Noch ist kein Kommentar beantwortet"), "{page}");
        assert!(!page.contains(&all) && page.contains("stand=not\" aria-current=\"true\""), "{page}");
        house.running.stop().await;
    }
}

/// Berta, who left an address, has one letter with the city's answer.
async fn is_told_once(house: &House, answer: &str) {
    let letters = letters(house).await;
    assert_eq!(letters.iter().filter(|(_, subject, _)| subject == "Die Stadt hat Ihnen geantwortet").count(), 1, "{letters:?}");
    assert!(letters.iter().any(|(to, _, letter)| to == "berta@example.org" && letter.contains(answer)), "{letters:?}");
}

/// What the page says of everything that became of the comments.
async fn tells_the_effect(berta: &Visitor, address: &str) {
    let effect = berta.reads(&format!("{address}/wirkung")).await;
    for part in ["2 von 3 Kommentaren sind beantwortet.", "Aufgenommen (1)", "Nicht aufgenommen (1)", "Der Stadtrat will alles.", "Zum ganzen Text", "Absatz 2"]
    {
        assert!(effect.contains(part), "{part} is missing in {effect}");
    }
    assert!(!effect.contains("Gut so."), "{effect}");
    let some = berta.reads(&format!("{address}/wirkung?stand=not")).await;
    assert!(some.contains("Zu lang.") && !some.contains("Sagen Sie"), "{some}");
}

#[tokio::test]
async fn words_are_commented_answered_and_stay_when_the_text_moves_on() {
    for house in house::on_every_database().await {
        let (ada, berta) = (staff(&house, Role::Moderation).await, anybody(&house));
        let desk = draft(&ada, &[]).await;
        let energy = chapter(&ada, &desk, "Energie", "Bis 2030 spart die Stadt *viel* Strom.\n\nDas zweite.").await;
        let address = publish(&ada, &desk, "Die erste.").await;
        let paragraph = format!("{address}/absatz/2");
        let page = berta.reads(&format!("{paragraph}?worte=viel%20Strom&ab=24")).await;
        assert!(page.contains("value=\"viel Strom\"") && page.contains("Welche Worte meinen Sie?"), "{page}");
        let form = form_of(&page);
        let wrong = berta.fails(&form, &[("name", "Berta"), ("text", "Zu wenig."), ("quote", "wenig Strom")]).await;
        assert!(
            wrong.contains("Diese Worte stehen nicht in dem Absatz") && wrong.contains("Zu wenig.</textarea>") && wrong.contains("value=\"wenig Strom\""),
            "{wrong}"
        );
        let on_words = comment(&berta, &ada, &form, &[("text", "Sagen Sie, wie viel."), ("quote", " viel\n Strom "), ("at", "24")]).await;
        let on_paragraph = comment(&berta, &ada, &form, &[("text", "Gut so.")]).await;
        let whole = form_of(&berta.reads(&address).await);
        let on_whole = comment(&berta, &ada, &whole, &[("text", "Zu lang."), ("email", "berta@example.org")]).await;

        let page = berta.reads(&paragraph).await;
        assert!(page.contains("Zu den Worten „viel Strom“ (Version 1)") && page.contains("Gut so.") && !page.contains("Zu lang."), "{page}");
        assert!(berta.reads(&format!("{address}/kapitel/1")).await.contains("2 Kommentare"));
        assert!(berta.reads(&address).await.contains("Zu lang."));

        let list = ada.reads(&format!("{desk}/kommentare")).await;
        assert!(list.contains("3 Kommentare sind noch nicht beantwortet"), "{list}");
        let answer = format!("{desk}/kommentare/{on_words}");
        let refused = ada.fails(&answer, &[("mark", ""), ("reason", "Weil.")]).await;
        assert!(refused.contains("href=\"#mark\"") && refused.contains("Weil.</textarea>"), "{refused}");
        ada.sends(&answer, &[("mark", "taken"), ("reason", "Jetzt steht die Zahl dort.")]).await;
        ada.sends(&format!("{desk}/kommentare/{on_whole}"), &[("mark", "not"), ("reason", "Der Stadtrat will alles.")]).await;
        // Saved once more as it is, it is no second letter.
        ada.sends(&format!("{desk}/kommentare/{on_whole}"), &[("mark", "not"), ("reason", "Der Stadtrat will alles.")]).await;
        is_told_once(&house, "Nicht aufgenommen: Der Stadtrat will alles.").await;
        rewrite(&ada, &energy, "Energie", "Bis 2030 spart die Stadt 20 Prozent Strom.\n\nDas zweite.").await;
        publish(&ada, &desk, "Mit Zahl.").await;

        let page = berta.reads(&paragraph).await;
        for part in [
            "20 Prozent",
            "Zu den Worten „viel Strom“ (Version 1)",
            "Diese Worte stehen in der neuesten Version nicht mehr.",
            "Aufgenommen",
            "Jetzt steht die Zahl dort.",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        tells_the_effect(&berta, &address).await;
        // The second paragraph goes; what was said to it keeps its address.
        let second = form_of(&berta.reads(&format!("{address}/absatz/3")).await);
        comment(&berta, &ada, &second, &[("text", "Bitte nicht streichen."), ("quote", "zweite")]).await;
        rewrite(&ada, &energy, "Energie", "Bis 2030 spart die Stadt 20 Prozent Strom.").await;
        publish(&ada, &desk, "Kürzer.").await;
        let page = berta.reads(&format!("{address}/absatz/3")).await;
        assert!(page.contains("Bitte nicht streichen.") && page.contains("zuletzt in Version 2") && page.contains("nicht mehr."), "{page}");
        let late = berta.post(&second, &[("name", "Berta"), ("text", "Doch.")]).await;
        assert_eq!(late.status(), 409);
        // Only public comments of this draft are answered.
        for strange in [on_paragraph.replace(|c: char| c.is_ascii_digit(), "0"), "x".to_owned()] {
            assert_eq!(ada.get(&format!("{desk}/kommentare/{strange}")).await.status(), 404, "{strange}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn one_second_late_gets_a_sentence_and_keeps_the_words() {
    let end: Timestamp = "2027-03-31T22:00:00Z".parse().unwrap();
    let clock = Clock::fixed(end - jiff::SignedDuration::from_secs(1));
    let houses = house::on_every_database_with(clock.clone(), |_| ()).await;
    let fields = [("name", "Berta"), ("text", "Mein langer Satz."), ("email", "")];
    let mut open = Vec::new();
    for house in &houses {
        let (ada, berta) = (staff(house, Role::Moderation).await, anybody(house));
        let desk = draft(&ada, &[("opens", "2027-03-01"), ("closes", "2027-03-31")]).await;
        chapter(&ada, &desk, "Energie", "Ein Satz.").await;
        let address = publish(&ada, &desk, "Die erste.").await;
        let page = berta.reads(&format!("{address}/absatz/2")).await;
        assert!(page.contains("31. März 2027"), "{page}");
        let form = form_of(&page);
        assert!(berta.sends(&form, &fields).await.starts_with("/kommentare/beleg/"));
        open.push((berta, form, address));
    }
    clock.advance(jiff::SignedDuration::from_secs(1));
    for (berta, form, address) in open {
        let late = berta.post(&form, &fields).await;
        assert_eq!(late.status(), 409);
        let page = text(late).await;
        assert!(page.contains("Mein langer Satz.") && page.contains("keine Kommentare"), "{page}");
        assert!(berta.reads(&address).await.contains("Die Zeit für Kommentare ist vorbei"));
    }
    for house in houses {
        house.running.stop().await;
    }
}
