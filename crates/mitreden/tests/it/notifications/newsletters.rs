//! Newsletters: written, tried, sent once to everybody who asked for them. Never a digest.

use mitreden::accounts::Role;
use mitreden_testkit::sink::Sink;

use super::{arrived, subscribed};
use crate::programme::{anybody, staff};
use crate::registration::{autumn, with_mail};

#[tokio::test]
async fn dora_sends_the_newsletter_once_to_those_who_asked() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, autumn()).await {
        staff(&house, Role::Moderation).await.announces("Wärme", &[]).await;
        let own = subscribed(&house, &sink, "berta@example.org", &[("was", "newsletter:")]).await;
        subscribed(&house, &sink, "cem@example.org", &[("was", "programme:")]).await;
        let before = sink.received().len();
        let dora = staff(&house, Role::Press).await;
        let draft = dora.sends("/verwaltung/newsletter", &[]).await;
        let refused = dora.fails(&draft, &[("do", "send"), ("subject", ""), ("text", "x")]).await;
        assert!(refused.contains("Bitte füllen Sie dieses Feld aus."), "{refused}");
        let form = [("subject", "Neues\r\nBcc: eve@example.org"), ("text", "Liebe Leute,\n\nes gibt Neues."), ("pick", "/programm/waerme"), ("pick", "/evil")];
        let mut save = form.to_vec();
        save.push(("do", "save"));
        let preview = crate::house::text(dora.post(&draft, &save).await).await;
        assert!(preview.contains("<p class=\"lines\">es gibt Neues.</p>") && preview.contains("1 Person hat den Newsletter abonniert."), "{preview}");
        let mut send = form.to_vec();
        send.push(("do", "send"));
        assert_eq!(dora.sends(&draft, &send).await, draft);
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Neues Bcc: eve@example.org"));
        assert!(letter.plain.contains("es gibt Neues.\n") && letter.plain.contains("* Wärme") && !letter.plain.contains("/evil"), "{}", letter.plain);
        assert_eq!(letter.unsubscribe.unwrap().0, format!("/de{own}/beenden").replace("/de/de", "/de"));
        assert_eq!(dora.post(&draft, &send).await.status(), 410, "sent is sent");
        mitreden::notifications::round(house.running.app.site("")).await.unwrap();
        assert!(dora.reads(&draft).await.contains("Gesendet am"));
        assert_eq!(anybody(&house).get(&draft).await.status(), 303);
        house.running.stop().await;
        assert_eq!(sink.received().len(), before + 1);
    }
}
