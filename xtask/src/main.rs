//! The project's commands: `cargo xtask <command>`. Holds no logic; each command has its file.

use std::path::Path;

use anyhow::{Context as _, bail};

mod api;
mod check;
mod portal;
mod postgres;
mod sfu;
mod tidy;
mod tools;

const HELP: &str = "commands:
  check [--only STEP]    everything CI runs, in order; installs what it needs
  gen                    write the generated files anew (web/scripts/room/protocol.ts)
  bench sfu [--listeners N] [--seconds S]
  bench portal           start, memory, pages a second
  bench room [--listeners N] [--voters N]
                         one event told to a full hall, a vote by many at once
  bench search           50,000 documents on both databases
  bench board            a board of 500 measures on both databases
  bench drafts           a text of 141 pages with 2,000 comments on both databases
  bench digest           one morning's letters to 20,000 people on both databases
  bench tap              from the tap to the first sound and picture
  clients                foreign LiveKit clients against the embedded SFU";

fn main() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the workspace")?;
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check"] => check::run(root, None),
        ["check", "--only", step] => check::run(root, Some(step)),
        ["gen"] => check::generate(root),
        ["bench", "portal"] => portal::bench(root),
        ["bench", "room", ..] => portal::bench_room(root, &words[2..]),
        ["bench", name @ ("search" | "digest" | "board" | "drafts")] => portal::bench_databases(root, name),
        ["bench", "tap"] => portal::bench_tap(root),
        ["bench", "sfu", ..] => sfu::bench(root, &words[2..]),
        ["clients", ..] => sfu::clients(root, &words[1..]),
        [] | ["help" | "--help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("unknown command\n{HELP}"),
    }
}
