//! The SFU seen from outside: its load on one core (`bench sfu`) and foreign clients against it (`clients`). Judges no figure.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context as _, ensure};
use serde_json::Value;

/// The SFU's processor; the load client gets the next one.
const SFU_CORE: &str = "0";
/// The load client's processor.
const LOAD_CORE: &str = "1";

/// Fills a room of an SFU on its own core and prints what came; `options` go to `mitreden-load run`.
///
/// # Errors
/// When the build fails, the SFU does not start, or a listener fails.
pub(crate) fn bench(root: &Path, options: &[String]) -> anyhow::Result<()> {
    let binary = build(root, true)?;
    let pinned = processors() >= 2;
    println!("{}", machine(pinned));
    let sfu = Alone::start(&binary, pinned)?;
    let text = |name: &str| sfu.ready[name].as_str().unwrap_or_default().to_owned();
    let mut load = on_core(&binary, LOAD_CORE, pinned);
    load.args(["run", "--url", &text("url"), "--key", &text("key")]);
    load.args(["--pid", &sfu.ready["pid"].to_string()]).args(options);
    load.env("MITREDEN_LOAD_SECRET", text("secret"));
    let status = load.status().context("mitreden-load does not start")?;
    ensure!(status.success(), "the load run failed");
    Ok(())
}

/// Runs the foreign clients of `e2e/clients`, installing them when their lock files changed.
///
/// # Errors
/// When something cannot be installed or a test fails.
pub(crate) fn clients(root: &Path, options: &[String]) -> anyhow::Result<()> {
    let folder = root.join("e2e/clients");
    let binary = build(root, false)?;
    let python = install_python(root, &folder)?;
    install_node(root, &folder)?;
    let mut tests = Command::new("node");
    tests.args(["--test", "--test-concurrency=1"]).args(options).arg("clients.test.mjs");
    tests.current_dir(&folder).env("MITREDEN_LOAD", binary).env("MITREDEN_PYTHON", python);
    run(&mut tests)
}

/// Builds `mitreden-load` and says where it is.
pub(crate) fn build(root: &Path, release: bool) -> anyhow::Result<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    match release {
        true => cargo.args(["build", "--release", "--package", "mitreden-testkit", "--features", "load", "--bin", "mitreden-load"]),
        // As the tests build it: after them nothing is left to do.
        false => cargo.args(["test", "--workspace", "--no-run"]),
    };
    run(cargo.current_dir(root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    Ok(target.join(if release { "release" } else { "debug" }).join("mitreden-load"))
}

/// An SFU in a process of its own that ends with us.
struct Alone {
    child: Child,
    ready: Value,
    // Open as long as the SFU runs: a closed pipe would end it.
    _out: BufReader<ChildStdout>,
}

impl Alone {
    fn start(binary: &Path, pinned: bool) -> anyhow::Result<Self> {
        let mut command = on_core(binary, SFU_CORE, pinned);
        let command = command.arg("alone").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("the SFU does not start")?;
        let mut out = BufReader::new(child.stdout.take().context("the SFU has no output")?);
        let mut line = String::new();
        out.read_line(&mut line)?;
        let ready = serde_json::from_str(&line).with_context(|| format!("the SFU said {line:?}"))?;
        Ok(Alone { child, ready, _out: out })
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        // The end of its input ends it; whether it ended well is no figure of a bench.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

fn on_core(binary: &Path, core: &str, pinned: bool) -> Command {
    if !pinned {
        return Command::new(binary);
    }
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", core]).arg(binary);
    command
}

fn machine(pinned: bool) -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let info = read("/proc/cpuinfo");
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map_or("unknown", |(_, model)| model);
    let load = read("/proc/loadavg");
    let load = load.split_whitespace().next().unwrap_or("?");
    let place = if pinned { "SFU on core 0, client on core 1" } else { "one core only: SFU and client share it" };
    format!("{} x {model}; {place}; load before the start {load}", processors())
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn install_python(root: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
    let home = root.join(".check/clients-python");
    let python = home.join("bin/python");
    once(&folder.join("requirements.txt"), &home.join("installed"), || {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home))?;
        let words = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", "requirements.txt"];
        run(Command::new(&python).args(words).current_dir(folder))
    })?;
    Ok(python)
}

fn install_node(root: &Path, folder: &Path) -> anyhow::Result<()> {
    let mark = root.join(".check/clients-node");
    fs::create_dir_all(root.join(".check"))?;
    if !folder.join("node_modules").exists() && mark.exists() {
        fs::remove_file(&mark)?;
    }
    once(&folder.join("package-lock.json"), &mark, || run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder)))
}

/// Does it unless the mark says that it was done for this very file.
fn once(file: &Path, mark: &Path, install: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let wanted = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    if fs::read(mark).is_ok_and(|done| done == wanted) {
        return Ok(());
    }
    install()?;
    fs::write(mark, wanted).with_context(|| format!("cannot write {}", mark.display()))
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{name} does not start; is it installed?"))?;
    ensure!(status.success(), "{name} failed: {status}");
    Ok(())
}
