//! The app under test: a portal on a port of its own, on SQLite and, when there is a server for it, on PostgreSQL.

use std::sync::Arc;

use mitreden::accounts::{self, Role};
use mitreden::base::clock::Clock;
use mitreden::config::Config;
use mitreden::{Running, start};
use reqwest::cookie::{CookieStore as _, Jar};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tempfile::TempDir;

/// URL of a PostgreSQL server on which the tests may create databases.
const SERVER: &str = "MITREDEN_TEST_POSTGRES";

/// The engine of a run that is on one alone.
const ENGINE: &str = "MITREDEN_TEST_ENGINE";

/// A portal on a port of its own with an empty database.
pub(crate) struct House {
    pub(crate) running: Running,
    clock: Clock,
    _data: TempDir,
}

/// Starts one on the engine of this run: SQLite, or PostgreSQL when `MITREDEN_TEST_ENGINE` says so.
pub(crate) async fn open() -> House {
    let data = tempfile::tempdir().unwrap();
    let mut config = Config::test(data.path().join("data"));
    if on_postgres() {
        config.database.url = fresh_postgres(&std::env::var(SERVER).unwrap()).await;
        config.database.connections = 4;
    }
    House::start(config, Clock::system(), data).await
}

/// Whether this run is the one on PostgreSQL.
fn on_postgres() -> bool {
    std::env::var(ENGINE).is_ok_and(|engine| engine == "postgres")
}

/// Starts one on SQLite, for what only a file can do.
pub(crate) async fn on_sqlite() -> House {
    let data = tempfile::tempdir().unwrap();
    House::start(Config::test(data.path().join("data")), Clock::system(), data).await
}

/// One on every database of this run: SQLite, besides PostgreSQL when the environment names a server, or PostgreSQL alone.
pub(crate) async fn on_every_database() -> Vec<House> {
    on_every_database_with(Clock::system(), |_| ()).await
}

/// The same with another clock and other settings.
pub(crate) async fn on_every_database_with(clock: Clock, change: impl Fn(&mut Config)) -> Vec<House> {
    let mut houses = Vec::new();
    for url in fresh_databases().await {
        let data = tempfile::tempdir().unwrap();
        let mut config = Config::test(data.path().join("data"));
        config.database.url = url;
        change(&mut config);
        houses.push(House::start(config, clock.clone(), data).await);
    }
    houses
}

/// For each engine there is an empty database: what `database.url` says. SQLite's is empty. A run on PostgreSQL leaves SQLite to the other run.
pub(crate) async fn fresh_databases() -> Vec<String> {
    let mut urls = if on_postgres() { Vec::new() } else { vec![String::new()] };
    if let Ok(server) = std::env::var(SERVER) {
        urls.push(fresh_postgres(&server).await);
    }
    urls
}

/// The URL of a new, empty database on the server.
async fn fresh_postgres(server: &str) -> String {
    let name = format!("mitreden_{}", mitreden::base::ids::Ids.id());
    let mut connection = PgConnection::connect(server).await.unwrap();
    connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(&name);
    url.to_string()
}

impl House {
    async fn start(mut config: Config, clock: Clock, data: TempDir) -> House {
        // This process is the test and not the program.
        config.slides.program = env!("CARGO_BIN_EXE_mitreden").into();
        let running = start(config, clock.clone()).await.unwrap();
        House { running, clock, _data: data }
    }

    /// Stops the portal and starts it again on the same data.
    pub(crate) async fn reopen(self) -> House {
        let config = (*self.running.app.site("").config).clone();
        self.running.stop().await;
        House::start(config, self.clock, self._data).await
    }

    /// An address of this portal.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address)
    }

    /// A browser without cookies.
    pub(crate) fn browser(&self) -> Browser {
        let jar = Arc::new(Jar::default());
        let client = Client::builder().cookie_provider(jar.clone()).redirect(Policy::none()).build().unwrap();
        Browser { client, jar, base: self.url("") }
    }

    /// A browser in which a new person with this role is signed in.
    pub(crate) async fn signed_in(&self, name: &str, role: Role) -> Browser {
        let link = accounts::add_person(self.running.app.site(""), name, role).await.unwrap();
        let browser = self.browser();
        let answer = browser.post(&link.path(), &[]).await;
        assert_eq!(answer.status(), 303);
        browser
    }
}

/// Somebody's browser: keeps cookies, follows no redirect by itself, sends what browsers send with a form.
pub(crate) struct Browser {
    client: Client,
    jar: Arc<Jar>,
    base: String,
}

impl Browser {
    /// The value of a cookie, by its full name; empty when there is none.
    pub(crate) fn cookie(&self, name: &str) -> String {
        let header = self.jar.cookies(&self.base.parse().unwrap());
        let line = header.as_ref().and_then(|value| value.to_str().ok()).unwrap_or_default();
        let pairs = line.split("; ").filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).unwrap_or_default()
    }

    /// A request to this portal, to be completed by the caller.
    pub(crate) fn get_with(&self, path: &str) -> RequestBuilder {
        self.client.get(format!("{}{path}", self.base))
    }

    /// A form of this portal, to be completed by the caller.
    pub(crate) fn post_with(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.base)).header("sec-fetch-site", "same-origin")
    }

    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Response {
        self.get_with(path).send().await.unwrap()
    }

    /// Sends a form.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        self.post_with(path).form(fields).send().await.unwrap()
    }
}

/// A header as text; empty when it is missing.
pub(crate) fn header(answer: &Response, name: &str) -> String {
    answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// The page's text without the isolating marks around inserted words (U+2068, U+2069).
pub(crate) async fn text(answer: Response) -> String {
    answer.text().await.unwrap().replace(['\u{2068}', '\u{2069}'], "")
}
