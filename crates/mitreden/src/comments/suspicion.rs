//! What local rules find strange about a comment. No list of others, no network, no verdict: people decide.

use crate::config;

/// Shortest text whose capitals count.
const LOUD_CHARACTERS_MIN: usize = 20;

/// What is known beside the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// A field that people do not see was filled in.
    pub(super) trap: bool,
    /// The same text stands elsewhere already.
    pub(super) repeated: bool,
    /// The address that was typed is blocked. Anybody can type it, so that its owner is told by letter and nobody else learns of it here.
    pub(super) blocked: bool,
}

/// How many addresses of other sites a text holds.
pub(super) fn links(text: &str) -> usize {
    let small = text.to_lowercase();
    let marked = small.matches("://").count();
    let bare = small.split(|c: char| c.is_whitespace()).filter(|word| word.starts_with("www.") && !word.contains("://")).count();
    marked + bare
}

/// Words of the locales (`comments-suspicion-…`) for what stands out, the worst first.
pub(super) fn of(text: &str, name: &str, around: Around, settings: &config::Comments) -> Vec<&'static str> {
    let small = format!("{name}\n{text}").to_lowercase();
    let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_word = |blocked: &String| words.iter().any(|word| *word == blocked.to_lowercase());
    let is_domain = |blocked: &String| !blocked.is_empty() && small.contains(&blocked.to_lowercase());
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let findings = [
        ("blocked", around.blocked),
        ("trap", around.trap),
        ("domain", settings.blocked_domains.iter().any(is_domain)),
        ("repeated", around.repeated),
        ("word", settings.blocked_words.iter().any(is_word)),
        ("links", links(text) >= 2),
        ("loud", letters >= LOUD_CHARACTERS_MIN && capitals * 10 > letters * 7),
    ];
    findings.into_iter().filter(|(_, found)| *found).map(|(word, _)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_out_is_named() {
        let settings = config::Comments { blocked_words: vec!["Idiot".into()], blocked_domains: vec!["spam.example".into()], ..config::Comments::default() };
        let of = |text: &str| of(text, "Berta", Around::default(), &settings);
        assert!(of("Ein ganz gewöhnlicher Kommentar zur Idiotie, mit https://gera.example").is_empty());
        assert_eq!(of("Du IDIOT!"), ["word"]);
        assert_eq!(of("Siehe http://a.example und www.b.example"), ["links"]);
        assert_eq!(of("Billig: shop.SPAM.example"), ["domain"]);
        assert_eq!(of("DAS IST DOCH ALLES NICHT WAHR!"), ["loud"]);
        assert!(of("ÖPNV!").is_empty());
        assert_eq!(super::of("a", "b", Around { trap: true, repeated: true, blocked: true }, &settings), ["blocked", "trap", "repeated"]);
        assert_eq!(links(&"http://x.example ".repeat(200)), 200);
    }
}
