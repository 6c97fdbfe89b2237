//! The real program, killed without a warning while people ask: every acknowledged question is there, and none twice. Never timed.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::cast::{Guest, Wire};
use super::killed::Program;

const ROUNDS: usize = 50;
const PEOPLE: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn fifty_kills_lose_no_question_and_double_none() {
    let data = tempfile::tempdir().unwrap();
    let mut program = Program::start(&data.path().join("data"));
    let mut ada = Guest::accepts(&program.base, &program.slug, &program.moderation).await;
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(Guest::takes_part(&program.base, &program.slug, &format!("Gast {number}")).await);
    }
    for round in 0..ROUNDS {
        let acknowledged = questions_into_the_kill(&people, round).await;
        program.kill();
        program = Program::start(&data.path().join("data"));
        ada = ada.at(&program.base);
        people = people.into_iter().map(|guest| guest.at(&program.base)).collect();
        let there = questions(&ada, round).await;
        for text in &acknowledged {
            assert!(there.contains_key(text), "an acknowledged question is lost: {text}");
        }
        // Who got no answer asks again, as the form tells them to.
        for (number, guest) in people.iter().enumerate().filter(|(number, _)| !acknowledged.contains(&text(round, *number))) {
            let mut wire = guest.connects().await;
            let id = wire.sends(ask(round, number)).await;
            let answer = wire.answer(id).await;
            let known = there.contains_key(&text(round, number));
            assert_eq!(answer["t"] == "ack", !known, "asked a second time, it is one question: {answer}");
        }
        let complete = questions(&ada, round).await;
        assert_eq!(complete.len(), PEOPLE, "{complete:?}");
        assert!(complete.values().all(|count| *count == 1), "doubled: {complete:?}");
    }
    program.kill();
}

fn text(round: usize, number: usize) -> String {
    format!("Runde {round}: Frage {number}?")
}

fn ask(round: usize, number: usize) -> Value {
    json!({"do": "ask-question", "text": text(round, number), "anonymous": number.is_multiple_of(2)})
}

/// All ask at once; answers the questions whose acknowledgement came before the kill.
async fn questions_into_the_kill(people: &[Guest], round: usize) -> Vec<String> {
    let mut wires: Vec<(Wire, u64)> = Vec::new();
    for (number, guest) in people.iter().enumerate() {
        let mut wire = guest.connects().await;
        let id = wire.sends(ask(round, number)).await;
        wires.push((wire, id));
    }
    let answered = round % (PEOPLE + 1);
    for (wire, id) in wires.iter_mut().take(answered) {
        assert_eq!(wire.answer(*id).await["t"], "ack");
    }
    (0..answered).map(|number| text(round, number)).collect()
}

/// How often each question of a round stands in the room, as the moderation sees it.
async fn questions(ada: &Guest, round: usize) -> BTreeMap<String, usize> {
    let snapshot = ada.dials().await.hears("snapshot").await;
    let mut there = BTreeMap::new();
    for question in snapshot["questions"].as_array().unwrap() {
        let text = question["text"].as_str().unwrap();
        if text.starts_with(&format!("Runde {round}:")) {
            *there.entry(text.to_owned()).or_default() += 1;
        }
    }
    there
}
