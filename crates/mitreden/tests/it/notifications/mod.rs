//! Notifications by their addresses, letters through a real SMTP connection: subscribing, digests, newsletters, the outbox. Never another feature's letters.

mod bounces;
mod following;
mod newsletters;
mod push;

use jiff::SignedDuration;
use mail_parser::MessageParser;
use mitreden::accounts::Role;
use mitreden::notifications;
use mitreden_testkit::sink::{Received, Sink};

use crate::house::{House, text};
use crate::programme::{Visitor, anybody, staff};
use crate::registration::{autumn, settled, with_mail};

/// A letter as an independent parser reads it.
pub(crate) struct Read {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) plain: String,
    /// The path in List-Unsubscribe, and List-Unsubscribe-Post.
    pub(crate) unsubscribe: Option<(String, String)>,
}

impl Read {
    fn of(letter: &Received) -> Self {
        let message = MessageParser::default().parse(&letter.message).unwrap();
        let header = |name: &str| message.header_raw(name).map(|value| value.trim().trim_matches(['<', '>']).to_owned());
        let path = |url: String| url::Url::parse(&url).unwrap().path().to_owned();
        Read {
            to: letter.to.join(" "),
            subject: message.subject().unwrap_or_default().to_owned(),
            plain: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
            unsubscribe: header("List-Unsubscribe").map(path).zip(header("List-Unsubscribe-Post")),
        }
    }

    /// The path of the subscriber's page.
    pub(crate) fn own(&self) -> String {
        let link = self.plain.split_whitespace().find(|word| word.starts_with("http") && word.contains("/abos/")).unwrap();
        url::Url::parse(link).unwrap().path().trim_end_matches("/beenden").to_owned()
    }
}

/// Everything that has arrived once it is so much.
pub(crate) async fn arrived(sink: &Sink, count: usize) -> Vec<Read> {
    sink.wait_for(count).await.iter().map(Read::of).collect()
}

/// Somebody subscribes and confirms; answers their page.
pub(crate) async fn subscribed(house: &House, sink: &Sink, email: &str, wishes: &[(&str, &str)]) -> String {
    let before = sink.received().len();
    let mut form = vec![("email", email)];
    form.extend_from_slice(wishes);
    assert_eq!(anybody(house).sends("/abos", &form).await, "/abos/danke");
    let own = arrived(sink, before + 1).await.pop().unwrap().own();
    anybody(house).sends(&own, wishes).await;
    own
}

async fn ada(house: &House) -> Visitor {
    staff(house, Role::Moderation).await
}

#[tokio::test]
async fn nobody_is_subscribed_before_they_say_so() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let (before, site) = (sink.received().len(), house.running.app.site("").clone());
        let wishes = [("email", "Berta@example.org"), ("was", "programme:"), ("rhythm", "at-once")];
        assert_eq!(anybody(&house).sends("/abos", &wishes).await, "/abos/danke");
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Bitte bestätigen Sie Ihr Abo"));
        // A scanner looks, and nothing is confirmed by it.
        for _ in 0..3 {
            assert!(anybody(&house).reads(&letter.own()).await.contains("Noch ein Schritt: bitte bestätigen"));
        }
        ada(&house).await.announces("Wärme", &[]).await;
        clock.advance(SignedDuration::from_mins(1));
        notifications::round(&site).await.unwrap();
        // The same again by somebody else: the same answer, and no letter more within the hour.
        assert_eq!(anybody(&house).sends("/abos", &wishes).await, "/abos/danke");
        settled(&house).await;
        clock.advance(SignedDuration::from_hours(24 * 8));
        notifications::round(&site).await.unwrap();
        assert_eq!(anybody(&house).get(&letter.own()).await.status(), 410, "what nobody confirms is forgotten");
        house.running.stop().await;
        assert_eq!(sink.received().len(), before + 1);
    }
}

#[tokio::test]
async fn whoever_follows_something_hears_of_it_once() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let site = house.running.app.site("").clone();
        let own = subscribed(&house, &sink, "berta@example.org", &[("was", "programme:"), ("rhythm", "at-once")]).await;
        subscribed(&house, &sink, "cem@example.org", &[("was", "news:"), ("rhythm", "at-once")]).await;
        subscribed(&house, &sink, "dora@example.org", &[("was", "programme:"), ("rhythm", "daily"), ("hour", "18")]).await;
        let english = house.browser();
        let before = sink.received().len();
        assert_eq!(english.post("/en/abos", &[("email", "eve@example.org"), ("was", "programme:"), ("rhythm", "daily"), ("hour", "19")]).await.status(), 303);
        let own_of_eve = arrived(&sink, before + 1).await.pop().unwrap().own();
        english.post(&own_of_eve, &[("was", "programme:"), ("rhythm", "daily"), ("hour", "19")]).await;
        let before = sink.received().len();
        clock.advance(SignedDuration::from_secs(1));
        ada(&house).await.announces("Wärme", &[]).await;
        clock.advance(SignedDuration::from_secs(1));
        for _ in 0..2 {
            notifications::round(&site).await.unwrap();
        }
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Neu: Wärme"));
        assert!(letter.plain.contains("/de/programm/waerme") && letter.plain.contains("Donnerstag, 4. Februar 2027, 17:00–19:00 Uhr"), "{}", letter.plain);
        settled(&house).await;
        // It is 17:00 in Berlin; at 18:00 the day's digest is due.
        clock.advance(SignedDuration::from_hours(1));
        notifications::round(&site).await.unwrap();
        assert_eq!(arrived(&sink, before + 2).await.pop().unwrap().to, "dora@example.org");
        settled(&house).await;
        clock.advance(SignedDuration::from_hours(1));
        notifications::round(&site).await.unwrap();
        let letter_to_eve = arrived(&sink, before + 3).await.pop().unwrap();
        assert!(letter_to_eve.to == "eve@example.org" && letter_to_eve.plain.contains("Thursday, 4 February 2027"), "{}", letter_to_eve.plain);
        // By a mail program: no cookie, no page, no redirect.
        let (path, how) = letter.unsubscribe.clone().unwrap();
        assert_eq!(how, "List-Unsubscribe=One-Click");
        assert!(anybody(&house).reads(&path).await.contains("Abo beenden?"), "looking ends nothing");
        assert_eq!(anybody(&house).get(&own).await.status(), 200);
        let program = reqwest::Client::new().post(house.url(&path)).form(&[("List-Unsubscribe", "One-Click")]).send().await.unwrap();
        assert_eq!((program.status().as_u16(), program.headers().get("set-cookie")), (204, None));
        assert_eq!(anybody(&house).get(&own).await.status(), 410);
        clock.advance(SignedDuration::from_hours(-2) - SignedDuration::from_secs(2));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_refused_address_gets_no_more_letters_and_is_told_on_its_page() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let site = house.running.app.site("").clone();
        let own = subscribed(&house, &sink, "berta@example.org", &[("was", "programme:"), ("rhythm", "at-once")]).await;
        let before = sink.received().len();
        sink.judge(|recipient| Some(format!("550 5.1.1 <{recipient}> unknown")));
        let ada = ada(&house).await;
        for title in ["Eins", "Zwei"] {
            clock.advance(SignedDuration::from_secs(1));
            ada.announces(title, &[]).await;
            clock.advance(SignedDuration::from_secs(1));
            notifications::round(&site).await.unwrap();
            while site.outbox.health(&site.db.read).await.unwrap().failed == 0 {
                site.outbox.round(&site.db).await.unwrap();
                tokio::task::yield_now().await;
            }
            notifications::round(&site).await.unwrap();
        }
        assert_eq!(site.outbox.health(&site.db.read).await.unwrap().failed, 1, "the second was not written");
        assert!(anybody(&house).reads(&own).await.contains("Ihre Adresse nimmt keine E-Mails an"));
        // The staff sees it, and sends it again when the mailbox is back.
        let page = ada.reads("/verwaltung/post").await;
        assert!(page.contains("berta@example.org") && page.contains("Nicht zustellbar"), "{page}");
        sink.judge(|_| None);
        let again = page.split("action=\"/verwaltung/post/").nth(1).unwrap().split('"').next().unwrap();
        ada.sends(&format!("/verwaltung/post/{again}"), &[]).await;
        assert_eq!(arrived(&sink, before + 1).await.pop().unwrap().subject, "Neu: Eins");
        clock.advance(SignedDuration::from_secs(-4));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_missing_is_said() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let page = anybody(&house).fails("/abos", &[("email", "berta"), ("was", "everything:"), ("was", "series:gibt-es-nicht")]).await;
        assert!(page.contains("Bitte prüfen Sie die E-Mail-Adresse") && page.contains("Bitte wählen Sie mindestens ein Thema aus."), "{page}");
        assert_eq!(crate::programme::target(&anybody(&house).get("/newsletter").await), "/abos?was=newsletter");
        let form = text(anybody(&house).get("/abos?was=newsletter").await).await;
        assert!(form.contains("value=\"newsletter:\" checked"), "{form}");
        house.running.stop().await;
    }
    assert!(sink.received().is_empty());
}

#[tokio::test]
async fn after_the_goodbye_comes_nothing_that_waited() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        let site = house.running.app.site("").clone();
        sink.judge(|_| None);
        let own = subscribed(&house, &sink, "berta@example.org", &[("was", "programme:"), ("rhythm", "at-once")]).await;
        let before = sink.received().len();
        sink.judge(|_| Some("451 4.3.0 later".to_owned()));
        clock.advance(SignedDuration::from_secs(1));
        ada(&house).await.announces("Wärme", &[]).await;
        clock.advance(SignedDuration::from_secs(1));
        notifications::round(&site).await.unwrap();
        while site.outbox.health(&site.db.read).await.unwrap().delayed == 0 {
            site.outbox.round(&site.db).await.unwrap();
            tokio::task::yield_now().await;
        }
        anybody(&house).sends(&format!("{own}/beenden"), &[]).await;
        sink.judge(|_| None);
        clock.advance(SignedDuration::from_hours(6));
        site.outbox.round(&site.db).await.unwrap();
        settled(&house).await;
        clock.advance(SignedDuration::from_hours(-6) - SignedDuration::from_secs(2));
        house.running.stop().await;
        assert_eq!(sink.received().len(), before);
    }
}
