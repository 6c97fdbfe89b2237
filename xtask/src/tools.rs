//! Tools that the checks need: found, or installed when they are missing. Never removes or upgrades anything.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

/// The version of cargo-deny that reads our lock file and deny.toml.
const CARGO_DENY: &str = "0.20.2";

/// Runs a command with its output shown.
///
/// # Errors
/// When it does not start or does not succeed.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let shown = format!("{command:?}");
    let status = command.status().with_context(|| format!("cannot start {shown}"))?;
    ensure!(status.success(), "{shown} failed");
    Ok(())
}

/// Installs Debian packages of which the named file is missing.
///
/// # Errors
/// When apt-get fails, or there is none.
pub(crate) fn debian(root: &Path, wanted: &[(&str, &str)]) -> anyhow::Result<()> {
    let missing: Vec<&str> = wanted.iter().filter(|(file, _)| !Path::new(file).exists()).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    run(Command::new("apt-get").args(["-qq", "update"]).current_dir(root))?;
    let mut install = Command::new("apt-get");
    install.args(["-qq", "-y", "--no-install-recommends", "install"]).args(&missing);
    run(install.env("DEBIAN_FRONTEND", "noninteractive").current_dir(root))?;
    for (file, package) in wanted {
        ensure!(Path::new(file).exists(), "{package} is installed, but {file} is still missing");
    }
    Ok(())
}

/// `npm ci` when the lock file differs from the one installed last.
///
/// # Errors
/// When npm fails.
pub(crate) fn npm_ci(folder: &Path) -> anyhow::Result<()> {
    let wanted = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lockfile");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// The Python of an environment of its own with these packages, made below .check/ when the list differs from the one installed last.
///
/// # Errors
/// When Python or pip fails.
pub(crate) fn python(root: &Path, name: &str, requirements: &Path) -> anyhow::Result<PathBuf> {
    let home = root.join(".check").join(name);
    let (python, stamp) = (home.join("bin/python"), home.join("installed"));
    let wanted = fs::read(requirements)?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home))?;
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(requirements))?;
    fs::write(stamp, wanted)?;
    Ok(python)
}

/// cargo-deny in the right version: from the path, else built into .check/.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn cargo_deny(root: &Path) -> anyhow::Result<PathBuf> {
    let own = root.join(".check/bin/cargo-deny");
    for candidate in [PathBuf::from("cargo-deny"), own.clone()] {
        let said = Command::new(&candidate).arg("--version").output();
        if said.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).trim().ends_with(CARGO_DENY)) {
            return Ok(candidate);
        }
    }
    let mut install = Command::new(env!("CARGO"));
    install.args(["install", "--locked", "--quiet", "cargo-deny", "--version", CARGO_DENY]).arg("--root").arg(root.join(".check"));
    // Speed of the tool does not matter, speed of its build does.
    run(install.args(["--profile", "dev"]).env("CARGO_PROFILE_DEV_DEBUG", "0").current_dir(root))?;
    Ok(own)
}
