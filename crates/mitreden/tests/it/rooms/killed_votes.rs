//! The real program, killed without a warning while people vote: every acknowledged vote counts, and none twice. Never timed.

use serde_json::{Value, json};

use super::cast::{Guest, Wire};
use super::killed::Program;
use super::polls::{opens, vote};

const ROUNDS: u32 = 50;
const VOTERS: u32 = 8;
const OPTIONS: u32 = 3;

#[tokio::test(flavor = "multi_thread")]
async fn fifty_kills_lose_no_vote_and_count_none_twice() {
    let data = tempfile::tempdir().unwrap();
    let mut program = Program::start(&data.path().join("data"));
    let mut ada = Guest::accepts(&program.base, &program.slug, &program.moderation).await;
    let mut voters = Vec::new();
    for number in 0..VOTERS {
        voters.push(Guest::takes_part(&program.base, &program.slug, &format!("Gast {number}")).await);
    }
    for round in 0..ROUNDS {
        let poll = round + 1;
        let mut lead = ada.connects().await;
        opens(&mut lead, poll).await;
        let acknowledged = votes_into_the_kill(&voters, poll, round % (VOTERS + 1)).await;
        program.kill();
        program = Program::start(&data.path().join("data"));
        ada = ada.at(&program.base);
        voters = voters.into_iter().map(|voter| voter.at(&program.base)).collect();
        for (number, voter) in (0..).zip(&voters) {
            vote_is_there_or_not(voter, poll, number, acknowledged.contains(&number)).await;
        }
        let mut lead = ada.connects().await;
        lead.does(json!({"do": "close-poll", "poll": poll})).await;
        let slice = lead.until(|n| n["slice"] == "polls" && state(n, poll) == "closed").await;
        let expected: Vec<u64> = (0..OPTIONS).map(|option| (0..VOTERS).filter(|number| number % OPTIONS == option).count() as u64).collect();
        assert_eq!(of(&slice["value"]["polls"], poll)["result"]["options"], json!(expected), "round {round}");
    }
    program.kill();
}

/// All vote at once; answers the numbers of those whose answer was waited for before the kill.
async fn votes_into_the_kill(voters: &[Guest], poll: u32, answered: u32) -> Vec<u32> {
    let mut wires: Vec<(Wire, u64)> = Vec::new();
    for (number, voter) in (0..).zip(voters) {
        let mut wire = voter.connects().await;
        let id = wire.sends(vote(poll, number % OPTIONS)).await;
        wires.push((wire, id));
    }
    for (wire, id) in wires.iter_mut().take(answered as usize) {
        assert_eq!(wire.answer(*id).await["t"], "ack");
    }
    (0..answered).collect()
}

/// After the restart the seat knows whether it has voted; whoever has not votes again.
async fn vote_is_there_or_not(voter: &Guest, poll: u32, number: u32, acknowledged: bool) {
    let mut wire = voter.connects().await;
    let counted = wire.me["voted"].as_array().unwrap().contains(&json!(poll));
    assert!(counted || !acknowledged, "an acknowledged vote is lost");
    if counted {
        assert_eq!(wire.is_refused(vote(poll, number % OPTIONS)).await, "has-voted");
    } else {
        wire.does(vote(poll, number % OPTIONS)).await;
    }
}

fn of(polls: &Value, poll: u32) -> &Value {
    polls.as_array().unwrap().iter().find(|one| one["poll"] == poll).unwrap()
}

fn state(notice: &Value, poll: u32) -> &str {
    of(&notice["value"]["polls"], poll)["state"].as_str().unwrap()
}
