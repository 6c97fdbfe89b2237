//! Everything a handler may hold, and the start and stop of it. Knows no address.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use axum_server::Handle;
use axum_server::accept::NoDelayAcceptor;
use hyper_util::rt::TokioTimer;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::accounts::{Providers, Refused};
use crate::base::clock::Clock;
use crate::base::db::{Db, OpenError};
use crate::base::http::limits::Counters;
use crate::base::http::microcache::Microcache;
use crate::base::http::page::Brand;
use crate::base::ids::Ids;
use crate::base::intake::{Intake, TURNS};
use crate::base::mail::Outbox;
use crate::base::push::{Place, Push, Vapid};
use crate::config::{self, Config, Lock, Secret};
use crate::rooms::Rooms;
use crate::search::{self, Search};
use crate::settings::Current;
use crate::{routes, schedule};

/// How long open requests and sockets may take to end after a stop was asked for.
const DRAIN: Duration = Duration::from_secs(10);

/// How long the head of a request may take to arrive; slower connections are closed.
const HEAD: Duration = Duration::from_secs(30);

/// Addresses and their handlers, as a feature hands them to `routes`.
pub type Routes = crate::base::http::Routes<App>;

/// What a handler gets as `State<App>`. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    site: Arc<Site>,
    /// The live rooms with their media.
    pub rooms: Rooms,
    /// The search.
    pub search: Search,
    /// What other sign-in providers said about themselves.
    pub providers: Providers,
}

impl App {
    /// The site of a host name. There is one for now; whoever asks by host needs no change when there are many.
    pub fn site(&self, _host: &str) -> &Arc<Site> {
        &self.site
    }
}

/// One municipality: its database, settings, name and files.
#[derive(Debug)]
pub struct Site {
    /// Its database.
    pub db: Db,
    /// The operator's settings. What the administration may change stands in [`Site::current`].
    pub config: Arc<Config>,
    current: RwLock<Arc<Current>>,
    /// The time.
    pub clock: Clock,
    /// The maker of random ids.
    pub ids: Ids,
    /// The key of the installation, for what has to be signed or derived.
    pub secret: Secret,
    /// The data folder.
    pub data: PathBuf,
    /// The portal's address without a slash at its end.
    pub base_url: String,
    /// The letters the portal writes.
    pub outbox: Outbox,
    /// The way to the devices that are told by web push.
    pub push: Push,
    /// What guests see alike, for a second.
    pub microcache: Microcache,
    /// Whose turn it is to have a PDF set: that is much work, and guests may ask for it.
    pub setting: Arc<Semaphore>,
    /// The way to the pictures of the map, if there is one.
    pub tiles: crate::measures::Tiles,
    /// Whose turn it is to have a file made anew that somebody brought.
    drawing: Arc<Semaphore>,
    /// Counts attempts: sign-ins, room codes, forms.
    pub attempts: Counters,
    /// Sign-ins that were refused before it was known who tried.
    pub refused: Refused,
    /// Whether the first setup is not over yet: then pages lead the administration back to it.
    pub setting_up: AtomicBool,
    /// What happened since the start.
    pub pulse: Pulse,
    /// Cancelled when the server stops: long answers and sockets end then.
    pub stopping: CancellationToken,
}

/// When the portal started, and when its schedule was last gone through to the end.
#[derive(Debug)]
pub struct Pulse {
    /// The start.
    pub started: Timestamp,
    round: Mutex<Option<Timestamp>>,
}

impl Pulse {
    /// Notes that the schedule was gone through.
    pub fn beat(&self, at: Timestamp) {
        *self.round.lock().unwrap_or_else(PoisonError::into_inner) = Some(at);
    }

    /// When it last was; none: not since the start.
    pub fn last(&self) -> Option<Timestamp> {
        *self.round.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Site {
    /// The settings in force: the operator's with the administration's over them. They may change between two requests; ask each time.
    pub fn current(&self) -> Arc<Current> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The city's time zone. The settings were checked when they were read; without one it is UTC.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.current().config.site.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// The day it is in the city.
    pub fn today(&self) -> civil::Date {
        self.clock.now().to_zoned(self.zone()).date()
    }

    /// Where a feature's files lie: a folder of this name below the data folder.
    pub fn intake(&self, folder: &str) -> Intake {
        Intake::new(self.data.join(folder), self.config.slides.program.clone(), self.drawing.clone(), self.ids)
    }

    /// The city's face in words, as it is now.
    pub fn brand(&self) -> Brand {
        self.current().brand.clone()
    }

    /// Puts other settings in force.
    pub(crate) fn put(&self, current: Current) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(current);
        // They were written before they are in force: pages made in between are of the old ones.
        self.db.generation.advance();
    }
}

/// Why the portal does not start. Each text is one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken by another program.
    #[error("{address} is in use by another program. Choose another address with --listen HOST:PORT or http.listen in the configuration")]
    PortInUse {
        /// The address asked for.
        address: SocketAddr,
    },
    /// The port cannot be opened for another reason.
    #[error("cannot listen on {address}: {source}. Choose another address with --listen HOST:PORT or http.listen in the configuration")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the operating system said.
        source: io::Error,
    },
    /// The data folder or a file in it.
    #[error(transparent)]
    Data(#[from] config::DataError),
    /// The database.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// What the administration has set.
    #[error("cannot read the settings: {0}")]
    Settings(sea_orm::DbErr),
    /// The way to the mail server.
    #[error("the settings of [mail] cannot be used: {0:#}")]
    Mail(anyhow::Error),
    /// The key for web push.
    #[error("no key for web push can be made from the secret in the data folder")]
    Push,
    /// The rooms or their media.
    #[error("cannot open the rooms: {0:#}")]
    Rooms(anyhow::Error),
    /// The search's index.
    #[error("cannot fill the search: {0:#}")]
    Search(anyhow::Error),
}

/// A started portal.
#[derive(Debug)]
pub struct Running {
    /// The address it really listens on.
    pub address: SocketAddr,
    /// What its handlers hold.
    pub app: App,
    handle: Handle<SocketAddr>,
    server: JoinHandle<()>,
    schedule: JoinHandle<()>,
    post: JoinHandle<()>,
    lock: Lock,
}

impl Running {
    /// The portal's address as people type it, without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.app.site.base_url
    }

    /// Ends sockets and requests, the rooms, the database. Takes at most about ten seconds.
    pub async fn stop(self) {
        self.app.site.stopping.cancel();
        self.handle.graceful_shutdown(Some(DRAIN));
        if tokio::time::timeout(DRAIN, self.app.rooms.stop()).await.is_err() {
            tracing::warn!("the rooms did not end in time");
        }
        if let Err(error) = self.server.await {
            tracing::warn!(%error, "the web server did not end cleanly");
        }
        self.schedule.abort();
        // A letter that is on its way gets the time to be noted as sent.
        if tokio::time::timeout(DRAIN, self.post).await.is_err() {
            tracing::warn!("the outbox did not end in time");
        }
        if let Err(error) = self.app.site.db.close().await {
            tracing::warn!(%error, "the database did not close cleanly");
        }
        drop(self.lock);
    }
}

/// Starts the portal: data folder, database, rooms, web server.
///
/// # Errors
/// A [`StartError`] whose text says what to do.
pub async fn start(config: Config, clock: Clock) -> Result<Running, StartError> {
    let listener = listen(config.http.listen)?;
    let asked = config.http.listen;
    let address = listener.local_addr().map_err(|source| StartError::Listen { address: asked, source })?;
    let data = config::open_data(&config.data.folder)?;
    let lock = Lock::take(&data)?;
    note_address(&data, &config.base_url(address));
    let site = Arc::new(open(config, clock, address).await?);
    let rooms = Rooms::start(&site).await.map_err(StartError::Rooms)?;
    search::fill_if_new(&site).await.map_err(|error| StartError::Search(error.into()))?;
    let app = App { site, rooms, search: Search::default(), providers: Providers::default() };
    // Behind the start: on a large site it takes a second.
    let (searching, own) = (app.search.clone(), app.site.clone());
    tokio::spawn(async move {
        if let Err(error) = searching.learn(&own).await {
            tracing::warn!(%error, "the search has not learned the words of the site; the next search tries again");
        }
    });
    let handle = Handle::new();
    let mut server = axum_server::from_tcp(listener).map_err(|source| StartError::Listen { address, source })?;
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD);
    let service = routes::router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let serving = server.handle(handle.clone()).acceptor(NoDelayAcceptor::new()).serve(service);
    let server = tokio::spawn(async move {
        if let Err(error) = serving.await {
            tracing::error!(%error, "the web server ended");
        }
    });
    let schedule = tokio::spawn(schedule::run(app.clone()));
    let here = app.site("");
    let post = tokio::spawn(here.outbox.clone().run(here.db.clone(), here.stopping.clone()));
    Ok(Running { address, app, handle, server, schedule, post, lock })
}

fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    let bound = TcpListener::bind(address).and_then(|listener| listener.set_nonblocking(true).map(|()| listener));
    bound.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => StartError::PortInUse { address },
        _ => StartError::Listen { address, source },
    })
}

/// File in the data folder with the address of the portal that runs, or ran last, on it.
const ADDRESS: &str = "address";

/// Leaves the portal's address for commands that run beside it, such as `person add`.
fn note_address(data: &Path, base_url: &str) {
    if let Err(error) = std::fs::write(data.join(ADDRESS), base_url) {
        tracing::warn!(%error, "the address could not be noted in the data folder");
    }
}

/// Opens the site of a data folder beside the portal that may be running on it: for the command line's small commands.
///
/// # Errors
/// The data folder's or the database's.
pub async fn beside(config: Config) -> Result<Site, StartError> {
    let listen = config.http.listen;
    let named = !config.http.base_url.is_empty();
    let mut site = open(config, Clock::system(), listen).await?;
    if let Ok(address) = std::fs::read_to_string(site.data.join(ADDRESS)).map(|text| text.trim().to_owned())
        && !named
        && address.starts_with("http")
    {
        site.base_url = address;
    }
    Ok(site)
}

/// Opens what a site stands on.
async fn open(config: Config, clock: Clock, address: SocketAddr) -> Result<Site, StartError> {
    let data = config::open_data(&config.data.folder)?;
    let secret = Secret::load(&data)?;
    let db = if config.database.url.is_empty() {
        Db::sqlite(&config::reserve(&data, "mitreden.db")?).await?
    } else {
        Db::postgres(&config.database.url, config.database.connections).await?
    };
    let base_url = config.base_url(address);
    let current = Current::read(&db.read, &config).await.map_err(StartError::Settings)?;
    let limits = &config.limits;
    let attempts = Counters::new(limits.sign_in_per_minute, limits.door_per_minute, limits.forms_per_minute);
    let outbox = outbox(&config, &current.brand, &base_url, &clock).map_err(StartError::Mail)?;
    let push = push(&config, &secret, &base_url)?;
    let config = Arc::new(config);
    let refused = Refused::new(clock.now());
    let pulse = Pulse { started: clock.now(), round: Mutex::default() };
    Ok(Site {
        db,
        config,
        current: RwLock::new(Arc::new(current)),
        clock,
        ids: Ids,
        secret,
        data,
        base_url,
        outbox,
        push,
        microcache: Microcache::default(),
        tiles: crate::measures::Tiles::default(),
        setting: Arc::new(Semaphore::new(1)),
        drawing: Arc::new(Semaphore::new(TURNS)),
        attempts,
        refused,
        setting_up: AtomicBool::new(false),
        pulse,
        stopping: CancellationToken::new(),
    })
}

/// Push services may write to whom the imprint names, or else look at the portal.
fn push(config: &Config, secret: &Secret, base_url: &str) -> Result<Push, StartError> {
    let email = config.imprint.email.as_str();
    let contact = if email.is_empty() { base_url.to_owned() } else { format!("mailto:{email}") };
    let vapid = Vapid::new(|purpose| secret.derive(purpose), contact).ok_or(StartError::Push)?;
    Ok(Push::new(vapid, Place::of(base_url)))
}

fn outbox(config: &Config, brand: &Brand, base_url: &str, clock: &Clock) -> anyhow::Result<Outbox> {
    let mail = &config.mail;
    Outbox::new(mail.transport()?, &mail.from, &mail.reply_to, &mail.returns, brand.clone(), base_url.to_owned(), clock.clone())
}
