//! Contests of ideas by address: called, edited, extended; what everybody reads of them. Never how a vote is held.

mod exchange;
mod files;
mod following;
mod moving;
mod objecting;
pub(crate) mod submitting;
mod voting;

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use crate::house::text;
use crate::programme::{Visitor, anybody, field, staff};
use crate::registration::without_mail;

/// In the middle of the window that [`called`] opens.
pub(crate) fn summer() -> Clock {
    Clock::fixed("2020-08-03T10:00:00Z".parse::<Timestamp>().unwrap())
}

/// The contest's form with two categories: one open in summer, one in autumn.
pub(crate) fn call(stage: &str) -> Vec<(&'static str, String)> {
    let fields = [
        ("title", "Ideen für Gera"),
        ("stage", stage),
        ("lead", "Schreiben Sie uns, was fehlt."),
        ("text", "Wir suchen **alles**."),
        ("prizes", "Ein Abend im Museum"),
        ("category-0-title", "Handwerk"),
        ("category-0-audience", "Handwerker"),
        ("category-0-from", "2020-06-02"),
        ("category-0-until", "2020-09-30"),
        ("category-1-title", "Grundschulen"),
        ("category-1-audience", ""),
        ("category-1-from", "2020-09-01"),
        ("category-1-until", "2020-12-31"),
        ("do", "save"),
    ];
    fields.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}

pub(crate) fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Ada calls for ideas; answers the contest's path.
pub(crate) async fn called(ada: &Visitor) -> String {
    ada.sends("/ideen/neu", &pairs(&call("public"))).await
}

/// The fields of a contest's form as they are, with some of them changed.
fn edited(form: &str, changes: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut fields = call("public");
    fields.push(("version", field(form, "version").to_owned()));
    for name in ["category-0-id", "category-1-id"] {
        fields.push((name, field(form, name).to_owned()));
    }
    for (name, value) in changes {
        fields.retain(|(other, _)| other != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

#[tokio::test]
async fn a_contest_is_called_shown_and_extended() {
    let clock = summer();
    for house in without_mail(clock.clone()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        assert!(guest.reads("/ideen").await.contains("Noch gibt es keinen Ideenwettbewerb"));
        let page = ada.fails("/ideen/neu", &[("title", ""), ("stage", "vielleicht"), ("category-0-title", "a"), ("category-0-from", "gestern")]).await;
        for field in ["#title", "#stage", "#lead", "#category-0-from", "#category-0-until"] {
            assert!(page.contains(&format!("href=\"{field}\"")), "{field}: {page}");
        }
        assert!(page.contains(">Kategorie 1, Letzter Tag: Bitte füllen Sie dieses Feld aus."), "the list says where: {page}");
        let mut half = call("draft");
        half.push(("vote-from", "2020-08-10".to_owned()));
        assert!(ada.fails("/ideen/neu", &pairs(&half)).await.contains(">Abstimmung mit Punkten, Letzter Tag: Bitte füllen Sie dieses Feld aus."));
        // Rows come without a script, and nothing typed is lost.
        let mut adding = call("draft");
        adding.retain(|(name, _)| *name != "do");
        adding.push(("do", "add".to_owned()));
        let page = text(ada.post("/ideen/neu", &pairs(&adding)).await).await;
        assert!(page.contains("name=\"category-2-title\"") && page.contains("value=\"Handwerker\""), "{page}");

        let draft = ada.sends("/ideen/neu", &pairs(&call("draft"))).await;
        assert_eq!((draft.as_str(), guest.get(&draft).await.status().as_u16()), ("/ideen/ideen-fuer-gera", 404));
        let contest = called(&ada).await;
        assert_eq!(contest, "/ideen/ideen-fuer-gera-2");
        let page = guest.reads(&contest).await;
        for words in ["<strong>alles</strong>", "2. Juni bis 30. September 2020", "jetzt offen", "noch nicht geöffnet", "Ein Abend im Museum"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("Verlängert") && !page.contains("verwalten"), "{page}");
        assert!(guest.reads("/ideen").await.contains("Jetzt offen: 1 Kategorie"));
        assert!(guest.reads("/suche?q=fehlt").await.contains(&contest) && guest.reads("/sitemap.xml").await.contains(&format!("{contest}<")));

        // Put off, the page says from when to when; a category that is in use stays.
        let edit = format!("{contest}/bearbeiten");
        let form = ada.reads(&edit).await;
        clock.advance(SignedDuration::from_mins(1));
        let later = edited(&form, &[("category-0-until", "2020-10-31")]);
        assert_eq!(ada.sends(&edit, &pairs(&later)).await, contest);
        let page = guest.reads(&contest).await;
        assert!(page.contains("Verlängert bis 31. Oktober 2020, zuerst bis 30. September 2020"), "{page}");
        // Who saves against the older state loses nothing and is told.
        let answer = ada.post(&edit, &pairs(&edited(&form, &[("lead", "Etwas anderes.")]))).await;
        assert_eq!(answer.status(), 409);
        let page = text(answer).await;
        assert!(page.contains("Etwas anderes."), "{page}");
        assert_eq!(guest.get(&edit).await.status(), 303, "to sign in");
        house.running.stop().await;
    }
}
