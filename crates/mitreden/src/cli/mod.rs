//! The command line. Each command is one function; what they do lives elsewhere.

mod check;
mod keeping;
mod log;
mod mail;
mod print;
mod render;
mod take;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use print::say;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::accounts::Role;
use crate::app::{self, Running};
use crate::audit::{self, By};
use crate::base::clock::Clock;
use crate::config::{self, Config};
use crate::{demo, import, people, privacy, search, setup, site};

/// Mitreden: a city's participation portal with live rooms, in one program.
///
/// Without a command it runs `mitreden demo`.
#[derive(Debug, Parser)]
#[command(
    name = "mitreden",
    version,
    about,
    long_about,
    after_help = "Every setting is explained in mitreden.example.toml; each can also be set as an environment variable, http.listen as MITREDEN__HTTP__LISTEN."
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Try it out: a portal with an evening that is live now, in a data folder of its own.
    Demo(Demo),
    /// Run the portal of a city.
    Serve(Settings),
    /// Look at the configuration.
    #[command(subcommand)]
    Config(Inspect),
    /// People who lead rooms and edit pages.
    #[command(subcommand)]
    Person(Person),
    /// What the search finds.
    #[command(subcommand)]
    Search(SearchCommand),
    /// Letters of the portal.
    #[command(subcommand)]
    Mail(Mail),
    /// Remove what has been kept long enough. The running portal does so by itself; this is for looking, or for doing it at once.
    Retention {
        /// Remove nothing: print each table with its rows and how many of them would go.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        settings: Settings,
        /// Data folder, when there is no configuration (such as the demo's).
        #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
    /// What the portal tells others.
    #[command(subcommand)]
    Privacy(PrivacyCommand),
    /// Ask the portal that runs here how it is doing, as a monitoring system does: exit code 0 good, 1 warning, 2 fault, 3 unknown.
    Check {
        /// Where it listens; without this what the configuration says.
        #[arg(long, value_name = "HOST:PORT")]
        address: Option<SocketAddr>,
        #[command(flatten)]
        settings: Settings,
        /// Data folder, when there is no configuration (such as the demo's).
        #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
    /// Write everything of the site into one file, while the portal runs. The file holds the key of the installation: keep it as a password.
    Backup {
        /// The file to be made, such as mitreden-2026-11-28.zip; with --check the one to be read.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Make none: read one to its last byte and say whether it can be restored.
        #[arg(long)]
        check: bool,
        #[command(flatten)]
        settings: Settings,
        /// Data folder, when there is no configuration (such as the demo's).
        #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
    /// Put a backup in the place of the site, on SQLite or PostgreSQL, wherever it came from. The portal must not run.
    Restore {
        /// The backup.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Move a site that is there aside. Without this only an empty place is restored to.
        #[arg(long)]
        replace: bool,
        #[command(flatten)]
        settings: Settings,
        /// Data folder, when there is no configuration (such as the demo's).
        #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
    /// Take over what another program has exported.
    #[command(subcommand)]
    Import(Import),
    /// Make a file on standard input into pictures. The portal calls this for each upload.
    #[command(name = crate::rooms::RENDER_SLIDES, hide = true)]
    RenderSlides,
    /// Make a picture on standard input anew, in two sizes. The portal calls this for each picture of an article.
    #[command(name = crate::base::apart::PICTURE, hide = true)]
    RenderPicture,
    /// Become the converter of documents, with limits. The portal calls this for each document that is taken in.
    #[command(name = crate::base::apart::CONVERT, hide = true)]
    ConvertDocument {
        /// The converter.
        converter: PathBuf,
        /// The format of the document: docx or odt.
        format: String,
    },
}

#[derive(Debug, clap::Args)]
struct Demo {
    /// Address and port to listen on; port 0 takes any free one.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Folder for the database and the secret; made when it is missing.
    #[arg(long, value_name = "FOLDER", default_value = "./data")]
    data: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Settings {
    /// The configuration; mitreden.example.toml shows every key.
    #[arg(long, value_name = "FILE", env = "MITREDEN_CONFIG")]
    config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Inspect {
    /// Say whether the configuration can be used, and if not, what is wrong.
    Check(Settings),
    /// Print a configuration with every key, its meaning and its default.
    Example,
}

#[derive(Debug, Subcommand)]
enum PrivacyCommand {
    /// Print the services outside this program to which data goes, each with its country, as the privacy notice names them.
    Report {
        /// de or en.
        #[arg(long, default_value = "de", value_parser = ["de", "en"])]
        language: String,
        #[command(flatten)]
        settings: Settings,
        /// Data folder, when there is no configuration (such as the demo's).
        #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
enum SearchCommand {
    /// Fill the search anew from everything public. The portal may go on meanwhile; it does so by itself after an update.
    Rebuild {
        #[command(flatten)]
        settings: Settings,
        /// Data folder, when there is no configuration (such as the demo's).
        #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
enum Mail {
    /// Take in a letter that came back (RFC 3464): an address that takes no letters gets no more digests and newsletters.
    ///
    /// For the alias of `mail.returns` on the mail server, such as `returns: "|/usr/bin/mitreden mail bounce --config /etc/mitreden.toml"`.
    Bounce(mail::Bounce),
}

#[derive(Debug, Subcommand)]
enum Import {
    /// Posts of WordPress become articles, with their comments, and their old addresses lead to the new ones. A second run doubles nothing.
    Wordpress {
        /// The export (WordPress: Tools, Export, All content).
        #[arg(value_name = "FILE.xml")]
        file: PathBuf,
        /// The folder with what lies below wp-content/uploads. Without it articles have no pictures: nothing is fetched from the network.
        #[arg(long, value_name = "FOLDER")]
        uploads: Option<PathBuf>,
        /// Change nothing: say what would become of each row.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        settings: Settings,
        /// Data folder, when there is no configuration (such as the demo's).
        #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
enum Person {
    /// Add a person and print the one-time link by which they sign in.
    Add {
        /// The person's name as others will read it.
        #[arg(long)]
        name: String,
        /// moderation, press or admin.
        #[arg(long)]
        role: Role,
        #[command(flatten)]
        settings: Settings,
        /// Data folder, when there is no configuration (such as the demo's).
        #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
        data: Option<PathBuf>,
    },
}

/// Runs the command of the arguments; errors become one line and exit code 1, or what a mail server understands.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let command = arguments.command.unwrap_or_else(|| {
        let Some(Command::Demo(demo)) = Arguments::parse_from(["mitreden", "demo"]).command else { unreachable!("`mitreden demo` is a demo") };
        Command::Demo(demo)
    });
    let failure = if matches!(command, Command::Mail(_)) { mail::LATER } else { 1 };
    let result = match command {
        // They have no need of threads and sockets.
        Command::RenderSlides => render::slides(),
        Command::RenderPicture => render::picture(),
        Command::ConvertDocument { converter, format } => render::document(&converter, &format),
        Command::Check { address, settings, data } => return check::run(settings.over(data), address),
        command => run(command),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print::aside(format_args!("mitreden: {error:#}"));
            ExitCode::from(failure)
        }
    }
}

#[tokio::main]
async fn run(command: Command) -> Result<()> {
    match command {
        Command::RenderSlides | Command::RenderPicture | Command::ConvertDocument { .. } | Command::Check { .. } => Ok(()),
        Command::Privacy(PrivacyCommand::Report { language, settings, data }) => keeping::services(settings.over(data)?, &language).await,
        Command::Mail(Mail::Bounce(bounce)) => mail::bounce(bounce).await,
        Command::Demo(demo) => play(demo).await,
        Command::Serve(settings) => serve(&settings).await,
        Command::Config(Inspect::Check(settings)) => {
            for warning in site::warnings(&settings.load()?, Clock::system().now()) {
                say!("Note: {warning}.")?;
            }
            say!("The configuration can be used.")?;
            Ok(())
        }
        Command::Config(Inspect::Example) => {
            print::text(&config::example())?;
            Ok(())
        }
        Command::Search(SearchCommand::Rebuild { settings, data }) => rebuild_search(&settings, data).await,
        Command::Retention { dry_run, settings, data } => retention(dry_run, &settings, data).await,
        Command::Import(Import::Wordpress { file, uploads, dry_run, settings, data }) => {
            take::wordpress(settings.over(data)?, &import::Order { file, uploads, dry_run }).await
        }
        Command::Backup { file, check: true, .. } => keeping::check(&file),
        Command::Backup { file, check: false, settings, data } => keeping::backup(settings.over(data)?, &file).await,
        Command::Restore { file, replace, settings, data } => keeping::restore(&settings.over(data)?, &file, replace).await,
        Command::Person(Person::Add { name, role, settings, data }) => add_person(&name, role, &settings, data).await,
    }
}

impl Settings {
    fn load(&self) -> Result<Config> {
        Ok(config::load(self.config.as_deref(), std::env::vars())?)
    }

    /// The same with another data folder, if one is named.
    fn over(&self, data: Option<PathBuf>) -> Result<Config> {
        let mut config = self.load()?;
        if let Some(folder) = data {
            config.data.folder = folder;
        }
        Ok(config)
    }
}

async fn play(demo: Demo) -> Result<()> {
    let (listen, folder) = (demo.listen, demo.data.clone());
    // The environment may change the demo's settings, the command line wins.
    let mut config = config::load_over(Config::demo(demo.listen, demo.data), None, std::env::vars())?;
    (config.http.listen, config.data.folder) = (listen, folder);
    log::start(&config.log)?;
    let stop = Stop::listen()?;
    let running = app::start(config, Clock::system()).await?;
    for address in demo::open(&running.app).await? {
        say!("{}: {}", address.label, address.url)?;
    }
    stop.then_end(running).await;
    Ok(())
}

async fn serve(settings: &Settings) -> Result<()> {
    let config = settings.load()?;
    log::start(&config.log)?;
    let stop = Stop::listen()?;
    for warning in site::warnings(&config, Clock::system().now()) {
        tracing::warn!("{warning}");
    }
    let running = app::start(config, Clock::system()).await?;
    say!("{}", running.base_url())?;
    if let Some(path) = setup::begin(running.app.site("")).await? {
        say!("{}: {}{path}", setup::label(running.app.site("")), running.base_url())?;
    }
    stop.then_end(running).await;
    Ok(())
}

async fn retention(dry_run: bool, settings: &Settings, data: Option<PathBuf>) -> Result<()> {
    let site = app::beside(settings.over(data)?).await?;
    if dry_run {
        say!("{:<28} {:>10} {:>10}", "table", "rows", "due")?;
        for holding in privacy::look(&site).await? {
            say!("{:<28} {:>10} {:>10}", holding.rule.table, holding.rows, holding.due)?;
        }
    } else {
        say!("accounts: {} erased", privacy::erase_due(&site).await?)?;
        for (table, rows) in privacy::apply(&site).await? {
            say!("{table}: {rows} removed")?;
        }
        audit::note_alone(&site, By::Operator, "retention.run", "/verwaltung/loeschfristen", "").await?;
    }
    site.db.close().await?;
    Ok(())
}

async fn add_person(name: &str, role: Role, settings: &Settings, data: Option<PathBuf>) -> Result<()> {
    let name = crate::base::text::line(name);
    anyhow::ensure!(!name.is_empty() && crate::base::text::is_printable(&name), "--name is empty or holds characters that nobody sees");
    let name = name.as_str();
    let site = app::beside(settings.over(data)?).await?;
    let link = people::add_by_operator(&site, name, role).await?;
    say!("{}{}", site.base_url, link.path())?;
    site.db.close().await?;
    Ok(())
}

async fn rebuild_search(settings: &Settings, data: Option<PathBuf>) -> Result<()> {
    let mut config = settings.load()?;
    if let Some(folder) = data {
        config.data.folder = folder;
    }
    let site = app::beside(config).await?;
    let documents = search::fill(&site).await?;
    say!("{documents} documents can be found.")?;
    site.db.close().await?;
    Ok(())
}

/// Ctrl-C and SIGTERM. Listened to before anything is printed: who reads an address may ask for the end at once.
struct Stop {
    interrupt: Signal,
    terminate: Signal,
}

impl Stop {
    fn listen() -> Result<Stop> {
        let listen = |kind| signal(kind).context("cannot listen for signals");
        Ok(Stop { interrupt: listen(SignalKind::interrupt())?, terminate: listen(SignalKind::terminate())? })
    }

    /// Waits for either, then stops in order.
    async fn then_end(mut self, running: Running) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
        tracing::info!("stopping");
        running.stop().await;
    }
}
