//! Pages that guests share for a second: never old, never anybody's own. How fast they are is a bench's matter.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::routes;

use crate::house::{self, header};
use crate::news::publish;
use crate::programme;

#[tokio::test]
async fn every_shared_address_is_one_of_the_table() {
    let table = routes::table();
    for address in routes::SHARED {
        assert!(table.addresses().iter().any(|known| known == address), "{address}");
    }
}

#[tokio::test]
async fn what_was_written_is_on_the_next_guests_page() {
    for house in house::on_every_database().await {
        let dora = house.signed_in("Dora Dietz", Role::Press).await;
        let guest = programme::anybody(&house);
        for number in 1..=20 {
            assert!(!guest.reads("/aktuelles").await.contains(&format!("Nachricht {number}!")));
            let address = publish(&dora, &[("title", &format!("Nachricht {number}!"))]).await;
            assert!(guest.reads("/aktuelles").await.contains(&format!("Nachricht {number}!")), "at once, not a second later");
            assert!(guest.reads(&address).await.contains(&format!("Nachricht {number}!")));
        }
    }
}

#[tokio::test]
async fn who_has_the_page_already_gets_no_second_copy() {
    let house = house::open().await;
    let dora = house.signed_in("Dora Dietz", Role::Press).await;
    let address = publish(&dora, &[]).await;
    let guest = house.browser();
    let first = guest.get(&address).await;
    let (mark, caching) = (header(&first, "etag"), header(&first, "cache-control"));
    assert!(mark.starts_with("W/\"") && caching.ends_with("no-cache"), "{mark} {caching}");
    assert!(["accept-language", "accept-encoding", "cookie"].iter().all(|part| vary(&first).contains(part)), "{}", vary(&first));
    let again = guest.get_with(&address).header("if-none-match", &mark).send().await.unwrap();
    assert_eq!((again.status().as_u16(), header(&again, "etag")), (304, mark.clone()));
    assert!(again.bytes().await.unwrap().is_empty());
    let english = guest.get_with(&address).header("if-none-match", &mark).header("accept-language", "en").send().await.unwrap();
    assert_eq!(english.status(), 200, "another language is another page");
    publish(&dora, &[("title", "Noch etwas")]).await;
    let list = guest.get("/aktuelles").await;
    assert_ne!(header(&list, "etag"), mark);
}

fn vary(answer: &reqwest::Response) -> String {
    answer.headers().get_all("vary").iter().filter_map(|line| line.to_str().ok()).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn nobody_gets_the_page_of_somebody_signed_in() {
    for house in house::on_every_database().await {
        let dora = house.signed_in("Dora Dietz", Role::Press).await;
        let guest = house.browser();
        for address in ["/", "/programm", "/aktuelles", "/raeume"] {
            for _ in 0..2 {
                let (hers, theirs) = (dora.get(address).await, guest.get(address).await);
                assert_eq!((header(&hers, "cache-control").as_str(), header(&hers, "etag").as_str()), ("no-store", ""), "{address}");
                assert!(house::text(hers).await.contains("Dora Dietz"), "{address}");
                assert!(!house::text(theirs).await.contains("Dora Dietz"), "{address}");
            }
        }
    }
}

#[tokio::test]
async fn time_goes_on_for_guests_too() {
    let clock = Clock::fixed("2027-02-04T15:30:00Z".parse().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let address = programme::staff(&house, Role::Moderation).await.announces("Dynamik durch Daten", &[]).await;
        let guest = programme::anybody(&house);
        let before = guest.reads(&address).await;
        clock.advance(SignedDuration::from_hours(5));
        let after = guest.reads(&address).await;
        clock.advance(SignedDuration::from_hours(-5));
        assert_ne!(before, after, "the evening is over");
        assert_eq!(before, guest.reads(&address).await);
    }
}
