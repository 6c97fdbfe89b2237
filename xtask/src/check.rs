//! `cargo xtask check`: everything CI runs, step by step, first failure ends it. Measures no speed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, ensure};

use crate::postgres::Cluster;
use crate::{api, sfu, tidy, tools};

/// A step: its name and what it does.
type Step = (&'static str, fn(&Path) -> anyhow::Result<()>);

/// All steps, cheap ones first.
const STEPS: [Step; 10] = [
    ("fmt", fmt),
    ("tidy", tidy::run),
    ("web", web),
    ("deny", deny),
    ("clippy", clippy),
    ("test", test),
    ("test-postgres", test_postgres),
    ("api", api::check),
    ("clients", clients),
    ("e2e", e2e),
];

/// Runs all steps, or one.
///
/// # Errors
/// The first step that fails, with the command that repeats it.
pub(crate) fn run(root: &Path, only: Option<&str>) -> anyhow::Result<()> {
    let steps: Vec<Step> = STEPS.into_iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    let names = STEPS.map(|(name, _)| name).join(", ");
    ensure!(!steps.is_empty(), "no such step; there are {names}");
    for (name, step) in steps {
        println!("\n== {name}");
        let begun = Instant::now();
        step(root).with_context(|| format!("step {name} failed; repeat it with: cargo xtask check --only {name}"))?;
        println!("== {name}: fine after {} s", begun.elapsed().as_secs());
    }
    Ok(())
}

/// Writes the generated files anew.
///
/// # Errors
/// When cargo fails.
pub(crate) fn generate(root: &Path) -> anyhow::Result<()> {
    let mut cargo = cargo(root, &["test", "--package", "mitreden-live", "--test", "it", "protocol_ts"]);
    tools::run(cargo.env("MITREDEN_GENERATE", "1"))
}

fn cargo(root: &Path, words: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(words).current_dir(root);
    cargo
}

fn fmt(root: &Path) -> anyhow::Result<()> {
    tools::run(&mut cargo(root, &["fmt", "--all", "--check"]))
}

fn clippy(root: &Path) -> anyhow::Result<()> {
    tools::run(&mut cargo(root, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn deny(root: &Path) -> anyhow::Result<()> {
    let deny = tools::cargo_deny(root)?;
    // Advisories live in a repository that an offline machine cannot reach; deny.toml says how to check them by hand.
    tools::run(Command::new(deny).args(["--workspace", "check", "licenses", "bans", "sources"]).current_dir(root))
}

fn web(root: &Path) -> anyhow::Result<()> {
    let web = root.join("web");
    tools::npm_ci(&web)?;
    tools::run(Command::new("npm").args(["run", "--silent", "check"]).current_dir(web))
}

/// What reads and writes the documents of the tests.
const CONVERTER: (&str, &str) = ("/usr/bin/pandoc", "pandoc");

fn test(root: &Path) -> anyhow::Result<()> {
    tools::debian(root, &[CONVERTER])?;
    tested(wide(in_memory(&mut cargo(root, &["test", "--workspace"]))))
}

fn test_postgres(root: &Path) -> anyhow::Result<()> {
    tools::debian(root, &[("/usr/lib/postgresql", "postgresql"), CONVERTER])?;
    let cluster = Cluster::start()?;
    // The whole workspace again: one package alone would be built with other features, from the start.
    let mut cargo = cargo(root, &["test", "--workspace", "--test", "it"]);
    tested(wide(in_memory(cargo.env("MITREDEN_TEST_POSTGRES", cluster.url()).env("MITREDEN_TEST_ENGINE", "postgres"))))
}

fn clients(root: &Path) -> anyhow::Result<()> {
    tools::debian(root, &[("/usr/bin/chromium", "chromium")])?;
    sfu::clients(root, &[])
}

fn e2e(root: &Path) -> anyhow::Result<()> {
    let folder = root.join("e2e");
    tools::debian(
        root,
        &[
            ("/usr/bin/chromium", "chromium"),
            ("/usr/bin/firefox-esr", "firefox-esr"),
            ("/usr/sbin/ip", "iproute2"),
            ("/usr/bin/faketime", "faketime"),
            ("/usr/lib/postgresql", "postgresql"),
            ("/usr/bin/psql", "postgresql-client"),
        ],
    )?;
    // The program as the tests build it; after the step `test` there is nothing left to build.
    tools::run(&mut cargo(root, &["test", "--workspace", "--no-run"]))?;
    tools::npm_ci(&folder)?;
    // The case of Gera is played on both databases.
    let cluster = Cluster::start()?;
    // Rooms one after the other, as media wants both cores; of the pages, where browsers mostly wait, two at once.
    for (part, project, workers) in [("first", "live", "1"), ("last", "pages", "2")] {
        let mut play = Command::new("npx");
        play.args(["--no-install", "playwright", "test", "--project", project, "--workers", workers]);
        play.env("MITREDEN_PART", part).env("MITREDEN_TEST_POSTGRES", cluster.url());
        tools::run(in_memory(play.current_dir(&folder)))?;
    }
    Ok(())
}

/// Memory that is a folder (shm_overview(7)), on systems that have it.
const MEMORY: &str = "/dev/shm";

/// So much has to be free there, in KiB: containers often have 64 MiB.
const ROOM_KIB: u64 = 4 << 20;

/// Lets a command keep its temporary files in memory if there is room: SQLite waits for the disk at each commit, and nothing of a test has to outlive a power cut.
fn in_memory(command: &mut Command) -> &mut Command {
    let said = Command::new("df").args(["--output=avail", MEMORY]).output();
    let free = said.ok().filter(|said| said.status.success()).and_then(|said| String::from_utf8(said.stdout).ok());
    let free = free.and_then(|said| said.lines().last()?.trim().parse::<u64>().ok());
    if free.is_some_and(|free| free > ROOM_KIB) { command.env("TMPDIR", MEMORY) } else { command }
}

/// Runs twice as many tests at once as there are cores, unless somebody says otherwise: most of their time they wait for a letter, a socket or the database.
fn wide(command: &mut Command) -> &mut Command {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if std::env::var_os("RUST_TEST_THREADS").is_some() { command } else { command.env("RUST_TEST_THREADS", (2 * cores).to_string()) }
}

/// Runs tests and shows what they say; a run in which no test ran is a failure too.
fn tested(command: &mut Command) -> anyhow::Result<()> {
    let mut child = command.stdout(Stdio::piped()).spawn().context("cargo does not start")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut ran = 0;
    for line in std::io::BufRead::lines(std::io::BufReader::new(output)) {
        let line = line?;
        println!("{line}");
        ran += passed(&line).unwrap_or(0);
    }
    ensure!(child.wait()?.success(), "a test failed");
    ensure!(ran > 0, "no test ran");
    println!("{ran} tests passed");
    Ok(())
}

/// How many passed, from a line such as `test result: ok. 5 passed; 0 failed; …`.
fn passed(line: &str) -> Option<u32> {
    line.strip_prefix("test result: ok. ")?.split_once(' ')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::passed;

    #[test]
    fn counts_what_passed() {
        assert_eq!(passed("test result: ok. 23 passed; 0 failed; 0 ignored"), Some(23));
        assert_eq!(passed("test result: FAILED. 2 passed; 1 failed"), None);
        assert_eq!(passed("running 3 tests"), None);
    }
}
