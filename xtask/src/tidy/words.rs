//! Rule: LiveKit's words stay in the SFU and at the media edge (design: one translation, in one place). Translates nothing.

use super::{Finding, Tree};

/// The one translation.
const EDGE: &str = "crates/mitreden/src/rooms/media.rs";
/// Where the house's own words are spoken.
const OURS: [&str; 3] = ["crates/mitreden/src/", "web/templates/", "locales/"];
/// Never ours.
const WORDS: [(&str, &str); 5] = [("livekit", "media"), ("grant", "right"), ("track", "camera, microphone, screen"), ("str0m", "media"), ("rtp", "media")];
/// Ours as the role Teilnehmend, which only rooms have, and plain English in what people read; LiveKit's everywhere else.
const ROLE: &str = "participant";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in tree.sources.iter().filter(|source| source.path != EDGE && OURS.iter().any(|ours| source.path.starts_with(ours))) {
        let is_ours = source.ending() == "ftl" || source.path.split(['/', '.']).any(|part| part == "rooms");
        for (at, line) in source.lines() {
            for word in words(line) {
                let ours = WORDS.iter().find(|(theirs, _)| *theirs == word).map(|(_, ours)| *ours);
                let ours = ours.or((word == ROLE && !is_ours).then_some("people, seat, person"));
                if let Some(ours) = ours {
                    let says = format!("`{word}` is LiveKit's word; ours: {ours}. The translation stands in {EDGE}");
                    findings.push(Finding::new("livekit-words", source, at, says));
                }
            }
        }
    }
    findings.dedup();
    findings
}

/// The words of a line, in small letters and without plural: names are split at `_` and at capitals.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    // The one name of theirs with a capital inside.
    for c in line.replace("LiveKit", "Livekit").chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_small) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    words.into_iter().map(|word| word.strip_suffix('s').map_or(word.clone(), str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn words_of_names_are_seen() {
        assert_eq!(words("fn setVideoGrants(track_id, LiveKit)"), ["fn", "set", "video", "grant", "track", "id", "", "livekit", ""]);
    }

    #[test]
    fn a_word_of_livekit_is_found_outside_the_edge() {
        let fine = [
            (EDGE, "use mitreden_sfu::Grants;"),
            ("crates/mitreden/src/rooms/pages.rs", "Role::Participant"),
            ("locales/en/site.ftl", "a = Other participants"),
        ];
        assert_eq!(found(check, &fine), []);
        let bad = [
            ("crates/mitreden/src/rooms/door.rs", "\nlet g: VideoGrants;"),
            ("crates/mitreden/src/site/legal.rs", "// participants"),
            ("web/templates/site/privacy.html", "<p>LiveKit, RTP"),
            ("locales/en/site.ftl", "a = { $grants }"),
        ];
        let places = found(check, &bad);
        let lines: Vec<(&str, usize)> = places.iter().map(|(path, line)| (path.as_str(), *line)).collect();
        assert_eq!(lines, [(bad[0].0, 2), (bad[1].0, 1), (bad[2].0, 1), (bad[2].0, 1), (bad[3].0, 1)]);
        assert_eq!(found(check, &[("crates/mitreden/src/app.rs", "let a = (livekit_url, LiveKit::new());")]).len(), 1);
    }
}
