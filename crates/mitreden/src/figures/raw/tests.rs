//! What is hidden stays hidden: over any numbers, and over any difference of two. Never the words on a page.

use jiff::ToSpan as _;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::super::model::{Report, Scope};
use super::*;

fn way() -> impl Strategy<Value = Way> {
    (btree_map((0u32..48).prop_map(|step| step * 5), 1u32..6, 0..8), 0u32..9, 0u32..9, 0u32..9, 0u32..9).prop_map(|(stays, first, again, typing, signing)| {
        let people: u32 = stays.values().sum();
        let first = first.min(people);
        let english = again.min(people);
        let languages = [("de".to_owned(), people - english), ("en".to_owned(), english)].into_iter().filter(|(_, n)| *n > 0).collect();
        Way { first, again: again.min(people - first), languages, typing: typing.min(people), signing: signing.min(people), stays }
    })
}

fn poll() -> impl Strategy<Value = RawPoll> {
    let counting = prop_oneof![Just(Counting::Single), Just(Counting::Several), Just(Counting::Words), Just(Counting::Number)];
    (counting, vec(0u32..12, 2..5)).prop_map(|(counting, numbers)| {
        let voters = if counting == Counting::Several { numbers.iter().copied().max().unwrap_or(0) } else { numbers.iter().sum() };
        RawPoll { question: "?".into(), counting, voters, choices: (0..).map(|n: u32| n.to_string()).zip(numbers).collect() }
    })
}

fn raw() -> impl Strategy<Value = Raw> {
    let deeds = (0u32..9, 0u32..9, 0u32..9, 0u32..9, 0u32..9);
    let hand = (0u32..12, 0u32..12, 0u32..12, 0u32..12, 0u32..9);
    let after = (vec(0u32..5, 5), vec(0u32..8, 3), 0u32..4);
    (way(), way(), deeds, hand, vec(poll(), 0..3), after).prop_map(|(listening, talking, deeds, hand, polls, (liked, heard, more))| {
        let starts_at: Timestamp = "2021-01-26T16:00:00Z".parse().unwrap();
        let most = [listening.people(), talking.people()];
        let samples = (0..20i64).map(|step| (starts_at + (step * 5).minutes(), most.map(|most| most * u32::try_from(20 - step).unwrap_or(0) / 20)));
        Raw {
            slug: "auftakt".into(),
            title: "Auftakt".into(),
            starts_at,
            minutes: 120,
            samples: samples.collect(),
            ways: [listening, talking],
            by_hand: ByHand { listening: hand.0, talking: hand.1, on_site: hand.2, first_time: hand.3, spoken: hand.4, note: String::new() },
            spoken: deeds.0,
            written: deeds.1,
            chat: deeds.2,
            open: false,
            questions: deeds.3,
            answered: deeds.4,
            polls,
            forms: heard.iter().sum::<u32>().max(liked.iter().sum()) + more,
            liked: liked.try_into().unwrap(),
            heard: heard.try_into().unwrap(),
        }
    })
}

/// Another small number in place of a small one.
fn other(number: u32, by: u32) -> u32 {
    if (1..LEAST).contains(&number) { (number - 1 + by) % (LEAST - 1) + 1 } else { number }
}

/// The same evening with all that is hidden changed, and nothing else.
fn changed(raw: &Raw, by: u32) -> Raw {
    let mut other_raw = raw.clone();
    for at in 0..2 {
        let people = raw.ways[at].people();
        if (1..LEAST).contains(&people) {
            let people = other(people, by);
            let languages = [("fr".to_owned(), people)].into();
            other_raw.ways[at] = Way { stays: [(by * 5, people)].into(), first: by.min(people), again: 0, languages, typing: people, signing: people };
            other_raw.samples.iter_mut().for_each(|(_, here)| here[at] = people);
        }
    }
    let hand = &mut other_raw.by_hand;
    for number in [&mut hand.listening, &mut hand.talking, &mut hand.on_site, &mut hand.spoken] {
        *number = other(*number, by);
    }
    for number in [&mut other_raw.spoken, &mut other_raw.written, &mut other_raw.chat, &mut other_raw.questions, &mut other_raw.answered] {
        *number = other(*number, by);
    }
    for poll in &mut other_raw.polls {
        if poll.counting == Counting::Single {
            poll.choices.iter_mut().for_each(|(_, number)| *number = other(*number, by));
            poll.voters = poll.choices.iter().map(|(_, number)| number).sum();
        } else if (1..LEAST).contains(&poll.voters) {
            poll.choices.iter_mut().for_each(|(_, number)| *number = by);
            poll.voters = other(poll.voters, by);
        }
    }
    other_raw
}

proptest! {
    /// Two evenings that differ in nothing but hidden numbers look alike to the last byte: so no subtraction, over any tables and
    /// totals of the report, can bring one back.
    #[test]
    fn what_is_hidden_changes_nothing_that_is_shown(evenings in vec(raw(), 1..4), by in 1u32..4) {
        let report = |evenings: Vec<Evening>| {
            let day = jiff::civil::date(2021, 1, 26);
            let report = Report { scope: Scope::Series, title: String::new(), first: day, last: day, made_at: Timestamp::UNIX_EPOCH, evenings };
            let totals = (report.total(Evening::people), report.total(Evening::votes), report.first_time(), report.languages());
            (serde_json::to_string(&report).unwrap(), format!("{totals:?}"))
        };
        let shown = report(evenings.iter().map(Raw::publish).collect());
        let changed = report(evenings.iter().map(|raw| changed(raw, by).publish()).collect());
        prop_assert_eq!(shown, changed);
    }

    /// Nothing that is shown is one to four people, and the parts of a whole make it up.
    #[test]
    fn nothing_small_is_shown(raw in raw()) {
        let evening = raw.publish();
        let fine = |number: u32| number == 0 || number >= LEAST;
        let sums = [evening.listening, evening.talking, evening.on_site, evening.peak, evening.spoken, evening.written, evening.chat, evening.typing, evening.signing];
        prop_assert!(sums.iter().all(|sum| fine(sum.shown)), "{:?}", evening);
        prop_assert!(evening.first_time.is_none_or(|sum| fine(sum.shown)));
        prop_assert!(evening.polls.iter().flat_map(|poll| &poll.choices).all(|choice| fine(choice.number.shown)));
        prop_assert!(evening.course.iter().filter_map(|moment| moment.people).all(fine));
        prop_assert!(evening.stays.iter().all(|stay| stay.people >= LEAST));
        let measured: u32 = raw.ways.iter().map(Way::people).filter(|people| *people >= LEAST).sum();
        prop_assert_eq!(evening.stays.iter().map(|stay| stay.people).sum::<u32>(), measured);
        if let Some(languages) = &evening.languages {
            prop_assert_eq!(languages.iter().map(|(_, people)| people).sum::<u32>(), measured);
            prop_assert!(languages.iter().all(|(_, people)| fine(*people)));
        }
        if let Some(heard) = evening.feedback.heard {
            prop_assert!(heard.into_iter().all(fine) && fine(raw.forms - heard.iter().sum::<u32>()));
        }
    }
}

#[test]
fn half_of_the_people_stayed_so_long() {
    let way = Way { stays: [(10, 2), (60, 3), (115, 4)].into(), ..Way::default() };
    assert_eq!(median(&[&way]), Some(60));
    assert_eq!(median(&[]), None);
}

#[test]
fn the_course_keeps_the_last_number_until_there_is_a_new_one() {
    let at = |minutes: i64| "2021-01-26T16:00:00Z".parse::<Timestamp>().unwrap() + minutes.minutes();
    let samples = [(at(0), [8, 0]), (at(1), [12, 0]), (at(17), [3, 0])];
    let people: Vec<_> = course(&samples, &[0, 1]).into_iter().map(|moment| moment.people).collect();
    assert_eq!(people, [Some(12), Some(12), Some(12), Some(12)], "in the step of the fall it was twelve");
}
