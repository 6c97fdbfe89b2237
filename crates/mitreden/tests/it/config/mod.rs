//! The operator's settings: the example file, and what settings change on the pages.

use std::path::Path;

use mitreden::base::clock::Clock;
use mitreden::config;

use crate::house::{self, header, text};

#[test]
fn the_example_file_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../mitreden.example.toml");
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == config::example(), "mitreden.example.toml is old: run `mitreden config example > mitreden.example.toml`");
    let read = config::load(Some(&path), []).unwrap();
    assert!(read.fixed.is_empty(), "the example fixes nothing: the administration sets it in the browser");
    assert_eq!(read, config::Config::default());
}

#[tokio::test]
async fn a_city_has_its_own_colours() {
    let blue = |config: &mut config::Config| config.theme.light = vec!["primary=#003f7d".into()];
    let house = house::on_every_database_with(Clock::system(), blue).await.remove(0);
    let page = text(house.browser().get("/impressum").await).await;
    let address = page.split("href=\"").find(|rest| rest.starts_with("/thema.css?")).unwrap().split('"').next().unwrap().to_owned();
    let sheet = house.browser().get(&address).await;
    assert_eq!(header(&sheet, "content-type"), "text/css; charset=utf-8");
    assert!(text(sheet).await.contains("--city-primary:#003f7d"));
    let plain = house::open().await;
    assert!(!text(plain.browser().get("/impressum").await).await.contains("thema.css"));
}

#[tokio::test]
async fn one_language_is_enough() {
    let german = |config: &mut config::Config| config.site.languages = vec!["de".into()];
    let house = house::on_every_database_with(Clock::system(), german).await.remove(0);
    let answer = house.browser().get_with("/impressum").header("accept-language", "en").send().await.unwrap();
    assert!(text(answer).await.contains("<html lang=\"de\">"));
    assert_eq!(house.browser().get("/en/impressum").await.status(), 404);
}
