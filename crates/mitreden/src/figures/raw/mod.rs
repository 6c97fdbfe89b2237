//! What was counted of an event, before anything is hidden, and how it becomes what may be shown. Never leaves this feature.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::cell::{LEAST, Sum, neighbours, parts};
use super::model::{Choice, Evening, Feedback, Moment, Poll, Stay};

/// Where stays are parted, in minutes.
const STAYS: [u32; 6] = [0, 15, 30, 60, 90, 120];
/// The course of an evening is shown in steps of so many seconds.
const STEP_SECONDS: i64 = 300;

/// What was counted of one way of being there: listening, or taking part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    /// People by the minutes that they stayed, in steps of five.
    pub(super) stays: BTreeMap<u32, u32>,
    /// Here for the first time, by their own word.
    pub(super) first: u32,
    /// Not for the first time.
    pub(super) again: u32,
    /// By the interface's language.
    pub(super) languages: BTreeMap<String, u32>,
    /// Who was read along while writing.
    pub(super) typing: u32,
    /// Who fixed the signers.
    pub(super) signing: u32,
}

impl Way {
    fn people(&self) -> u32 {
        self.stays.values().sum()
    }
}

/// How many were there in a minute: listening, and taking part.
pub(super) type Minute = (Timestamp, [u32; 2]);

/// Entered by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ByHand {
    pub(super) listening: u32,
    pub(super) talking: u32,
    pub(super) on_site: u32,
    pub(super) first_time: u32,
    pub(super) spoken: u32,
    pub(super) note: String,
}

/// How the voices of a poll are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// One voice each: the options' sum is the number of voters.
    Single,
    /// Several voices each.
    Several,
    /// Words of one's own: one that few said may tell who it was.
    Words,
    /// Points: sums of many, which tell of nobody.
    Points,
    /// A number: its mean is told.
    Number,
}

/// A closed poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawPoll {
    pub(super) question: String,
    pub(super) counting: Counting,
    pub(super) voters: u32,
    /// Voices or points by option, number or word.
    pub(super) choices: Vec<(String, u32)>,
}

/// Everything that was counted of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) starts_at: Timestamp,
    pub(super) minutes: u32,
    /// Listening, and taking part.
    pub(super) ways: [Way; 2],
    pub(super) samples: Vec<Minute>,
    pub(super) by_hand: ByHand,
    pub(super) spoken: u32,
    pub(super) written: u32,
    pub(super) chat: u32,
    /// The questions stand on a page that everybody can read.
    pub(super) open: bool,
    pub(super) questions: u32,
    pub(super) answered: u32,
    pub(super) polls: Vec<RawPoll>,
    /// How many sent the form afterwards.
    pub(super) forms: u32,
    /// How often each of one to five was said.
    pub(super) liked: [u32; 5],
    /// Yes, partly, no.
    pub(super) heard: [u32; 3],
}

impl Raw {
    /// What may be shown. Whatever belongs to a way that has fewer than five people is left out with it: what is said of the others
    /// would tell of these.
    pub(super) fn publish(&self) -> Evening {
        let shown: Vec<usize> = (0..2).filter(|way| self.ways[*way].people() >= LEAST).collect();
        let ways: Vec<&Way> = shown.iter().map(|way| &self.ways[*way]).collect();
        let hand = &self.by_hand;
        let measured = |way: usize| Sum::cell(self.ways[way].people());
        let question = |number| if self.open { Sum::open(number) } else { Sum::cell(number) };
        let stays = stays(&ways);
        Evening {
            slug: self.slug.clone(),
            title: self.title.clone(),
            starts_at: self.starts_at,
            minutes: self.minutes,
            listening: measured(0).plus(Sum::cell(hand.listening)),
            talking: measured(1).plus(Sum::cell(hand.talking)),
            on_site: Sum::cell(hand.on_site),
            peak: Sum::cell(self.samples.iter().map(|(_, here)| shown.iter().map(|way| here[*way]).sum::<u32>()).max().unwrap_or(0)),
            median_minutes: median(&ways),
            stays,
            course: course(&self.samples, &shown),
            first_time: first_time(&ways, hand),
            spoken: Sum::cell(self.spoken).plus(Sum::cell(hand.spoken)),
            written: Sum::cell(self.written),
            chat: Sum::cell(self.chat),
            questions: question(self.questions),
            answered: question(self.answered),
            polls: self.polls.iter().map(RawPoll::publish).collect(),
            languages: languages(&ways),
            typing: Sum::cell(ways.iter().map(|way| way.typing).sum()),
            signing: Sum::cell(ways.iter().map(|way| way.signing).sum()),
            feedback: self.feedback(),
            note: hand.note.clone(),
        }
    }

    fn feedback(&self) -> Feedback {
        let said: u32 = self.liked.iter().sum();
        let points: u32 = (1..).zip(self.liked).map(|(mark, number): (u32, u32)| mark * number).sum();
        let silent = self.forms.saturating_sub(self.heard.iter().sum());
        let heard = parts(self.heard.iter().copied().chain([silent]).map(|number| ((), number)).collect()).filter(|_| self.heard.iter().any(|n| *n > 0));
        Feedback { forms: Sum::cell(self.forms), liked_tenths: (said >= LEAST).then(|| (points * 10 + said / 2) / said), heard: heard.map(|_| self.heard) }
    }
}

fn all_stays(ways: &[&Way]) -> BTreeMap<u32, u32> {
    let mut all = BTreeMap::new();
    for (minutes, people) in ways.iter().flat_map(|way| &way.stays) {
        *all.entry(*minutes).or_default() += people;
    }
    all
}

fn stays(ways: &[&Way]) -> Vec<Stay> {
    let all = all_stays(ways);
    let next = |at: usize| STAYS.get(at + 1).copied();
    let within = |at: usize| all.range(STAYS[at]..next(at).unwrap_or(u32::MAX)).map(|(_, people)| people).sum();
    let bars: Vec<((u32, Option<u32>), u32)> = (0..STAYS.len()).map(|at| ((STAYS[at], next(at)), within(at))).collect();
    neighbours(&bars, |a, b| (a.0, b.1)).into_iter().map(|((from, to), people)| Stay { from, to, people }).collect()
}

/// Half stayed at least so long, to five minutes.
fn median(ways: &[&Way]) -> Option<u32> {
    let all = all_stays(ways);
    let half = all.values().sum::<u32>().div_ceil(2);
    let mut passed = 0;
    all.into_iter().find_map(|(minutes, people)| {
        passed += people;
        (passed >= half && half > 0).then_some(minutes)
    })
}

/// The most of each step; a step without a sample is like the one before it.
fn course(samples: &[Minute], shown: &[usize]) -> Vec<Moment> {
    let (Some((first, _)), Some((last, _)), false) = (samples.first(), samples.last(), shown.is_empty()) else { return Vec::new() };
    let begin = first.as_second().div_euclid(STEP_SECONDS) * STEP_SECONDS;
    let mut moments = Vec::new();
    let (mut before, mut next) = (0, 0);
    let mut at = begin;
    while at <= last.as_second() {
        let mut most = before;
        while let Some((_, here)) = samples.get(next).filter(|(when, _)| when.as_second() < at + STEP_SECONDS) {
            before = shown.iter().map(|way| here[*way]).sum();
            most = most.max(before);
            next += 1;
        }
        moments.extend(Timestamp::from_second(at).ok().map(|at| Moment { at, people: (most == 0 || most >= LEAST).then_some(most) }));
        at += STEP_SECONDS;
    }
    moments
}

/// New faces of the counted and of those entered by hand, each only if neither the others nor the silent are few.
fn first_time(ways: &[&Way], hand: &ByHand) -> Option<Sum> {
    let (first, again): (u32, u32) = (ways.iter().map(|way| way.first).sum(), ways.iter().map(|way| way.again).sum());
    let people: u32 = ways.iter().map(|way| way.people()).sum();
    let silent = people.saturating_sub(first + again);
    let counted = (first + again > 0).then(|| parts(vec![((), first), ((), again), ((), silent)]).map(|_| first));
    let by_hand: Sum = [hand.listening, hand.talking, hand.on_site].map(Sum::cell).into_iter().sum();
    let others = by_hand.shown.saturating_sub(hand.first_time);
    let by_hand = (hand.first_time > 0).then(|| parts(vec![((), hand.first_time), ((), others)]).map(|_| hand.first_time));
    let asked: Vec<Option<u32>> = counted.into_iter().chain(by_hand).collect();
    let shown = asked.iter().flatten().sum();
    let hidden = u32::try_from(asked.iter().filter(|part| part.is_none()).count()).unwrap_or(u32::MAX);
    // What is hidden here may be more than four: nothing can be said of it alone.
    (!asked.is_empty() && (hidden == 0 || shown > 0)).then_some(Sum { shown, hidden })
}

fn languages(ways: &[&Way]) -> Option<Vec<(String, u32)>> {
    let mut all: BTreeMap<String, u32> = BTreeMap::new();
    for (tag, people) in ways.iter().flat_map(|way| &way.languages) {
        *all.entry(tag.clone()).or_default() += people;
    }
    // Somebody without a language would be the difference to the number of people.
    let people: u32 = ways.iter().map(|way| way.people()).sum();
    let unknown = people.saturating_sub(all.values().sum());
    let known = all.into_iter().map(|(tag, people)| (Some(tag), people)).chain([(None, unknown)]).collect();
    let shown = parts(known)?.into_iter().filter_map(|(tag, people)| Some((tag?, people)));
    let shown: Vec<(String, u32)> = shown.filter(|(_, people)| *people > 0).collect();
    (!shown.is_empty()).then_some(shown)
}

impl RawPoll {
    fn publish(&self) -> Poll {
        // With one voice each the options tell how many voted: then it is them that have to be many.
        let few = match self.counting {
            Counting::Single => self.voters > 0 && self.choices.iter().all(|(_, number)| *number < LEAST),
            _ => (1..LEAST).contains(&self.voters),
        };
        let cell = |number| if self.counting == Counting::Points { Sum::open(number) } else { Sum::cell(number) };
        let choices = self.choices.iter().map(|(name, number)| Choice { name: name.clone(), number: cell(*number) });
        let is_shown = |choice: &Choice| !few && self.counting != Counting::Number && (self.counting != Counting::Words || choice.number.is_whole());
        let choices: Vec<Choice> = choices.filter(is_shown).collect();
        let voters = match self.counting {
            Counting::Single if few => Sum { shown: 0, hidden: u32::try_from(self.choices.len()).unwrap_or(u32::MAX) },
            Counting::Single => choices.iter().map(|choice| choice.number).sum(),
            _ => Sum::cell(self.voters),
        };
        Poll { question: self.question.clone(), voters, points: self.counting == Counting::Points, choices, mean_tenths: self.mean().filter(|_| !few) }
    }

    fn mean(&self) -> Option<i64> {
        let numbers = self.choices.iter().filter_map(|(name, times)| Some((name.parse::<i64>().ok()?, i64::from(*times))));
        let (sum, times) = numbers.fold((0, 0), |(sum, all), (number, times)| (sum + number * times, all + times));
        (self.counting == Counting::Number && times > 0).then(|| (sum * 10 + times / 2).div_euclid(times))
    }
}

#[cfg(test)]
mod tests;
