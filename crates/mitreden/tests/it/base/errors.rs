//! Whatever goes wrong gets a page in plain words with a way out. Never the cause; that stands in the log.

use sea_orm::ConnectionTrait;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::house::{self, header, text};

#[tokio::test]
async fn an_address_that_does_not_exist_says_so_in_both_languages() {
    let house = house::open().await;
    for (path, words) in
        [("/de/nirgends", "Diese Seite gibt es nicht"), ("/en/nirgends", "This page does not exist"), ("/en/programm/nirgends", "This page does not exist")]
    {
        let answer = house.browser().get(path).await;
        assert_eq!(answer.status(), 404);
        assert_eq!(header(&answer, "content-type"), "text/html; charset=utf-8");
        let page = text(answer).await;
        assert!(page.contains(words) && page.contains("/programm\""), "{page}");
    }
    let answer = house.browser().post("/impressum", &[]).await;
    assert_eq!(answer.status(), 405);
    assert!(text(answer).await.contains("<h1>"));
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_with_a_page() {
    let house = house::open().await;
    let long = "x".repeat(300 << 10);
    let answer = house.browser().post("/barriere-melden", &[("meldung", &long)]).await;
    assert_eq!(answer.status(), 413);
    assert!(text(answer).await.contains("Das ist zu groß"));
}

#[tokio::test]
async fn a_body_that_hides_its_length_is_cut_while_it_arrives() {
    let house = house::open().await;
    let mut line = TcpStream::connect(house.running.address).await.unwrap();
    let head = "POST /barriere-melden HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n";
    line.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("{:x}\r\n{}\r\n", 60 << 10, "x".repeat(60 << 10));
    for _ in 0..5 {
        // The answer may come, and the connection end, before everything is sent.
        if line.write_all(chunk.as_bytes()).await.is_err() {
            break;
        }
    }
    let mut answer = [0; 12];
    line.read_exact(&mut answer).await.unwrap();
    assert_eq!(std::str::from_utf8(&answer).unwrap(), "HTTP/1.1 413");
}

#[tokio::test]
async fn a_form_that_is_none_is_a_bad_request() {
    let house = house::open().await;
    let request = house.browser().post_with("/barriere-melden").header("content-type", "text/plain").body("hello");
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 400);
    assert!(text(answer).await.contains("Das haben wir nicht verstanden"));
}

#[tokio::test]
async fn a_full_disk_refuses_to_save_and_goes_on_reading() {
    let house = house::on_sqlite().await;
    let site = house.running.app.site("").clone();
    // The only writer gets a database that may not grow any more: SQLite answers as on a full disk.
    let tx = site.db.begin().await.unwrap();
    tx.execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
    tx.commit().await.unwrap();
    let browser = house.browser();
    let long = "x".repeat(4000);
    let mut answer = browser.post("/barriere-melden", &[("meldung", &long)]).await;
    for _ in 0..4 {
        if answer.status() != 303 {
            break;
        }
        answer = browser.post("/barriere-melden", &[("meldung", &long)]).await;
    }
    assert_eq!(answer.status(), 507);
    assert!(text(answer).await.contains("Das konnten wir nicht speichern"));
    assert_eq!(browser.get("/").await.status(), 200);
}
