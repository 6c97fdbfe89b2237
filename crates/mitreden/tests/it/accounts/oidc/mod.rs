//! Signing in by another provider: whose account opens, and what a provider may lie about. The talk with a real one is a journey's.

mod accounts;
mod lies;
mod provider;
mod roles;

use crate::house::{Browser, text};
use provider::Provider;

const START: &str = "/anmelden/anbieter/stadt";
const BACK: &str = "/anmelden/anbieter/stadt/antwort";

/// The address at the provider to which the browser is sent.
async fn leaves(browser: &Browser, onward: &str) -> String {
    let answer = browser.post(START, &[("weiter", onward)]).await;
    assert_eq!(answer.status(), 200);
    address_on(&text(answer).await)
}

/// The address on the page between.
fn address_on(page: &str) -> String {
    let address = page.split("content=\"0;url=").nth(1).unwrap_or_else(|| panic!("{page}")).split('"').next().unwrap();
    address.replace("&#38;", "&").replace("&amp;", "&")
}

/// To the provider, where somebody agrees, and back: what this portal answers then.
async fn comes_back(browser: &Browser, provider: &Provider, onward: &str) -> reqwest::Response {
    let address = leaves(browser, onward).await;
    browser.get(&provider.agrees(&address)).await
}
