//! Who hears of a measure that moves: whoever follows it, and whose idea it goes back to. Never the rhythm of digests.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db;
use mitreden::{ideas, notifications};
use mitreden_testkit::sink::Sink;

use super::{ADDRESS, measure};
use crate::ideas::submitting::{id_of, published, sent};
use crate::ideas::{called, summer};
use crate::notifications::{arrived, subscribed};
use crate::programme::{anybody, field, staff};
use crate::registration::{settled, with_mail};

/// As long as somebody stays signed in, and a little less.
const DAYS: SignedDuration = SignedDuration::from_hours(24 * 10);

#[derive(sea_orm::FromQueryResult)]
struct Author {
    email: Option<String>,
}

#[tokio::test]
async fn followers_and_whose_idea_it_was_are_told() {
    let sink = Sink::start().await.unwrap();
    let clock = summer();
    for house in with_mail(&sink, clock.clone()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let receipt = sent(&guest, &contest, "Solarbank", "berta@example.org").await;
        published(&ada, &receipt).await;
        ada.sends("/massnahmen/neu", &measure(&[("goal", "Leuchten stehen"), ("step_day", "2020-06-24")])).await;
        ada.sends(&format!("/spur/idee/{}/bearbeiten", id_of(&receipt)), &[("way", "result"), ("what", ADDRESS)]).await;
        let page = guest.reads("/abos?massnahme=autarke-leuchte").await;
        let word = page.split("value=\"measure:").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(page.contains(&format!("value=\"measure:{word}\" checked")), "{page}");
        // The letter about the published idea comes first.
        settled(&house).await;
        subscribed(&house, &sink, "cem@example.org", &[("was", &format!("measure:{word}")), ("rhythm", "at-once")]).await;
        settled(&house).await;
        let before = sink.received().len();

        // Words alone move nothing for Berta; Cem follows and hears of each change.
        let change = async |more: &[(&str, &str)]| {
            clock.advance(SignedDuration::from_secs(1));
            let form = ada.reads(&format!("{ADDRESS}/bearbeiten")).await;
            let (version, goal) = (field(&form, "version").to_owned(), field(&form, "goal_id").to_owned());
            let usual = [("version", version.as_str()), ("goal_id", &goal), ("goal", "Leuchten stehen"), ("step_day", "2020-06-24")];
            ada.sends(&format!("{ADDRESS}/bearbeiten"), &measure(&[usual.as_slice(), more].concat())).await;
            clock.advance(SignedDuration::from_secs(1));
            for _ in 0..2 {
                notifications::round(house.running.app.site("")).await.unwrap();
                settled(&house).await;
            }
        };
        change(&[("text", "Worum es geht.")]).await;
        clock.advance(DAYS);
        let letters = arrived(&sink, before + 1).await;
        assert!(letters.len() == before + 1 && letters[before].plain.contains(ADDRESS), "{}", letters[before].plain);
        change(&[("text", "Worum es geht."), ("goal_reached", "2020-08-02"), ("note", "Alle stehen.")]).await;
        let letters = arrived(&sink, before + 3).await;
        assert_eq!(letters.len(), before + 3);
        let new: Vec<&str> = letters[before + 1..].iter().map(|letter| letter.plain.as_str()).collect();
        assert!(new.iter().all(|plain| plain.contains(ADDRESS) && plain.contains("Alle stehen.")), "{new:?}");
        assert_eq!(new.iter().filter(|plain| plain.contains("Solarbank")).count(), 1, "{new:?}");

        // The author is kept for as long after that as after an answer.
        let later = SignedDuration::from_hours(24 * ideas::KEEP_DAYS) - DAYS / 2;
        clock.advance(later);
        let site = house.running.app.site("");
        ideas::forget_old(site, &[]).await.unwrap();
        let author = db::one::<Author>(&site.db.read, "SELECT email FROM idea", []).await.unwrap().unwrap();
        assert_eq!(author.email.as_deref(), Some("berta@example.org"));

        clock.advance(-later - DAYS - SignedDuration::from_secs(4));
        house.running.stop().await;
    }
}
