//! The moderation by address: the queue, decisions, objections, reports, blocks, removal for good.

mod queue;
mod removal;
mod reports;

use mail_parser::MessageParser;

use crate::house::House;

/// The letters that were written so far: recipient, subject, text.
pub(crate) async fn letters(house: &House) -> Vec<(String, String, String)> {
    let site = house.running.app.site("");
    site.outbox.round(&site.db).await.unwrap();
    let Ok(folder) = std::fs::read_dir(&site.config.mail.folder) else { return Vec::new() };
    let mut letters: Vec<_> = folder
        .map(|file| {
            let raw = std::fs::read(file.unwrap().path()).unwrap();
            let letter = MessageParser::default().parse(&raw).unwrap();
            let to = letter.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap_or_default().to_owned();
            (to, letter.subject().unwrap_or_default().to_owned(), letter.body_text(0).unwrap_or_default().into_owned())
        })
        .collect();
    letters.sort();
    letters
}

/// The path of the first link of a letter that begins so.
pub(crate) fn link(letter: &str, begins: &str) -> String {
    let start = letter.find(begins).unwrap_or_else(|| panic!("no {begins} in {letter}"));
    letter[start..].split_whitespace().next().unwrap().to_owned()
}
