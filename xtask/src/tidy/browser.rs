//! Rules of the browser's side: one file speaks LiveKit, one holds the socket, views hold neither, pages hold nothing inline. Runs no script.

use super::{Finding, Source, Tree};

const SCRIPTS: &str = "web/scripts/";
const MEDIA: &str = "room/media.ts";
const CONNECTION: &str = "room/connection.ts";

pub(super) fn scripts(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.below(SCRIPTS).filter(|(_, source)| !source.is_test()) {
        for (at, line) in source.lines() {
            let mut say = |says: &str| findings.push(Finding::new("browser", source, at, says));
            let import = line.split_once(" from \"").map(|(_, from)| from.split('"').next().unwrap_or_default());
            if path != MEDIA && (import == Some("livekit-client") || line.contains("import(\"livekit-client")) {
                say("LiveKit is spoken in room/media.ts alone; add what is needed there, in the house's words");
            }
            if path != CONNECTION && line.contains("new WebSocket(") {
                say("the socket is room/connection.ts's; send a command through it");
            }
            let is_value = import.is_some() && !line.starts_with("import type ");
            if path.starts_with("room/view/") && is_value && import.is_some_and(|from| from.ends_with("/connection.ts") || from.ends_with("/media.ts")) {
                say("a view never touches a socket or the media: take state and deeds from context.ts");
            }
            if import.is_some_and(|from| from.contains("/room/")) && !path.starts_with("room/") {
                say("only the island imports from room/; move what both need up to scripts/");
            }
        }
    }
    findings
}

pub(super) fn templates(tree: &Tree) -> Vec<Finding> {
    let pages = tree.below("web/templates/").map(|(_, source)| source);
    pages.flat_map(|source| source.lines().filter_map(|(at, line)| Some(inline(source, at, fault(line)?))).collect::<Vec<_>>()).collect()
}

/// Words for screen readers under the name that KERN's own rules look at: they turn the button around it into a square, and its label stands letter below letter.
pub(super) fn squares(tree: &Tree) -> Vec<Finding> {
    let said = "a page hides words with KERN's own class, which makes a square of the button around them: take \"visually-hidden\"";
    let pages = tree.below("web/templates/").map(|(_, source)| source);
    let lines = |source: &Source| {
        source.lines().filter(|(_, line)| line.contains("kern-sr-only")).map(|(at, _)| Finding::new("squares", source, at, said.to_owned())).collect::<Vec<_>>()
    };
    pages.flat_map(lines).collect()
}

fn inline(source: &Source, at: usize, what: &str) -> Finding {
    Finding::new("inline", source, at, format!("{what} in a page: the policy forbids it; scripts attach by data- attributes, styles by classes in web/styles"))
}

/// What a line holds that belongs to a script or a style sheet.
fn fault(line: &str) -> Option<&'static str> {
    let scripts = line.split("<script").skip(1).filter_map(|rest| rest.split('>').next());
    if scripts.into_iter().any(|attributes| !attributes.contains(" src=") && !attributes.contains("type=\"application/")) {
        return Some("a script");
    }
    if line.contains("<style") || line.contains(" style=") {
        return Some("a style");
    }
    let on =
        line.split(" on").skip(1).filter_map(|rest| rest.split_once('=')).any(|(name, _)| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase()));
    on.then_some("a handler")
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn scripts_keep_their_arrows() {
        let fine = [
            ("web/scripts/room/media.ts", "import { Room } from \"livekit-client\";"),
            ("web/scripts/room/connection.ts", "new WebSocket(a)"),
            ("web/scripts/room/view/stage.tsx", "import type { Tile } from \"../media.ts\";"),
        ];
        assert_eq!(found(scripts, &fine), []);
        let bad = [
            ("web/scripts/room/state.ts", "\nimport { Room } from \"livekit-client\";"),
            ("web/scripts/main.ts", "\nconst a = new WebSocket(b);"),
            ("web/scripts/room/view/stage.tsx", "\nimport { Media } from \"../media.ts\";"),
            ("web/scripts/behaviours/copy.ts", "\nimport { state } from \"../room/state.ts\";"),
        ];
        let places: Vec<_> = bad.iter().map(|(path, _)| ((*path).to_owned(), 2)).collect();
        assert_eq!(found(scripts, &bad), places);
    }

    #[test]
    fn no_button_becomes_a_square() {
        let page = "web/templates/rooms/door.html";
        assert_eq!(found(squares, &[(page, "<span class=\"visually-hidden\">")]), []);
        assert_eq!(found(squares, &[(page, "\n<span class=\"kern-sr-only\">")]), [(page.to_owned(), 2)]);
    }

    #[test]
    fn nothing_stands_inline() {
        let page = "web/templates/rooms/door.html";
        let fine = "<script type=\"module\" src=\"a.js\"></script>\n<script type=\"application/ld+json\">{}</script>\n<p>It goes on = fine";
        assert_eq!(found(templates, &[(page, fine)]), []);
        for bad in ["<script>a()</script>", "<p style=\"color: red\">", "<style>", "<button onclick=\"a()\">"] {
            assert_eq!(found(templates, &[(page, bad)]), [(page.to_owned(), 1)], "{bad}");
        }
    }
}
