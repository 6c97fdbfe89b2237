//! Removing for good: from pages, feeds and the database's files; with a second person if the site wants one; names; blocks.

use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use super::letters;
use crate::comments::{article_id, comment, id_of, patient_houses};
use crate::house::{self, header, text};
use crate::news::publish;

#[tokio::test]
async fn a_removed_text_is_gone_from_everywhere() {
    let house = house::on_sqlite().await;
    let dora = house.signed_in("Dora Ilmen", Role::Press).await;
    let guest = house.browser();
    let address = publish(&dora, &[]).await;
    let article = article_id(&guest, &address).await;
    let receipt = comment(&guest, &article, "Gertrud Geheim", "gertrud@example.org", "Mein Nachbar wohnt in der Musterstrasse 17 und hat Pech.").await;
    let key = format!("comment:{}", id_of(&receipt));
    dora.post("/moderation", &[("wahl", &key), ("do", "publish")]).await;
    assert!(text(guest.get(&address).await).await.contains("Musterstrasse 17"));
    let done = dora.post("/moderation", &[("wahl", &key), ("do", "redact"), ("reason", "personal")]).await;
    assert_eq!(header(&done, "location"), "/moderation?fertig=1");
    assert!(letters(&house).await.iter().any(|(_, _, words)| words.contains("Gertrud Geheim")), "she is told by letter, and the letter is forgotten");
    house.running.app.site("").db.forget_deleted().await.unwrap();
    for path in [address.as_str(), receipt.as_str()] {
        assert!(!text(guest.get(path).await).await.contains("wohnt in der Musterstrasse"), "{path}");
    }
    assert!(text(guest.get(&receipt).await).await.contains("Nennt Persönliches von anderen."), "the author is told why");
    assert!(!text(dora.get("/moderation/verlauf").await).await.contains("Musterstrasse"));
    let data = house.running.app.site("").data.clone();
    for file in std::fs::read_dir(&data).unwrap().flatten().filter(|file| file.file_name().to_str().unwrap().starts_with("mitreden.db")) {
        let bytes = std::fs::read(file.path()).unwrap();
        for word in [&b"Musterstrasse 17"[..], b"Gertrud Geheim"] {
            assert!(!bytes.windows(word.len()).any(|part| part == word), "{:?}", file.file_name());
        }
    }
}

#[tokio::test]
async fn what_was_answered_keeps_its_place_without_words() {
    let house = patient_houses(Clock::system()).await.remove(0);
    let dora = house.signed_in("Dora Ilmen", Role::Press).await;
    let guest = house.browser();
    let address = publish(&dora, &[]).await;
    let article = article_id(&guest, &address).await;
    let receipt = comment(&guest, &article, "Gustav", "", "Unfug.").await;
    let matter = format!("/moderation/comment/{}", id_of(&receipt));
    dora.post(&matter, &[("do", "publish")]).await;
    let answer = [("name", "Dora Ilmen"), ("text", "Bitte bleiben Sie freundlich."), ("answer", id_of(&receipt))];
    dora.post(&format!("/kommentare/artikel/{article}"), &answer).await;
    // The name alone first, then everything.
    dora.post(&matter, &[("do", "remove-name"), ("reason", "false-name")]).await;
    let page = text(guest.get(&address).await).await;
    assert!(page.contains("Ohne Namen") && page.contains("Unfug.") && !page.contains("Gustav"), "{page}");
    dora.post(&matter, &[("do", "redact"), ("reason", "insult")]).await;
    let page = text(guest.get(&address).await).await;
    assert!(page.contains("Dieser Kommentar wurde entfernt.") && page.contains("freundlich") && !page.contains("Unfug."), "{page}");
}

#[tokio::test]
async fn four_eyes_remove_what_one_proposes() {
    let patient = |config: &mut mitreden::config::Config| config.moderation.four_eyes = true;
    for house in house::on_every_database_with(Clock::system(), patient).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let ada = house.signed_in("Ada Anders", Role::Moderation).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let receipt = comment(&guest, &article, "Gustav", "gustav@example.org", "Streng vertraulich.").await;
        let matter = format!("/moderation/comment/{}", id_of(&receipt));
        let proposed = dora.post(&matter, &[("do", "redact"), ("reason", "personal")]).await;
        assert!(header(&proposed, "location").ends_with("?stand=proposed"));
        assert!(header(&dora.post(&matter, &[("do", "redact"), ("reason", "personal")]).await, "location").ends_with("?stand=own"), "two eyes are not four");
        let page = text(ada.get(&matter).await).await;
        assert!(page.contains("Streng vertraulich.") && page.contains("Dora Ilmen schlägt vor"), "{page}");
        assert_eq!(header(&ada.post(&matter, &[("do", "redact")]).await, "location"), "/moderation?fertig=1");
        assert!(!text(ada.get(&matter).await).await.contains("Streng vertraulich."));
        let written = letters(&house).await;
        assert!(written[0].2.contains("Nennt Persönliches von anderen."), "the reason of the proposal: {written:?}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_is_blocked_is_told_and_known_by_no_address() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let receipt = comment(&guest, &article, "Gustav", "Gustav@Example.org", "Kauft bei mir!").await;
        let fields = [("wahl", &*format!("comment:{}", id_of(&receipt))), ("do", "reject"), ("reason", "advertising"), ("block", "true")];
        dora.post("/moderation", &fields).await;
        let path = format!("/kommentare/artikel/{article}");
        let again = guest.post(&path, &[("name", "Gustav"), ("email", "gustav@example.org"), ("text", "Noch einmal")]).await;
        // Anybody can type an address: the answer is the usual one, and the moderation sees it.
        assert_eq!(again.status(), 303);
        assert!(text(dora.get("/moderation?art=comment").await).await.contains("Von einer gesperrten Adresse"));
        comment(&guest, &article, "Berta", "berta@example.org", "Ich bin jemand anderes.").await;
        let blocks = text(dora.get("/moderation/sperren").await).await;
        assert!(blocks.contains("Ist Werbung.") && !blocks.to_lowercase().contains("gustav"), "{blocks}");
        let id = blocks.split("action=\"/moderation/sperren/").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(dora.post(&format!("/moderation/sperren/{id}"), &[]).await.status(), 303);
        comment(&guest, &article, "Gustav", "gustav@example.org", "Jetzt zur Sache.").await;
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_is_blocked_with_an_account_is_told() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let gustav = house.signed_in("Gustav", Role::Person).await;
        let address = publish(&dora, &[]).await;
        let article = article_id(&gustav, &address).await;
        let receipt = comment(&gustav, &article, "Gustav", "", "Kauft bei mir!").await;
        let fields = [("wahl", &*format!("comment:{}", id_of(&receipt))), ("do", "reject"), ("reason", "advertising"), ("block", "true")];
        dora.post("/moderation", &fields).await;
        let again = gustav.post(&format!("/kommentare/artikel/{article}"), &[("name", "Gustav"), ("text", "Noch einmal")]).await;
        assert_eq!(again.status(), 403);
        assert!(text(again).await.contains("können Sie keine Beiträge schreiben"));
        house.running.stop().await;
    }
}
