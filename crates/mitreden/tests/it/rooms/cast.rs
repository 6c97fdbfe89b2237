//! The cast in a room over HTTP and real WebSockets: verbs of people, not of protocols. Never a test itself.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use mitreden::App;
use mitreden::rooms::{AgendaItem, AgendaKind, Invitation, Kind, NewRoom, Role, RoomId, create_room, invite, set_plan};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Longer than anything here takes; only a hanging test meets it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes a room with an agenda of two items.
pub(crate) async fn room(app: &App, slug: &str, code: Option<&str>) -> RoomId {
    let until = app.site("").clock.now() + jiff::SignedDuration::from_hours(2);
    room_of(app, slug, Kind::Event, code.map(|code| (code, until))).await
}

/// The same of any kind, with a code that ends when it is told.
pub(crate) async fn room_of(app: &App, slug: &str, kind: Kind, code: Option<(&str, jiff::Timestamp)>) -> RoomId {
    let site = app.site("");
    let new = NewRoom {
        slug: slug.to_owned(),
        title: "Dynamik durch Daten".to_owned(),
        kind,
        home: "/".to_owned(),
        code: code.map(|(code, until)| (code.to_owned(), until)),
    };
    let tx = site.db.begin().await.unwrap();
    let id = create_room(&tx, &site.ids, &new, site.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let item = |title: &str, kind| AgendaItem { title: title.to_owned(), kind, minutes: 30, speaker: String::new() };
    set_plan(app, &id, "Dynamik durch Daten", None, vec![item("Impuls", AgendaKind::Talk), item("Diskussion", AgendaKind::Discussion)]).await.unwrap();
    id
}

/// An address that gives a seat with a role.
pub(crate) async fn invitation(app: &App, room: &RoomId, slug: &str, role: Role, name: &str) -> String {
    let site = app.site("");
    let until = site.clock.now() + jiff::SignedDuration::from_hours(2);
    let invitation = Invitation { room: room.clone(), role, name: name.to_owned() };
    let tx = site.db.begin().await.unwrap();
    let token = invite(&tx, &site.ids, &invitation, until).await.unwrap();
    tx.commit().await.unwrap();
    format!("/raeume/{slug}/einladung/{}", token.reveal())
}

/// One person's browser.
#[derive(Clone)]
pub(crate) struct Guest {
    base: String,
    slug: String,
    http: reqwest::Client,
    pub(crate) cookie: String,
}

impl Guest {
    pub(crate) fn new(base: &str, slug: &str) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { base: base.to_owned(), slug: slug.to_owned(), http, cookie: String::new() }
    }

    /// The same browser at another address of the same portal.
    pub(crate) fn at(mut self, base: &str) -> Self {
        base.clone_into(&mut self.base);
        self
    }

    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> reqwest::Response {
        let request = self.http.post(format!("{}{path}", self.base)).header("cookie", &self.cookie).form(form);
        let answer = request.send().await.unwrap();
        if let Some(set) = answer.headers().get("set-cookie") {
            self.cookie = set.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        answer
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(format!("{}{path}", self.base)).header("cookie", &self.cookie).send().await.unwrap()
    }

    pub(crate) fn place(&self, part: &str) -> String {
        if part.is_empty() { format!("/raeume/{}", self.slug) } else { format!("/raeume/{}/{part}", self.slug) }
    }

    pub(crate) async fn listens(base: &str, slug: &str) -> Self {
        let mut guest = Self::new(base, slug);
        let answer = guest.post(&guest.place("platz"), &[("as", "listener")]).await;
        assert_eq!(answer.status(), 303, "{}", answer.text().await.unwrap());
        guest
    }

    pub(crate) async fn takes_part(base: &str, slug: &str, name: &str) -> Self {
        let mut guest = Self::new(base, slug);
        let answer = guest.post(&guest.place("platz"), &[("as", "participant"), ("name", name)]).await;
        assert_eq!(answer.status(), 303, "{}", answer.text().await.unwrap());
        guest
    }

    pub(crate) async fn accepts(base: &str, slug: &str, invitation: &str) -> Self {
        let mut guest = Self::new(base, slug);
        let answer = guest.post(invitation, &[]).await;
        assert_eq!(answer.status(), 303, "{}", answer.text().await.unwrap());
        guest
    }

    /// Opens the socket and reads the snapshot.
    pub(crate) async fn connects(&self) -> Wire {
        let mut wire = self.dials().await;
        wire.me = wire.hears("snapshot").await["me"].clone();
        wire
    }

    /// Opens the socket, whatever comes.
    pub(crate) async fn dials(&self) -> Wire {
        self.dials_with("").await
    }

    /// The same with a query.
    pub(crate) async fn dials_with(&self, query: &str) -> Wire {
        let address = format!("{}{}{query}", self.base.replace("http://", "ws://"), self.place("socket"));
        let mut request = address.into_client_request().unwrap();
        request.headers_mut().insert("cookie", self.cookie.parse().unwrap());
        request.headers_mut().insert("origin", self.base.parse().unwrap());
        let (socket, _) = connect_async(request).await.unwrap();
        Wire { socket, next: 1, me: Value::Null, seen: Vec::new() }
    }
}

/// One socket and what came over it.
pub(crate) struct Wire {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    next: u64,
    pub(crate) me: Value,
    /// Notices read while waiting for another.
    pub(crate) seen: Vec<Value>,
}

impl Wire {
    pub(crate) fn seat(&self) -> String {
        self.me["seat"].as_str().unwrap().to_owned()
    }

    /// Sends a command without waiting.
    pub(crate) async fn sends(&mut self, mut command: Value) -> u64 {
        let id = self.next;
        self.next += 1;
        command["id"] = json!(id);
        self.writes(&command.to_string()).await;
        id
    }

    pub(crate) async fn writes(&mut self, text: &str) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    /// Sends without demanding that the other side still listens.
    pub(crate) async fn shouts(&mut self, text: &str) -> bool {
        self.socket.send(Message::text(text)).await.is_ok()
    }

    /// Sends a command and waits for its acknowledgement.
    pub(crate) async fn does(&mut self, command: Value) {
        let id = self.sends(command.clone()).await;
        let answer = self.answer(id).await;
        assert_eq!(answer["t"], "ack", "{command}: {answer}");
    }

    /// Sends a command and waits for its refusal.
    pub(crate) async fn is_refused(&mut self, command: Value) -> String {
        let id = self.sends(command).await;
        let answer = self.answer(id).await;
        assert_eq!(answer["t"], "refused", "{answer}");
        answer["reason"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn answer(&mut self, id: u64) -> Value {
        self.until(|notice| notice["id"] == id && notice["t"] != "said").await
    }

    /// Waits for a notice of a kind, or a slice of a name.
    pub(crate) async fn hears(&mut self, kind: &str) -> Value {
        self.until(|notice| notice["t"] == kind || notice["slice"] == kind).await
    }

    /// Waits for a notice; one that came while something else was waited for counts.
    pub(crate) async fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.seen.iter().position(&wanted) {
            return self.seen.remove(at);
        }
        let reading = async {
            loop {
                match self.socket.next().await {
                    Some(Ok(Message::Text(text))) => {
                        let notice: Value = serde_json::from_str(&text).unwrap();
                        if wanted(&notice) {
                            return notice;
                        }
                        self.seen.push(notice);
                    }
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                    other => panic!("the socket ended: {other:?} after {:?}", self.seen),
                }
            }
        };
        tokio::time::timeout(PATIENCE, reading).await.expect("nothing of the kind came")
    }

    /// Waits for a notice with these words, as fast as it can, and keeps nothing of the others.
    pub(crate) async fn until_forgetting(&mut self, words: &str) {
        while let Some(Ok(message)) = self.socket.next().await {
            if matches!(&message, Message::Text(text) if text.contains(words)) {
                return;
            }
        }
        panic!("the socket ended");
    }

    /// Reads to the end of the socket and answers the close code; 0 if it broke off.
    pub(crate) async fn ends(&mut self) -> u16 {
        let reading = async {
            loop {
                match self.socket.next().await {
                    Some(Ok(Message::Close(frame))) => return frame.map_or(0, |frame| frame.code.into()),
                    Some(Ok(Message::Text(text))) => self.seen.push(serde_json::from_str(&text).unwrap()),
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return 0,
                }
            }
        };
        tokio::time::timeout(PATIENCE, reading).await.expect("the socket stays open")
    }
}
