//! Rule: a test waits for a state, never for a time. Knows the ways to sleep, not the reasons for it.

use super::{Finding, Source, Tree};

const REMEDY: &str = "a test waits for a state, never for a time: poll what is to become true, or stop the clock";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.sources.iter().flat_map(|source| rust(source).into_iter().chain(script(source)).map(|at| Finding::new("waiting", source, at, REMEDY))).collect()
}

fn rust(source: &Source) -> Vec<usize> {
    let tests = source.rust.names.iter().filter(|name| name.in_test || source.is_test());
    tests.filter(|name| name.segments.last().is_some_and(|last| last == "sleep")).map(|name| name.line).collect()
}

fn script(source: &Source) -> Vec<usize> {
    let is_script = ["ts", "tsx", "mjs", "js", "py"].contains(&source.ending()) && source.is_test();
    let sleeps = |line: &str| line.contains("waitForTimeout") || (line.contains("Promise") && line.contains("setTimeout(")) || line.contains(".sleep(");
    source.lines().filter(|(_, line)| is_script && sleeps(line)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn sleeping_tests_are_found() {
        let product =
            [("crates/a/src/b.rs", "async fn f() { tokio::time::sleep(A).await }"), ("web/scripts/a.ts", "await new Promise((d) => setTimeout(d, 9))")];
        assert_eq!(found(check, &product), []);
        let bad = [
            ("crates/a/tests/it/b.rs", "\nasync fn f() { tokio::time::sleep(A).await }"),
            ("crates/a/src/b.rs", "#[cfg(test)]\nmod tests { fn f() { std::thread::sleep(A) } }"),
            ("e2e/journeys/a.spec.ts", "\nawait page.waitForTimeout(9);"),
            ("web/scripts/a.test.ts", "\nawait new Promise((d) => setTimeout(d, 9))"),
            ("e2e/clients/guest.py", "\nawait asyncio.sleep(1)"),
        ];
        let places: Vec<_> = bad.iter().map(|(path, _)| ((*path).to_owned(), 2)).collect();
        assert_eq!(found(check, &bad), places);
    }
}
