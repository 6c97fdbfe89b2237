//! What somebody typed as what the index is asked: in tiers, the best hits first. Asks nothing itself.

use super::model::{self, Kind};
use super::vocabulary::{COMPOUNDS_MAX, Vocabulary};
use super::words::{self, Word};
use crate::base::db::Terms;
use crate::base::i18n::Language;

/// More of a query is not read, in characters.
pub(super) const QUERY_CHARACTERS_MAX: usize = 200;
/// More words of it are not looked for.
pub(super) const WORDS_MAX: usize = 10;
/// Compounds in which each part of a compound is looked for.
const PART_COMPOUNDS_MAX: usize = 6;
/// Shorter stems do not stand for the words that begin with them, in letters.
const BEGINNING_LETTERS: usize = 4;

/// What narrows a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this year.
    pub year: Option<i16>,
    /// Only what belongs to the series with this id.
    pub series: Option<String>,
}

/// What somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Query {
    /// As it is shown again.
    pub(super) text: String,
    /// The words that are looked for.
    pub(super) words: Vec<Word>,
    /// Not all of it is looked for.
    pub(super) is_cut: bool,
    /// Something was typed, and nothing of it can be looked for: signs, or words that stand everywhere.
    pub(super) is_idle: bool,
}

impl Query {
    pub(super) fn read(typed: &str) -> Query {
        let line: String = words::plain(typed).replace('\n', " ");
        let text: String = line.trim().chars().take(QUERY_CHARACTERS_MAX).collect();
        let mut words: Vec<Word> = Vec::new();
        for word in words::words(&text) {
            // The parts of "SmartCity" lie within it: they are its own business.
            let inside = words.last().is_some_and(|last| word.end <= last.end);
            if !inside && !words::is_stop(&word.folded) && !word.folded.is_empty() && !words.iter().any(|one| one.folded == word.folded) {
                words.push(word);
            }
        }
        let is_cut = line.trim().chars().count() > QUERY_CHARACTERS_MAX || words.len() > WORDS_MAX;
        words.truncate(WORDS_MAX);
        let is_idle = words.is_empty() && !typed.trim().is_empty();
        Query { text, words, is_cut, is_idle }
    }

    /// The same with one word in place of another.
    pub(super) fn with(&self, word: &Word, other: &str) -> String {
        format!("{}{other}{}", &self.text[..word.start], &self.text[word.end..])
    }
}

/// A word in all the ways in which it may stand in a text.
pub(super) struct Sought {
    /// The word itself in any form.
    pub(super) stems: Vec<String>,
    /// What words may begin with.
    pub(super) beginnings: Vec<String>,
    /// Compounds that it is a part of.
    pub(super) compounds: Vec<String>,
    /// The parts that it is made of itself, each with the compounds it is in.
    pub(super) parts: Vec<(String, Vec<String>)>,
}

impl Sought {
    pub(super) fn of(word: &Word, vocabulary: &Vocabulary) -> Sought {
        let stems = words::stems_of_both(&word.folded);
        let beginnings = stems.iter().filter(|stem| stem.chars().count() >= BEGINNING_LETTERS).cloned().collect();
        // What begins with the word is found by its beginning.
        let is_new = |compound: &String| !stems.iter().any(|stem| stem.chars().count() >= BEGINNING_LETTERS && compound.starts_with(stem.as_str()));
        let compounds = vocabulary.compounds(&stems, usize::MAX).into_iter().filter(is_new).take(COMPOUNDS_MAX).collect();
        let parts = vocabulary.parts(&word.folded).into_iter().map(|part| (part.clone(), vocabulary.compounds(&[part], PART_COMPOUNDS_MAX))).collect();
        Sought { stems, beginnings, compounds, parts }
    }

    /// The word itself, after this mark of the index.
    fn exactly(&self, mark: &str) -> Terms {
        any(self.stems.iter().map(|stem| Terms::Word(format!("{mark}{stem}"))))
    }

    /// The word, what begins with it, what it is a part of, or all of its parts.
    fn loosely(&self, mark: &str) -> Terms {
        let word = |stem: &String| Terms::Word(format!("{mark}{stem}"));
        let mut ways: Vec<Terms> = self.stems.iter().chain(&self.compounds).map(word).collect();
        ways.extend(self.beginnings.iter().map(|stem| Terms::Beginning(format!("{mark}{stem}"))));
        if self.parts.len() > 1 {
            ways.push(Terms::All(self.parts.iter().map(|(part, compounds)| any([part].into_iter().chain(compounds).map(word))).collect()));
        }
        any(ways)
    }
}

fn any(terms: impl IntoIterator<Item = Terms>) -> Terms {
    Terms::Any(terms.into_iter().collect())
}

/// Each tier's terms, the best first. A hit of a tier is no hit of those before it; the widest one holds all.
pub(super) struct Tiers {
    pub(super) ranked: Vec<Terms>,
    pub(super) widest: Terms,
    /// One that is asked faster, and mostly enough to know that there are many.
    pub(super) plainest: Terms,
}

/// All words in the title, then all in the title in a wider sense, then anywhere, then anywhere in a wider sense.
pub(super) fn tiers(sought: &[Sought], filter: &Filter, language: Language) -> Tiers {
    let all = |way: &dyn Fn(&Sought) -> Terms| Terms::All(sought.iter().map(way).collect());
    let ways = [all(&|one| one.exactly("a")), all(&|one| one.loosely("a")), all(&|one| one.exactly("b")), all(&|one| one.loosely("b"))];
    ranked(ways.into(), filter, language)
}

/// When nothing holds all words: all but one, then any of them.
pub(super) fn rest(sought: &[Sought], filter: &Filter, language: Language) -> Tiers {
    let without = |left: usize| Terms::All(sought.iter().enumerate().filter(|(at, _)| *at != left).map(|(_, one)| one.exactly("b")).collect());
    let mut ways = Vec::new();
    if sought.len() > 2 {
        ways.push(any((0..sought.len()).map(without)));
    }
    ways.push(any(sought.iter().map(|one| one.exactly("b"))));
    ways.push(any(sought.iter().map(|one| one.loosely("b"))));
    ranked(ways, filter, language)
}

/// One word anywhere, in a wider sense.
pub(super) fn anywhere(word: &Sought, filter: &Filter, language: Language) -> Terms {
    narrowed(word.loosely("b"), filter, language)
}

fn ranked(ways: Vec<Terms>, filter: &Filter, language: Language) -> Tiers {
    let narrowed = |terms: Terms| narrowed(terms, filter, language);
    let mut ranked = Vec::new();
    for (at, way) in ways.iter().enumerate() {
        let before = &ways[..at];
        let terms = if before.is_empty() { way.clone() } else { Terms::But(Box::new(way.clone()), Box::new(Terms::Any(before.to_vec()))) };
        ranked.push(narrowed(terms));
    }
    // The last way is wider than all before it.
    let widest = narrowed(ways.last().cloned().unwrap_or(Terms::Any(Vec::new())));
    let plainest = narrowed(ways.iter().rev().nth(1).cloned().unwrap_or(Terms::Any(Vec::new())));
    Tiers { ranked, widest, plainest }
}

fn narrowed(terms: Terms, filter: &Filter, language: Language) -> Terms {
    let tokens = [filter.kind.map(model::kind_token), filter.year.map(model::year_token), filter.series.as_deref().map(model::series_token)];
    let mut all = vec![terms];
    all.extend(tokens.into_iter().flatten().map(Terms::Word));
    let others = Language::ALL.into_iter().filter(|other| *other != language).map(|other| Terms::Word(model::language_token(other)));
    Terms::But(Box::new(Terms::All(all)), Box::new(any(others)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_becomes_words_or_none() {
        let words = |typed: &str| Query::read(typed).words.into_iter().map(|word| word.folded).collect::<Vec<_>>();
        assert_eq!(words("der SmartCity* AND \"Bürger\" bürger"), ["smartcity", "bürger"]);
        for idle in ["\"", "*", "(", "der die das", "🚲", "\0", "'; DROP TABLE person; --".get(..2).unwrap()] {
            let query = Query::read(idle);
            assert!(query.words.is_empty() && query.is_idle, "{idle:?}");
        }
        assert!(!Query::read("  ").is_idle);
        let long = Query::read(&"wort ".repeat(2_000));
        assert!(long.is_cut && long.words.len() == 1 && long.text.chars().count() == QUERY_CHARACTERS_MAX);
        let many: String = (0..40).map(|n| format!("w{n} ")).collect();
        assert_eq!(Query::read(&many).words.len(), WORDS_MAX);
        let query = Query::read("neue Waserstoff Busse");
        assert_eq!(query.with(&query.words[1], "Wasserstoff"), "neue Wasserstoff Busse");
    }
}
