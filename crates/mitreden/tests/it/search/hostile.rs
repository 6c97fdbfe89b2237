//! Queries that nobody means, and those that somebody does to break something: a clear page, never a failure.

use reqwest::StatusCode;

use super::{finds, searched, stock, titles};
use crate::house::{on_every_database, text};

#[tokio::test]
async fn strange_queries_have_a_clear_answer() {
    for house in on_every_database().await {
        stock(&house).await;
        let browser = house.browser();
        for (query, says) in [
            ("%22", "Danach können wir nicht suchen"),
            ("*", "Danach können wir nicht suchen"),
            ("%F0%9F%9A%B2", "Danach können wir nicht suchen"),
            ("%00", "Danach können wir nicht suchen"),
            ("der+die+das", "Danach können wir nicht suchen"),
            ("%ff%fe", "Danach können wir nicht suchen"),
            ("AND", "Danach können wir nicht suchen"),
            ("NOT", "Danach können wir nicht suchen"),
            ("%28wasserstoff+OR+%22", "Treffer"),
            ("wasserstoff+NEAR%2F2+gera", "Alle Wörter zusammen stehen nirgends"),
            ("wasser%00stoff", "Treffer"),
            ("title%3Awasserstoff", "Alle Wörter zusammen stehen nirgends"),
            ("%27%3B+DROP+TABLE+search_document%3B+--", "Dazu haben wir nichts gefunden"),
            ("wasserstoff%3A*+%26+%21x", "Alle Wörter zusammen stehen nirgends"),
            ("%3Cscript%3Ealert%281%29%3C%2Fscript%3E", "Dazu haben wir nichts gefunden"),
        ] {
            let page = searched(&browser, &format!("q={query}")).await;
            assert!(page.contains(says), "{query}: {page}");
            assert!(!page.contains("<script>alert"), "{query}");
        }
        let long = searched(&browser, &format!("q={}", "a".repeat(10_000))).await;
        assert!(long.contains("Ihre Eingabe ist lang"));
        assert!(!long[long.find("<main").unwrap()..].contains(&"a".repeat(201)));
        let many: String = (0..1_500).map(|n| format!("w{n}+")).collect();
        assert!(searched(&browser, &format!("q={many}")).await.contains("Ihre Eingabe ist lang"));
        assert_eq!(finds(&house, "q=wasserstoff").await.len(), 2, "all is still there");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn filters_that_make_no_sense_narrow_nothing() {
    let house = crate::house::open().await;
    stock(&house).await;
    let browser = house.browser();
    for filters in ["&art=x&jahr=abc&seite=-1", "&jahr=99999999&seite=99999999999999999999", "&seite=0&art=", "&unknown=1"] {
        assert_eq!(titles(&searched(&browser, &format!("q=wasserstoff{filters}")).await).len(), 2, "{filters}");
    }
    for filters in ["&jahr=-5", "&reihe=%27%22%00", "&jahr=1999"] {
        assert!(titles(&searched(&browser, &format!("q=wasserstoff{filters}")).await).is_empty(), "{filters}");
    }
    let long = format!("q=wasserstoff&reihe={}", "x".repeat(5_000));
    assert_eq!(titles(&searched(&browser, &long).await).len(), 2);
    let twice = browser.get("/suche?q=a&q=b").await;
    assert_eq!(twice.status(), StatusCode::BAD_REQUEST);
    assert!(text(twice).await.contains("<h1"));
}
