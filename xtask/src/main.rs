//! The project's commands: `cargo xtask <command>`. Holds no logic; each command has its file.

use std::path::Path;

use anyhow::{Context as _, bail};

mod sfu;

fn main() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the workspace")?;
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bench", "sfu", ..] => sfu::bench(root, &words[2..]),
        ["clients", ..] => sfu::clients(root, &words[1..]),
        _ => bail!("commands: bench sfu [--listeners N] [--seconds S], clients"),
    }
}
