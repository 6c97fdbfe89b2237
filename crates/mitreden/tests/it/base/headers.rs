//! Security headers and cookies of every address in the table. Never what the pages say.

use mitreden::base::clock::Clock;
use mitreden::routes;

use crate::house::{self, header};

/// An address of the table with something in its places.
fn filled(address: &str) -> String {
    let parts = address.split('/').map(|part| if part.starts_with('{') { "gibt-es-nicht" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_address_has_the_security_headers_and_sets_no_cookie() {
    let house = house::open().await;
    let browser = house.browser();
    let table = routes::table();
    assert!(table.addresses().len() > 30, "the table is not empty");
    let more = ["/nirgends", "/de/nirgends", "/assets/nirgends.js", "/media/rtc", "/programm/"];
    for address in table.addresses().iter().map(|a| filled(a)).chain(more.map(str::to_owned)) {
        let answer = browser.get(&address).await;
        let policy = header(&answer, "content-security-policy");
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{address}: {policy}");
        assert!(policy.contains(&format!("ws://{}", house.running.address)), "{address}: {policy}");
        for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin")] {
            assert_eq!(header(&answer, name), value, "{address}");
        }
        let devices = header(&answer, "permissions-policy").contains("camera=(self)");
        assert_eq!(devices, address == "/" || address.starts_with("/raeume/") || address.starts_with("/programm/"), "{address}");
        assert_eq!(header(&answer, "strict-transport-security"), "", "{address}: not over http");
        assert_eq!(header(&answer, "set-cookie"), "", "{address}");
        assert!(answer.status().as_u16() < 500, "{address}: {}", answer.status());
    }
}

#[tokio::test]
async fn https_is_insisted_on_once_the_portal_has_it() {
    let https = |config: &mut mitreden::config::Config| config.http.base_url = "https://mitreden.example".into();
    let house = house::on_every_database_with(Clock::system(), https).await.remove(0);
    let answer = house.browser().get("/impressum").await;
    assert!(header(&answer, "strict-transport-security").contains("max-age=31536000"));
}

#[tokio::test]
async fn assets_are_kept_for_a_year_and_compressed_pages_vary() {
    let house = house::open().await;
    let browser = house.browser();
    let page = browser.get("/impressum").await;
    assert!(header(&page, "vary").contains("accept-language"));
    assert_eq!(header(&page, "cache-control"), "no-cache");
    let html = page.text().await.unwrap();
    let sheet = html.split("href=\"").find_map(|rest| rest.strip_prefix("/assets/main-")).unwrap().split('"').next().unwrap();
    let answer = browser.get(&format!("/assets/main-{sheet}")).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(header(&answer, "content-type").split(';').next(), Some("text/css"));
    assert!(header(&answer, "cache-control").contains("max-age"), "{}", header(&answer, "cache-control"));
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let house = house::open().await;
    let browser = house.browser();
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://example.org")] {
        let request = reqwest::Client::new().post(house.url("/barriere-melden")).header(name, value).form(&[("meldung", "x")]);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 403, "{name}");
        assert!(answer.text().await.unwrap().contains("<h1>Das ist hier nicht erlaubt</h1>"));
    }
    assert_eq!(browser.post("/barriere-melden", &[("meldung", "x")]).await.status(), 303);
}
