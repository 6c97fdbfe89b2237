//! The digest's figures: 20,000 people who follow something, one morning's letters, and how long a page takes meanwhile. Prints them; judges none.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use mitreden::base::clock::Clock;
use mitreden::base::db::{Ts, run};
use mitreden::config::Config;
use mitreden::{Running, notifications, start};

const PEOPLE: usize = 20_000;
const AT_ONCE: usize = 500;
/// What has happened since the last digest.
const EVENTS: usize = 12;
const ARTICLES: usize = 8;
/// The page that is asked for meanwhile, one request after the other, with a pause as a reader makes it.
const PAGE: &str = "/programm";
/// Somebody unknown, whose pages are made anew each time: guests would get one that is kept.
const COOKIE: &str = "nobody=1";
const PAUSE: Duration = Duration::from_millis(50);
/// Requests before the digest begins, for comparison.
const QUIET: usize = 100;

/// Fills the portal: a series, events and articles of yesterday, and everybody who follows some of them.
async fn fill(running: &Running) {
    let site = running.app.site("");
    let now = site.clock.now();
    let (yesterday, before) = (now - SignedDuration::from_hours(20), now - SignedDuration::from_hours(48));
    let tx = site.db.begin().await.expect("a transaction");
    let series = "INSERT INTO series (id, slug, title, summary, archived, created_at, updated_at) VALUES ('s1', 'wochen', 'Wochen der Wärme', '', $2, $1, $1)";
    run(&tx, series, [Ts(before).into(), false.into()]).await.expect("a series");
    for number in 0..EVENTS {
        let starts = now + SignedDuration::from_hours(24 * (3 + i64::try_from(number).unwrap_or_default()));
        let sql = "INSERT INTO event (id, slug, series_id, title, summary, text, kind, starts_at, ends_at, cancelled, sequence, created_at, updated_at) \
                   VALUES ($1, $1, $2, $3, '', '', 'themed', $4, $5, $6, 0, $7, $7)";
        let series = (number % 2 == 0).then(|| "s1".to_owned());
        let title = format!("Themenabend {number}: Wärme für die Stadt");
        let times = [Ts(starts).into(), Ts(starts + SignedDuration::from_hours(2)).into()];
        let [from, until] = times;
        run(&tx, sql, [format!("e{number}").into(), series.into(), title.into(), from, until, false.into(), Ts(yesterday).into()]).await.expect("an event");
    }
    for number in 0..ARTICLES {
        let sql = "INSERT INTO article (id, slug, title, teaser, text, source, related_kind, related_id, published_at, takes_comments, is_found, created_at, updated_at) \
                   VALUES ($1, $1, $2, 'Zwei, drei Sätze darüber, was die Stadt beschlossen hat und was das für die Leute heißt.', 'Text', '', '', '', $3, $4, $5, $3, $3)";
        run(&tx, sql, [format!("a{number}").into(), format!("Artikel {number}").into(), Ts(yesterday).into(), true.into(), true.into()])
            .await
            .expect("an article");
        let tag = "INSERT INTO article_tag (article_id, position, tag, label) VALUES ($1, 0, $2, $2)";
        run(&tx, tag, [format!("a{number}").into(), format!("thema-{}", number % 4).into()]).await.expect("a tag");
    }
    tx.commit().await.expect("a commit");
    for some in 0..PEOPLE / AT_ONCE {
        let tx = site.db.begin().await.expect("a transaction");
        for number in some * AT_ONCE..(some + 1) * AT_ONCE {
            let id = format!("{number:032x}");
            let sql = "INSERT INTO subscriber (id, email, language, token_hash, rhythm, hour, created_at, confirmed_at, consent, told_at) \
                       VALUES ($1, $2, 'de', $1, 'daily', 7, $3, $3, 'bench', $3)";
            run(&tx, sql, [id.as_str().into(), format!("person{number}@example.org").into(), Ts(before).into()]).await.expect("a subscriber");
            let topics = [("newsletter", ""), ("series", "s1"), ("tag", ["thema-0", "thema-1", "thema-2", "thema-3"][number % 4]), ("programme", "")];
            for (kind, reference) in topics.into_iter().take(2 + number % 3) {
                let sql = "INSERT INTO subscription (subscriber_id, kind, reference) VALUES ($1, $2, $3)";
                run(&tx, sql, [id.as_str().into(), kind.into(), reference.into()]).await.expect("a subscription");
            }
        }
        tx.commit().await.expect("a commit");
    }
}

async fn ask(client: &reqwest::Client, url: &str) -> Duration {
    let begun = Instant::now();
    let answer = client.get(url).header("cookie", COOKIE).send().await.expect("an answer");
    assert!(answer.status().is_success());
    answer.bytes().await.expect("a page");
    begun.elapsed()
}

fn printed(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    format!("{} requests, p50 {:.1}  p95 {:.1}  p99 {:.1}  max {:.1} ms", times.len(), at(50), at(95), at(99), at(100))
}

/// What this process has used of the processors: user and system time (proc(5)), in ticks of 10 ms.
fn used() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or_default();
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}

async fn measure(name: &str, url: String) {
    let data = tempfile::tempdir().expect("a folder");
    let mut config = Config::test(data.path().join("data"));
    config.database.url = url;
    // Letters wait in the outbox: what the mail server takes is no figure of ours.
    config.mail.folder = PathBuf::new();
    let running = start(config, Clock::system()).await.expect("the portal starts");
    fill(&running).await;
    let (client, page) = (reqwest::Client::new(), format!("http://{}{PAGE}", running.address));
    let mut quiet = Vec::new();
    for _ in 0..QUIET {
        quiet.push(ask(&client, &page).await);
        tokio::time::sleep(PAUSE).await;
    }
    let done = Arc::new(AtomicBool::new(false));
    let reader = tokio::spawn({
        let done = done.clone();
        async move {
            let mut times = Vec::new();
            while !done.load(Ordering::Relaxed) {
                times.push(ask(&client, &page).await);
                tokio::time::sleep(PAUSE).await;
            }
            times
        }
    });
    let (begun, processor) = (Instant::now(), used());
    notifications::round(running.app.site("")).await.expect("a round");
    let (took, processor) = (begun.elapsed(), used() - processor);
    done.store(true, Ordering::Relaxed);
    let meanwhile = reader.await.expect("the reader");
    let site = running.app.site("");
    let written = site.outbox.health(&site.db.read).await.expect("the outbox").waiting;
    println!("{name}: {written} digests to {PEOPLE} people in {:.1} s, {:.1} s of processor", took.as_secs_f64(), processor.as_secs_f64());
    println!("  {PAGE} before:    {}", printed(quiet));
    println!("  {PAGE} meanwhile: {}", printed(meanwhile));
    assert!(written > 0, "nobody was written to");
    running.stop().await;
}

#[tokio::main]
async fn main() {
    measure("SQLite", String::new()).await;
    if let Ok(url) = std::env::var("MITREDEN_BENCH_POSTGRES") {
        measure("PostgreSQL", url).await;
    }
}
