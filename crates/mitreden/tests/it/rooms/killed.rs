//! The real program, killed without a warning while hands and chat flow: what was acknowledged is there, once. Never timed.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use super::cast::{Guest, Wire};

const ROUNDS: usize = 20;
/// Messages of one round; with the questions of a round they stay below what a socket may send at once.
const MESSAGES: usize = 12;
/// Chat lines that a snapshot repeats.
const LINES_KEPT: usize = 200;

/// The program with the demo, in a process of its own.
pub(super) struct Program {
    child: Child,
    pub(super) base: String,
    pub(super) slug: String,
    pub(super) moderation: String,
}

impl Program {
    pub(super) fn start(data: &std::path::Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
        command.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut address = |label: &str| {
            let line = lines.find(|line| line.as_ref().unwrap().starts_with(label)).expect("the demo prints its addresses").unwrap();
            line.split_once(": ").unwrap().1.to_owned()
        };
        let (listen, moderation) = (address("Zuhören"), address("Moderation"));
        let (base, slug) = listen.split_once("/raeume/").unwrap();
        let moderation = moderation.strip_prefix(base).unwrap().to_owned();
        Self { child, base: base.to_owned(), slug: slug.to_owned(), moderation }
    }

    /// SIGKILL: nothing is flushed, nobody is told.
    pub(super) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Gone already when it was killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What one person knows to be written down, and what may or may not be.
#[derive(Default)]
struct Memory {
    lines: Vec<String>,
    /// Said in the last round before the kill, without an answer.
    open: Vec<String>,
    /// The hand, and whether a later wish for it was left without an answer.
    hand: bool,
    hand_is_open: bool,
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_kills_lose_nothing_and_double_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut program = Program::start(&data.path().join("data"));
    let mut gustav = Guest::takes_part(&program.base, &program.slug, "Gustav").await;
    let mut ada = Guest::accepts(&program.base, &program.slug, &program.moderation).await;
    let mut memory = Memory::default();
    let mut item = Value::Null;
    for round in 0..ROUNDS {
        let (mut wire, mut lead) = (gustav.dials().await, ada.connects().await);
        let snapshot = wire.hears("snapshot").await;
        compare(&snapshot, &mut memory, &item, round);
        let next = u64::from(item != json!(1));
        lead.does(json!({"do": "go-to-item", "item": next})).await;
        item = json!(next);
        flow(&mut wire, &mut memory, round).await;
        program.kill();
        assert_eq!(wire.ends().await, 0, "broken off, not closed");
        program = Program::start(&data.path().join("data"));
        gustav = gustav.at(&program.base);
        ada = ada.at(&program.base);
    }
    let snapshot = gustav.dials().await.hears("snapshot").await;
    compare(&snapshot, &mut memory, &item, ROUNDS);
    assert_eq!(ada.connects().await.me["role"], "moderator");
    program.kill();
}

/// Chat and hands without waiting, until the round's number of answers has come: the kill falls into the middle of the rest.
async fn flow(wire: &mut Wire, memory: &mut Memory, round: usize) {
    let mut wishes = Vec::new();
    for number in 0..MESSAGES {
        let (command, wish) = match number % 3 {
            0 => (json!({"do": "raise-hand"}), Err(true)),
            1 => (json!({"do": "say", "text": format!("{round}-{number}")}), Ok(format!("{round}-{number}"))),
            _ => (json!({"do": "lower-hand"}), Err(false)),
        };
        wishes.push((wire.sends(command).await, wish));
    }
    let answered = round % (MESSAGES + 1);
    for (number, (id, wish)) in wishes.into_iter().enumerate() {
        if number >= answered {
            match wish {
                Ok(text) => memory.open.push(text),
                Err(_) => memory.hand_is_open = true,
            }
            continue;
        }
        assert_eq!(wire.answer(id).await["t"], "ack");
        match wish {
            Ok(text) => memory.lines.push(text),
            Err(up) => memory.hand = up,
        }
    }
}

/// The room after the restart against what Gustav remembers.
fn compare(snapshot: &Value, memory: &mut Memory, item: &Value, round: usize) {
    let texts: Vec<String> = snapshot["lines"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap().to_owned()).collect();
    // What had no answer may be there or not, in its order and once.
    let kept: Vec<String> = memory.open.drain(..).filter(|text| texts.contains(text)).collect();
    memory.lines.extend(kept);
    let from = memory.lines.len().saturating_sub(LINES_KEPT);
    assert_eq!(texts, memory.lines[from..], "round {round}: acknowledged and only once");
    let slices = snapshot["slices"].as_array().unwrap();
    let slice = |name: &str| slices.iter().find(|slice| slice["slice"] == name).unwrap()["value"].clone();
    let up = snapshot["me"]["hand"] == 1;
    assert!(up == memory.hand || memory.hand_is_open, "round {round}: the hand");
    assert_eq!(slice("hands")["count"], u32::from(up));
    (memory.hand, memory.hand_is_open) = (up, false);
    if !item.is_null() {
        assert_eq!(slice("agenda")["current"], *item, "round {round}");
    }
    assert_eq!(slice("evening")["status"], "live");
    assert_eq!(snapshot["me"]["role"], "participant");
}
