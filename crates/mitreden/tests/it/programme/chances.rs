//! What the start page offers to take part in: only what is open now, with its last day. Never what one does there.

use jiff::Timestamp;
use mitreden::accounts::Role;

use super::{anybody, staff};
use crate::drafts::{chapter, draft, publish};
use crate::groups::founded;
use crate::ideas::{call, pairs, summer};
use crate::registration::without_mail;
use crate::surveys::{PARK, published};

/// The section of the start page; empty if it is not there.
fn section(page: &str) -> &str {
    let Some(from) = page.find("aria-labelledby=\"mitmachen\"") else { return "" };
    &page[from..from + page[from..].find("</section>").unwrap()]
}

#[tokio::test]
async fn the_start_page_names_what_is_open_and_nothing_else() {
    let clock = summer();
    for house in without_mail(clock.clone()).await {
        let start = clock.now();
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        assert_eq!(section(&guest.reads("/").await), "", "nothing is open");
        let group = founded(&ada, "Energie & Umwelt", "open").await;
        let mut form = call("public");
        form.extend([("vote-from", "2020-08-10".to_owned()), ("vote-until", "2020-08-16".to_owned())]);
        let contest = ada.sends("/ideen/neu", &pairs(&form)).await;
        let desk = draft(&ada, &[("closes", "2020-08-09")]).await;
        chapter(&ada, &desk, "Energie", "Die Stadt spart Strom.").await;
        let before = guest.reads("/").await;
        assert!(!section(&before).contains("/strategie/"), "not yet published: {before}");
        let text = publish(&ada, &desk, "Die erste.").await;
        published(&house, &[]).await;

        let page = guest.reads("/").await;
        let open = section(&page);
        for part in [
            "Ideenwettbewerb",
            &format!("href=\"{contest}\""),
            "Einreichen bis Mittwoch, 30. September 2020",
            &format!("href=\"{text}\""),
            "Kommentare bis Sonntag, 9. August 2020",
            &format!("href=\"{PARK}\""),
            "Offen bis ",
            "href=\"/themen\"",
        ] {
            assert!(open.contains(part), "{part}: {open}");
        }
        assert!(!open.contains("/abstimmung"), "{open}");
        let english = house.browser().get("/en").await.text().await.unwrap();
        assert!(section(&english).contains("Send ideas until") && section(&english).contains("lang=\"de\"><a"), "{english}");

        // In the middle of the vote; the text is closed.
        clock.advance("2020-08-11T10:00:00Z".parse::<Timestamp>().unwrap().duration_since(start));
        let page = guest.reads("/").await;
        let open = section(&page);
        let vote = format!("href=\"{contest}/abstimmung\"");
        assert!(open.contains(&vote) && open.contains("Die Abstimmung läuft bis zum Sonntag, 16. August 2020."), "{open}");
        assert!(!open.contains(&text), "{open}");
        assert!(open.find(&vote).unwrap() < open.find("Einreichen bis").unwrap(), "what ends first leads: {open}");
        // From the lists there is a way to the topic store, too.
        for list in ["/ideen", "/arbeitsgruppen", "/hilfe"] {
            assert!(guest.reads(list).await.contains("href=\"/themen\""), "{list}");
        }
        assert!(guest.reads("/ideen").await.contains("Jetzt abstimmen"));

        // Everything is over; a group that ended keeps no store.
        clock.advance("2027-01-02T10:00:00Z".parse::<Timestamp>().unwrap().duration_since(clock.now()));
        let ada = staff(&house, Role::Moderation).await;
        assert!(section(&guest.reads("/").await).contains("href=\"/themen\""));
        ada.sends(&format!("{group}/stand"), &[("do", "end")]).await;
        assert_eq!(section(&guest.reads("/").await), "");
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn contests_that_take_ideas_stand_first() {
    for house in without_mail(summer()).await {
        let ada = staff(&house, Role::Moderation).await;
        ada.sends("/ideen/neu", &pairs(&call("public"))).await;
        let mut over = call("over");
        over.retain(|(name, _)| *name != "title");
        over.push(("title", "Ideen von gestern".to_owned()));
        ada.sends("/ideen/neu", &pairs(&over)).await;
        let page = anybody(&house).reads("/ideen").await;
        assert!(page.find("Ideen für Gera").unwrap() < page.find("Ideen von gestern").unwrap(), "{page}");
        assert!(page.contains("Einreichen bis Mittwoch, 30. September 2020") && page.contains("Abgeschlossen"), "{page}");
        house.running.stop().await;
    }
}
