//! Rules: who may import whom in the portal, and that a feature's files stay its own. Reads paths; resolves no re-export.

use super::rust::Name;
use super::{Finding, Source, Tree};

/// The portal's source.
pub(super) const PORTAL: &str = "crates/mitreden/src/";
/// Folders that are no feature.
const NO_FEATURES: [&str; 4] = ["base", "config", "cli", "demo"];
/// The crates that one feature alone holds.
const HELD: [&str; 2] = ["mitreden_live", "mitreden_sfu"];
/// The feature that holds them.
const HOLDER: &str = "rooms";

/// How high a part of the portal stands; parts import only what is as high or lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Height {
    Base,
    Config,
    /// Features and `app`, which is all that a handler may hold.
    Feature,
    Demo,
    /// `cli`, `routes`, `schedule`, `main`, `lib`: what nobody else imports.
    Top,
}

fn height(part: &str, is_folder: bool) -> Height {
    match part {
        "base" => Height::Base,
        "config" => Height::Config,
        "app" => Height::Feature,
        "demo" => Height::Demo,
        "cli" => Height::Top,
        _ if is_folder => Height::Feature,
        _ => Height::Top,
    }
}

/// The features: folders of the portal with a word of the house.
pub(super) fn features(tree: &Tree) -> Vec<String> {
    let mut features: Vec<String> = tree.below(PORTAL).filter_map(|(path, _)| Some(path.split_once('/')?.0.to_owned())).collect();
    features.retain(|folder| !NO_FEATURES.contains(&folder.as_str()));
    features.sort();
    features.dedup();
    features
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.below(PORTAL) {
        let here = path.split(['/', '.']).next().unwrap_or_default();
        let from = height(here, path.contains('/'));
        for name in &source.rust.names {
            if let Some(first) = name.segments.first().filter(|first| HELD.contains(&first.as_str()) && here != HOLDER) {
                let says = format!("{first} belongs to {HOLDER}/ alone; call a verb in {HOLDER}/mod.rs");
                findings.push(Finding::new("arrows", source, name.line, says));
            }
            let Some(there) = target(path, name) else { continue };
            let is_folder = tree.below(PORTAL).any(|(path, _)| path.starts_with(&format!("{there}/")));
            // The composition of the whole names its top: app starts what routes and schedule hold.
            let is_composing = matches!(here, "app") && matches!(there.as_str(), "routes" | "schedule");
            if is_part(tree, &there) && height(&there, is_folder) > from && !is_composing {
                findings.push(Finding::new("arrows", source, name.line, arrow(here, &there, from)));
            }
        }
    }
    findings.dedup();
    findings
}

fn is_part(tree: &Tree, part: &str) -> bool {
    tree.below(PORTAL).any(|(path, _)| path.split(['/', '.']).next() == Some(part))
}

fn arrow(here: &str, there: &str, from: Height) -> String {
    let remedy = match from {
        Height::Base => "base/ stands below everything: hand the value in, or move this line to the feature",
        Height::Config => "settings know only base/: move this line to whoever reads the setting",
        _ => "the arrows go cli, routes, schedule -> features -> base: move what is needed down",
    };
    format!("{here} imports {there}; {remedy}")
}

/// The part of the portal that a path leads to, if it leads out of the file's own module.
fn target(path: &str, name: &Name) -> Option<String> {
    let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = if matches!(module, "lib" | "main") { 0 } else { module.split('/').count() };
    let rest = match name.segments.first()?.as_str() {
        "crate" => &name.segments[1..],
        "super" => {
            let ups = name.segments.iter().take_while(|segment| *segment == "super").count();
            if ups < depth + name.depth {
                return None;
            }
            &name.segments[ups..]
        }
        _ => return None,
    };
    rest.first().cloned()
}

/// A feature's files are its own: no `pub mod` in its `mod.rs`.
pub(super) fn open_modules(tree: &Tree) -> Vec<Finding> {
    let open = |source: &Source| -> Vec<Finding> {
        let open = source.rust.modules.iter().filter(|module| module.is_open);
        let says = |name: &str| format!("{name} is open to others; make it private and give mod.rs the verb they need");
        open.map(|module| Finding::new("open-module", source, module.line, says(&module.name))).collect()
    };
    features(tree).iter().filter_map(|feature| tree.at(&format!("{PORTAL}{feature}/mod.rs"))).flat_map(open).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    const RULE: fn(&Tree) -> Vec<Finding> = check;

    fn portal<'a>(files: &[(&'a str, &'a str)]) -> Vec<(String, &'a str)> {
        let others = [("base/mod.rs", ""), ("config/mod.rs", ""), ("rooms/mod.rs", ""), ("programme/mod.rs", ""), ("app.rs", ""), ("routes.rs", "")];
        others.iter().chain(files).map(|(path, text)| (format!("{PORTAL}{path}"), *text)).collect()
    }

    fn lines(files: &[(&str, &str)]) -> Vec<usize> {
        let files = portal(files);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        found(RULE, &files).into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn arrows_downwards_are_fine() {
        assert!(lines(&[("routes.rs", "use crate::{rooms, base, app::App};"), ("cli/mod.rs", "use crate::{demo, rooms, config};")]).is_empty());
        assert!(lines(&[("rooms/pages.rs", "use super::store; use crate::{programme, app::App, base::db, config};")]).is_empty());
        assert!(lines(&[("rooms/keeper.rs", "use mitreden_live::Room;"), ("app.rs", "use crate::{routes, rooms};")]).is_empty());
        assert!(lines(&[("base/http/page.rs", "use super::super::db; use crate::base::i18n; fn f() { crate::missing!() }")]).is_empty());
    }

    #[test]
    fn arrows_upwards_are_found() {
        assert_eq!(lines(&[("base/http/page.rs", "use crate::base::db;\nuse crate::rooms;")]), [2]);
        assert_eq!(lines(&[("base/http/page.rs", "use super::super::super::app::App;")]), [1]);
        assert_eq!(lines(&[("base/clock.rs", "mod tests { use super::super::super::config; }")]), [1]);
        assert_eq!(lines(&[("config/load.rs", "fn f() { vec![crate::programme::x()]; }")]), [1]);
        assert_eq!(lines(&[("programme/pages/list.rs", "use crate::routes::Routes;")]), [1]);
        assert_eq!(lines(&[("rooms/store.rs", "use crate::{\n  base,\n  cli,\n};"), ("cli/mod.rs", "")]), [3]);
        assert_eq!(lines(&[("programme/room.rs", "use mitreden_live::Room;\nfn f() -> mitreden_sfu::Sfu {}")]), [1, 2]);
    }

    #[test]
    fn an_open_module_of_a_feature_is_found() {
        let files = [
            ("crates/mitreden/src/rooms/mod.rs", "mod store;\npub(crate) mod model;\npub mod pages;"),
            ("crates/mitreden/src/base/mod.rs", "pub mod db;"),
            ("crates/mitreden/src/rooms/pages/mod.rs", "pub(super) mod door;"),
        ];
        let path = files[0].0.to_owned();
        assert_eq!(found(open_modules, &files), [(path.clone(), 2), (path, 3)]);
    }
}
