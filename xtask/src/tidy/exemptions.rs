//! Where a rule does not hold, each with its reason. The list only shrinks: an entry that exempts nothing is a failure.

use super::Finding;

/// One file that may break one rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exemption {
    pub(crate) rule: &'static str,
    pub(crate) path: &'static str,
    pub(crate) reason: &'static str,
}

/// All of them.
pub(crate) const EXEMPTIONS: &[Exemption] = &[
    exempt("function-size", "crates/mitreden-sfu/tests/browser/firefox.mjs", "a small server of closures that share one queue"),
    exempt("function-size", "crates/mitreden-sfu/tests/browser/steps.mjs", "steps of one story that share its people; each step is short"),
    exempt("open-module", "crates/mitreden/src/programme/mod.rs", "the demo stocks the programme: `stocking` is its door, `model` what goes through it"),
    exempt("absence", "crates/mitreden-sfu/src/token.rs", "a token's life is wall time, and no rule of a room depends on it"),
    exempt("livekit-words", "crates/mitreden/src/site/licences.rs", "the licences name the parts by their own names"),
    exempt("http", "crates/mitreden/src/drafts/writing.rs", "names the event of the Markdown reader for raw markup, and makes no page"),
    exempt("http", "crates/mitreden/src/site/barriers.rs", "the site is nothing but pages: each has a file of its own"),
    exempt("http", "crates/mitreden/src/site/desk.rs", "the site is nothing but pages: each has a file of its own"),
    exempt("http", "crates/mitreden/src/site/filters.rs", "the filters of the site's pages"),
    exempt("http", "crates/mitreden/src/site/legal.rs", "the site is nothing but pages: each has a file of its own"),
    exempt("http", "crates/mitreden/src/site/licences.rs", "the site is nothing but pages: each has a file of its own"),
    exempt("http", "crates/mitreden/src/site/statement.rs", "the site is nothing but pages: each has a file of its own"),
    exempt("inline", "web/templates/mail/letter.html", "mail programs load no style sheet; the policy of pages does not reach a letter"),
    exempt("waiting", "crates/mitreden-sfu/tests/browser/steps.mjs", "the pause between two looks at a state, and a picture that must not move for a while"),
    exempt("waiting", "crates/mitreden-testkit/src/load/run.rs", "a bench: its window is a time by its nature"),
    exempt("waiting", "e2e/clients/guest.py", "the pace of the pictures it sends"),
    exempt("waiting", "e2e/ear.ts", "sound has a length: so much of it has to arrive before it can be measured"),
];

const fn exempt(rule: &'static str, path: &'static str, reason: &'static str) -> Exemption {
    Exemption { rule, path, reason }
}

impl Exemption {
    pub(crate) fn covers(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && self.path == finding.path
    }

    /// The failure that it is when it exempts nothing.
    pub(crate) fn as_idle(&self) -> Finding {
        let says = format!("is exempt ({}) without need; take it off the list in xtask/src/tidy/exemptions.rs", self.reason);
        Finding { rule: self.rule, path: self.path.to_owned(), line: 1, says }
    }
}
