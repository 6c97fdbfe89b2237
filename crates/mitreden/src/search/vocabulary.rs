//! The words a site has used: what compounds they are made of, and which one a mistyped word may have meant. Kept in memory, learned from the documents.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use super::words::{self, flat, german};

/// Shorter parts of a compound are believed only when they stand in [`SEED`], in letters.
const PART_LETTERS: usize = 4;
/// Shorter words are not taken apart, in letters.
const COMPOUND_LETTERS: usize = 6;
/// Most compounds that one word is looked for in.
pub(super) const COMPOUNDS_MAX: usize = 32;
/// Words beyond are not learned: nobody's site has used so many.
const WORDS_MAX: usize = 400_000;

/// Parts of compounds that a city's pages are full of, so that the first evening's words fall apart, too.
const SEED: &str = "abend abfall abgabe alter amt angebot anlage antrag arbeit arzt aufgabe auto bad bahn bau baum beirat beitrag bericht beschluss besuch beteiligung betrieb bild bildung \
     boden brücke brunnen buch bund bürger bus dach daten dienst dorf ehrenamt eltern energie entwicklung erde fahrt familie fest feuer firma fläche fluss förderung frage frau frei \
     frist fuß garten gas gebäude gebühr geld gemeinde gericht geschäft gesetz gespräch gesundheit gewerbe grün gruppe haltestelle handel haus haushalt heim heizung hilfe hof holz \
     idee industrie jahr jugend karte kind kirche klima klinik kosten kraft kreis kultur kunst küste laden lage land lärm leben lehrer leit licht linie luft markt maßnahme meister \
     mensch messe miete mobilität müll museum musik nacht name natur netz ordnung ort park parkplatz partner pflanze pflege plan platz politik polizei portal post preis projekt rad \
     rat rathaus raum recht rede regel region regen reise reihe sache sammlung schiff schloss schule schutz see senioren sicherheit sitzung sommer sonne sozial spiel sport sprache \
     staat stadt station stelle steuer stimme straße strategie strom studium tag teil tempo termin theater thema tier ton tor turm ufer umfrage umwelt unfall unternehmen verein \
     verkehr verordnung versammlung verwaltung volk wagen wahl wald wand wasser weg welt werk wetter wettbewerb wind winter wirtschaft woche wohnung zahl zeit zentrum ziel zug zukunft";

static SEEDED: LazyLock<HashSet<String>> = LazyLock::new(|| SEED.split_whitespace().map(|word| german(&word.replace('ß', "ss"))).collect());

/// The words of a site.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Each word without umlauts, and as it was written first.
    written: HashMap<Box<str>, Box<str>>,
    stems: HashSet<Box<str>>,
    /// All of these words without umlauts, each on a line: one text is searched faster than many.
    lines: String,
}

impl Vocabulary {
    /// Learns the words of a text.
    pub(super) fn learn(&mut self, text: &str) {
        for word in words::words(text) {
            let is_word = word.folded.chars().count() >= PART_LETTERS && word.folded.chars().all(char::is_alphabetic) && !words::is_stop(&word.folded);
            if !is_word || self.written.len() >= WORDS_MAX {
                continue;
            }
            let plain = flat(&word.folded);
            if !self.written.contains_key(plain.as_str()) {
                self.stems.insert(german(&word.folded).into());
                self.lines.push_str(&plain);
                self.lines.push('\n');
                self.written.insert(plain.into(), text[word.start..word.end].into());
            }
        }
    }

    fn is_part(&self, slice: &str) -> bool {
        let stem = german(slice);
        SEEDED.contains(&stem) || (slice.chars().count() >= PART_LETTERS && self.stems.contains(stem.as_str()))
    }

    /// The parts of a compound without umlauts, as few as possible, each with its linking letters ("verkehrs", "planung"); none if it is no compound.
    fn split<'w>(&self, word: &'w str) -> Option<Vec<&'w str>> {
        if word.chars().count() < COMPOUND_LETTERS {
            return None;
        }
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        // For each end the fewest parts that lead there, and where the last of them begins.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; ends.len()];
        best[0] = Some((0, 0));
        for to in 3..ends.len() {
            for from in 0..=to - 3 {
                let whole = from == 0 && to == ends.len() - 1;
                let Some((count, _)) = best[from].filter(|_| !whole) else { continue };
                if best[to].is_none_or(|(least, _)| count + 1 < least) && self.is_part(&word[ends[from]..ends[to]]) {
                    best[to] = Some((count + 1, from));
                }
            }
        }
        let mut parts = Vec::new();
        let mut to = ends.len() - 1;
        while to > 0 {
            let (_, from) = best[to]?;
            parts.push(&word[ends[from]..ends[to]]);
            to = from;
        }
        parts.reverse();
        Some(parts)
    }

    /// The stems of a compound's parts; none if the word is no compound.
    pub(super) fn parts(&self, folded: &str) -> Vec<String> {
        self.split(&flat(folded)).unwrap_or_default().into_iter().map(german).collect()
    }

    /// All stems of parts inside a word, the parts of its parts, too.
    fn collect(&self, word: &str, found: &mut BTreeSet<String>) {
        for part in self.split(word).unwrap_or_default() {
            found.insert(german(part));
            self.collect(part, found);
        }
    }

    /// The stems of the compounds that one of these stems is a part of: "netz" gives "radwegenetz".
    pub(super) fn compounds(&self, stems: &[String], most: usize) -> Vec<String> {
        let long: Vec<&String> = stems.iter().filter(|stem| stem.chars().count() >= 3).collect();
        let near: BTreeSet<&str> = long.iter().flat_map(|stem| self.lines.match_indices(stem.as_str())).map(|(at, _)| self.word_at(at)).collect();
        let mut found = BTreeSet::new();
        for word in near {
            let mut parts = BTreeSet::new();
            self.collect(word, &mut parts);
            if long.iter().any(|stem| parts.contains(*stem)) {
                found.extend(words::stems(word));
            }
        }
        let mut found: Vec<String> = found.into_iter().filter(|stem| !stems.contains(stem)).collect();
        // Short ones are the common ones; the order is the same wherever the words are.
        found.sort_by_cached_key(|stem| (stem.chars().count(), stem.clone()));
        found.truncate(most);
        found
    }

    /// The word that lies at a place of the lines.
    fn word_at(&self, at: usize) -> &str {
        let start = self.lines[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.lines[at..].find('\n').map_or(self.lines.len(), |end| at + end);
        &self.lines[start..end]
    }

    /// Known words that are nearly this one, the nearest first, as they were written.
    pub(super) fn near(&self, folded: &str, most: usize) -> Vec<String> {
        let word: Vec<char> = flat(folded).chars().collect();
        let allowed = match word.len() {
            0..=3 => return Vec::new(),
            4 | 5 => 1,
            _ => 2,
        };
        let alike = self.written.iter().filter(|(other, _)| other.chars().next() == word.first().copied() && other.len().abs_diff(word.len()) <= allowed);
        let mut found: Vec<(usize, &str, &str)> = alike
            .filter_map(|(other, written)| {
                let distance = distance(&word, &other.chars().collect::<Vec<_>>());
                (1..=allowed).contains(&distance).then_some((distance, other.as_ref(), written.as_ref()))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().take(most).map(|(_, _, written)| written.to_owned()).collect()
    }
}

/// How many letters have to be changed, added, left out or swapped with their neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let (mut older, mut old): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (old[j] + usize::from(x != y)).min(old[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(older[j - 1] + 1);
            }
            row.push(least);
        }
        older = std::mem::replace(&mut old, row);
    }
    old.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knows(text: &str) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.learn(text);
        vocabulary
    }

    #[test]
    fn compounds_fall_into_parts() {
        let vocabulary = knows("Elektronik, Hochhaus, hoch, Wasserstoff, Stoffe, Gründer");
        for (word, parts) in [
            ("radwegenetz", &["rad", "weg", "netz"][..]),
            ("verkehrsplanung", &[]),
            ("verkehrsplan", &["verkehr", "plan"]),
            ("wasserstoffbus", &["wasserstoff", "bus"]),
            ("straßenbahn", &["strass", "bahn"]),
            ("stadtteilbüro", &[]),
            ("hochhäuser", &["hoch", "haus"]),
            ("gesundheitsamt", &["gesund", "amt"]),
            ("beteiligung", &[]),
            ("schule", &[]),
        ] {
            let word = words::words(word).remove(0).folded;
            assert_eq!(vocabulary.parts(&word), parts, "{word}");
        }
    }

    #[test]
    fn a_part_leads_to_its_compounds() {
        let vocabulary = knows("Das Radwegenetz, der Radweg, ein Fahrrad, Hochhäuser, das Radio");
        let of = |word: &str| vocabulary.compounds(&words::stems(word), COMPOUNDS_MAX);
        assert_eq!(of("netz"), ["radwegenetz"]);
        assert_eq!(of("weg"), ["radweg", "radwegenetz"]);
        assert_eq!(of("rad"), ["radweg", "radwegenetz"], "neither Radio nor Fahrrad: fahr is no word that was used");
        assert!(of("io").is_empty());
    }

    #[test]
    fn a_slip_of_the_finger_is_near_to_the_word() {
        let vocabulary = knows("Wasserstoff Bürger Energie");
        assert_eq!(vocabulary.near("waserstoff", 3), ["Wasserstoff"]);
        assert_eq!(vocabulary.near("bügrer", 3), ["Bürger"]);
        assert!(vocabulary.near("wasser", 3).is_empty());
        assert!(vocabulary.near("", 3).is_empty());
    }
}
