//! Too much of everything: tabs, forms, sockets, slow readers, a disk without space. It costs the sender, nobody else.

use mitreden::rooms::{AgendaItem, AgendaKind, set_plan};
use serde_json::json;

use super::cast::Guest;
use super::{SLUG, evening};

#[tokio::test]
async fn forms_cannot_do_what_sockets_may_not() {
    let e = evening().await;
    let mut berta = Guest::takes_part(&e.base, SLUG, "Berta").await;
    let mut last = 0;
    for _ in 0..80 {
        last = berta.post(&berta.place("befehl"), &[("do", "lower-hand")]).await.status().as_u16();
    }
    assert_eq!(last, 429);
    let mut frieda = Guest::takes_part(&e.base, SLUG, "Frieda").await;
    assert_eq!(frieda.post(&frieda.place("befehl"), &[("do", "raise-hand")]).await.status(), 303, "each seat counts for itself");
}

#[tokio::test]
async fn the_ninth_tab_ends_the_first() {
    let e = evening().await;
    let gustav = Guest::takes_part(&e.base, SLUG, "Berta").await;
    let mut tabs = Vec::new();
    for _ in 0..9 {
        tabs.push(gustav.connects().await);
    }
    assert_eq!(tabs[0].ends().await, 4008);
    tabs[8].does(json!({"do": "raise-hand"})).await;
    assert_eq!(tabs[1].until(|n| n["t"] == "me").await["hand"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_nothing_is_dropped_and_no_longer_counted() {
    let mut e = evening().await;
    let sleeper = Guest::listens(&e.base, SLUG).await.dials().await;
    e.ada.until(|n| n["slice"] == "hall" && n["value"]["listeners"] == 2).await;
    let app = e.house.running.app.clone();
    let room = e.id.clone();
    // An agenda of 100 kB to everybody fills what the system buffers for a socket that nobody reads; then the room's own queue.
    let telling = tokio::spawn(async move {
        for number in 0.. {
            let title = format!("{number} {}", "x".repeat(100_000));
            let item = AgendaItem { title, kind: AgendaKind::Talk, minutes: 30, speaker: String::new() };
            set_plan(&app, &room, "Dynamik durch Daten", None, vec![item]).await.unwrap();
        }
    });
    let reading = [&mut e.ada, &mut e.cem].map(|wire| async move {
        wire.until_forgetting(r#""value":{"listeners":1,"#).await;
    });
    let [ada, cem] = reading;
    tokio::select! {
        _ = async { tokio::join!(ada, cem) } => {}
        () = async { loop { e.emil.until_forgetting("never said").await; } } => {}
        () = async { loop { e.gustav.until_forgetting("never said").await; } } => {}
    }
    telling.abort();
    drop(sleeper);
}

#[tokio::test]
async fn a_disk_without_space_is_said_and_nothing_is_told() {
    let mut e = evening().await;
    let db = e.house.running.app.site("").db.clone();
    if db.backend() != sea_orm::DbBackend::Sqlite {
        // PostgreSQL's disk cannot be filled from here; what follows from a refused write is tested in abuse.rs.
        return;
    }
    // SQLite's own SQLITE_FULL: the file may not grow any more.
    limit_pages(&db, 1).await;
    let mut said = 0;
    let refused = loop {
        let id = e.gustav.sends(json!({"do": "say", "text": "x".repeat(1_000)})).await;
        let answer = e.gustav.answer(id).await;
        if answer["t"] == "refused" {
            break answer;
        }
        said += 1;
    };
    assert_eq!(refused["reason"], "not-saved");
    limit_pages(&db, 1_000_000).await;
    e.gustav.does(json!({"do": "say", "text": "wieder da"})).await;
    for number in 1..=said {
        assert_eq!(e.cem.hears("said").await["line"], number);
    }
    let next = e.cem.hears("said").await;
    assert_eq!((&next["text"], &next["line"]), (&json!("wieder da"), &json!(said + 1)), "nothing was told of what was not written");
}

async fn limit_pages(db: &mitreden::base::db::Db, pages: u32) {
    let tx = db.begin().await.unwrap();
    mitreden::base::db::run(&tx, &format!("PRAGMA max_page_count = {pages}"), []).await.unwrap();
    tx.commit().await.unwrap();
}
