//! Any sequence of commands, sensible or not: what must hold afterwards in every case. Never a story; those stand in evening.rs.

use mitreden_live::*;
use proptest::prelude::*;

use crate::cast::{Stage, seat};

/// More than the stage holds.
const NAMES: [&str; 18] =
    ["ada", "berta", "cem", "dora", "emil", "frieda", "gustav", "hanna", "ida", "jan", "kim", "lea", "max", "nora", "otto", "paula", "quirin", "rosa"];
const ROLES: [Role; 6] = [Role::Listener, Role::Participant, Role::Speaker, Role::Moderator, Role::Signer, Role::Captioner];

/// One thing that somebody tries.
#[derive(Clone, Debug)]
enum Step {
    Does(&'static str, Command),
    Errand(Errand),
}

fn anybody() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&NAMES[..])
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(&ROLES[..])
}

fn seated() -> impl Strategy<Value = SeatId> {
    anybody().prop_map(seat)
}

fn source() -> impl Strategy<Value = Source> {
    prop::sample::select(&[Source::Camera, Source::Microphone, Source::Screen][..])
}

fn number() -> impl Strategy<Value = u32> {
    0_u32..5
}

fn plan() -> impl Strategy<Value = PollPlan> {
    let kinds = [
        PollKind::Single {},
        PollKind::Multiple { most: 2 },
        PollKind::Ranking {},
        PollKind::Points { each: 3 },
        PollKind::Number { least: 0, most: 2 },
        PollKind::Words {},
    ];
    let options = prop::collection::vec("[a-d]", 0..4);
    (".{0,8}", prop::sample::select(kinds.to_vec()), options, prop::bool::ANY, prop::bool::ANY)
        .prop_map(|(question, kind, options, listeners, open_result)| PollPlan { question, kind, options, listeners, open_result })
}

fn ballot() -> impl Strategy<Value = Ballot> {
    let numbers = || prop::collection::vec(0_u32..3, 0..4);
    prop_oneof![
        numbers().prop_map(Ballot::Ticks),
        numbers().prop_map(Ballot::Order),
        numbers().prop_map(Ballot::Points),
        (-1_i32..4).prop_map(Ballot::Number),
        prop::collection::vec("[a-cA-C]", 0..4).prop_map(Ballot::Words),
    ]
}

fn deck() -> impl Strategy<Value = DeckId> {
    prop::sample::select(&["deck-one", "deck-two"][..]).prop_map(|id| DeckId::parse(id).unwrap())
}

fn deed() -> impl Strategy<Value = QuestionDeed> {
    prop_oneof![
        3 => Just(QuestionDeed::Approve {}),
        2 => Just(QuestionDeed::Stage {}),
        1 => prop::option::of(".{0,4}").prop_map(|answer| QuestionDeed::Answer { answer }),
        2 => number().prop_map(|into| QuestionDeed::Merge { into }),
        1 => ".{0,4}".prop_map(|reason| QuestionDeed::Reject { reason }),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        2 => ".{0,20}".prop_map(|name| Command::StepUp { name }),
        1 => Just(Command::StepBack {}),
        6 => prop::bool::ANY.prop_map(|in_writing| Command::RaiseHand { in_writing }),
        2 => Just(Command::LowerHand {}),
        1 => seated().prop_map(|seat| Command::LowerHandOf { seat }),
        1 => Just(Command::LowerAllHands {}),
        6 => seated().prop_map(|seat| Command::GiveFloor { seat }),
        1 => seated().prop_map(|seat| Command::TakeFloor { seat }),
        1 => Just(Command::ReturnFloor {}),
        4 => prop::bool::weighted(0.8).prop_map(|on| Command::Sign { on }),
        1 => (prop::bool::ANY, prop::option::of(0_u32..60), prop::bool::weighted(0.3)).prop_map(|(new, seconds, free)| {
            Command::SetFloor { order: if new { FloorOrder::Subjects } else { FloorOrder::NewVoices }, seconds, free }
        }),
        1 => (seated(), source()).prop_map(|(seat, source)| Command::Mute { seat, source }),
        1 => seated().prop_map(|seat| Command::Remove { seat }),
        2 => (seated(), role()).prop_map(|(seat, role)| Command::GiveRole { seat, role }),
        1 => Just(Command::LockRoom {}),
        2 => prop::bool::ANY.prop_map(|on| Command::SetLobby { on }),
        3 => seated().prop_map(|seat| Command::LetIn { seat }),
        1 => seated().prop_map(|seat| Command::TurnAway { seat }),
        1 => Just(Command::UnlockRoom {}),
        1 => Just(Command::StartEvening {}),
        1 => Just(Command::Pause {}),
        1 => Just(Command::Resume {}),
        1 => (0_u64..20).prop_map(|line| Command::ShowLine { line }),
        1 => (0_u32..5).prop_map(|item| Command::GoToItem { item }),
        1 => prop::collection::vec("[a-d]", 0..4).prop_map(|subjects| Command::SetSubjects { subjects }),
        3 => prop::option::of(number()).prop_map(|subject| Command::NameSubject { subject }),
        2 => number().prop_map(|question| Command::CallQuestion { question }),
        1 => (0_u32..300).prop_map(|minutes| Command::ExtendItem { minutes }),
        2 => (number(), number()).prop_map(|(item, to)| Command::MoveItem { item, to }),
        1 => (".{0,4}", 0_u32..3).prop_map(|(title, minutes)| {
            Command::AddItem { item: AgendaItem { title, kind: AgendaKind::Discussion, minutes, speaker: String::new() } }
        }),
        2 => (prop::collection::vec("[a-d]{0,2}", 0..4), 0_u32..3).prop_map(|(rooms, minutes)| Command::OpenBarcamp { rooms, minutes }),
        2 => (0_u32..3).prop_map(|minutes| Command::RecallBarcamp { minutes }),
        1 => number().prop_map(|number| Command::DropResult { number }),
        1 => (".{0,4}", 0_u32..3).prop_map(|(text, based_on)| Command::NoteResult { text, based_on }),
        1 => prop::sample::select(&[ChatMode::Open, ChatMode::Approved, ChatMode::ToModeration, ChatMode::Off][..]).prop_map(|mode| Command::SetChat { mode }),
        3 => (".{0,30}", prop::option::of(0_u64..20)).prop_map(|(text, answers)| Command::Say { text, answers }),
        2 => (0_u64..20).prop_map(|line| Command::AskForLine { line }),
        3 => (0_u64..20, prop::bool::ANY).prop_map(|(line, gives)| Command::GiveLine { line, gives }),
        1 => prop::sample::select(&[0_u32, 5, 601][..]).prop_map(|seconds| Command::SlowChat { seconds }),
        2 => ".{0,8}".prop_map(|text| Command::Type { text }),
        1 => (seated(), prop::bool::ANY).prop_map(|(seat, paused)| Command::PauseTyping { seat, paused }),
        1 => (0_u64..20).prop_map(|line| Command::Unsay { line }),
        3 => plan().prop_map(|plan| Command::PreparePoll { plan }),
        1 => number().prop_map(|poll| Command::DropPoll { poll }),
        4 => (number(), prop::option::of(0_u32..3)).prop_map(|(poll, minutes)| Command::OpenPoll { poll, minutes }),
        1 => (number(), 0_u32..3).prop_map(|(poll, minutes)| Command::ExtendPoll { poll, minutes }),
        1 => number().prop_map(|poll| Command::ClosePoll { poll }),
        8 => (number(), ballot()).prop_map(|(poll, ballot)| Command::Vote { poll, ballot }),
        1 => prop::sample::select(&[QuestionMode::Off, QuestionMode::Approved, QuestionMode::Open][..]).prop_map(|mode| Command::SetQuestions { mode }),
        4 => (deck(), number()).prop_map(|(deck, page)| Command::ShowSlide { deck, page }),
        1 => Just(Command::HideSlides {}),
        1 => deck().prop_map(|deck| Command::DropDeck { deck }),
        1 => Just(Command::Point { at: Some((500, 500)) }),
        5 => (".{0,4}", prop::bool::ANY).prop_map(|(text, anonymous)| Command::AskQuestion { text, anonymous }),
        1 => number().prop_map(|question| Command::WithdrawQuestion { question }),
        5 => (number(), prop::bool::weighted(0.8)).prop_map(|(question, supports)| Command::SupportQuestion { question, supports }),
        6 => (number(), deed()).prop_map(|(question, deed)| Command::LeadQuestion { question, deed }),
        1 => Just(Command::Leave {}),
    ]
}

fn errand() -> impl Strategy<Value = Errand> {
    let name = |name: &str, role: Role| if role.has_name() { DisplayName::parse(name).unwrap() } else { DisplayName::empty() };
    prop_oneof![
        12 => (anybody(), role()).prop_map(move |(who, role)| Errand::TakeSeat { seat: seat(who), role, name: name(who, role) }),
        1 => seated().prop_map(|seat| Errand::LeaveSeat { seat }),
        1 => (0_u32..4).prop_map(|item| Errand::Begin { item }),
        1 => Just(Errand::Reopen {}),
        1 => (0_u32..3).prop_map(|minutes| Errand::Recall { minutes }),
        1 => (number(), ".{0,4}").prop_map(|(number, text)| Errand::TakeResult { number, text }),
        2 => (deck(), ".{0,4}", 1_u32..4).prop_map(|(deck, title, pages)| Errand::AddDeck { deck, title, pages }),
        1 => prop::collection::vec(".{0,8}", 0..4).prop_map(|titles| {
            let item = |title| AgendaItem { title, kind: AgendaKind::Talk, minutes: 10, speaker: String::new() };
            Errand::Prepare { title: "Abend".into(), agenda: titles.into_iter().map(item).collect(), starts_at: None }
        }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (anybody(), command()).prop_map(|(who, command)| Step::Does(who, command)),
        5 => errand().prop_map(Step::Errand),
        // The end comes seldom, or little would happen after it.
        1 => anybody().prop_map(|who| Step::Does(who, Command::EndEvening {})),
    ]
}

/// What always holds.
fn check(room: &Room) {
    for hand in room.hands() {
        assert!(room.seat(&hand.seat).is_some_and(|s| s.role.has_name() && !s.has_floor()), "a hand of nobody, of a listener, or of who speaks");
        assert_eq!(room.hands().iter().filter(|h| h.seat == hand.seat).count(), 1, "one hand each");
    }
    assert_eq!(room.queue().len(), room.hands().len());
    for hand in room.hands() {
        let subject = room.floor().subjects.of(&hand.seat);
        assert!(subject.is_none_or(|subject| (subject as usize) < room.floor().subjects.names.len()), "a subject that there is");
    }
    for (at, hand) in room.queue().iter().enumerate() {
        assert_eq!(room.hand_of(&hand.seat), Some(at + 1), "each knows the place it has");
    }
    for seat in room.seats() {
        assert_eq!(seat.role.has_name(), !seat.name.is_empty());
        assert!(!seat.has_floor() || (seat.role.has_name() && seat.role != Role::Captioner), "the floor is for who may speak: {seat:?}");
        assert!(seat.may_send().is_empty() || seat.on_stage());
        assert!(!room.evening().paused || seat.role == Role::Moderator || room.may_send(seat).is_empty(), "in a pause the moderation alone sends");
        assert!(!seat.signing || room.may_send(seat).contains(&Source::Camera), "nobody signs who cannot be seen: {seat:?}");
        assert!(!room.was_removed(&seat.id));
    }
    for one in &room.lobby().waiting {
        assert!(room.seat(&one.seat).is_none() && !room.was_removed(&one.seat) && !one.name.is_empty(), "who waits has no seat yet, and a name");
        assert_eq!(room.lobby().waiting.iter().filter(|other| other.seat == one.seat).count(), 1, "and waits once");
    }
    assert!(room.lobby().on || room.lobby().waiting.is_empty() || room.seats().count() >= SEATS_MAX, "nobody waits where nobody has to");
    assert!(room.stage().all(|seat| seat.role != Role::Listener));
    // The moderation always finds a place, so that a full room can be led.
    assert!(room.stage().filter(|seat| seat.role != Role::Moderator).count() <= STAGE_SEATS_MAX);
    assert!(room.agenda().current.is_none_or(|at| (at as usize) < room.agenda().items.len()));
    assert_eq!(room.agenda().course.len(), room.agenda().items.len());
    let barcamp = room.barcamp();
    assert!(barcamp.rooms.windows(2).all(|pair| pair[0].number < pair[1].number), "numbers are never used twice");
    assert!(barcamp.open().next().is_none() || (barcamp.until.is_some() && room.evening().status == Status::Live), "an open room has an end");
    assert!(room.chat().lines.len() <= LINES_KEPT);
    assert!(room.chat().lines.iter().zip(room.chat().lines.iter().skip(1)).all(|(a, b)| a.line < b.line));
    assert!(room.chat().slow_seconds <= SLOW_SECONDS_MAX);
    assert!(room.chat().lines.iter().all(|line| line.answers.is_none_or(|answered| answered < line.line)), "an answer comes later");
    let consents = room.consents();
    assert!(consents.given.keys().all(|line| consents.states.get(line) == Some(&Consent::Given)), "nothing is kept without a yes");
    for poll in room.polls() {
        let sums = &poll.ballots;
        assert!(poll.state != PollState::Open || sums.voted.len() == sums.tally.voters as usize, "as many ballots as voters");
        assert!(poll.state != PollState::Prepared || sums.tally.voters == 0, "nobody votes before the opening");
        assert!(poll.state == PollState::Open || sums.voted.is_empty(), "after the closing nobody knows who voted");
        if let PollKind::Points { each } = poll.plan.kind {
            assert_eq!(sums.tally.options.iter().sum::<u64>(), u64::from(each) * u64::from(sums.tally.voters), "no point is lost or made");
        }
    }
    assert!(room.polls().windows(2).all(|pair| pair[0].poll < pair[1].poll));
    check_questions(room);
    if let Some(shown) = &room.slides().shown {
        assert!(room.slides().decks.iter().any(|deck| deck.deck == shown.deck && deck.pages >= shown.page), "a page that is there");
    }
    if room.evening().status == Status::Over {
        assert!(room.polls().iter().all(|poll| poll.state != PollState::Open));
        assert!(room.hands().is_empty() && room.chat().lines.is_empty() && room.seats().all(|seat| !seat.has_floor()));
    }
}

fn check_questions(room: &Room) {
    let questions = room.questions();
    assert!(questions.asked.windows(2).all(|pair| pair[0].question < pair[1].question));
    assert!(questions.asked.iter().filter(|one| one.state == QuestionState::OnStage {}).count() <= 1, "one at a time on the stage");
    for question in &questions.asked {
        assert_eq!(question.seat.is_some(), !question.name.is_empty(), "a seat and a name, or neither");
        let live = room.evening().status != Status::Over;
        assert!(!live || question.supports as usize == questions.supporters(question.question).count());
        if let QuestionState::Merged { into } = question.state {
            let target = questions.question(into).expect("merged into nothing");
            assert!(!matches!(target.state, QuestionState::Merged { .. }) && question.supports == 0);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_the_room_whole(steps in prop::collection::vec(step(), 1..200)) {
        let mut stage = Stage::empty();
        stage.comes("ada", Role::Moderator);
        for step in steps {
            let before = stage.room.clone();
            let refused = match step {
                Step::Does(who, command) => stage.does(who, command).is_err(),
                Step::Errand(errand) => stage.errand(errand).is_err(),
            };
            if refused {
                prop_assert_eq!(&before, &stage.room, "a refusal changes nothing");
            }
            check(&stage.room);
        }
        let numbers: Vec<u64> = stage.log.iter().map(|record| record.seq).collect();
        let wanted: Vec<u64> = (1..=stage.room.seq()).collect();
        prop_assert_eq!(numbers, wanted, "numbers without a gap");
        prop_assert_eq!(&stage.rebuilt(&stage.log), &stage.room);
        // The log as the database keeps it: through JSON and back.
        let stored: Vec<Record> = stage.log.iter().map(|record| {
            let event = serde_json::from_str(&serde_json::to_string(&record.event).unwrap()).unwrap();
            Record { event, ..record.clone() }
        }).collect();
        prop_assert_eq!(&stage.rebuilt(&stored), &stage.room);
    }

    #[test]
    fn nobody_who_is_not_seated_does_anything(command in command(), who in anybody()) {
        let mut stage = Stage::with_cast();
        stage.does("ada", Command::Remove { seat: seat("gustav") }).unwrap();
        let who = if ["ada", "emil", "cem"].contains(&who) { "gustav" } else { who };
        prop_assert_eq!(stage.does(who, command), Err(Refusal::NoSuchSeat));
    }
}
