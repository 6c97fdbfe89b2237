//! The board's figures: 500 measures, and how long the board takes on each database, in each of its orders. Prints them; judges none.

use std::time::{Duration, Instant};

use mitreden::base::clock::Clock;
use mitreden::config::Config;
use mitreden::measures::{Script, Stage, stock};
use mitreden::start;

const MEASURES: usize = 500;
/// Times that each address is asked.
const ROUNDS: usize = 200;

/// What is asked. A cookie of somebody unknown keeps the page from being shared.
const ADDRESSES: [&str; 5] = ["/massnahmen", "/massnahmen?nach=feld", "/massnahmen?ort=Untermhaus", "/massnahmen/zeitstrahl", "/api/v1/massnahmen"];

const FIELDS: [&str; 4] = ["Nachhaltigkeit", "Mobilität", "Lernen", "Wohnen"];
const QUARTERS: [&str; 5] = ["", "Untermhaus", "Lusan", "Bieblach", "Stadtmitte"];

fn script(number: usize) -> Script {
    let title: &'static str = Box::leak(format!("Maßnahme Nummer {number} für die Stadt").into_boxed_str());
    let sign: &'static str = Box::leak(format!("P {number:03}").into_boxed_str());
    Script {
        sign,
        title,
        summary: "Leuchten, die ihren Strom selbst erzeugen, an Wegen, die sonst dunkel sind.",
        field: FIELDS[number % FIELDS.len()],
        place: "Ufer-Elster-Park",
        quarter: QUARTERS[number % QUARTERS.len()],
        begun: ((2020, 12, 18), "Vom Strategiekreis ausgewählt"),
        stage: ([Stage::Pilot, Stage::Implementation, Stage::Operation][number % 3], (2021, 12, 14)),
        standing: ("Alles läuft.", true),
        goals: &[("Standort ist festgelegt", Some((2022, 3, 1))), ("Leuchten stehen", None)],
        lessons: "Früh fragen.",
    }
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
    for number in 0..MEASURES {
        stock(running.app.site(""), &script(number)).await.expect("a measure");
    }
    println!("\n{name}: {MEASURES} measures");
    let client = reqwest::Client::new();
    for address in ADDRESSES {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            let answer = client.get(format!("http://{}{address}", running.address)).header("cookie", "nobody=1").send().await.expect("an answer");
            assert!(answer.status().is_success(), "{address}");
            let page = answer.bytes().await.expect("a page");
            times.push(begun.elapsed());
            assert!(page.len() > 1_000, "{address} is empty");
        }
        println!("{}  {address}", printed(times));
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
