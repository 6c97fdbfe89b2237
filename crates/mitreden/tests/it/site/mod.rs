//! The site's own pages: what the law asks for. Never an event or a room.

mod barriers;
mod legal;

use crate::house::{self, header, text};

#[tokio::test]
async fn it_is_alive_and_stops() {
    for house in house::on_every_database().await {
        let browser = house.browser();
        assert_eq!(browser.get("/healthz").await.text().await.unwrap(), "ok\n");
        assert_eq!(browser.get("/readyz").await.text().await.unwrap(), "ready\n");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn search_engines_find_the_public_pages_only() {
    let house = house::open().await;
    let browser = house.browser();
    let robots = browser.get("/robots.txt").await.text().await.unwrap();
    assert!(robots.contains("Disallow: /anmelden\n") && robots.contains("/sitemap.xml"), "{robots}");
    let answer = browser.get("/sitemap.xml").await;
    assert_eq!(header(&answer, "content-type"), "application/xml; charset=utf-8");
    let sitemap = text(answer).await;
    assert!(sitemap.contains("/barrierefreiheit</loc>") && !sitemap.contains("/anmelden"), "{sitemap}");
}
