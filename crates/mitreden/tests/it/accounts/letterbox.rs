//! Portals that write to a mail server of the test, and reading what arrived. Holds no test itself.

use mail_parser::MessageParser;
use mitreden::base::clock::Clock;
use mitreden::config::{Config, MailProtection};
use mitreden_testkit::sink::Sink;

use crate::house::{self, Browser, House, header};

/// Only a letter that never comes meets it.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

/// Portals on every database whose letters go to the sink. Patient with tries by network: the tests are one network.
pub(crate) async fn houses(sink: &Sink, clock: Clock, change: impl Fn(&mut Config)) -> Vec<House> {
    let port = sink.address.port();
    house::on_every_database_with(clock, |config| {
        config.mail.host = "127.0.0.1".to_owned();
        config.mail.port = port;
        config.mail.protection = MailProtection::None;
        config.limits.sign_in_per_minute = 10_000;
        change(config);
    })
    .await
}

/// What a letter says, as an independent parser reads it.
#[derive(Clone, Debug)]
pub(crate) struct Read {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
}

impl Read {
    /// The code that stands on a line of its own, without its blank.
    pub(crate) fn code(&self) -> String {
        let line = self.text.lines().map(str::trim).find(|line| line.len() == 7 && line.chars().all(|c| c.is_ascii_digit() || c == ' '));
        line.unwrap_or_else(|| panic!("no code in {}", self.text)).replace(' ', "")
    }

    /// The path of the portal's address in it that contains this.
    pub(crate) fn path(&self, part: &str) -> String {
        let link = self.text.split_whitespace().find(|word| word.starts_with("http") && word.contains(part));
        let url = url::Url::parse(link.unwrap_or_else(|| panic!("no {part} in {}", self.text))).unwrap();
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }
}

/// All letters to somebody, the oldest first, once there are `count` of them.
pub(crate) async fn letters_to(sink: &Sink, to: &str, count: usize) -> Vec<Read> {
    loop {
        // One look: what arrives after it is what is waited for.
        let received = sink.received();
        let letters: Vec<Read> = received.iter().map(read).filter(|letter| letter.to == to).collect();
        if letters.len() >= count {
            return letters;
        }
        let arrived = tokio::time::timeout(PATIENCE, sink.wait_for(received.len() + 1)).await;
        assert!(arrived.is_ok(), "no letter {count} to {to}; there are {letters:?}");
    }
}

fn read(received: &mitreden_testkit::sink::Received) -> Read {
    let message = MessageParser::default().parse(&received.message).unwrap();
    Read { to: received.to.join(","), subject: message.subject().unwrap_or_default().to_owned(), text: message.body_text(0).unwrap_or_default().into_owned() }
}

/// Types an address at the door; answers the code that arrives as the `nth` letter to it.
pub(crate) async fn asks_for_code(browser: &Browser, sink: &Sink, address: &str, nth: usize) -> String {
    let answer = browser.post("/anmelden", &[("email", address)]).await;
    assert_eq!((answer.status().as_u16(), header(&answer, "location")), (303, "/anmelden/code".to_owned()));
    letters_to(sink, address, nth).await[nth - 1].code()
}

/// Signs in by code.
pub(crate) async fn signs_in(browser: &Browser, sink: &Sink, address: &str, nth: usize) {
    let code = asks_for_code(browser, sink, address, nth).await;
    let answer = browser.post("/anmelden/code", &[("code", &code)]).await;
    assert_eq!(answer.status(), 303);
}
