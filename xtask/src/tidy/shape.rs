//! How a file looks: its first line, its length, the length of its functions. Knows nothing of what it is about.

use super::{Fault, File};

/// A file is read in one sitting.
const FILE_LINES: usize = 500;
/// A function fits a screen.
const FUNCTION_LINES: usize = 70;

/// Functions that are allowed to be longer: file, lines of its longest, reason. May shrink, must not grow.
const LONGER: [(&str, usize, &str); 2] = [
    ("crates/mitreden-sfu/tests/browser/firefox.mjs", 77, "a small server of closures that share one queue"),
    ("crates/mitreden-sfu/tests/browser/steps.mjs", 226, "steps of one story that share its people; each step is short"),
];

pub(super) fn check(file: &File) -> Vec<Fault> {
    if file.is_generated() {
        return Vec::new();
    }
    [first_line(file), length(file)].into_iter().flatten().chain(functions(file)).collect()
}

/// How a file of this kind opens its first line; `None`: the kind has no such rule.
fn opening(kind: &str) -> Option<&'static [&'static str]> {
    Some(match kind {
        "rs" => &["//! "],
        "ts" | "tsx" | "mjs" | "js" => &["// "],
        "css" => &["/* "],
        "scss" => &["// ", "/* "],
        "ftl" => &["# ", "### "],
        "sql" => &["-- "],
        "html" => &["{# ", "<!doctype html>"],
        "py" => &["\"\"\"", "# "],
        _ => return None,
    })
}

fn first_line(file: &File) -> Option<Fault> {
    let openings = opening(file.kind())?;
    let lines = file.text.strip_prefix("#!").map_or(file.text.as_str(), |rest| rest.split_once('\n').map_or("", |(_, rest)| rest));
    let first = lines.lines().next().unwrap_or_default();
    let told = openings.iter().any(|opening| first.starts_with(opening));
    (!told).then(|| file.fault(1, format!("begin with one line that says what the file is and what it is not (`{}…`)", openings[0])))
}

fn length(file: &File) -> Option<Fault> {
    opening(file.kind())?;
    let lines = file.text.lines().count();
    (lines > FILE_LINES).then(|| file.fault(0, format!("{lines} lines; more than {FILE_LINES} have more than one subject: split by subject")))
}

fn functions(file: &File) -> Vec<Fault> {
    let begins: fn(&str) -> bool = match file.kind() {
        "rs" => is_rust_function,
        "ts" | "tsx" | "mjs" => is_script_function,
        _ => return Vec::new(),
    };
    let longer = LONGER.iter().find(|(path, ..)| *path == file.path).map(|(_, lines, _)| *lines);
    let screen = longer.unwrap_or(FUNCTION_LINES);
    let lines: Vec<&str> = file.text.lines().collect();
    let long = lines.iter().enumerate().filter(|(_, line)| begins(line)).filter_map(|(at, line)| {
        let indent = &line[..line.len() - line.trim_start().len()];
        // The formatter puts the closing brace alone under the first letter.
        let ends = [format!("{indent}}}"), format!("{indent}}};")];
        let more = lines[at..].iter().position(|line| ends.iter().any(|end| end == line))?;
        (more + 1 > screen).then(|| file.fault(at + 1, format!("a function of {} lines; {FUNCTION_LINES} fit a screen: give its parts names", more + 1)))
    });
    long.collect()
}

fn is_rust_function(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| matches!(*word, "const" | "async" | "unsafe") || word.starts_with("pub"));
    words.next() == Some("fn") && !line.ends_with(['}', ';'])
}

fn is_script_function(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| matches!(*word, "export" | "default" | "async"));
    words.next().is_some_and(|word| word.starts_with("function")) && line.ends_with('{')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: String) -> File {
        File { path: path.into(), text }
    }

    fn messages(file: &File) -> String {
        check(file).iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_first_line_is_asked_for() {
        assert!(messages(&file("a.rs", "use x;\n".into())).contains("a.rs:1: begin"));
        assert!(messages(&file("a.sql", "CREATE TABLE a;\n".into())).contains("a.sql:1"));
        assert_eq!(messages(&file("a.rs", "//! This. Not that.\n".into())), "");
        assert_eq!(messages(&file("a.mjs", "#!/usr/bin/env node\n// This.\n".into())), "");
        assert_eq!(messages(&file("a.png", "x".into())), "");
    }

    #[test]
    fn long_files_and_functions_are_found() {
        assert!(messages(&file("a.rs", format!("//! A.\n{}", "//\n".repeat(500)))).contains("501 lines"));
        let body = "    x();\n".repeat(69);
        assert!(messages(&file("a.rs", format!("//! A.\npub(crate) async fn a() {{\n{body}}}\n"))).contains("a.rs:2: a function of 71 lines"));
        assert!(messages(&file("a.tsx", format!("// A.\nexport function A() {{\n{body}}}\n"))).contains("71 lines"));
        let fits = "    x();\n".repeat(68);
        assert_eq!(messages(&file("a.rs", format!("//! A.\nfn a() {{\n{fits}}}\n"))), "");
    }

    #[test]
    fn an_exemption_holds_for_its_length_only() {
        let (path, lines, _) = LONGER[0];
        let of = |lines: usize| format!("// A.\nfunction a() {{\n{}}}\n", "  x();\n".repeat(lines - 2));
        assert_eq!(messages(&file(path, of(lines))), "");
        assert!(messages(&file(path, of(lines + 1))).contains("a function of"));
    }

    #[test]
    fn generated_files_are_left_alone() {
        assert_eq!(messages(&file("web/scripts/room/protocol.ts", "x\n".repeat(900))), "");
    }
}
