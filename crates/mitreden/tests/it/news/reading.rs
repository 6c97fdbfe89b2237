//! Reading: lists with cursor and tags, feed, what other programs read, caching.

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use serde_json::Value;

use super::{publish, read};
use crate::house::{self, header, text};

#[tokio::test]
async fn the_list_goes_on_where_it_ended() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let dora = house.signed_in("Dora", Role::Press).await;
        for number in 0..14 {
            clock.advance(SignedDuration::from_secs(i64::from(number % 2)));
            let (title, tags) = (format!("Artikel Nummer {number}"), if number % 7 == 0 { "Energie & Umwelt" } else { "" });
            publish(&dora, &[("title", &title), ("tags", tags)]).await;
        }
        let guest = house.browser();
        let first = text(guest.get("/aktuelles").await).await;
        assert_eq!(first.matches("class=\"teaser\"").count(), 12);
        assert!(first.contains("Nummer 13<") && !first.contains("Nummer 0<"));
        let older = first.split("href=\"/aktuelles?vor=").nth(1).unwrap().split('"').next().unwrap();
        // A new article on top moves nothing.
        publish(&dora, &[("title", "Ganz neu")]).await;
        let second = text(guest.get(&format!("/aktuelles?vor={older}")).await).await;
        assert_eq!(second.matches("class=\"teaser\"").count(), 2);
        let seen = (0..14).filter(|n| first.contains(&format!("Nummer {n}<")) != second.contains(&format!("Nummer {n}<"))).count();
        assert_eq!(seen, 14, "each on one page");
        let tagged = text(guest.get("/aktuelles?thema=energie-umwelt").await).await;
        assert_eq!(tagged.matches("class=\"teaser\"").count(), 2);
        assert!(tagged.contains("<title>Aktuelles: Energie &#38; Umwelt"));
        for strange in ["/aktuelles?vor=", "/aktuelles?vor=1-x", "/aktuelles?vor=%00", "/aktuelles?vor=%27--"] {
            assert_eq!(guest.get(strange).await.status(), 200, "{strange}");
        }
        for missing in
            ["/aktuelles?thema=fehlt", "/aktuelles/fehlt", "/aktuelles/%00", "/aktuelles/Artikel", "/aktuelles/bilder/x", "/aktuelles/bilder/a-b.webp"]
        {
            assert_eq!(guest.get(missing).await.status(), 404, "{missing}");
        }
        house.running.stop().await;
    }
}

#[tokio::test]
async fn other_programs_read_an_article() {
    let house = house::open().await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let title = "</script>Räume & „Gesichter“ <b>";
    let address = publish(&dora, &[("title", title), ("tags", "Räume, Beteiligung"), ("text", "<img src=x onerror=alert(1)>")]).await;
    let page = text(house.browser().get(&address).await).await;
    let data: Vec<Value> =
        page.split("application/ld+json\">").skip(1).map(|rest| serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap()).collect();
    assert_eq!((&data[0]["@type"], &data[0]["headline"]), (&Value::from("NewsArticle"), &Value::from(title)));
    assert_eq!(data[0]["sourceOrganization"]["name"], "Stadtverwaltung Gera");
    assert_eq!(data[0]["keywords"][1], "Beteiligung");
    assert_eq!(data[1]["itemListElement"][1]["name"], "Aktuelles");
    assert!(page.contains("property=\"og:title\" content=\"&#60;/script&#62;Räume &#38;") && page.contains("rel=\"canonical\""), "{page}");

    let feed = text(house.browser().get("/aktuelles.atom").await).await;
    assert!(feed.contains("<title>&#60;/script&#62;Räume &#38; „Gesichter“ &#60;b&#62;</title>"), "{feed}");
    assert!(feed.contains("&#38;lt;img src=x") && feed.contains("<category term=\"raeume\" label=\"Räume\"/>"), "{feed}");
    assert!(!feed.contains('@'), "no address of anybody");
    let feed = text(house.browser().get("/aktuelles.rss").await).await;
    assert!(feed.contains("<title>&#60;/script&#62;Räume &#38; „Gesichter“ &#60;b&#62;</title>") && feed.contains("<category>Räume</category>"), "{feed}");
    assert!(feed.contains("<rss version=\"2.0\"") && feed.contains("<dc:creator>") && !feed.contains('@'), "{feed}");
}

#[tokio::test]
async fn an_unchanged_page_is_not_sent_twice_and_a_changed_one_is() {
    let house = house::open().await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let address = publish(&dora, &[]).await;
    let guest = house.browser();
    for path in ["/aktuelles", "/aktuelles.atom", "/aktuelles.rss", address.as_str()] {
        let first = guest.get(path).await;
        assert_eq!(header(&first, "cache-control"), "public, no-cache", "{path}");
        assert!(header(&first, "vary").contains("cookie"), "{path}");
        let mark = header(&first, "etag");
        let again = guest.get_with(path).header("if-none-match", &mark).send().await.unwrap();
        assert_eq!(again.status(), 304, "{path}");
        let (status, body) = read(again).await;
        assert_eq!((status, body.as_str()), (304, ""));
        dora.post(&format!("{address}/korrektur"), &[("correction", path)]).await;
        if path != "/aktuelles" {
            let changed = guest.get_with(path).header("if-none-match", &mark).send().await.unwrap();
            assert_eq!(changed.status(), 200, "{path}");
        }
    }
    assert_eq!(header(&dora.get(&address).await, "cache-control"), "no-store", "what the staff sees is kept nowhere");
}

#[tokio::test]
async fn the_start_page_shows_the_newest_and_the_related_evening_is_linked() {
    let house = house::open().await;
    let dora = house.signed_in("Dora", Role::Admin).await;
    assert!(!text(house.browser().get("/").await).await.contains("Alle Artikel"), "nothing yet");
    dora.post("/programm/reihen/neu", &[("title", "SmartCity-Wochen"), ("summary", "")]).await;
    let form = text(dora.get("/aktuelles/neu").await).await;
    let related = form.split("<option value=\"series:").nth(1).unwrap().split('"').next().unwrap();
    let address = publish(&dora, &[("related", &format!("series:{related}"))]).await;
    let guest = house.browser();
    assert!(text(guest.get(&address).await).await.contains("href=\"/programm/reihen/smartcity-wochen\""));
    let start = text(guest.get("/en").await).await;
    assert!(start.contains("Viele neue Gesichter") && start.contains("All articles") && start.contains(&format!("/en{address}")), "{start}");
}
