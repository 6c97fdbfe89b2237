//! News by address: written, read, corrected, taken back. Never a comment.

pub(crate) mod pictures;
mod reading;
mod writing;

use reqwest::Response;

use crate::house::{Browser, header};

/// The fields of an article that can be kept, with one changed.
pub(crate) fn article<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("title", "Viele neue Gesichter in den Räumen"),
        ("teaser", "Die erste Woche der SmartCity-Wochen ist vorbei."),
        ("text", "## Zwei Abende\n\nEs wurde **offen** gesprochen."),
        ("source", "Stadtverwaltung Gera"),
        ("comments", "true"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    kept.chain(changes.iter().copied()).collect()
}

/// Writes and publishes an article; answers its path.
pub(crate) async fn publish(dora: &Browser, changes: &[(&str, &str)]) -> String {
    let mut fields = article(changes);
    fields.push(("do", "publish"));
    let answer = dora.post("/aktuelles/neu", &fields).await;
    assert_eq!(answer.status(), 303);
    header(&answer, "location")
}

/// The value of a hidden field.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    page.split(&start).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// Status and text of an answer.
pub(crate) async fn read(answer: Response) -> (u16, String) {
    (answer.status().as_u16(), crate::house::text(answer).await)
}
