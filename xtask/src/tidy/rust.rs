//! A Rust file as names, texts, functions and modules, each with its line. Reads tokens only; knows no rule.

use proc_macro2::{Delimiter, Group, LexError, Spacing, TokenStream, TokenTree};

/// What the rules look at in a Rust file.
#[derive(Debug, Default)]
pub(crate) struct Rust {
    /// Every path and single name, also inside of macros; trees of `use` are spelled out.
    pub(crate) names: Vec<Name>,
    /// Every literal as written, without doc comments.
    pub(crate) texts: Vec<Text>,
    /// Every function with a body.
    pub(crate) functions: Vec<Function>,
    /// Every `mod` at the top of the file.
    pub(crate) modules: Vec<Module>,
}

/// A path such as `crate::base::db`; a macro's name ends in `!`.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) line: usize,
    pub(crate) segments: Vec<String>,
    /// Below `#[cfg(test)]`.
    pub(crate) in_test: bool,
    /// How many inline modules lie around it.
    pub(crate) depth: usize,
}

impl Name {
    /// True if the words follow each other somewhere in the path.
    pub(crate) fn has(&self, words: &[&str]) -> bool {
        self.segments.windows(words.len()).any(|window| window.iter().zip(words).all(|(segment, word)| segment == word))
    }
}

/// A literal.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) line: usize,
    pub(crate) text: String,
    /// Below `#[cfg(test)]`.
    pub(crate) in_test: bool,
}

/// A function and its length from `fn` to the closing brace.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) lines: usize,
}

/// A module's declaration or inline module.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) line: usize,
    pub(crate) name: String,
    /// Seen from outside of its parent: `pub`, `pub(crate)` and the like.
    pub(crate) is_open: bool,
}

impl Rust {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is no Rust.
    pub(crate) fn read(text: &str) -> Result<Self, LexError> {
        let mut rust = Rust::default();
        rust.walk(text.parse()?, Place::default());
        Ok(rust)
    }

    fn walk(&mut self, stream: TokenStream, place: Place) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut below_cfg = false;
        let mut at = 0;
        while at < tokens.len() {
            let here = Place { in_test: place.in_test || below_cfg, ..place };
            let mut next = at + 1;
            match &tokens[at] {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    if let Some((skip, attribute)) = attribute(&tokens[at + 1..]) {
                        below_cfg |= attribute.to_string() == "cfg (test)";
                        if !is_doc(&attribute) {
                            self.walk(attribute, here);
                        }
                        next += skip;
                    }
                }
                TokenTree::Punct(punct) => below_cfg &= punct.as_char() != ';',
                TokenTree::Literal(literal) => {
                    self.texts.push(Text { line: literal.span().start().line, text: literal.to_string(), in_test: here.in_test });
                }
                TokenTree::Group(group) => {
                    let depth = here.depth + usize::from(is_module(&tokens[..at]));
                    self.walk(group.stream(), Place { depth, ..here });
                    below_cfg &= group.delimiter() != Delimiter::Brace;
                }
                TokenTree::Ident(ident) => {
                    self.note_item(&tokens, at, here);
                    next = self.path(&tokens, at, vec![ident.to_string()], here);
                }
            }
            at = next;
        }
    }

    /// Notes a function or a module that begins here.
    fn note_item(&mut self, tokens: &[TokenTree], at: usize, place: Place) {
        let (word, Some(TokenTree::Ident(name))) = (tokens[at].to_string(), tokens.get(at + 1)) else { return };
        let line = tokens[at].span().start().line;
        if word == "mod" && place.depth == 0 {
            let is_open = match &tokens[..at] {
                [.., TokenTree::Ident(ident)] => ident == "pub",
                [.., TokenTree::Ident(ident), TokenTree::Group(_)] => ident == "pub",
                _ => false,
            };
            self.modules.push(Module { line, name: name.to_string(), is_open });
        }
        if word == "fn" {
            let end = tokens[at..].iter().find(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ';') || is_braces(token));
            if let Some(TokenTree::Group(body)) = end {
                let lines = body.span_close().end().line + 1 - line;
                self.functions.push(Function { line, name: name.to_string(), lines });
            }
        }
    }

    /// Notes the path that begins with these segments, the last of which stands at `at`; answers where it ends.
    fn path(&mut self, tokens: &[TokenTree], at: usize, mut segments: Vec<String>, place: Place) -> usize {
        let line = tokens[at].span().start().line;
        let mut end = at + 1;
        while is_colons(tokens, end) {
            match tokens.get(end + 2) {
                Some(TokenTree::Ident(ident)) => segments.push(ident.to_string()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    self.branches(group, &segments, place);
                    return end + 3;
                }
                _ => break,
            }
            end += 3;
        }
        let is_macro = matches!(&tokens[end..], [TokenTree::Punct(mark), TokenTree::Group(_), ..] if mark.as_char() == '!');
        if let (true, Some(last)) = (is_macro, segments.last_mut()) {
            last.push('!');
        }
        self.names.push(Name { line, segments, in_test: place.in_test, depth: place.depth });
        end
    }

    /// The branches of a tree of `use`: each is a path behind the common beginning.
    fn branches(&mut self, group: &Group, beginning: &[String], place: Place) {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            at = match &tokens[at] {
                TokenTree::Ident(ident) => {
                    let segments = beginning.iter().cloned().chain([ident.to_string()]).collect();
                    self.path(&tokens, at, segments, place)
                }
                _ => at + 1,
            };
        }
    }
}

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    in_test: bool,
    depth: usize,
}

/// The attribute behind a `#`, and how many tokens it takes.
fn attribute(tokens: &[TokenTree]) -> Option<(usize, TokenStream)> {
    match tokens {
        [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Bracket => Some((1, group.stream())),
        [TokenTree::Punct(mark), TokenTree::Group(group), ..] if mark.as_char() == '!' && group.delimiter() == Delimiter::Bracket => Some((2, group.stream())),
        _ => None,
    }
}

fn is_doc(attribute: &TokenStream) -> bool {
    matches!(attribute.clone().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "doc")
}

/// True if what stands before braces makes them a module's.
fn is_module(before: &[TokenTree]) -> bool {
    matches!(before, [.., TokenTree::Ident(word), TokenTree::Ident(_)] if word == "mod")
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |token: &TokenTree, joint: bool| matches!(token, TokenTree::Punct(p) if p.as_char() == ':' && (!joint || p.spacing() == Spacing::Joint));
    matches!(tokens.get(at..at + 2), Some([first, second]) if colon(first, true) && colon(second, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r#"//! Says SELECT in a comment.
use crate::{base::db::{Ts, run}, routes};
pub(crate) mod open;
mod closed;
#[derive(askama::Template)]
struct Page;
fn short(x: fn(u8) -> u8) -> bool {
    vec![std::time::Instant::now()];
    println!("{}", "UPDATE room");
    x != y
}
trait Bare { fn bare(&self); }
#[cfg(test)]
mod tests {
    use super::super::thing;
}
fn after() {}
"#;

    fn joined(rust: &Rust) -> Vec<(usize, String)> {
        rust.names.iter().map(|name| (name.line, name.segments.join("::"))).collect()
    }

    #[test]
    fn names_are_spelled_out_with_their_lines() {
        let rust = Rust::read(SAMPLE).unwrap();
        let names = joined(&rust);
        for (line, name) in [
            (2, "crate::base::db::Ts"),
            (2, "crate::base::db::run"),
            (2, "crate::routes"),
            (5, "askama::Template"),
            (8, "std::time::Instant::now"),
            (9, "println!"),
            (15, "super::super::thing"),
        ] {
            assert!(names.contains(&(line, name.to_owned())), "{name} in {names:?}");
        }
        assert!(!names.iter().any(|(_, name)| name == "x!"));
    }

    #[test]
    fn tests_modules_and_functions_are_told_apart() {
        let rust = Rust::read(SAMPLE).unwrap();
        let inside: Vec<(bool, usize)> =
            rust.names.iter().filter(|name| name.has(&["super", "thing"]) || name.has(&["after"])).map(|name| (name.in_test, name.depth)).collect();
        assert_eq!(inside, [(true, 1), (false, 0)]);
        let modules: Vec<_> = rust.modules.iter().map(|module| (module.name.as_str(), module.is_open)).collect();
        assert_eq!(modules, [("open", true), ("closed", false), ("tests", false)]);
        let functions: Vec<_> = rust.functions.iter().map(|function| (function.name.as_str(), function.lines)).collect();
        assert_eq!(functions, [("short", 5), ("after", 1)]);
        let texts: Vec<_> = rust.texts.iter().map(|text| (text.line, text.text.as_str())).collect();
        assert_eq!(texts, [(9, "\"{}\""), (9, "\"UPDATE room\"")]);
    }
}
