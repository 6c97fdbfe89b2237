//! The vote over days: whoever has an account spreads points over the ideas; at the end they are added up and the ballots deleted. Shows nothing.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ConnectionTrait, DbErr};

use super::form::{Check, Fault, Own, Problem};
use super::model::{Contest, Idea, State, Status};
use super::store::{self, ideas, moves, votes};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;

/// The points that everybody spreads.
pub(super) const POINTS: i64 = 100;
/// From so many ballots on the sums say nothing about one of them.
pub(super) const VOTERS_MIN: usize = 5;

/// Points by the ideas' ids; those without points are left out.
pub(super) type Ballot = BTreeMap<String, i64>;

/// Whether an idea is voted on: everybody reads it, and the city has not declined it.
pub(super) fn is_in(idea: &Idea) -> bool {
    idea.state == State::Public && idea.status != Status::Declined
}

/// The name of an idea's field.
pub(super) fn field(idea: &Idea) -> String {
    format!("points-{}", idea.number)
}

/// Checks what was typed for these ideas: whole numbers that make up all points.
///
/// # Errors
/// The faults in the order of the form; the sum stands last.
pub(super) fn check(typed: &HashMap<String, String>, ideas: &[Idea]) -> Result<Ballot, Vec<Fault>> {
    let mut check = Check::default();
    let mut ballot = Ballot::new();
    for idea in ideas {
        let name = field(idea);
        let text = typed.get(&name).map(|text| text.trim()).unwrap_or_default();
        match text.parse::<i64>() {
            _ if text.is_empty() => {}
            Ok(points) if (0..=POINTS).contains(&points) => drop(ballot.insert(idea.id.clone(), points)),
            _ => check.fault(name, Problem::Own(Own::NotPoints)),
        }
    }
    ballot.retain(|_, points| *points > 0);
    let sum = ballot.values().sum::<i64>();
    if check.faults.is_empty() && sum != POINTS {
        check.fault("summe", Problem::Own(Own::Sum(sum)));
    }
    check.end(ballot)
}

/// The points of each idea that is voted on.
fn add_up(ballots: &[Ballot], ideas: &[Idea]) -> Vec<(String, i64)> {
    let sum = |idea: &Idea| ballots.iter().filter_map(|ballot| ballot.get(&idea.id)).sum();
    ideas.iter().filter(|idea| is_in(idea)).map(|idea| (idea.id.clone(), sum(idea))).collect()
}

/// Under what a ballot lies: nobody's without the installation's key.
fn mark(site: &Site, contest: &str, person: &str) -> String {
    site.secret.derive(&format!("contest-ballot:{contest}:{person}"))
}

/// The ballot of somebody, as long as the vote is not counted.
pub(super) async fn own(site: &Site, contest: &Contest, person: &str) -> Result<Option<Ballot>, Error> {
    Ok(votes::of(&site.db.read, &contest.id, &mark(site, &contest.id, person)).await?)
}

/// Keeps the ballot of somebody in the place of the one before. False if the vote is not open any more.
pub(super) async fn cast(site: &Site, contest: &Contest, person: &str, ballot: &Ballot) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    if !votes::hold(&tx, &contest.id, site.clock.now()).await? {
        return Ok(false);
    }
    votes::put(&tx, &contest.id, &mark(site, &contest.id, person), ballot).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes back the ballots of somebody whose account goes, from every vote that is not counted.
///
/// # Errors
/// The database's.
pub async fn withdraw(c: &impl ConnectionTrait, site: &Site, person: &str) -> Result<(), DbErr> {
    for contest in votes::uncounted(c).await? {
        votes::take_back(c, &contest, &mark(site, &contest, person)).await?;
    }
    Ok(())
}

/// Counts the votes that are over: the sums stay, the ballots go, also from the database's free pages.
///
/// # Errors
/// The database's.
pub async fn count_due(site: &Site) -> Result<(), Error> {
    let now = site.clock.now();
    for id in votes::due(&site.db.read, now).await? {
        let tx = site.db.begin().await?;
        if !votes::close(&tx, &id, now).await? {
            continue;
        }
        let ballots = votes::all_of(&tx, &id).await?;
        // The sums of a few would say what each of them wanted.
        if ballots.len() >= VOTERS_MIN {
            for (idea, points) in add_up(&ballots, &ideas::of_contest(&tx, &id).await?) {
                moves::set_points(&tx, &idea, Some(points)).await?;
            }
        }
        votes::set_voters(&tx, &id, i64::try_from(ballots.len()).unwrap_or(i64::MAX)).await?;
        votes::forget(&tx, &id).await?;
        if let Some(contest) = store::by_id(&tx, &id).await? {
            audit::note(&tx, site, By::System, "idea.points", &contest.address(), &contest.title).await?;
        }
        tx.commit().await?;
        site.db.forget_deleted().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ideas::model::Via;

    fn idea(number: i64, state: State, status: Status) -> Idea {
        Idea {
            id: format!("i{number}"),
            contest: String::new(),
            category: String::new(),
            number,
            ticket: String::new(),
            title: String::new(),
            text: String::new(),
            via: Via::Form,
            name: String::new(),
            email: None,
            person: None,
            language: "de".into(),
            state,
            suspicions: Vec::new(),
            status,
            group: None,
            points: None,
            earlier_support: 0,
            created_at: jiff::Timestamp::UNIX_EPOCH,
            published_at: None,
        }
    }

    fn typed(fields: &[(&str, &str)]) -> HashMap<String, String> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_ballot_makes_up_all_points() {
        let ideas = [idea(1, State::Public, Status::Received), idea(2, State::Public, Status::Received)];
        let told = |fields: &[(&str, &str)]| check(&typed(fields), &ideas);
        assert_eq!(told(&[("points-1", " 70 "), ("points-2", "30"), ("points-9", "5")]).unwrap().values().copied().collect::<Vec<_>>(), [70, 30]);
        assert_eq!(told(&[("points-1", "100"), ("points-2", "0")]).unwrap().len(), 1);
        assert_eq!(told(&[("points-1", "70")]).unwrap_err(), [("summe".to_owned(), Problem::Own(Own::Sum(70)))]);
        assert_eq!(told(&[]).unwrap_err(), [("summe".to_owned(), Problem::Own(Own::Sum(0)))]);
        let wrong = told(&[("points-1", "-1"), ("points-2", "viel")]).unwrap_err();
        assert_eq!(wrong, ["points-1", "points-2"].map(|field| (field.to_owned(), Problem::Own(Own::NotPoints))));
    }

    #[test]
    fn what_is_declined_or_gone_is_not_counted() {
        let ideas = [
            idea(1, State::Public, Status::Accepted),
            idea(2, State::Public, Status::Declined),
            idea(3, State::Removed, Status::Received),
            idea(4, State::Public, Status::Received),
        ];
        let ballot = |points: [i64; 4]| (1..).zip(points).map(|(number, points)| (format!("i{number}"), points)).collect::<Ballot>();
        let sums = add_up(&[ballot([60, 20, 10, 10]), ballot([0, 100, 0, 0]), ballot([40, 0, 0, 60])], &ideas);
        assert_eq!(sums, [("i1".to_owned(), 100), ("i4".to_owned(), 70)]);
    }
}
