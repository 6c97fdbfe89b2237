//! The trail by its addresses: joined, walked both ways, parted, and what it keeps to itself. Never what stands along it.

use mitreden::accounts::Role;
use mitreden::audit::By;
use mitreden::trace::{self, Joined, Point};

use crate::house::{self, House, text};
use crate::news;
use crate::programme::{Visitor, anybody, staff};

const EVENT: &str = "/programm/dynamik-durch-daten";

/// An event with a question that everybody may read; answers the page of the question's chain.
async fn question(house: &House, ada: &Visitor, asked: &str) -> String {
    assert_eq!(ada.announces("Dynamik durch Daten", &[]).await, EVENT);
    let questions = "/raeume/dynamik-durch-daten/fragen";
    assert_eq!(house.browser().post(questions, &[("do", "ask"), ("text", asked)]).await.status(), 303);
    assert_eq!(ada.post(questions, &[("do", "approve"), ("question", "1")]).await.status(), 303);
    let page = ada.reads(EVENT).await;
    let begin = page.split("href=\"/spur/frage/").nth(1).expect("the staff may begin its chain").split('"').next().unwrap();
    format!("/spur/frage/{}", begin.trim_end_matches("/bearbeiten"))
}

/// The id of the event at an address, as a chain names it.
async fn event(ada: &Visitor, address: &str) -> Point {
    let page = ada.reads(address).await;
    let id = page.split("href=\"/spur/termin/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    Point::new("event", id)
}

async fn joined(house: &House, origin: &Point, result: &Point) -> Joined {
    let site = house.running.app.site("");
    let tx = site.db.begin().await.unwrap();
    let outcome = trace::join(&tx, site, By::System, origin, result).await.unwrap();
    tx.commit().await.unwrap();
    outcome
}

/// The chain of a page.
fn chain(page: &str) -> &str {
    let from = page.find("aria-labelledby=\"spur\"").unwrap_or_else(|| panic!("no chain in {page}"));
    &page[from..from + page[from..].find("</section>").unwrap()]
}

#[tokio::test]
async fn the_search_of_the_form_never_offers_the_thing_itself() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        assert_eq!(ada.announces("Dynamik durch Daten", &[]).await, EVENT);
        let other = ada.announces("Dynamik im Park", &[]).await;
        let (own, other) = (event(&ada, EVENT).await, event(&ada, &other).await);
        let page = text(ada.post(&format!("/spur/termin/{}/bearbeiten", own.id), &[("do", "look"), ("way", "origin"), ("what", "Dynamik")]).await).await;
        assert!(page.contains("Woher es kommt") && page.contains(&format!("value=\"event:{}\"", other.id)), "{page}");
        assert!(!page.contains(&format!("value=\"event:{}\"", own.id)), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_question_is_followed_to_an_article_and_back() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let dora = house.signed_in("Dora", Role::Press).await;
        let own = question(&house, &ada, "Kommt eine <b>Bank</b> in den Park?").await;
        let article = news::publish(&dora, &[]).await;
        assert!(!anybody(&house).reads(EVENT).await.contains("/spur/"), "nothing is joined yet");

        let edit = format!("{own}/bearbeiten");
        let address = format!("{}/en{article}", house.running.app.site("").base_url);
        assert_eq!(ada.sends(&edit, &[("do", "look"), ("way", "result"), ("what", &address)]).await, edit);
        let page = ada.reads(&edit).await;
        assert!(page.contains("Viele neue Gesichter") && page.contains("von Ada Anders"), "{page}");

        let guest = anybody(&house);
        let page = guest.reads(EVENT).await;
        assert!(page.contains(&format!("href=\"{own}\"")) && !page.contains("bearbeiten"), "{page}");
        let page = guest.reads(&own).await;
        assert!(page.contains("<h1 lang=\"de\">Kommt eine &#60;b&#62;Bank") && chain(&page).contains(&format!("href=\"{article}\"")), "{page}");
        assert!(chain(&page).contains("Was daraus wurde") && !chain(&page).contains("<h3 id=\"spur-herkunft\""), "{page}");
        let page = guest.reads(&article).await;
        assert!(chain(&page).contains(&format!("href=\"{EVENT}#frage-1\"")) && chain(&page).contains("davor 1, dann diese Seite, danach 0"), "{page}");
        assert!(text(guest.get(&format!("/en{own}")).await).await.contains("What became of it"));

        // By its title it is found as well, and joined only once.
        let page = text(ada.post(&edit, &[("do", "look"), ("way", "result"), ("what", "Gesichter Räumen")]).await).await;
        let value = page.split("type=\"radio\" value=\"article:").nth(1).unwrap().split('"').next().unwrap();
        let value = format!("article:{value}");
        ada.sends(&edit, &[("do", "join"), ("way", "result"), ("what", "Gesichter"), ("thing", &value)]).await;
        assert_eq!(ada.reads(&edit).await.matches("Verbunden am").count(), 1);
        ada.sends(&edit, &[("do", "part"), ("way", "result"), ("thing", &value)]).await;
        assert!(!guest.reads(&article).await.contains("id=\"spur\""));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_circle_is_refused_and_what_was_typed_stays() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let mut events = Vec::new();
        for title in ["Anfang", "Mitte", "Ende"] {
            let address = ada.announces(title, &[]).await;
            events.push(event(&ada, &address).await);
        }
        assert_eq!(joined(&house, &events[0], &events[1]).await, Joined::New);
        assert_eq!(joined(&house, &events[0], &events[1]).await, Joined::Already);
        assert_eq!(joined(&house, &events[1], &events[2]).await, Joined::New);
        assert_eq!(joined(&house, &events[2], &events[0]).await, Joined::Circle);
        assert_eq!(joined(&house, &events[2], &events[2]).await, Joined::Same);
        let edit = format!("/spur/termin/{}/bearbeiten", events[0].id);
        for (typed, said) in [
            ("/programm/ende", "im Kreis"),
            ("/programm/anfang", "dieselbe Seite"),
            ("/programm/nie-gewesen", "Unter dieser Adresse"),
            ("https://elsewhere.example/programm/ende", "gehört nicht zu diesem Portal"),
            ("Seifenblasen", "nichts gefunden"),
            (" ", "Bitte geben Sie"),
            ("\0", "nichts gefunden"),
        ] {
            let page = ada.fails(&edit, &[("do", "look"), ("way", "origin"), ("what", typed)]).await;
            assert!(page.contains(said) && page.contains("href=\"#what\""), "{typed}: {page}");
            assert!(typed.contains('\0') || page.contains(&format!("value=\"{typed}\"")), "{typed} is lost: {page}");
        }
        let page = ada.fails(&edit, &[("do", "join"), ("way", "result"), ("what", "Ende")]).await;
        assert!(page.contains("Bitte wählen Sie") && page.contains(&format!("event:{}", events[2].id)), "{page}");
        let page = ada.fails(&edit, &[("do", "join"), ("way", "result"), ("thing", "event:\0")]).await;
        assert!(page.contains("nichts gefunden"), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_hidden_or_gone_does_not_break_the_chain() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let dora = house.signed_in("Dora", Role::Press).await;
        let first = event(&ada, &ada.announces("Anfang", &[]).await).await;
        let last = event(&ada, &ada.announces("Ende", &[]).await).await;
        let article = news::publish(&dora, &[]).await;
        let edit = format!("/spur/termin/{}/bearbeiten", first.id);
        ada.sends(&edit, &[("way", "result"), ("what", &article)]).await;
        let link = text(dora.get(&article).await).await;
        let id = link.split("/spur/artikel/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        assert_eq!(joined(&house, &Point::new("article", &id), &last).await, Joined::New);
        let gone = Point::new("article", "0".repeat(32));
        joined(&house, &last, &gone).await;
        let far = event(&ada, &ada.announces("Weit dahinter", &[]).await).await;
        joined(&house, &gone, &far).await;

        let guest = anybody(&house);
        let page = guest.reads("/programm/anfang").await;
        assert!(chain(&page).contains(&article) && chain(&page).contains("Entfernt") && chain(&page).contains("Weit dahinter"), "{page}");
        assert_eq!(dora.post(&format!("{article}/zurueckziehen"), &[]).await.status(), 303);
        let page = guest.reads("/programm/anfang").await;
        assert!(!page.contains("Viele neue Gesichter") && chain(&page).contains("href=\"/programm/ende\""), "{page}");
        assert_eq!(guest.get(&format!("/spur/artikel/{id}")).await.status(), 404);
        let page = ada.reads("/programm/anfang").await;
        assert!(chain(&page).contains("nicht öffentlich") && chain(&page).contains("Viele neue Gesichter"), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_long_chain_and_a_wide_one_stay_small() {
    let house = house::open().await;
    let ada = staff(&house, Role::Moderation).await;
    let first = event(&ada, &ada.announces("Anfang", &[]).await).await;
    let last = event(&ada, &ada.announces("Ende", &[]).await).await;
    joined(&house, &first, &last).await;
    // A hundred ways more, through what is gone.
    for number in 0..120 {
        let between = Point::new("article", format!("{number:032}"));
        joined(&house, &first, &between).await;
        joined(&house, &between, &last).await;
    }
    let page = anybody(&house).reads("/programm/anfang").await;
    assert!(page.contains("Es gibt noch mehr Verbindungen"), "{page}");
    for path in ["/spur/termin/0", "/spur/unsinn/0", "/spur/frage/0", "/spur/frage/%00", "/spur/frage/0-1", "/spur/abstimmung/x-99999999999"] {
        assert_eq!(anybody(&house).get(path).await.status(), 404, "{path}");
    }
}
