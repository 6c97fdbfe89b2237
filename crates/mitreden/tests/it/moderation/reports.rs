//! Reporting: by everybody, about comments, articles and pages; answered by letter.

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use super::letters;
use crate::comments::{article_id, comment, id_of, patient_houses};
use crate::house::{header, text};
use crate::news::{publish, read};

#[tokio::test]
async fn a_reported_comment_stands_on_top_and_the_reporter_hears_of_it() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let receipt = comment(&guest, &article, "Gustav", "", "Die da sind alle gleich.").await;
        let id = id_of(&receipt);
        assert_eq!(guest.get(&format!("/melden?was=comment&id={id}")).await.status(), 404, "what nobody reads cannot be reported");
        dora.post("/moderation", &[("wahl", &format!("comment:{id}")), ("do", "publish")]).await;
        comment(&guest, &article, "Berta", "", "Ein anderer Kommentar, der wartet.").await;

        let page = text(guest.get(&address).await).await;
        assert!(page.contains(&format!("/melden?was=comment&#38;id={id}")) && page.contains("/melden?was=article"), "{page}");
        let (_, form) = read(guest.get(&format!("/melden?was=comment&id={id}")).await).await;
        assert!(form.contains("Die da sind alle gleich."), "{form}");
        let (status, form) = read(guest.post("/melden", &[("was", "comment"), ("id", id), ("email", "frieda@")]).await).await;
        assert_eq!(status, 422);
        assert!(form.contains("href=\"#reason\"") && form.contains("href=\"#words\"") && form.contains("href=\"#email\""), "{form}");
        let fields = [("was", "comment"), ("id", id), ("reason", "hatred"), ("words", "Das setzt Menschen herab."), ("email", "frieda@example.org")];
        let sent = guest.post("/melden", &fields).await;
        let thanks = header(&sent, "location");
        let page = text(guest.get(&thanks).await).await;
        assert!(thanks.starts_with("/melden/M-") && page.contains("Ein Mensch sieht sie an") && !page.contains("herab"), "{page}");
        assert_eq!(guest.get("/melden/M-00000000").await.status(), 404);

        let queue = text(dora.get("/moderation").await).await;
        let first = queue.split("data-entry").nth(1).unwrap();
        assert!(first.contains("Die da sind alle gleich.") && first.contains("Sofort"), "{first}");
        let matter = format!("/moderation/comment/{id}");
        assert!(text(dora.get(&matter).await).await.contains("Das setzt Menschen herab."));
        assert_eq!(header(&dora.post(&matter, &[("do", "reject"), ("reason", "hatred")]).await, "location"), "/moderation?fertig=1");
        assert!(!text(guest.get(&address).await).await.contains("alle gleich"));
        let written = letters(&house).await;
        assert!(
            written.iter().any(|(to, subject, letter)| to == "frieda@example.org" && subject.contains("M-") && letter.contains("entfernt oder verborgen")),
            "{written:?}"
        );
        house.running.stop().await;
    }
}

#[tokio::test]
async fn pages_and_articles_are_reported_and_dismissed() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let from = guest.get_with("/melden").header("referer", house.url("/raeume/saal?x=1")).send().await.unwrap();
        assert!(text(from).await.contains("name=\"seite\" value=\"/raeume/saal\""));
        let fields = [("seite", "/raeume/saal"), ("reason", "false-name"), ("words", "Da nennt sich jemand Oberbürgermeister.")];
        assert_eq!(guest.post("/melden", &fields).await.status(), 303);
        let fields = [("was", "article"), ("id", &*article), ("reason", "other"), ("words", "Die Zahl stimmt nicht."), ("email", "cem@example.org")];
        assert_eq!(guest.post("/melden", &fields).await.status(), 303);
        let queue = text(dora.get("/moderation?art=report").await).await;
        assert!(queue.contains("/raeume/saal") && queue.contains("Gemeldet: Gibt sich als jemand anderes aus."), "{queue}");
        let page = "/moderation/page/%2Fraeume%2Fsaal";
        assert!(text(dora.get(page).await).await.contains("nennt sich jemand Oberbürgermeister"));
        assert_eq!(header(&dora.post(page, &[("do", "keep")]).await, "location"), "/moderation?fertig=1");
        assert_eq!(header(&dora.post("/moderation", &[("wahl", &format!("article:{article}")), ("do", "keep")]).await, "location"), "/moderation?fertig=1");
        assert!(text(dora.get("/moderation").await).await.contains("Nichts zu tun"));
        let written = letters(&house).await;
        assert!(written.len() == 1 && written[0].2.contains("nichts zu beanstanden"), "{written:?}");
        assert_eq!(guest.get(&address).await.status(), 200);
        house.running.stop().await;
    }
}
