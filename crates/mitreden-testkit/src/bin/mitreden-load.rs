//! `mitreden-load`: an SFU on its own, and the load that measures one. Holds no logic; see the library's `load`.

use std::time::Duration;

use anyhow::ensure;
use clap::{Args, Parser, Subcommand};
use mitreden_testkit::load::histogram::Histogram;
use mitreden_testkit::load::run::{Plan, run};
use mitreden_testkit::load::{alone, crowd, figures::Figures};

#[derive(Parser)]
#[command(about = "Measures a LiveKit-compatible SFU on loopback")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts an SFU on loopback, led by lines of JSON on standard input; ends with it.
    Alone {
        /// Offer ICE-TCP only.
        #[arg(long)]
        tcp_only: bool,
    },
    /// Fills a room with listeners and prints what came.
    Run(Load),
    /// Fills a room of the portal with listeners, tells them something and lets them vote.
    Crowd(Hall),
}

#[derive(Args)]
struct Hall {
    /// The room's address, as the demo prints it behind `Zuhören:`.
    #[arg(long)]
    room: String,
    /// The moderation's address, as the demo prints it behind `Moderation:`.
    #[arg(long)]
    moderation: String,
    /// Listeners.
    #[arg(long, default_value_t = 4_900)]
    listeners: usize,
    /// How many of them vote.
    #[arg(long, default_value_t = 2_000)]
    voters: usize,
}

#[derive(Args)]
struct Load {
    /// Signalling address of the SFU, ws://127.0.0.1:port.
    #[arg(long)]
    url: String,
    /// API key.
    #[arg(long)]
    key: String,
    /// API secret.
    #[arg(long, env = "MITREDEN_LOAD_SECRET", hide_env_values = true)]
    secret: String,
    /// Process id of the SFU.
    #[arg(long)]
    pid: u32,
    /// Listeners.
    #[arg(long, default_value_t = 300)]
    listeners: usize,
    /// Bits of video a second.
    #[arg(long, default_value_t = 1_000_000)]
    bitrate: u32,
    /// Seconds that are measured.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Listeners that knock in one second.
    #[arg(long, default_value_t = 50)]
    joins_per_second: u32,
    /// Threads of the listeners.
    #[arg(long, default_value_t = 1)]
    threads: usize,
    /// Print one line of JSON instead of the table.
    #[arg(long)]
    json: bool,
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Alone { tcp_only } => serve(tcp_only),
        Command::Run(load) => measure(&load),
        Command::Crowd(hall) => fill(hall),
    }
}

fn serve(tcp_only: bool) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(alone::serve(|config| config.udp_offered = !tcp_only))
}

fn fill(hall: Hall) -> anyhow::Result<()> {
    ensure!(hall.voters <= hall.listeners, "more voters than listeners");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let plan = crowd::Plan { room: hall.room, moderation: hall.moderation, listeners: hall.listeners, voters: hall.voters };
    let seen = runtime.block_on(crowd::run(&plan))?;
    let ms = |at: f64, of: &Histogram| of.percentile(at).as_secs_f64() * 1e3;
    println!("listeners in the room       {} after {:.1} s", plan.listeners, seen.came.as_secs_f64());
    println!("told of {} expected    {}", seen.expected, seen.told.count());
    println!(
        "command to socket           p50 {:.1}  p95 {:.1}  p99 {:.1}  max {:.1} ms",
        ms(0.5, &seen.told),
        ms(0.95, &seen.told),
        ms(0.99, &seen.told),
        seen.told.longest().as_secs_f64() * 1e3
    );
    println!(
        "{} votes acknowledged     after {:.2} s, p50 {:.1}  p95 {:.1} ms",
        plan.voters,
        seen.voted.as_secs_f64(),
        ms(0.5, &seen.votes),
        ms(0.95, &seen.votes)
    );
    println!("votes in the result         {}", seen.counted);
    ensure!(seen.counted == plan.voters as u64, "a vote was lost or counted twice");
    Ok(())
}

fn measure(load: &Load) -> anyhow::Result<()> {
    let figures: Figures = run(&Plan {
        url: load.url.clone(),
        keys: (load.key.clone(), load.secret.clone()),
        pid: load.pid,
        listeners: load.listeners,
        bitrate: load.bitrate,
        window: Duration::from_secs(load.seconds),
        joins_per_second: load.joins_per_second,
        threads: load.threads,
    })?;
    if load.json {
        println!("{}", serde_json::to_string(&figures)?);
    } else {
        print!("{figures}");
    }
    ensure!(figures.errors.is_empty(), "{} listeners failed", figures.errors.len());
    Ok(())
}
