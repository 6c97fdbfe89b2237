//! Comments by address: written without an account, never with an address in sight, answered, closed, forgotten.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::schedule;

use crate::house::{self, Browser, House, header, text};
use crate::moderation::letters;
use crate::news::{publish, read};

/// The id of the article at a path, from its form.
pub(crate) async fn article_id(browser: &Browser, address: &str) -> String {
    let page = text(browser.get(address).await).await;
    page.split("/kommentare/artikel/").nth(1).unwrap().chars().take_while(char::is_ascii_hexdigit).collect()
}

/// Sends a comment; answers the path of its receipt.
pub(crate) async fn comment(browser: &Browser, article: &str, name: &str, email: &str, words: &str) -> String {
    let fields = [("name", name), ("email", email), ("text", words), ("answer", ""), ("website", "")];
    let sent = browser.post(&format!("/kommentare/artikel/{article}"), &fields).await;
    assert_eq!(sent.status(), 303);
    header(&sent, "location")
}

/// The id of a comment, from the path of its receipt.
pub(crate) fn id_of(receipt: &str) -> &str {
    receipt.split('/').nth(3).unwrap()
}

/// Many forms in a minute: what is tested is not the limit.
pub(crate) async fn patient_houses(clock: Clock) -> Vec<House> {
    house::on_every_database_with(clock, |config| config.limits.forms_per_minute = 10_000).await
}

#[tokio::test]
async fn a_comment_waits_and_its_author_sees_that_and_nobody_sees_the_address() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let berta = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&berta, &address).await;
        let receipt = comment(&berta, &article, "Berta", "Berta.Secret@Example.org", "Danke für den <b>Abend</b>!\nBis bald.").await;
        let page = text(berta.get(&receipt).await).await;
        assert!(page.contains("Wartet auf Freigabe") && page.contains("&#60;b&#62;Abend"), "{page}");
        assert!(!text(berta.get(&address).await).await.contains("Danke für den"), "nobody has looked at it");
        assert_eq!(berta.get(&format!("{}x", receipt.trim_end_matches(|c: char| c.is_ascii_hexdigit()))).await.status(), 404, "nobody guesses it");

        let queue = text(dora.get("/moderation").await).await;
        assert!(queue.contains("Danke für den"), "{queue}");
        let key = format!("comment:{}", id_of(&receipt));
        assert_eq!(header(&dora.post("/moderation", &[("wahl", &key), ("do", "publish")]).await, "location"), "/moderation?fertig=1");
        let page = text(berta.get(&address).await).await;
        assert!(page.contains("Danke für den &#60;b&#62;Abend&#60;/b&#62;") && page.contains("1 Kommentar"), "{page}");
        assert!(text(berta.get(&receipt).await).await.contains("Veröffentlicht"));

        // Nothing of the address, nor of anything made from it.
        let seen = [
            page,
            queue,
            text(berta.get("/aktuelles.atom").await).await,
            text(berta.get("/suche?q=Danke").await).await,
            text(dora.get(&format!("/moderation/comment/{}", id_of(&receipt))).await).await,
            text(dora.get(&address).await).await,
            text(dora.get("/moderation/verlauf").await).await,
        ];
        for page in seen {
            let page = page.to_lowercase();
            for hidden in ["berta.secret", "ab8b9a", "gravatar", "mailto:"] {
                assert!(!page.contains(hidden), "{hidden}");
            }
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_cannot_be_taken_is_explained_and_kept_in_the_form() {
    let house = patient_houses(Clock::system()).await.remove(0);
    let dora = house.signed_in("Dora Ilmen", Role::Press).await;
    let guest = house.browser();
    let article = article_id(&guest, &publish(&dora, &[]).await).await;
    let path = format!("/kommentare/artikel/{article}");
    let links = "Kaufen! http://spam.example/ ".repeat(200);
    let long = "ä".repeat(3001);
    for (fields, sentence) in [
        ([("name", "Berta"), ("email", ""), ("text", links.as_str())], "höchstens 5 Links"),
        ([("name", "D\u{43e}ra Ilmen"), ("email", ""), ("text", "Hallo")], "jemandem aus der Verwaltung"),
        ([("name", "STADT  GERA"), ("email", ""), ("text", "Hallo")], "jemandem aus der Verwaltung"),
        ([("name", "Ber\u{202e}ta"), ("email", ""), ("text", "Hallo")], "unsichtbare"),
        ([("name", "Berta"), ("email", "berta@"), ("text", "Hallo")], "E-Mail-Adresse"),
        ([("name", "Berta"), ("email", ""), ("text", long.as_str())], "3000"),
        ([("name", " "), ("email", "berta@example.org"), ("text", "Hallo zusammen")], "href=\"#name\""),
        ([("name", "Berta"), ("email", "berta@example.org"), ("text", " \n ")], "href=\"#text\""),
    ] {
        let (status, page) = read(guest.post(&path, &fields).await).await;
        assert_eq!(status, 422, "{sentence}");
        assert!(page.contains(sentence) && page.contains("aria-invalid"), "{sentence}: {page}");
        assert!(fields[2].1.trim().is_empty() || page.contains(&fields[2].1.chars().take(5).collect::<String>()), "what was typed stays: {sentence}");
    }
    assert!(text(dora.get("/moderation").await).await.contains("Nichts zu tun"));
    // Line breaks in a name become blanks; the letter's head gets nothing of them.
    let receipt = comment(&guest, &article, "Eve\r\nBcc: all@example.org", "eve@example.org", "Hallo").await;
    assert!(text(guest.get(&receipt).await).await.contains("Eve Bcc: all@example.org"));
    // A program that fills in everything is not told; people look at what it sent.
    let trapped = guest.post(&path, &[("name", "Bot"), ("text", "Kauf"), ("website", "http://x.example")]).await;
    assert_eq!(trapped.status(), 303);
    assert!(text(dora.get("/moderation").await).await.contains("Unsichtbares Feld ausgefüllt"));
    assert_eq!(guest.get("/kommentare/artikel/0").await.status(), 404);
    assert_eq!(guest.get("/kommentare/haus/0").await.status(), 404);
    assert_eq!(guest.get("/kommentare/artikel/%00").await.status(), 404);
}

#[tokio::test]
async fn the_city_answers_at_once_and_answers_are_one_level_deep() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let first = comment(&guest, &article, "Berta", "", "Wann geht es weiter?").await;
        let path = format!("/kommentare/artikel/{article}");
        let answer = |of: String| [("name".to_owned(), "Dora Ilmen".to_owned()), ("text".to_owned(), "Am Dienstag.".to_owned()), ("answer".to_owned(), of)];
        let send = |browser: &Browser, of: &str| browser.post_with(&path).form(&answer(of.to_owned())).send();
        assert_eq!(send(&dora, id_of(&first)).await.unwrap().status(), 404, "what nobody reads yet is not answered");
        dora.post("/moderation", &[("wahl", &format!("comment:{}", id_of(&first))), ("do", "publish")]).await;
        let (_, form) = read(guest.get(&format!("{path}?antwort={}", id_of(&first))).await).await;
        assert!(form.contains("Wann geht es weiter?") && form.contains("Antwort schreiben"), "{form}");
        let sent = send(&dora, id_of(&first)).await.unwrap();
        let anchor = header(&sent, "location");
        assert!(anchor.starts_with(&format!("{address}#kommentar-")), "{anchor}");
        let page = text(guest.get(&address).await).await;
        assert!(page.contains("comment--city") && page.contains("comments__answers") && page.contains("2 Kommentare"), "{page}");
        let own = anchor.rsplit('-').next().unwrap();
        assert_eq!(send(&guest, own).await.unwrap().status(), 404, "an answer is not answered");
        // Somebody without an account who takes the name of the staff does not get past the form.
        assert_eq!(send(&guest, id_of(&first)).await.unwrap().status(), 422);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_left_an_address_hears_that_it_is_published_and_what_the_city_says() {
    for house in patient_houses(Clock::system()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let first = comment(&guest, &article, "Berta", "berta@example.org", "Wann geht es weiter?").await;
        let id = id_of(&first);
        assert!(letters(&house).await.is_empty(), "nothing has happened yet");
        dora.post("/moderation", &[("wahl", &format!("comment:{id}")), ("do", "publish")]).await;
        let answer = [("name", "Dora Ilmen"), ("text", "Am Dienstag.\n\nUm fünf."), ("answer", id)];
        assert_eq!(dora.post(&format!("/kommentare/artikel/{article}"), &answer).await.status(), 303);
        let written = letters(&house).await;
        let subjects: Vec<&str> = written.iter().map(|(_, subject, _)| subject.as_str()).collect();
        assert_eq!(subjects, ["Die Stadt hat Ihnen geantwortet", "Ihr Kommentar ist veröffentlicht"]);
        assert!(written.iter().all(|(to, _, _)| to == "berta@example.org"));
        assert!(written[0].2.contains("Am Dienstag.") && written[0].2.contains("Um fünf."), "{}", written[0].2);
        assert!(written[1].2.contains(&format!("{address}#kommentar-{id}")), "{}", written[1].2);
        // What was hidden and comes back after that is no news.
        dora.post("/moderation", &[("wahl", &format!("comment:{id}")), ("do", "reject"), ("reason", "off-topic")]).await;
        dora.post("/moderation", &[("wahl", &format!("comment:{id}")), ("do", "publish")]).await;
        assert_eq!(letters(&house).await.len(), 3, "the refusal alone was told");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn comments_end_with_their_day() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in patient_houses(clock.clone()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[("until", "2026-11-25")]).await;
        let article = article_id(&guest, &address).await;
        let page = text(guest.get(&address).await).await;
        assert!(page.contains("Kommentieren können Sie bis Mittwoch, 25. November 2026."), "{page}");
        clock.advance(SignedDuration::from_hours(31));
        let path = format!("/kommentare/artikel/{article}");
        let late = guest.post(&path, &[("name", "Berta"), ("text", "Zu spät?")]).await;
        assert_eq!(late.status(), 409);
        assert!(text(late).await.contains("keine Kommentare an"));
        assert!(!text(guest.get(&address).await).await.contains("name=\"text\""));
        clock.advance(SignedDuration::from_hours(-31));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_site_may_ask_for_an_account_or_have_no_comments() {
    let mut houses = house::on_every_database_with(Clock::system(), |config| config.comments.without_account = false).await;
    let house = houses.remove(0);
    let dora = house.signed_in("Dora Ilmen", Role::Press).await;
    let address = publish(&dora, &[]).await;
    let article = article_id(&dora, &address).await;
    let guest = house.browser();
    assert!(text(guest.get(&address).await).await.contains("Zum Kommentieren anmelden"));
    let sent = guest.post(&format!("/kommentare/artikel/{article}"), &[("name", "Berta"), ("text", "Hallo")]).await;
    assert!(header(&sent, "location").starts_with("/anmelden"));
    let cem = house.signed_in("Cem", Role::Person).await;
    let receipt = comment(&cem, &article, "Cem", "", "Mit Konto.").await;
    assert!(text(cem.get(&receipt).await).await.contains("Wartet auf Freigabe"));

    let mut houses = house::on_every_database_with(Clock::system(), |config| config.comments.enabled = false).await;
    let house = houses.remove(0);
    let dora = house.signed_in("Dora Ilmen", Role::Press).await;
    let address = publish(&dora, &[]).await;
    assert!(!text(house.browser().get(&address).await).await.contains("kommentare"));
}

#[tokio::test]
async fn what_nobody_needs_any_more_is_forgotten() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in patient_houses(clock.clone()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let kept = comment(&guest, &article, "Berta", "berta@example.org", "Das bleibt.").await;
        let gone = comment(&guest, &article, "Gustav", "gustav@example.org", "Das geht.").await;
        dora.post("/moderation", &[("wahl", &format!("comment:{}", id_of(&kept))), ("do", "publish")]).await;
        dora.post("/moderation", &[("wahl", &format!("comment:{}", id_of(&gone))), ("do", "reject"), ("reason", "off-topic")]).await;
        clock.advance(SignedDuration::from_hours(24 * 29));
        schedule::round(&house.running.app).await;
        assert!(text(guest.get(&kept).await).await.contains("Wir schreiben Ihnen"));
        assert_eq!(guest.get(&gone).await.status(), 200);
        clock.advance(SignedDuration::from_hours(24 * 2));
        schedule::round(&house.running.app).await;
        assert!(!text(guest.get(&kept).await).await.contains("Wir schreiben Ihnen"), "the address is gone");
        assert_eq!(guest.get(&gone).await.status(), 410);
        clock.advance(SignedDuration::from_hours(-24 * 31));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_answers_of_others_outlive_a_rejected_comment() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in patient_houses(clock.clone()).await {
        let dora = house.signed_in("Dora Ilmen", Role::Press).await;
        let guest = house.browser();
        let address = publish(&dora, &[]).await;
        let article = article_id(&guest, &address).await;
        let receipt = comment(&guest, &article, "Gustav", "", "Das ist Unfug.").await;
        let key = format!("comment:{}", id_of(&receipt));
        dora.post("/moderation", &[("wahl", &key), ("do", "publish")]).await;
        let answer = [("name", "Dora Ilmen"), ("text", "Bitte lesen Sie den Beschluss."), ("answer", id_of(&receipt))];
        dora.post(&format!("/kommentare/artikel/{article}"), &answer).await;
        dora.post("/moderation", &[("wahl", &key), ("do", "reject"), ("reason", "off-topic")]).await;
        clock.advance(SignedDuration::from_hours(24 * 100));
        schedule::round(&house.running.app).await;
        let page = text(guest.get(&address).await).await;
        assert!(page.contains("Bitte lesen Sie den Beschluss.") && page.contains("Dieser Kommentar wurde entfernt."), "{page}");
        assert!(!page.contains("Das ist Unfug.") && !page.contains("Gustav"), "{page}");
        clock.advance(SignedDuration::from_hours(-24 * 100));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn who_writes_too_often_keeps_the_words() {
    let house = house::on_every_database_with(Clock::system(), |config| config.limits.forms_per_minute = 1).await.remove(0);
    let dora = house.signed_in("Dora Ilmen", Role::Press).await;
    let guest = house.browser();
    let article = article_id(&guest, &publish(&dora, &[]).await).await;
    let fields = [("name", "Berta"), ("email", ""), ("text", "Ein langer Gedanke.")];
    let path = format!("/kommentare/artikel/{article}");
    let mut last = guest.post(&path, &fields).await;
    for _ in 0..20 {
        if last.status() == 429 {
            break;
        }
        last = guest.post(&path, &fields).await;
    }
    assert_eq!(last.status(), 429);
    let page = text(last).await;
    assert!(page.contains("Bitte warten Sie eine Minute") && page.contains(">Ein langer Gedanke.</textarea>"), "{page}");
}
