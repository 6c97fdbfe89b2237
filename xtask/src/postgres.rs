//! A private PostgreSQL for the tests: its own folder, its own port, gone at the end. Never a server that somebody uses.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

use crate::tools;

/// A running cluster; dropping it stops the server and removes its folder.
pub(crate) struct Cluster {
    binaries: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts one.
    ///
    /// # Errors
    /// When PostgreSQL is missing or does not start.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let versions = fs::read_dir("/usr/lib/postgresql").context("PostgreSQL is not installed")?;
        let newest = versions.filter_map(|entry| entry.ok().map(|entry| entry.path())).max().context("PostgreSQL is not installed")?;
        let said = as_postgres(Path::new("mktemp")).args(["-d", "-t", "mitreden-postgres-XXXXXX"]).output()?;
        ensure!(said.status.success(), "no temporary folder for the user postgres");
        let folder = PathBuf::from(String::from_utf8(said.stdout)?.trim());
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let cluster = Cluster { binaries: newest.join("bin"), folder, port };
        let data = cluster.folder.join("data");
        tools::run(as_postgres(&cluster.binaries.join("initdb")).arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]))?;
        // Tests survive no power cut, so nothing is forced to the disk.
        let options = format!("-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=1200 -k {}", cluster.folder.display());
        let log = cluster.folder.join("log");
        tools::run(as_postgres(&cluster.binaries.join("pg_ctl")).arg("-D").arg(&data).arg("-l").arg(log).args(["-w", "-o", &options, "start"]))?;
        Ok(cluster)
    }

    /// Address of the server for somebody who may create databases.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = as_postgres(&self.binaries.join("pg_ctl"));
        let stopped = stop.arg("-D").arg(self.folder.join("data")).args(["-m", "immediate", "stop"]).status();
        if let Err(error) = stopped.and_then(|_| fs::remove_dir_all(&self.folder)) {
            eprintln!("the test database in {} could not be cleared away: {error}", self.folder.display());
        }
    }
}

/// initdb refuses root: as root the command runs as the user postgres.
fn as_postgres(program: &Path) -> Command {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    if !is_root {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program).current_dir("/");
    command
}
