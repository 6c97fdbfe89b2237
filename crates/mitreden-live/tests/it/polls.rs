//! Stories of polls: prepared, held, counted. Never how a ballot is counted; that is tested beside the tally.

use mitreden_live::*;

use crate::cast::{Stage, seat};

fn plan(kind: PollKind, options: &[&str]) -> PollPlan {
    let options = options.iter().map(|&option| option.to_owned()).collect();
    PollPlan { question: "Welche Idee soll zuerst kommen?".into(), kind, options, listeners: false, open_result: false }
}

const SINGLE: PollKind = PollKind::Single {};

/// Ada has opened a poll with three options.
fn open(plan: PollPlan, minutes: Option<u32>) -> Stage {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::PreparePoll { plan }).unwrap();
    stage.does("ada", Command::OpenPoll { poll: 1, minutes }).unwrap();
    stage
}

fn ticks(option: u32) -> Command {
    Command::Vote { poll: 1, ballot: Ballot::Ticks(vec![option]) }
}

fn view(stage: &Stage, audience: Audience) -> Vec<PollView> {
    match stage.room.slice(Slice::Polls, audience, &stage.presence) {
        Some(SliceValue::Polls(view)) => view.polls,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_result_is_hidden_until_the_closing_and_then_for_all() {
    let mut stage = open(plan(SINGLE, &["Bänke", "Radwege", "Licht"]), None);
    stage.does("gustav", ticks(1)).unwrap();
    stage.does("emil", ticks(1)).unwrap();
    for audience in Audience::ALL {
        let seen = &view(&stage, audience)[0];
        assert_eq!((seen.voters, &seen.result), (2, &None), "nor does the moderation see it before");
    }
    assert_eq!(stage.room.me(&seat("gustav")).unwrap().voted, [1]);
    stage.does("ada", Command::ClosePoll { poll: 1 }).unwrap();
    let result = view(&stage, Audience::Hall)[0].result.clone().unwrap();
    assert_eq!((result.voters, result.options), (2, vec![0, 2, 0]));
    assert_eq!(stage.does("gustav", ticks(0)), Err(Refusal::PollNotThere), "after the end");
}

#[test]
fn one_vote_for_each_seat_and_none_to_be_changed() {
    let mut stage = open(plan(SINGLE, &["Ja", "Nein"]), None);
    stage.does("gustav", ticks(0)).unwrap();
    assert_eq!(stage.does("gustav", ticks(1)), Err(Refusal::HasVoted), "from the other tab");
    assert_eq!(stage.does("cem", ticks(1)), Err(Refusal::NotAllowed), "listeners were not asked");
    assert_eq!(stage.does("gustav", Command::Vote { poll: 2, ballot: Ballot::Ticks(vec![0]) }), Err(Refusal::NoSuchPoll));
    assert_eq!(stage.room.poll(1).unwrap().ballots.tally.options, [1, 0]);
}

#[test]
fn listeners_vote_if_the_poll_says_so() {
    let mut stage = open(PollPlan { listeners: true, ..plan(SINGLE, &["Ja", "Nein"]) }, None);
    stage.does("cem", ticks(1)).unwrap();
    assert_eq!(stage.room.poll(1).unwrap().ballots.tally.options, [0, 1]);
}

#[test]
fn what_is_prepared_only_the_moderation_sees() {
    let mut stage = Stage::with_cast();
    stage.does("ada", Command::PreparePoll { plan: plan(SINGLE, &["Ja", "Nein"]) }).unwrap();
    assert_eq!(view(&stage, Audience::Moderation).len(), 1);
    assert!(view(&stage, Audience::Table).is_empty() && view(&stage, Audience::Hall).is_empty());
    assert_eq!(stage.does("gustav", ticks(0)), Err(Refusal::PollNotThere));
    stage.does("ada", Command::DropPoll { poll: 1 }).unwrap();
    stage.does("ada", Command::PreparePoll { plan: plan(SINGLE, &["Ja", "Nein"]) }).unwrap();
    assert_eq!(view(&stage, Audience::Moderation)[0].poll, 2, "no number is used twice");
}

#[test]
fn a_poll_closes_by_itself_and_can_be_extended_before() {
    let mut stage = open(plan(SINGLE, &["Ja", "Nein"]), Some(2));
    stage.waits(1);
    stage.does("ada", Command::ExtendPoll { poll: 1, minutes: 5 }).unwrap();
    stage.waits(5);
    stage.does("gustav", ticks(0)).unwrap();
    assert!(stage.room.has_deadline());
    stage.waits(2);
    assert_eq!(stage.room.poll(1).unwrap().state, PollState::Closed);
    assert!(!stage.room.has_deadline());
    assert_eq!(stage.does("ada", Command::ExtendPoll { poll: 1, minutes: 5 }), Err(Refusal::PollNotThere));
}

#[test]
fn the_end_of_the_evening_closes_what_is_open() {
    let mut stage = open(plan(SINGLE, &["Ja", "Nein"]), None);
    stage.does("gustav", ticks(1)).unwrap();
    stage.does("ada", Command::EndEvening {}).unwrap();
    let poll = stage.room.poll(1).unwrap();
    assert_eq!((poll.state, &poll.ballots.tally.options[..]), (PollState::Closed, &[0, 1][..]));
    assert!(stage.log.iter().all(|record| !format!("{record:?}").contains("seat-of-gustav") || !matches!(record.event, Event::PollClosed { .. })));
}

#[test]
fn no_poll_without_sense() {
    let mut stage = Stage::with_cast();
    let many: Vec<String> = (0..1_000).map(|n| n.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let bad = [
        plan(SINGLE, &[]),
        plan(SINGLE, &["Ja"]),
        plan(SINGLE, &many),
        plan(SINGLE, &["Ja", " Ja "]),
        plan(PollKind::Multiple { most: 3 }, &["Ja", "Nein"]),
        plan(PollKind::Multiple { most: 0 }, &["Ja", "Nein"]),
        plan(PollKind::Points { each: 0 }, &["Ja", "Nein"]),
        plan(PollKind::Number { least: 3, most: 3 }, &[]),
        plan(PollKind::Words {}, &["Ja", "Nein"]),
    ];
    for plan in bad {
        assert_eq!(stage.does("ada", Command::PreparePoll { plan: plan.clone() }), Err(Refusal::BadPoll), "{plan:?}");
    }
    let nothing = PollPlan { question: " \u{202e}".into(), ..plan(SINGLE, &["Ja", "Nein"]) };
    assert_eq!(stage.does("ada", Command::PreparePoll { plan: nothing }), Err(Refusal::TextEmpty));
    assert_eq!(stage.does("gustav", Command::PreparePoll { plan: plan(SINGLE, &["Ja", "Nein"]) }), Err(Refusal::NotAllowed));
    assert!(stage.room.polls().is_empty());
}

#[test]
fn what_is_kept_of_an_open_poll_joins_nobody_to_a_ballot() {
    // The same ballots, thrown in in another order by swapped people: what is kept is the same, to the byte.
    let kept = |first: u32, second: u32| {
        let mut stage = open(plan(SINGLE, &["Ja", "Nein"]), None);
        stage.does("gustav", ticks(first)).unwrap();
        stage.does("emil", ticks(second)).unwrap();
        serde_json::to_string(&stage.room.poll(1).unwrap().ballots).unwrap()
    };
    assert_eq!(kept(0, 1), kept(1, 0));
}
