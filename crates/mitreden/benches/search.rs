//! The search's figures: 50,000 documents, and how long a page of hits takes on each database. Prints them; judges none.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use mitreden::base::clock::Clock;
use mitreden::config::Config;
use mitreden::search::{Document, Kind, put};
use mitreden::{Running, start};

const DOCUMENTS: usize = 50_000;
const WORDS_OF_A_TEXT: usize = 40;
const AT_ONCE: usize = 500;
/// Times that each query is asked.
const ROUNDS: usize = 40;

/// What texts are made of: each word, and any two of them as a compound.
const WORDS: &str = "abend abfall antrag arbeit bahn baum beirat bericht bild boden bürger bus daten dorf energie ferien feuer fluss frage garten gas geld gesetz gruppe hafen haus hilfe idee \
     jugend karte kinder kirche klima kosten kultur kunst land leben licht markt miete musik natur netz park plan platz politik projekt rad rathaus raum regen schule see senioren sommer \
     sport sprache stadt steuer straße strom tag technik theater tier turm ufer umwelt verein verkehr wald wasser weg wetter winter wohnung woche zeit zentrum ziel zug zukunft";

/// What there is much of; a city has few series.
const KINDS: [Kind; 8] = [Kind::Event, Kind::Question, Kind::Article, Kind::Idea, Kind::Measure, Kind::Poll, Kind::Slides, Kind::Outcome];

/// What is asked, and why.
const QUERIES: [(&str, &str); 9] = [
    ("stadt", "a word in every other text"),
    ("stadt verkehr", "two words that stand nearly everywhere"),
    ("wasserturm", "a compound, and its parts"),
    ("netz", "a part of many compounds"),
    ("straßen plätze", "umlauts and endings"),
    ("klimaschutz energie", "a compound that nobody used, with a common word"),
    ("bürgerhaus&art=event&jahr=2025", "with filters"),
    ("stadt&seite=40", "the fortieth page"),
    ("waserturm", "a slip of the finger"),
];

/// A plain generator of numbers (xorshift): the same texts on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or_default()
    }

    /// Small numbers more often than large ones, as words come.
    fn often_small(&mut self, end: usize) -> usize {
        self.below(end).min(self.below(end)).min(self.below(end))
    }
}

fn text(chance: &mut Chance, words: &[&str], count: usize) -> String {
    let mut text = Vec::new();
    for _ in 0..count {
        let word = words[chance.often_small(words.len())];
        text.push(if chance.below(3) == 0 { format!("{word}{}", words[chance.below(words.len())]) } else { word.to_owned() });
    }
    // A portal of a city says "Stadt" in every other text.
    if chance.below(2) == 0 {
        text.push("Stadt".to_owned());
    }
    text.join(" ")
}

async fn fill(running: &Running) -> Duration {
    let site = running.app.site("").clone();
    let (words, mut chance) = (WORDS.split_whitespace().collect::<Vec<_>>(), Chance(0x2545_f491_4f6c_dd1d));
    let first: Timestamp = "2019-01-01T17:00:00Z".parse().unwrap_or(Timestamp::UNIX_EPOCH);
    let begun = Instant::now();
    for some in 0..DOCUMENTS / AT_ONCE {
        let tx = site.db.begin().await.expect("a transaction");
        for number in some * AT_ONCE..(some + 1) * AT_ONCE {
            let kind = KINDS[number % KINDS.len()];
            let (title, body) = (text(&mut chance, &words, 4), text(&mut chance, &words, WORDS_OF_A_TEXT));
            let at = first + SignedDuration::from_mins(i64::try_from(number).unwrap_or_default() * 80);
            let document = Document { at: Some(at), ..Document::new(kind, number.to_string(), format!("/x/{number}"), title, body) };
            put(&tx, site.clock.now(), &document).await.expect("a document");
        }
        tx.commit().await.expect("a commit");
    }
    begun.elapsed()
}

fn printed(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1000.0;
    format!("p50 {:6.1}  p95 {:6.1}  p99 {:6.1}  max {:6.1} ms", at(50), at(95), at(99), at(100))
}

async fn measure(name: &str, url: String) {
    let data = tempfile::tempdir().expect("a folder");
    let mut config = Config::test(data.path().join("data"));
    config.database.url = url;
    let running = start(config, Clock::system()).await.expect("the portal starts");
    let filled = fill(&running).await;
    println!("\n{name}: {DOCUMENTS} documents of {WORDS_OF_A_TEXT} words put in after {:.1} s", filled.as_secs_f64());
    let begun = Instant::now();
    running.app.search.learn(running.app.site("")).await.expect("the words");
    println!("their words learned after {:.2} s", begun.elapsed().as_secs_f64());
    let client = reqwest::Client::new();
    let mut all = Vec::new();
    let mut each: Vec<Vec<Duration>> = vec![Vec::new(); QUERIES.len()];
    for round in 0..ROUNDS {
        for (times, (query, _)) in each.iter_mut().zip(QUERIES) {
            let begun = Instant::now();
            let answer = client.get(format!("http://{}/suche?q={query}", running.address)).send().await.expect("an answer");
            assert!(answer.status().is_success(), "{query}");
            let page = answer.text().await.expect("a page");
            let took = begun.elapsed();
            if round == 0 {
                let start = page.find("<h2").unwrap_or_default();
                let heading = &page[start..start + page[start..].find("</h2>").unwrap_or_default()];
                println!("  {query}: {}", heading.rsplit('>').next().unwrap_or_default());
            } else {
                times.push(took);
                all.push(took);
            }
        }
    }
    for (times, (query, why)) in each.into_iter().zip(QUERIES) {
        println!("{}  {query} ({why})", printed(times));
    }
    println!("{}  all", printed(all));
    running.stop().await;
}

#[tokio::main]
async fn main() {
    measure("SQLite", String::new()).await;
    if let Ok(url) = std::env::var("MITREDEN_BENCH_POSTGRES") {
        measure("PostgreSQL", url).await;
    }
}
