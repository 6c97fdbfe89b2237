//! The site's own pages.

use crate::house;

#[tokio::test]
async fn it_is_alive_and_stops() {
    let house = house::open().await;
    let answer = reqwest::get(house.url("/healthz")).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.text().await.unwrap(), "ok\n");
    let answer = reqwest::get(house.url("/readyz")).await.unwrap();
    assert_eq!(answer.text().await.unwrap(), "ready\n");
    house.running.stop().await;
}
