//! Which chapter and which block of a new text is which of the old: unchanged ones first, then those that are alike. Reads and writes nothing.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::model::{Block, Chapter, Kind};

/// From here on two texts count as the same one, changed: the share of their words that they have in common.
const ALIKE: f64 = 0.5;
/// So many on each side are compared each with each; of more, those at the same place.
const PAIRS_MAX: usize = 40;

/// Gives the parts of a new text the numbers of the old ones; what is new gets the next number. Answers the last number that was given.
pub(super) fn number(old: &[Chapter], new: &mut [Chapter], last: i64) -> i64 {
    let mut last = last;
    let mut next = || {
        last += 1;
        last
    };
    let titles = |chapters: &[Chapter]| chapters.iter().map(|chapter| chapter.title.clone()).collect::<Vec<_>>();
    let words = |chapters: &[Chapter]| chapters.iter().map(|chapter| format!("{} {}", chapter.title, chapter.source())).collect::<Vec<_>>();
    let pairs = pairs(&titles(old), &titles(new), &words(old), &words(new));
    for (chapter, pair) in new.iter_mut().zip(pairs) {
        chapter.number = pair.map_or_else(&mut next, |at| old[at].number);
    }
    let before: Vec<&Block> = old.iter().flat_map(|chapter| &chapter.blocks).collect();
    let mut after: Vec<&mut Block> = new.iter_mut().flat_map(|chapter| &mut chapter.blocks).collect();
    // A heading never becomes a paragraph: whoever commented on one did not mean the other.
    let key = |block: &Block| format!("{}\0{}", if block.kind == Kind::Heading { "h" } else { "" }, block.text);
    let old_keys: Vec<String> = before.iter().map(|block| key(block)).collect();
    let new_keys: Vec<String> = after.iter().map(|block| key(block)).collect();
    let pairs = self::pairs(&old_keys, &new_keys, &old_keys, &new_keys);
    for (block, pair) in after.iter_mut().zip(pairs) {
        let kept = pair.map(|at| before[at]).filter(|old| (old.kind == Kind::Heading) == (block.kind == Kind::Heading));
        block.number = kept.map_or_else(&mut next, |old| old.number);
    }
    last
}

/// For each new text the place of the old one that it is.
fn pairs(old_keys: &[String], new_keys: &[String], old_words: &[String], new_words: &[String]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; new_keys.len()];
    let (mut free_old, mut free_new): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, old_keys, new_keys) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => (0..len).for_each(|at| pairs[new_index + at] = Some(old_index + at)),
            DiffOp::Delete { old_index, old_len, .. } => free_old.extend(old_index..old_index + old_len),
            DiffOp::Insert { new_index, new_len, .. } => free_new.extend(new_index..new_index + new_len),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (old, new) = ((old_index..old_index + old_len).collect::<Vec<_>>(), (new_index..new_index + new_len).collect::<Vec<_>>());
                let taken = alike(&old, &new, old_words, new_words, &mut pairs);
                free_old.extend(old.into_iter().filter(|at| !taken.contains(at)));
                free_new.extend(new.into_iter().filter(|at| pairs[*at].is_none()));
            }
        }
    }
    // What stands elsewhere, word by word, was moved.
    let mut moved: HashMap<&str, Vec<usize>> = HashMap::new();
    for at in free_old.into_iter().rev() {
        moved.entry(old_keys[at].as_str()).or_default().push(at);
    }
    for at in free_new {
        if pairs[at].is_none() {
            pairs[at] = moved.get_mut(new_keys[at].as_str()).and_then(Vec::pop);
        }
    }
    pairs
}

/// Pairs what is alike between two stretches, in order. Answers the old ones that were taken.
fn alike(old: &[usize], new: &[usize], old_words: &[String], new_words: &[String], pairs: &mut [Option<usize>]) -> Vec<usize> {
    let mut taken = Vec::new();
    let mut from = 0;
    let is_short = old.len() <= PAIRS_MAX && new.len() <= PAIRS_MAX;
    for (place, at) in new.iter().enumerate() {
        let candidates = if is_short { from..old.len() } else { place.min(old.len())..(place + 1).min(old.len()) };
        let rated = candidates.map(|candidate| (candidate, share(&old_words[old[candidate]], &new_words[*at])));
        // Of two that are alike to the same degree the first counts.
        let best = rated.filter(|(_, share)| *share >= ALIKE).fold(None, |best: Option<(usize, f64)>, one| match best {
            Some(best) if best.1 >= one.1 => Some(best),
            _ => Some(one),
        });
        if let Some((candidate, _)) = best {
            pairs[*at] = Some(old[candidate]);
            taken.push(old[candidate]);
            from = candidate + 1;
        }
    }
    taken
}

/// Twice the words that two texts have in common by the words of both.
fn share(a: &str, b: &str) -> f64 {
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for word in a.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    let (mut common, mut all) = (0_u32, a.split_whitespace().count());
    for word in b.split_whitespace() {
        all += 1;
        if let Some(left) = counts.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    let all = u32::try_from(all).unwrap_or(u32::MAX);
    if all == 0 { 1.0 } else { f64::from(common) * 2.0 / f64::from(all) }
}

#[cfg(test)]
mod tests {
    use super::super::writing::cut;
    use super::*;

    fn numbered(text: &str) -> (Vec<Chapter>, i64) {
        let mut chapters = cut(text, "");
        let last = number(&[], &mut chapters, 0);
        (chapters, last)
    }

    fn blocks(chapters: &[Chapter]) -> Vec<(i64, &str)> {
        chapters.iter().flat_map(|chapter| chapter.blocks.iter().map(|block| (block.number, block.text.as_str()))).collect()
    }

    const OLD: &str =
        "# Energie\n\nDie Stadt spart Strom in allen Gebäuden.\n\nDas zweite bleibt.\n\n# Verkehr\n\nBusse fahren öfter.\n\nRadwege werden gebaut.";

    #[test]
    fn what_stays_keeps_its_number_and_what_is_new_gets_a_new_one() {
        let (old, last) = numbered(OLD);
        assert_eq!((old[0].number, old[1].number, last), (1, 2, 6));
        let text =
            OLD.replace("in allen Gebäuden", "in allen Schulen").replace("# Verkehr", "Ganz neu.\n\n# Verkehr und Wege").replace("Busse fahren öfter.\n\n", "");
        let mut new = cut(&text, "");
        assert_eq!(number(&old, &mut new, last), 7);
        assert_eq!((new[0].number, new[1].number), (1, 2));
        assert_eq!(blocks(&new), [(3, "Die Stadt spart Strom in allen Schulen."), (4, "Das zweite bleibt."), (7, "Ganz neu."), (6, "Radwege werden gebaut.")]);
    }

    #[test]
    fn what_moves_to_another_chapter_stays_itself() {
        let (old, last) = numbered(OLD);
        let text = "# Verkehr\n\nDas zweite bleibt.\n\nBusse fahren öfter.\n\nRadwege werden gebaut.\n\n# Energie\n\nDie Stadt spart Strom in allen Gebäuden.";
        let mut new = cut(text, "");
        assert_eq!(number(&old, &mut new, last), last);
        assert_eq!((new[0].number, new[1].number), (2, 1));
        assert_eq!(blocks(&new).iter().map(|(number, _)| *number).collect::<Vec<_>>(), [4, 5, 6, 3]);
    }

    #[test]
    fn no_number_is_given_twice() {
        let (old, last) = numbered("# A\n\ngleich\n\ngleich\n\ngleich");
        let mut new = cut("# A\n\ngleich\n\ngleich\n\ngleich\n\ngleich\n\n## gleich", "");
        let last = number(&old, &mut new, last);
        let mut numbers: Vec<i64> =
            new.iter().flat_map(|chapter| std::iter::once(chapter.number).chain(chapter.blocks.iter().map(|block| block.number))).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
        assert_eq!(last, 6);
    }
}
