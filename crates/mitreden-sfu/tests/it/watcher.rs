//! One who watches a room and remembers whom and what it was told of. Judges nothing.

use std::collections::BTreeSet;
use std::time::Duration;

use mitreden_sfu::proto::request_response::Reason;
use mitreden_sfu::proto::signal_response::Message as Response;
use mitreden_testkit::load::alone::Alone;
use mitreden_testkit::load::mark::Mark;
use mitreden_testkit::load::{Client, Happening, Way};
use str0m::Event;

/// How long any state may take on a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
/// Marks from here on are an intruder's: no honest speaker of a test gets so far.
pub(crate) const FORGED: u64 = 1_000_000;

/// A listener with a memory.
pub(crate) struct Watcher {
    pub(crate) client: Client,
    pub(crate) memory: Memory,
}

/// What was noticed.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// `identity name metadata` of everybody announced.
    pub(crate) people: BTreeSet<String>,
    /// `identity source` of every track announced.
    pub(crate) tracks: BTreeSet<String>,
    /// Packets with a mark of an honest speaker.
    pub(crate) honest: u64,
    /// Packets with a mark of an intruder, or none.
    pub(crate) forged: u64,
    /// Data packets as they came.
    pub(crate) data: Vec<Vec<u8>>,
}

impl Memory {
    pub(crate) fn note(&mut self, happening: &Happening) {
        match happening {
            Happening::Signal(message) => {
                let Response::Update(update) = &**message else { return };
                for who in &update.participants {
                    self.people.insert(format!("{} {} {}", who.identity, who.name, who.metadata));
                    let sources = who.tracks.iter().map(|track| format!("{} {:?}", who.identity, track.source()));
                    self.tracks.extend(sources);
                }
            }
            Happening::Subscriber(event) => match &**event {
                Event::RtpPacket(packet) => match Mark::read(&packet.payload) {
                    Some(mark) if mark.number < FORGED => self.honest += 1,
                    _ => self.forged += 1,
                },
                Event::ChannelData(data) => self.data.push(data.data.clone()),
                _ => {}
            },
            _ => {}
        }
    }
}

impl Watcher {
    /// Comes in with a token and waits until its media connection stands.
    pub(crate) async fn enter(alone: &Alone, token: String) -> anyhow::Result<Self> {
        let mut client = Client::join(&Way::new(&alone.url, token)).await?;
        let mut memory = Memory::default();
        client
            .until("the watcher's connection", PATIENCE, |happening| {
                memory.note(happening);
                is_subscriber(happening, |event| matches!(event, Event::Connected)).then_some(())
            })
            .await?;
        Ok(Watcher { client, memory })
    }

    /// Watches until its memory satisfies.
    pub(crate) async fn until(&mut self, what: &str, enough: impl Fn(&Memory) -> bool) -> anyhow::Result<()> {
        if enough(&self.memory) {
            return Ok(());
        }
        let memory = &mut self.memory;
        self.client
            .until(what, PATIENCE, |happening| {
                memory.note(happening);
                enough(memory).then_some(())
            })
            .await
    }

    /// Watches until everything the server said up to now is here.
    pub(crate) async fn settle(&mut self) -> anyhow::Result<()> {
        let memory = &mut self.memory;
        self.client.settle(PATIENCE, |happening| memory.note(happening)).await
    }
}

pub(crate) fn is_subscriber(happening: &Happening, fits: impl Fn(&Event) -> bool) -> bool {
    matches!(happening, Happening::Subscriber(event) if fits(event))
}

pub(crate) fn is_publisher(happening: &Happening, fits: impl Fn(&Event) -> bool) -> bool {
    matches!(happening, Happening::Publisher(event) if fits(event))
}

/// The server's "not allowed", in whatever it says it about.
pub(crate) fn is_refusal(happening: &Happening) -> bool {
    let Happening::Signal(message) = happening else { return false };
    matches!(&**message, Response::RequestResponse(answer) if answer.reason() == Reason::NotAllowed)
}
