//! Slides made into pictures by a process of their own, page by page into the folder of their deck. Reads no uploaded file itself.

use std::io;
use std::path::Path;
use std::time::Duration;

use mitreden_live::DeckId;
use mitreden_report::slides::{Fault, Format, Page, Word};
use tokio::fs;

use super::{HANDOUT, ORIGINAL, store};
use crate::app::Site;
use crate::base::apart::Work;

/// The hidden command that does the work, with its limits: see `cli`.
pub(crate) const COMMAND: &str = "render-slides";
/// The whole of the work. The process itself may use less time of a core.
const PATIENCE: Duration = Duration::from_secs(120);

/// The name of a page's picture in its deck's folder.
pub(super) fn name(page: u32, format: Format) -> String {
    match format {
        Format::Webp => format!("{page}.webp"),
        Format::Jpeg => format!("{page}.jpg"),
    }
}

/// Makes the pages of a deck; answers how many. The error is a word for why not.
pub(super) async fn render(site: &Site, deck: &DeckId, folder: &Path) -> Result<u32, String> {
    match tokio::time::timeout(PATIENCE, read(site, deck, folder)).await {
        Ok(Ok(Ok(pages))) => Ok(pages),
        Ok(Ok(Err(fault))) => Err(word(fault)),
        Ok(Err(error)) => {
            tracing::warn!(deck.id = %deck, %error, "slides could not be made into pictures");
            Err(word(Fault::Broken))
        }
        Err(_) => Err(word(Fault::TooLarge)),
    }
}

/// The fault as it stands in the database and in the locales.
fn word(fault: Fault) -> String {
    serde_json::to_value(fault).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

async fn read(site: &Site, deck: &DeckId, folder: &Path) -> io::Result<Result<u32, Fault>> {
    let mut work = Work::begin(&site.config.slides.program, COMMAND, &folder.join(ORIGINAL))?;
    let (mut done, mut all) = (0, None);
    loop {
        match work.next().await? {
            (Word::Pages(pages), _) => {
                all = u32::try_from(pages).ok();
                note_pages(site, deck, pages).await?;
            }
            (Word::Page(page), picture) => {
                done += 1;
                keep(site, deck, folder, done, &page, picture).await?;
            }
            (Word::Nameless(_), pdf) => fs::write(folder.join(HANDOUT), pdf).await?,
            (Word::Done, _) => return Ok(Ok(done)),
            // It broke off over the file to be handed out: the pages are there.
            (Word::Fault(_), _) if all == Some(done) => return Ok(Ok(done)),
            (Word::Fault(fault), _) => return Ok(Err(fault)),
        }
    }
}

async fn note_pages(site: &Site, deck: &DeckId, pages: usize) -> io::Result<()> {
    let tx = site.db.begin().await.map_err(io::Error::other)?;
    store::set_pages(&tx, deck, u32::try_from(pages).unwrap_or(u32::MAX)).await.map_err(io::Error::other)?;
    tx.commit().await.map_err(io::Error::other)
}

/// Keeps a page: its picture first, so that a row never points to a file that is not there.
async fn keep(site: &Site, deck: &DeckId, folder: &Path, number: u32, page: &Page, picture: Vec<u8>) -> io::Result<()> {
    fs::write(folder.join(name(number, page.format)), picture).await?;
    let tx = site.db.begin().await.map_err(io::Error::other)?;
    store::insert_slide(&tx, deck, number, page).await.map_err(io::Error::other)?;
    tx.commit().await.map_err(io::Error::other)
}
