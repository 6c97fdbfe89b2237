//! Letters through a real SMTP connection, read by an independent parser. Never what a feature writes in them.

use jiff::{SignedDuration, Timestamp};
use mail_parser::{HeaderValue, MessageParser, MimeHeaders};
use mitreden::base::clock::Clock;
use mitreden::base::i18n::Language;
use mitreden::base::mail::{Action, Address, Content, Item, Letter, Recipient, State};
use mitreden::config::MailProtection;
use mitreden_testkit::sink::Sink;

use crate::house::{self, House};

fn to(address: &str, name: &str) -> Recipient {
    Recipient { address: Address::parse(address).unwrap(), name: name.to_owned(), language: Language::De }
}

fn content() -> Content {
    Content {
        greeting: "Guten Tag, Berta Ö.".to_owned(),
        paragraphs: vec!["Ihr Code für die Anmeldung:".to_owned()],
        code: Some("123456".to_owned()),
        action: Some(Action { label: "Anmelden".to_owned(), url: "https://mitreden.example/anmelden?x=1&y=2".to_owned() }),
        items: vec![Item {
            title: "Wasserstoff <als> Energieträger".to_owned(),
            url: "https://mitreden.example/programm/wasserstoff".to_owned(),
            text: "Dienstag".to_owned(),
        }],
        closing: vec![".".to_owned(), "..ein Punkt am Anfang der Zeile".to_owned()],
        reason: "Sie bekommen diesen Brief, weil Sie sich anmelden.".to_owned(),
    }
}

async fn post(house: &House, letter: Letter) -> Option<String> {
    let site = house.running.app.site("");
    let tx = site.db.begin().await.unwrap();
    let id = site.outbox.enqueue(&tx, letter).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn houses(sink: &Sink, clock: Clock) -> Vec<House> {
    let port = sink.address.port();
    house::on_every_database_with(clock, move |config| {
        config.mail.host = "127.0.0.1".to_owned();
        config.mail.port = port;
        config.mail.protection = MailProtection::None;
        config.mail.returns = "returns@gera.example".to_owned();
    })
    .await
}

#[tokio::test]
async fn a_letter_arrives_in_two_forms() {
    let sink = Sink::start().await.unwrap();
    for (before, house) in houses(&sink, Clock::system()).await.into_iter().enumerate() {
        let mut letter =
            Letter::new("newsletter", to("Berta@Example.org", "Berta Ö.\r\nBcc: eve@example.org"), "Grüße\r\nBcc: eve@example.org".to_owned(), content());
        letter.unsubscribe = Some("https://mitreden.example/abbestellen/abc".to_owned());
        letter.calendar = Some("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned());
        let id = post(&house, letter).await.unwrap();
        let received = sink.wait_for(before + 1).await.pop().unwrap();
        assert_eq!(received.to, ["berta@example.org"], "no header adds a recipient");
        assert_eq!(received.from, format!("returns+{id}@gera.example"));
        let message = MessageParser::default().parse(&received.message).unwrap();
        assert_eq!(message.subject(), Some("Grüße Bcc: eve@example.org"));
        assert!(message.bcc().is_none());
        assert_eq!(message.from().unwrap().first().unwrap().address(), Some("portal@gera.example"));
        assert_eq!(message.message_id(), Some(format!("{id}@gera.example").as_str()));
        let header = |name: &str| message.header_raw(name).unwrap_or_default().trim().to_owned();
        assert_eq!(header("List-Unsubscribe"), "<https://mitreden.example/abbestellen/abc>");
        assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        assert_eq!(header("Auto-Submitted"), "auto-generated");
        let plain = message.body_text(0).unwrap();
        assert!(plain.starts_with("Guten Tag, Berta Ö."), "{plain}");
        for part in
            ["    123456", "https://mitreden.example/anmelden?x=1&y=2", "* Wasserstoff <als> Energieträger", "\n..ein Punkt am Anfang der Zeile", "\n-- "]
        {
            assert!(plain.replace("\r\n", "\n").contains(part), "{part:?} is missing in {plain}");
        }
        assert!(!plain.contains("\n\n\n"), "{plain}");
        let html = message.body_html(0).unwrap();
        assert!(html.contains("Wasserstoff &#60;als&#62; Energieträger") && html.contains("<html lang=\"de\">"), "{html}");
        for remote in ["<img", "src=", "url(", "<link", "<script"] {
            assert!(!html.contains(remote), "{remote} in a letter");
        }
        let file = message.attachments().next().unwrap();
        assert!(matches!(file.content_type(), Some(kind) if kind.ctype() == "text" && kind.subtype() == Some("calendar")));
        assert!(matches!(message.header("Content-Type"), Some(HeaderValue::ContentType(kind)) if kind.subtype() == Some("mixed")));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_same_key_is_sent_once_and_not_before_its_time() {
    let sink = Sink::start().await.unwrap();
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in houses(&sink, clock.clone()).await {
        let already = sink.received().len();
        let site = house.running.app.site("").clone();
        let reminder = || {
            let mut letter = Letter::new("reminder", to("berta@example.org", ""), "Morgen".to_owned(), content());
            letter.unique = Some("reminder:1".to_owned());
            letter.about = "event".to_owned();
            letter.due = Some(clock.now() + SignedDuration::from_hours(1));
            letter
        };
        assert!(post(&house, reminder()).await.is_some());
        assert!(post(&house, reminder()).await.is_none());
        assert_eq!(site.outbox.deliveries(&site.db.read, "event").await.unwrap()[0].state, State::Waiting);
        assert_eq!(site.outbox.round(&site.db).await.unwrap().sent, 0);
        clock.advance(SignedDuration::from_hours(1));
        sink.wait_for(already + 1).await;
        let delivered = || async { site.outbox.deliveries(&site.db.read, "event").await.unwrap()[0].state };
        while delivered().await != State::Sent {
            tokio::task::yield_now().await;
        }
        assert!(post(&house, reminder()).await.is_none(), "it was sent already");
        house.running.stop().await;
        assert_eq!(sink.received().len(), already + 1);
    }
}

/// Looks at the outbox until the letter is in this state. The portal looks by itself, too: whoever is first.
async fn until(house: &House, about: &str, state: State) -> String {
    let site = house.running.app.site("");
    loop {
        site.outbox.round(&site.db).await.unwrap();
        let delivery = site.outbox.deliveries(&site.db.read, about).await.unwrap().remove(0);
        if delivery.state == state {
            return delivery.reply;
        }
        tokio::task::yield_now().await;
    }
}

fn about(name: &str, address: &str) -> Letter {
    let mut letter = Letter::new("reminder", to(address, ""), "Morgen".to_owned(), content());
    letter.about = name.to_owned();
    letter
}

#[tokio::test]
async fn a_refusal_is_final_and_names_nobody() {
    let sink = Sink::start().await.unwrap();
    sink.judge(|recipient| Some(format!("550 5.1.1 <{recipient}> unknown")));
    for house in houses(&sink, Clock::system()).await {
        post(&house, about("x", "nobody@example.org")).await;
        let reply = until(&house, "x", State::Failed).await;
        assert!(reply.contains("unknown") && !reply.contains('@'), "{reply}");
        house.running.stop().await;
    }
    assert!(sink.received().is_empty());
}

#[tokio::test]
async fn a_server_that_is_down_for_a_day_delays_and_loses_nothing() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    let sink = Sink::start().await.unwrap();
    let mut seconds = 0;
    // A letter that the server puts off for a day, and one that nobody needs after an hour.
    for house in houses(&sink, clock.clone()).await {
        let already = sink.received().len();
        sink.judge(|_| Some("451 4.3.0 come back later".to_owned()));
        post(&house, about("day", "berta@example.org")).await;
        let mut code = about("code", "cem@example.org");
        code.expires = Some(clock.now() + SignedDuration::from_hours(1));
        post(&house, code).await;
        until(&house, "day", State::Delayed).await;
        until(&house, "code", State::Delayed).await;
        for _ in 0..24 {
            clock.advance(SignedDuration::from_hours(1));
            until(&house, "day", State::Delayed).await;
            seconds += 3600;
        }
        assert_eq!(until(&house, "code", State::Failed).await, "too late");
        sink.judge(|_| None);
        clock.advance(SignedDuration::from_hours(2));
        until(&house, "day", State::Sent).await;
        assert_eq!(sink.received().len(), already + 1);
        house.running.stop().await;
    }
    assert!(seconds >= 24 * 3600);
}

#[tokio::test]
async fn after_two_days_it_is_given_up_and_after_a_month_forgotten() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    let sink = Sink::start().await.unwrap();
    sink.judge(|_| Some("451 4.3.0 come back later".to_owned()));
    for house in houses(&sink, clock.clone()).await {
        post(&house, about("day", "berta@example.org")).await;
        until(&house, "day", State::Delayed).await;
        clock.advance(SignedDuration::from_hours(49));
        until(&house, "day", State::Failed).await;
        clock.advance(SignedDuration::from_hours(24 * 31));
        let site = house.running.app.site("");
        site.outbox.forget_old(&site.db).await.unwrap();
        assert!(site.outbox.deliveries(&site.db.read, "day").await.unwrap().is_empty());
        house.running.stop().await;
    }
}
