//! The description of the addresses for programs (OpenAPI), held against a running portal by a foreign tester. Knows no address itself.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::ensure;

use crate::portal::Demo;
use crate::tools;

/// Most examples of an address and a phase: with them a run takes about a minute.
const EXAMPLES: &str = "60";
/// The longest run, in seconds.
const SECONDS: &str = "60";
/// The same examples each time, so that a failure comes back.
const SEED: &str = "2026";

/// Lets schemathesis ask a fresh demo everything that its description allows, and what it does not.
///
/// # Errors
/// When the tester cannot be installed, when the portal does not start, or when an answer is not as described.
pub(crate) fn check(root: &Path) -> anyhow::Result<()> {
    let python = tools::python(root, "api-python", &root.join("e2e/api/requirements.txt"))?;
    let tester = python.with_file_name("schemathesis");
    ensure!(tester.exists(), "schemathesis is not installed at {}", tester.display());
    // The program as the tests build it; after the step `test` there is nothing left to build.
    tools::run(Command::new(env!("CARGO")).args(["test", "--workspace", "--no-run"]).current_dir(root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
    let data = std::env::temp_dir().join(format!("mitreden-api-{}", std::process::id()));
    let demo = Demo::start(&target.join("debug/mitreden"), &data)?;
    let mut ask = Command::new(tester);
    ask.args([
        "run",
        &format!("{}/api/openapi.json", demo.base()),
        "--checks",
        "all",
        "--max-examples",
        EXAMPLES,
        "--max-time",
        SECONDS,
        "--seed",
        SEED,
        "--no-color",
    ]);
    let said = tools::run(ask.current_dir(&data));
    drop(demo);
    fs::remove_dir_all(&data)?;
    said
}
