//! What the answers of a survey come to: counts by question, and which of them may be published. Never who answered what.

use super::model::{Answer, Answers, Condition, Question, QuestionKind, Sheet};

/// Fewer answers than these are not published: they could be told to persons.
pub(super) const FEW: u64 = 5;

/// One row of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The option or the step.
    pub(super) label: String,
    /// How often it was chosen; none: so few that it is not said.
    pub(super) count: Option<u64>,
}

/// The result of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Result {
    /// The question's key.
    pub(super) key: u32,
    /// The question.
    pub(super) text: String,
    pub(super) kind: QuestionKind,
    /// How many answered it; none: so few that nothing of it is said.
    pub(super) answered: Option<u64>,
    /// Its options or steps; empty for own words.
    pub(super) lines: Vec<Line>,
    /// The middle of a scale in hundredths.
    pub(super) mean: Option<u64>,
}

/// The results of all questions.
pub(super) fn results(sheet: &Sheet, all: &[Answers]) -> Vec<Result> {
    sheet.questions().map(|question| of_question(question, all)).collect()
}

/// The results as they may be published, question by question and together: who was asked a question only after an answer whose count is hidden
/// would tell that count by how many answered.
pub(super) fn published(sheet: &Sheet, all: &[Answers]) -> Vec<Result> {
    let mut published: Vec<Result> = Vec::new();
    for (section, question) in sheet.sections.iter().flat_map(|section| section.questions.iter().map(move |question| (section, question))) {
        let result = of_question(question, all);
        let conditions = [section.only_if, question.only_if].into_iter().flatten();
        let told = conditions.into_iter().any(|condition| published.iter().any(|earlier| earlier.hides(condition)));
        published.push(if told { result.withheld() } else { result.publishable() });
    }
    published
}

fn of_question(question: &Question, all: &[Answers]) -> Result {
    let given: Vec<&Answer> = all.iter().filter_map(|answers| answers.get(&question.key)).collect();
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let chose = |value: u32| {
        given.iter().filter(move |answer| match answer {
            Answer::One(option) | Answer::Step(option) => *option == value,
            Answer::Many(options) => options.contains(&value),
            Answer::Words(_) => false,
        })
    };
    let lines = match question.kind {
        QuestionKind::Single | QuestionKind::Multiple => {
            (0..).zip(&question.options).map(|(value, label)| Line { label: label.clone(), count: Some(number(chose(value).count())) }).collect()
        }
        QuestionKind::Scale => (1..=question.steps).map(|step| Line { label: step_label(question, step), count: Some(number(chose(step).count())) }).collect(),
        QuestionKind::Text => Vec::new(),
    };
    let steps: Vec<u64> = given.iter().filter_map(|answer| if let Answer::Step(step) = answer { Some(u64::from(*step)) } else { None }).collect();
    let mean = (steps.iter().sum::<u64>() * 100).checked_div(number(steps.len()));
    Result { key: question.key, text: question.text.clone(), kind: question.kind, answered: Some(number(given.len())), lines, mean }
}

/// "1 (gar nicht)": the words at the ends of a scale stand with their steps.
pub(super) fn step_label(question: &Question, step: u32) -> String {
    let word = if step == 1 { question.options.first() } else { question.options.get(1).filter(|_| step == question.steps) };
    word.filter(|word| !word.is_empty()).map_or_else(|| step.to_string(), |word| format!("{step} ({word})"))
}

impl Result {
    /// The same as it may be published: small counts are not said, nor what they could be worked out from.
    fn publishable(mut self) -> Result {
        if self.answered.is_some_and(|answered| answered < FEW) {
            return self.withheld();
        }
        let hide = |line: &mut Line| line.count = None;
        self.lines.iter_mut().filter(|line| line.count.is_some_and(|count| (1..FEW).contains(&count))).for_each(hide);
        let hidden = self.lines.iter().filter(|line| line.count.is_none()).count();
        // The total without the others is what the hidden ones come to: the next smallest goes with them until that tells nothing of one of them.
        while hidden > 0 && self.kind != QuestionKind::Multiple && self.hidden_are_told() {
            let Some(least) = self.lines.iter_mut().filter(|line| line.count.is_some()).min_by_key(|line| (line.count == Some(0), line.count)) else { break };
            hide(least);
        }
        // The mean of a scale together with what is said would give the rest away.
        if hidden > 0 {
            self.mean = None;
        }
        self
    }
}

impl Result {
    /// The question without any number.
    fn withheld(mut self) -> Result {
        (self.answered, self.mean) = (None, None);
        self.lines.iter_mut().for_each(|line| line.count = None);
        self
    }

    /// Whether the answer that a condition asks for belongs to this question, and how often it was chosen is not said.
    fn hides(&self, condition: Condition) -> bool {
        // Options count from 0, steps from 1.
        let at = if self.kind == QuestionKind::Scale { condition.value.saturating_sub(1) } else { condition.value };
        let line = usize::try_from(at).ok().and_then(|at| self.lines.get(at));
        self.key == condition.question && line.is_some_and(|line| line.count.is_none())
    }

    /// Whether what is hidden can be worked out from what is shown. Nobody chose a shown zero, so each hidden count is one at least.
    fn hidden_are_told(&self) -> bool {
        let hidden = u64::try_from(self.lines.iter().filter(|line| line.count.is_none()).count()).unwrap_or(u64::MAX);
        let sum = self.answered.unwrap_or_default().saturating_sub(self.lines.iter().filter_map(|line| line.count).sum());
        hidden == 1 || sum < FEW || sum == hidden
    }
}

/// Own words of a question with the id of the answer they stand in.
pub(super) fn words<'a>(question: &Question, all: &'a [(String, Answers)]) -> Vec<(&'a str, &'a str)> {
    let said = |(id, answers): &'a (String, Answers)| match answers.get(&question.key) {
        Some(Answer::Words(words)) => Some((id.as_str(), words.as_str())),
        _ => None,
    };
    all.iter().filter_map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::super::model::Section;
    use super::*;

    fn question(kind: QuestionKind) -> Question {
        Question { key: 1, kind, options: vec!["A".into(), "B".into(), "C".into()], steps: 3, ..Question::default() }
    }

    fn counts(kind: QuestionKind, chosen: [usize; 3]) -> (Result, Vec<Option<u64>>) {
        let answer = |at: u32| match kind {
            QuestionKind::Scale => Answer::Step(at + 1),
            QuestionKind::Multiple => Answer::Many([at].into()),
            _ => Answer::One(at),
        };
        let all: Vec<Answers> = (0..).zip(chosen).flat_map(|(at, count)| vec![Answers::from([(1, answer(at))]); count]).collect();
        let result = of_question(&question(kind), &all);
        let published = result.clone().publishable().lines.into_iter().map(|line| line.count).collect();
        (result, published)
    }

    #[test]
    fn small_counts_and_what_gives_them_away_are_not_published() {
        assert_eq!(counts(QuestionKind::Single, [10, 20, 7]).1, [Some(10), Some(20), Some(7)]);
        assert_eq!(counts(QuestionKind::Single, [10, 20, 0]).1, [Some(10), Some(20), Some(0)]);
        assert_eq!(counts(QuestionKind::Single, [10, 20, 4]).1, [None, Some(20), None], "4 would be the total without the others");
        assert_eq!(counts(QuestionKind::Single, [1, 20, 4]).1, [None, Some(20), None]);
        assert_eq!(counts(QuestionKind::Single, [8, 1, 1]).1, [None, None, None], "two who come to two are one each");
        assert_eq!(counts(QuestionKind::Single, [4, 6, 0]).1, [None, None, Some(0)]);
        assert_eq!(counts(QuestionKind::Multiple, [10, 20, 4]).1, [Some(10), Some(20), None], "of several choices no total is known");
        assert_eq!(counts(QuestionKind::Single, [2, 2, 0]).1, [None, None, None]);
        assert_eq!(counts(QuestionKind::Single, [2, 2, 0]).0.publishable().answered, None);
    }

    #[test]
    fn a_question_asked_after_a_hidden_answer_tells_nothing_of_it() {
        let asked = |value| Question { key: 2, only_if: Some(Condition { question: 1, value }), ..question(QuestionKind::Single) };
        let sheet = |value| Sheet { sections: vec![Section { questions: vec![question(QuestionKind::Single), asked(value)], ..Section::default() }] };
        // 20 chose A; 7 chose B and 3 chose C, which are hidden together. All of those who were asked answered.
        let answers = |value| {
            [(0, 20), (1, 7), (2, 3)].into_iter().flat_map(move |(option, count)| {
                let second = (option == value).then_some((2, Answer::One(0)));
                vec![Answers::from_iter([(1, Answer::One(option))].into_iter().chain(second)); count]
            })
        };
        let published = |value| super::published(&sheet(value), &answers(value).collect::<Vec<_>>()).pop().unwrap();
        assert_eq!((published(0).answered, published(0).lines[0].count), (Some(20), Some(20)));
        assert_eq!((published(1).answered, published(1).lines[0].count), (None, None), "7 would tell the 3");
        let in_section = Sheet {
            sections: vec![
                Section { questions: vec![question(QuestionKind::Single)], ..Section::default() },
                Section { questions: vec![Question { only_if: None, ..asked(1) }], only_if: Some(Condition { question: 1, value: 1 }), ..Section::default() },
            ],
        };
        assert_eq!(super::published(&in_section, &answers(1).collect::<Vec<_>>()).pop().unwrap().answered, None);
    }

    #[test]
    fn a_scale_has_a_middle() {
        let (result, _) = counts(QuestionKind::Scale, [5, 5, 10]);
        assert_eq!((result.mean, result.answered), (Some(225), Some(20)));
        assert_eq!(counts(QuestionKind::Scale, [4, 5, 10]).0.publishable().mean, None);
        assert_eq!(counts(QuestionKind::Scale, [0, 0, 0]).0.mean, None);
    }
}
