//! The drafts' figures: a text of 141 pages with 2,000 comments, and how long its pages take on each database. Prints them; judges none.

use std::time::{Duration, Instant};

use mitreden::base::clock::Clock;
use mitreden::comments::{Said, stock_said};
use mitreden::config::Config;
use mitreden::drafts::{Script, stock};
use mitreden::{Running, start};

/// As many as Gera's strategy had.
const PAGES: usize = 141;
/// Characters of a printed page.
const PAGE: usize = 2_000;
const COMMENTS: usize = 2_000;
const CHAPTERS: usize = 20;
/// Times that each page is opened.
const ROUNDS: usize = 40;

fn text() -> String {
    let sentence = "Die Stadt sagt in diesem Satz, was sie bis 2030 erreichen will, womit sie anfängt und wer ihr dabei hilft. ";
    let paragraph = sentence.repeat(5);
    let each = PAGES * PAGE / CHAPTERS / paragraph.chars().count() + 1;
    let mut text = String::new();
    for chapter in 1..=CHAPTERS {
        text.push_str(&format!("# Kapitel {chapter}\n\n"));
        for number in 0..each {
            if number % 8 == 0 {
                text.push_str(&format!("## Abschnitt {chapter}.{number}\n\n"));
            }
            text.push_str(&format!("Absatz {chapter}.{number}: {paragraph}\n\n"));
        }
        text.push_str("| Jahr | Ziel |\n|---|---|\n| 2025 | 10 % |\n| 2030 | 20 % |\n\n");
    }
    text
}

/// The words by which the first paragraphs are known, chapter after chapter.
fn places() -> Vec<String> {
    let text = text();
    let paragraphs = text.lines().filter(|line| line.starts_with("Absatz ")).map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "));
    paragraphs.take(COMMENTS / 4).collect()
}

/// A portal with the text and its comments: characters, the number of a paragraph with comments, and how long it took.
async fn fill(running: &Running) -> (usize, i64, Duration) {
    let site = running.app.site("");
    let begun = Instant::now();
    // The demo's scripts live as long as the program, and so does this one.
    let text: &'static str = Box::leak(text().into_boxed_str());
    let versions: &'static [(&str, &str, (i16, i8, i8))] = Box::leak(Box::new([(text, "Die erste.", (2021, 5, 3))]));
    let script = Script { title: "Strategie", summary: "Wohin die Stadt will.", versions, comments: &[], commented: (2021, 7, 6), decided: (2021, 12, 14) };
    let places = places();
    let (draft, points) = stock(site, &script, &places.iter().map(String::as_str).collect::<Vec<_>>()).await.expect("a draft");
    // The text numbers chapters, headings and paragraphs in one row: which are paragraphs is asked of it.
    let numbers: Vec<i64> = points.iter().filter_map(|point| point.id.rsplit('-').next()?.parse().ok()).collect();
    for number in 0..COMMENTS {
        let place = numbers[number % numbers.len()];
        let (name, text, at) = ("Berta", "Das sollte die Stadt genauer sagen.", site.clock.now());
        let said = Said { kind: "strategie", id: &draft.id, place, quote: "", edition: 1, name, text, at };
        stock_said(site, &said).await.expect("a comment");
    }
    (text.chars().count(), numbers[0], begun.elapsed())
}

fn printed(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    format!("p50 {:6.1}  p95 {:6.1}  max {:6.1} ms", at(50), at(95), at(100))
}

async fn measure(name: &str, url: String) {
    let data = tempfile::tempdir().expect("a folder");
    let mut config = Config::test(data.path().join("data"));
    config.database.url = url;
    let running = start(config, Clock::system()).await.expect("the portal starts");
    let (characters, paragraph, filled) = fill(&running).await;
    println!("\n{name}: {characters} characters and {COMMENTS} comments put in after {:.1} s", filled.as_secs_f64());
    let client = reqwest::Client::new();
    let paragraph = format!("/absatz/{paragraph}");
    for (path, what) in [
        ("", "contents"),
        ("/kapitel/1", "a chapter"),
        ("/gesamt", "the whole"),
        (paragraph.as_str(), "a paragraph with its comments"),
        ("/wirkung", "what changed"),
    ] {
        let mut times = Vec::new();
        let mut bytes = 0;
        for round in 0..=ROUNDS {
            let begun = Instant::now();
            // A query of its own, so that no page comes from the guests' cache.
            let answer = client.get(format!("http://{}/strategie/strategie{path}?x={round}", running.address)).send().await.expect("an answer");
            assert!(answer.status().is_success(), "{path}");
            bytes = answer.bytes().await.expect("a page").len();
            if round > 0 {
                times.push(begun.elapsed());
            }
        }
        println!("{}  {what} ({} KiB)", printed(times), bytes / 1024);
    }
    running.stop().await;
}

#[tokio::main]
async fn main() {
    measure("SQLite", String::new()).await;
    if let Ok(url) = std::env::var("MITREDEN_BENCH_POSTGRES") {
        measure("PostgreSQL", url).await;
    }
}
