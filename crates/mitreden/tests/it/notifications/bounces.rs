//! Letters that come back: the program reads them as a mail server hands them over, and nobody writes there any more. Never how a report is parsed.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db::run;
use mitreden::config::MailProtection;
use mitreden::notifications;
use mitreden_testkit::sink::Sink;

use super::subscribed;
use crate::house::{self, House, text};
use crate::programme::{anybody, staff};
use crate::registration::{autumn, settled};

/// A report of a mail server to the return address of a letter.
fn report(to: &str, action: &str, status: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.net\r\nTo: <{to}>\r\nSubject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nThis is the mail system at host mx.example.net.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n\
         Final-Recipient: rfc822; berta@example.org\r\nAction: {action}\r\nStatus: {status}\r\n\r\n--b--\r\n"
    )
}

/// The program as the mail server's alias calls it; a running portal goes on beside it.
fn bounce(house: &House, letter: &[u8], more: &[&str]) -> Output {
    let config = &house.running.app.site("").config;
    let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    command.args(["mail", "bounce", "--data"]).arg(&config.data.folder).args(more);
    command.env("MITREDEN__DATABASE__URL", &config.database.url);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(letter).unwrap();
    child.wait_with_output().unwrap()
}

/// What the program said, without an error.
fn said(output: Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

async fn houses(sink: &Sink, clock: mitreden::base::clock::Clock) -> Vec<House> {
    let port = sink.address.port();
    house::on_every_database_with(clock, move |config| {
        config.mail.host = "127.0.0.1".to_owned();
        config.mail.port = port;
        config.mail.protection = MailProtection::None;
        config.mail.returns = "returns@gera.example".to_owned();
        config.limits.forms_per_minute = 1000;
        config.limits.door_per_minute = 1000;
    })
    .await
}

/// Announces an evening, lets the portal write about it, and answers the return addresses of all letters.
async fn news(house: &House, sink: &Sink, clock: &mitreden::base::clock::Clock, title: &str) -> Vec<String> {
    clock.advance(SignedDuration::from_secs(1));
    staff(house, Role::Moderation).await.announces(title, &[]).await;
    clock.advance(SignedDuration::from_secs(1));
    notifications::round(house.running.app.site("")).await.unwrap();
    settled(house).await;
    sink.received().into_iter().map(|letter| letter.from).collect()
}

#[tokio::test]
async fn an_address_that_takes_no_letters_gets_none_until_its_owner_says_so() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in houses(&sink, clock.clone()).await {
        let own = subscribed(&house, &sink, "berta@example.org", &[("was", "programme:"), ("rhythm", "at-once")]).await;
        let berta = house.signed_in("Berta", Role::Person).await;
        let tx = house.running.app.site("").db.begin().await.unwrap();
        run(&tx, "UPDATE person SET email = 'berta@example.org' WHERE name = 'Berta'", []).await.unwrap();
        tx.commit().await.unwrap();
        let account = async || text(berta.get_with("/konto").header("accept-language", "de").send().await.unwrap()).await;
        assert!(!account().await.contains("nimmt keine E-Mails an"));
        let to = news(&house, &sink, &clock, "Eins").await.pop().unwrap();
        assert!(said(bounce(&house, report(&to, "failed", "5.1.1").as_bytes(), &[])).contains("gets no more digests"), "{to}");
        assert!(said(bounce(&house, report(&to, "failed", "5.1.1").as_bytes(), &[])).contains("is not known, or came back before"));
        let before = sink.received().len();
        assert_eq!(news(&house, &sink, &clock, "Zwei").await.len(), before, "nothing more is written");
        assert!(anybody(&house).reads(&own).await.contains("Ihre Adresse nimmt keine E-Mails an"));
        assert!(account().await.contains("Ihre Adresse nimmt keine E-Mails an"));
        let post = staff(&house, Role::Moderation).await.reads("/verwaltung/post").await;
        assert!(post.contains("Zurückgekommen") && post.contains("returned 5.1.1") && !post.contains("Noch einmal senden"), "{post}");
        // From the account, and from the page that letters lead to.
        assert_eq!(berta.post("/konto/adresse/erreichbar", &[]).await.status(), 303);
        assert!(!account().await.contains("nimmt keine E-Mails an"));
        let letters = news(&house, &sink, &clock, "Drei").await;
        assert_eq!(letters.len(), before + 1, "what was missed comes with it");
        said(bounce(&house, report(letters.last().unwrap(), "failed", "5.1.1").as_bytes(), &[]));
        anybody(&house).sends(&own, &[("was", "programme:"), ("rhythm", "at-once")]).await;
        assert!(!anybody(&house).reads(&own).await.contains("nimmt keine E-Mails an"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_full_mailbox_is_counted_and_what_is_not_ours_is_left_aside() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in houses(&sink, clock.clone()).await {
        let own = subscribed(&house, &sink, "berta@example.org", &[("was", "programme:"), ("rhythm", "at-once")]).await;
        let is_told = async || anybody(&house).reads(&own).await.contains("nimmt keine E-Mails an");
        let to = news(&house, &sink, &clock, "Abend").await.pop().unwrap();
        let forged = report("returns+0123456789abcdef0123456789abcdef@gera.example", "failed", "5.1.1");
        assert!(said(bounce(&house, forged.as_bytes(), &[])).contains("is not known"));
        for strange in
            [report("returns@gera.example", "failed", "5.1.1"), report(&to, "delayed", "4.4.1"), format!("To: {to}\r\n\r\nIch bin im Urlaub."), String::new()]
        {
            assert!(said(bounce(&house, strange.as_bytes(), &[])).contains("left aside"), "{strange}");
        }
        let huge =
            format!("{}{}", report(&to, "failed", "4.2.2").trim_end_matches("--b--\r\n"), "--b\r\n\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n".repeat(250_000));
        assert!(huge.len() > 10_000_000);
        assert!(said(bounce(&house, huge.as_bytes(), &[])).contains("counted"));
        assert!(!is_told().await);
        // Four more, one by the mail server's own word for whom it is, the others from a folder.
        for (number, title) in ["Zwei", "Drei", "Vier"].into_iter().enumerate() {
            let to = news(&house, &sink, &clock, title).await.pop().unwrap();
            if number == 0 {
                assert!(said(bounce(&house, report("root@gera.example", "failed", "5.2.2").as_bytes(), &["--recipient", &to])).contains("counted"));
            } else {
                let folder = tempfile::tempdir().unwrap();
                std::fs::write(folder.path().join("1"), report(&to, "failed", "4.4.7")).unwrap();
                std::fs::write(folder.path().join("2"), "nothing").unwrap();
                let said = said(bounce(&house, b"", &[folder.path().to_str().unwrap()]));
                assert!(said.contains("1: letter") && said.contains("counted") && said.contains("2: left aside"), "{said}");
            }
        }
        assert!(!is_told().await);
        let to = news(&house, &sink, &clock, "Fünf").await.pop().unwrap();
        assert!(said(bounce(&house, report(&to, "failed", "5.2.2").as_bytes(), &[])).contains("gets no more digests"));
        assert!(is_told().await);
        let later = bounce(&house, b"", &["/gibt-es-nicht"]);
        assert_eq!(later.status.code(), Some(75), "the mail server tries again later");
        house.running.stop().await;
    }
}
