//! Newsletters: written, tried, sent once to everybody who asked for them. Never a digest.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::db::run;
use mitreden_testkit::sink::Sink;

use super::{arrived, subscribed};
use crate::programme::{anybody, field, staff};
use crate::registration::{autumn, with_mail};

#[tokio::test]
async fn dora_sends_the_newsletter_once_to_those_who_asked() {
    let sink = Sink::start().await.unwrap();
    let clock = autumn();
    for house in with_mail(&sink, clock.clone()).await {
        staff(&house, Role::Moderation).await.announces("Wärme", &[]).await;
        let own = subscribed(&house, &sink, "berta@example.org", &[("was", "newsletter:")]).await;
        subscribed(&house, &sink, "cem@example.org", &[("was", "programme:")]).await;
        let before = sink.received().len();
        let dora = staff(&house, Role::Press).await;
        let draft = dora.sends("/verwaltung/newsletter", &[]).await;
        let refused = dora.fails(&draft, &[("do", "send"), ("subject", ""), ("text", "x")]).await;
        assert!(refused.contains("Bitte füllen Sie dieses Feld aus."), "{refused}");
        let version = field(&refused, "version");
        let form = [
            ("version", version),
            ("subject", "Neues\r\nBcc: eve@example.org"),
            ("text", "Liebe Leute,\n\nes gibt Neues."),
            ("pick", "/programm/waerme"),
            ("pick", "/evil"),
        ];
        let mut save = form.to_vec();
        save.push(("do", "save"));
        let preview = crate::house::text(dora.post(&draft, &save).await).await;
        assert!(preview.contains("<p class=\"lines\">es gibt Neues.</p>") && preview.contains("1 Person hat den Newsletter abonniert."), "{preview}");
        clock.advance(SignedDuration::from_secs(1));
        dora.post(&draft, &[("version", field(&preview, "version")), ("subject", "Anders"), ("text", "Anders"), ("do", "save")]).await;
        let late = dora.post(&draft, &save).await;
        assert_eq!(late.status(), 409, "somebody has kept another version");
        let late = crate::house::text(late).await;
        assert!(late.contains("Jemand hat das inzwischen geändert.") && late.contains("Liebe Leute,"), "{late}");
        let version = field(&late, "version");
        let mut send = form.to_vec();
        send[0] = ("version", version);
        send.push(("do", "send"));
        assert_eq!(dora.sends(&draft, &send).await, draft);
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Neues Bcc: eve@example.org"));
        assert!(
            letter.plain.starts_with("Liebe Leute,\n")
                && letter.plain.contains("es gibt Neues.\n")
                && letter.plain.contains("* Wärme")
                && !letter.plain.contains("/evil"),
            "{}",
            letter.plain
        );
        assert_eq!(letter.unsubscribe.unwrap().0, format!("/de{own}/beenden").replace("/de/de", "/de"));
        assert_eq!(dora.post(&draft, &send).await.status(), 410, "sent is sent");
        mitreden::notifications::round(house.running.app.site("")).await.unwrap();
        assert!(dora.reads(&draft).await.contains("Gesendet am"));
        assert_eq!(anybody(&house).get(&draft).await.status(), 303);
        house.running.stop().await;
        assert_eq!(sink.received().len(), before + 1);
    }
}

#[tokio::test]
async fn a_trial_has_no_links_to_a_subscription_that_is_none() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        let dora = staff(&house, Role::Press).await;
        let tx = house.running.app.site("").db.begin().await.unwrap();
        run(&tx, "UPDATE person SET email = 'dora@gera.example' WHERE name = 'Ada Anders'", []).await.unwrap();
        tx.commit().await.unwrap();
        let before = sink.received().len();
        let draft = dora.sends("/verwaltung/newsletter", &[]).await;
        let page = dora.reads(&draft).await;
        assert!(page.contains(">Guten Tag,</textarea>"), "the greeting is the city's: {page}");
        let version = field(&page, "version");
        let form = [("version", version), ("subject", "Neues"), ("text", "Guten Tag,\n\nes gibt Neues."), ("do", "test")];
        dora.post(&draft, &form).await;
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!(letter.plain.matches("Guten Tag,").count(), 1, "{}", letter.plain);
        assert!(letter.plain.contains("Das ist eine Probe für Sie.") && !letter.plain.contains("/abos/"), "{}", letter.plain);
        assert!(letter.unsubscribe.is_none());
        house.running.stop().await;
    }
}
