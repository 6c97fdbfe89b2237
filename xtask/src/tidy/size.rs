//! Rules: a file fits a sitting (500 lines), a function a screen (70). Counts lines; says nothing of their sense.

use super::{Finding, Source, Tree};

/// Lines of a file.
const FILE: usize = 500;
/// Lines of a function, from its head to the closing brace.
const FUNCTION: usize = 70;
/// Written by a program, read by none of us.
const GENERATED: [&str; 1] = ["web/scripts/room/protocol.ts"];
/// What people write and read as code. Words of the interface are lists and may be long.
const CODE: [&str; 10] = ["rs", "ts", "tsx", "mjs", "js", "css", "scss", "html", "sql", "py"];
/// Functions of these are found by their indentation.
const SCRIPTS: [&str; 4] = ["ts", "tsx", "mjs", "js"];

fn code(tree: &Tree) -> impl Iterator<Item = &Source> {
    tree.sources.iter().filter(|source| CODE.contains(&source.ending()) && !GENERATED.contains(&source.path.as_str()))
}

pub(super) fn files(tree: &Tree) -> Vec<Finding> {
    let long = code(tree).map(|source| (source, source.text.lines().count())).filter(|(_, lines)| *lines > FILE);
    long.map(|(source, lines)| Finding::new("file-size", source, FILE + 1, format!("{lines} lines; split it by nouns, {FILE} at most"))).collect()
}

pub(super) fn functions(tree: &Tree) -> Vec<Finding> {
    let of = |source: &Source| -> Vec<Finding> {
        let rust = source.rust.functions.iter().map(|function| (function.line, function.name.clone(), function.lines));
        let script = if SCRIPTS.contains(&source.ending()) { script_functions(source) } else { Vec::new() };
        let long = rust.chain(script).filter(|(.., lines)| *lines > FUNCTION);
        long.map(|(line, name, lines)| {
            let says = format!("{name} has {lines} lines; give its parts names of their own, {FUNCTION} lines at most");
            Finding::new("function-size", source, line, says)
        })
        .collect()
    };
    code(tree).flat_map(of).collect()
}

/// Functions of a script: line, head, lines. One begins where a head opens a bracket at the end of its line, and ends at the next
/// line of the same indentation that begins with a closing one.
fn script_functions(source: &Source) -> Vec<(usize, String, usize)> {
    let lines: Vec<&str> = source.text.lines().collect();
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let heads = lines.iter().enumerate().filter(|(_, line)| is_head(line.trim()));
    heads
        .filter_map(|(at, head)| {
            let closes = |line: &&str| indentation(line) == indentation(head) && line.trim_start().starts_with(['}', ')', ']']);
            let rest = lines[at + 1..].iter().position(closes)?;
            Some((at + 1, head.trim().to_owned(), rest + 2))
        })
        .collect()
}

fn is_head(line: &str) -> bool {
    const BRANCHES: [&str; 8] = ["if ", "for ", "while ", "switch ", "catch ", "} ", "else ", "do "];
    // A page's script that wraps itself is a file, not a function.
    if line == "(() => {" {
        return false;
    }
    let opens_arrow = line.ends_with("=> {") || line.ends_with("=> (");
    let opens_body = line.ends_with('{') && line.contains('(') && line.contains(')') && !BRANCHES.iter().any(|word| line.starts_with(word));
    opens_arrow || opens_body
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_long_file_is_found_unless_it_is_generated() {
        let (fits, long) = ("//\n".repeat(FILE), "//\n".repeat(FILE + 1));
        assert_eq!(found(files, &[("a.rs", &fits), (GENERATED[0], &long), ("de.ftl", &long)]), []);
        assert_eq!(found(files, &[("a.rs", &long), ("a.css", &long)]), [("a.rs".to_owned(), 501), ("a.css".to_owned(), 501)]);
    }

    #[test]
    fn a_long_rust_function_is_found_also_in_a_macro() {
        let body = |lines: usize| "    a();\n".repeat(lines);
        let short = format!("fn short() {{\n{}}}\n", body(FUNCTION - 2));
        assert_eq!(found(functions, &[("a.rs", &short)]), []);
        let long = format!("impl A {{\n    fn long(\n        &self,\n    ) {{\n{}    }}\n}}\n", body(FUNCTION - 3));
        assert_eq!(found(functions, &[("a.rs", &long)]), [("a.rs".to_owned(), 2)]);
        let hidden = format!("proptest! {{\n    fn long(a in 0..9) {{\n{}    }}\n}}\n", body(FUNCTION));
        assert_eq!(found(functions, &[("a.rs", &hidden)]), [("a.rs".to_owned(), 2)]);
    }

    #[test]
    fn a_long_script_function_is_found() {
        let body = |lines: usize| "    a();\n".repeat(lines);
        for head in ["export function long(a: string): void {", "const long = (a) => {", "test(\"long\", async () => {", "  async long(a) {"] {
            let indent = &head[..head.len() - head.trim_start().len()];
            let of = |lines: usize| format!("// A. B.\n{head}\n{}{indent}}}\n", body(lines));
            assert_eq!(found(functions, &[("a.ts", &of(FUNCTION - 2))]), [], "{head}");
            assert_eq!(found(functions, &[("a.ts", &of(FUNCTION - 1))]), [("a.ts".to_owned(), 2)], "{head}");
        }
        for head in ["if (a) {", "} else if (a) {", "(() => {"] {
            let no_function = format!("// A. B.\n{head}\n{}}}\n", body(FUNCTION));
            assert_eq!(found(functions, &[("a.ts", &no_function)]), [], "{head}");
        }
    }
}
