//! The portal's figures (`bench portal`): start, memory at rest, pages a second. Prints them; judges none.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};

use crate::postgres::Cluster;
use crate::tools;

/// Starts that are timed; the slowest and the middle one are printed.
const STARTS: usize = 9;
/// The pages that are asked for, as visitors see them first.
const PAGES: [&str; 5] = ["/", "/programm", "/programm/reihen/smartcity-wochen-2021", "/aktuelles/was-ist-aus-den-ideen-geworden", "/programm.ics"];
/// What a request sends besides: a guest shares a page that is made once a second; with a cookie of somebody unknown each is made anew.
const VISITORS: [(&str, Option<&str>); 2] = [("guests", None), ("each page made anew", Some("Cookie: nobody=1"))];

/// Builds the release and measures it with a fresh demo.
///
/// # Errors
/// When the build, the program or wrk fails.
pub(crate) fn bench(root: &Path) -> anyhow::Result<()> {
    tools::debian(root, &[("/usr/bin/wrk", "wrk")])?;
    let binary = binary(root)?;
    let size = fs::metadata(&binary)?.len() / 1_048_576;
    let data = std::env::temp_dir().join(format!("mitreden-bench-{}", std::process::id()));
    println!("program: {size} MiB");
    let measured = measure(&binary, &data);
    fs::remove_dir_all(&data)?;
    measured
}

/// Plays a listener's first seconds in Chromium against the release and prints what they took.
///
/// # Errors
/// When something cannot be installed or built, or a browser fails.
pub(crate) fn bench_tap(root: &Path) -> anyhow::Result<()> {
    let folder = root.join("e2e");
    tools::debian(root, &[("/usr/bin/chromium", "chromium")])?;
    tools::npm_ci(&folder)?;
    let binary = binary(root)?;
    let mut play = Command::new("npx");
    play.args(["--no-install", "playwright", "test", "--config", "figures.config.ts"]);
    tools::run(play.env("MITREDEN_BINARY", binary).current_dir(folder))
}

/// Fills a room of the release with listeners who are told something and who vote; prints what it took.
///
/// # Errors
/// When the build fails, the program does not start, or a vote is lost or counted twice.
pub(crate) fn bench_room(root: &Path, options: &[String]) -> anyhow::Result<()> {
    let binary = binary(root)?;
    let load = crate::sfu::build(root, true)?;
    let data = std::env::temp_dir().join(format!("mitreden-bench-{}", std::process::id()));
    let demo = Demo::start(&binary, &data)?;
    let mut fill = Command::new(load);
    fill.args(["crowd", "--room", &demo.listen, "--moderation", &demo.moderation]).args(options);
    let filled = tools::run(&mut fill);
    println!("resident after it           {} MiB", demo.resident()?);
    drop(demo);
    fs::remove_dir_all(&data)?;
    filled
}

/// Runs a bench of the portal that measures both databases: `search`, `digest`, `board` or `drafts`.
///
/// # Errors
/// When the build fails or PostgreSQL cannot be installed or started.
pub(crate) fn bench_databases(root: &Path, name: &str) -> anyhow::Result<()> {
    tools::debian(root, &[("/usr/lib/postgresql", "postgresql")])?;
    let cluster = Cluster::start()?;
    let mut bench = Command::new(env!("CARGO"));
    // The whole workspace, as the release is built: one package alone would be built with other features, from the start.
    bench.args(["bench", "--workspace", "--bench", name]).current_dir(root);
    tools::run(bench.env("MITREDEN_BENCH_POSTGRES", cluster.url()))
}

/// Builds the release and says where it is.
fn binary(root: &Path) -> anyhow::Result<PathBuf> {
    tools::run(Command::new(env!("CARGO")).args(["build", "--release"]).current_dir(root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join("release/mitreden"))
}

fn measure(binary: &Path, data: &Path) -> anyhow::Result<()> {
    let first = Demo::start(binary, data)?;
    println!("start with an empty folder (makes the demo): {} ms", first.took.as_millis());
    drop(first);
    let mut times = Vec::new();
    for _ in 0..STARTS {
        times.push(Demo::start(binary, data)?.took.as_millis());
    }
    times.sort_unstable();
    println!("start with demo data, until all addresses are printed: median {} ms, slowest of {STARTS} {} ms", times[STARTS / 2], times[STARTS - 1]);
    let demo = Demo::start(binary, data)?;
    println!("resident with nobody in: {} MiB", demo.resident()?);
    for page in PAGES {
        for (who, more) in VISITORS {
            println!("\n{page}, {who}");
            let before = demo.worked()?;
            let mut wrk = Command::new("wrk");
            wrk.args(["--threads", "1", "--connections", "32", "--duration", "8s", "--latency", "--header", "Accept-Encoding: gzip, br"]);
            wrk.args(more.into_iter().flat_map(|header| ["--header", header]));
            tools::run(wrk.arg(format!("{}{page}", demo.base)))?;
            println!("  processor time of the portal: {:.2} s in 8 s", (demo.worked()? - before).as_secs_f64());
        }
    }
    println!("\nresident after the load: {} MiB", demo.resident()?);
    Ok(())
}

/// A running demo that ends with us.
pub(crate) struct Demo {
    child: Child,
    base: String,
    listen: String,
    moderation: String,
    took: Duration,
}

impl Demo {
    /// The address of its start page, without a slash at the end.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Starts the program with a demo in a folder.
    ///
    /// # Errors
    /// When it does not start, or prints no addresses.
    pub(crate) fn start(binary: &Path, data: &Path) -> anyhow::Result<Demo> {
        let begun = Instant::now();
        let mut command = Command::new(binary);
        command.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(data).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().context("the program does not start")?;
        let out = BufReader::new(child.stdout.take().context("the program has no output")?);
        let (mut base, mut listen, mut moderation) = (None, None, None);
        for line in out.lines() {
            let line = line?;
            if let Some(address) = line.strip_prefix("Programm: ") {
                base = address.strip_suffix("/programm").or(Some(address)).map(|address| address.trim_end_matches('/').to_owned());
            }
            listen = listen.or(line.strip_prefix("Zuhören: ").map(str::to_owned));
            // The last of the printed lines.
            if let Some(address) = line.strip_prefix("Moderation: ") {
                moderation = Some(address.to_owned());
                break;
            }
        }
        let took = begun.elapsed();
        let (Some(base), Some(listen), Some(moderation)) = (base, listen, moderation) else { bail!("the program printed no addresses") };
        Ok(Demo { child, base, listen, moderation, took })
    }

    /// Processor time so far, of all its threads (`utime` and `stime`, proc(5), in hundredths of a second).
    fn worked(&self) -> anyhow::Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name stands in brackets and may hold blanks; behind it the third field begins.
        let fields: Vec<&str> = stat.rsplit_once(')').context("no stat")?.1.split_whitespace().collect();
        let ticks = [11, 12].iter().map(|&at| fields.get(at).and_then(|field| field.parse::<u64>().ok()).context("no time"));
        Ok(Duration::from_millis(10 * ticks.sum::<anyhow::Result<u64>>()?))
    }

    /// Resident memory in MiB (`VmRSS`, proc(5)).
    fn resident(&self) -> anyhow::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kib: u64 = line.trim().trim_end_matches(" kB").parse()?;
        ensure!(kib > 0, "no memory");
        Ok(kib / 1024)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // How it ends is no figure of a bench; the next start must find the folder free.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
