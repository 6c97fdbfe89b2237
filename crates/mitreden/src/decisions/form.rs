//! What the staff typed about a decision, and what is wrong with it. Never says it in words; the pages do.

use super::model::{Body, Candidate, Decision, Lot, Outcome};
use crate::base::check::{Check, Fault, LINK_MAX, Problem};
use crate::base::money;

/// Longest title, in characters.
pub(super) const TITLE_MAX: usize = 200;
/// Longest number of a paper or name of a body, in characters.
pub(super) const LINE_MAX: usize = 120;
/// Longest text, in characters.
pub(super) const TEXT_MAX: usize = 20_000;
/// Most candidates of a decision.
pub(super) const CANDIDATES_MAX: usize = 100;
/// Empty rows that a form offers.
const MORE: usize = 3;

/// The form as typed. The columns of the candidates come as three lists of the same length.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub(super) struct DecisionForm {
    /// Title.
    pub title: String,
    /// The id of the body.
    pub body: String,
    /// Day.
    pub day: String,
    /// The day for which it was planned.
    pub earlier: String,
    /// Number of the paper.
    pub paper: String,
    /// Address of the paper.
    pub link: String,
    /// Word of the outcome.
    pub outcome: String,
    /// Text.
    pub text: String,
    /// Budget.
    pub budget: String,
    /// Titles of the candidates.
    pub candidate: Vec<String>,
    /// Their lots.
    pub lot: Vec<String>,
    /// Their amounts.
    pub amount: Vec<String>,
    /// The state that was edited.
    #[serde(skip_serializing)]
    pub version: String,
    /// Which button.
    #[serde(rename = "do", skip_serializing)]
    pub deed: String,
}

/// A row of the form.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) title: String,
    pub(super) lot: String,
    pub(super) amount: String,
}

/// A checked decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) body: Body,
    pub(super) title: String,
    pub(super) day: jiff::civil::Date,
    pub(super) earlier: Option<jiff::civil::Date>,
    pub(super) paper: String,
    pub(super) link: String,
    pub(super) outcome: Outcome,
    pub(super) text: String,
    pub(super) budget: Option<i64>,
    pub(super) candidates: Vec<Candidate>,
}

impl DecisionForm {
    /// The form of a decision that exists.
    pub(super) fn of(decision: &Decision) -> Self {
        Self {
            title: decision.title.clone(),
            body: decision.body.id.clone(),
            day: decision.day.to_string(),
            earlier: decision.earlier.map(|day| day.to_string()).unwrap_or_default(),
            paper: decision.paper.clone(),
            link: decision.link.clone(),
            outcome: decision.outcome.word().to_owned(),
            text: decision.text.clone(),
            budget: decision.budget.map(money::plain).unwrap_or_default(),
            candidate: decision.candidates.iter().map(|candidate| candidate.title.clone()).collect(),
            lot: decision.candidates.iter().map(|candidate| candidate.lot.word().to_owned()).collect(),
            amount: decision.candidates.iter().map(|candidate| candidate.amount.map(money::plain).unwrap_or_default()).collect(),
            version: decision.updated_at.to_string(),
            deed: String::new(),
        }
    }

    /// The rows as they are shown, with some empty ones to go on.
    pub(super) fn rows(&self) -> Vec<Row> {
        let cell = |list: &[String], row: usize| list.get(row).cloned().unwrap_or_default();
        let filled = self.candidate.len().min(CANDIDATES_MAX + 1);
        let row = |number: usize| Row { number, title: cell(&self.candidate, number), lot: cell(&self.lot, number), amount: cell(&self.amount, number) };
        let last = (0..filled).rev().find(|number| !cell(&self.candidate, *number).trim().is_empty() || !cell(&self.amount, *number).trim().is_empty());
        let more = if self.deed == "more" { MORE * 4 } else { MORE };
        (0..last.map_or(0, |last| last + 1) + more).map(row).collect()
    }

    /// Checks everything at once.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, bodies: &[Body]) -> Result<Draft, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let body = check.choice("body", bodies.iter().find(|body| body.id == self.body).cloned());
        let day = check.day("day", &self.day, true);
        let outcome = check.choice("outcome", Outcome::of(&self.outcome));
        let earlier = check.day("earlier", &self.earlier, false);
        if let (Some(earlier), Some(day)) = (earlier, day)
            && earlier >= day
        {
            check.fault("day", Problem::OutOfOrder);
        }
        let paper = check.line("paper", &self.paper, LINE_MAX, false);
        let link = check.link("link", &self.link.chars().take(LINK_MAX + 1).collect::<String>());
        let text = check.text("text", &self.text, TEXT_MAX, false);
        let budget = check.money("budget", &self.budget);
        let candidates = self.check_candidates(&mut check);
        match (body, day, outcome) {
            (Some(body), Some(day), Some(outcome)) if check.faults.is_empty() => {
                Ok(Draft { body, title, day, earlier, paper, link, outcome, text, budget, candidates })
            }
            _ => Err(check.faults),
        }
    }

    fn check_candidates(&self, check: &mut Check) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for row in self.rows().iter().filter(|row| !row.title.trim().is_empty() || !row.amount.trim().is_empty()) {
            let title = check.line(&format!("candidate-{}", row.number), &row.title, TITLE_MAX, true);
            let lot = check.choice(&format!("lot-{}", row.number), Lot::of(&row.lot));
            let amount = check.money(&format!("amount-{}", row.number), &row.amount);
            if let Some(lot) = lot {
                candidates.push(Candidate { title, lot, amount });
            }
        }
        if self.candidate.len() > CANDIDATES_MAX + MORE * 4 || candidates.len() > CANDIDATES_MAX {
            check.fault("candidate-0", Problem::TooMany(CANDIDATES_MAX));
        }
        candidates
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies() -> Vec<Body> {
        vec![Body { id: "b".into(), name: "Stadtrat".into(), is_final: true }]
    }

    fn whole() -> DecisionForm {
        DecisionForm { title: "T".into(), body: "b".into(), day: "24.2.2021".into(), outcome: "accepted".into(), ..DecisionForm::default() }
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let form = DecisionForm {
            title: "x".repeat(TITLE_MAX + 1),
            body: "?".into(),
            day: "gestern".into(),
            outcome: "ja".into(),
            earlier: "31.2.2021".into(),
            link: "http://x.example".into(),
            budget: "viel".into(),
            candidate: vec!["A".into(), String::new(), "C".into()],
            lot: vec!["chosen".into(), "kept".into(), "vielleicht".into()],
            amount: vec!["1".into(), "2".into(), "drei".into()],
            ..DecisionForm::default()
        };
        let faults = form.check(&bodies()).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["title", "body", "day", "outcome", "earlier", "link", "budget", "candidate-1", "lot-2", "amount-2"]);
    }

    #[test]
    fn empty_rows_are_no_candidates_and_rows_keep_their_place() {
        let form = DecisionForm {
            candidate: vec![" ".into(), "B".into(), String::new()],
            lot: vec!["chosen".into(), "kept".into(), "chosen".into()],
            amount: vec![String::new(), "1.500".into(), String::new()],
            earlier: "2021-02-10".into(),
            ..whole()
        };
        let draft = form.check(&bodies()).unwrap();
        assert_eq!(draft.candidates, [Candidate { title: "B".into(), lot: Lot::Kept, amount: Some(150_000) }]);
        assert_eq!(form.rows().len(), 2 + MORE);
        let late = DecisionForm { earlier: "2021-02-24".into(), ..whole() };
        assert_eq!(late.check(&bodies()).unwrap_err(), [("day".to_owned(), Problem::OutOfOrder)]);
    }
}
