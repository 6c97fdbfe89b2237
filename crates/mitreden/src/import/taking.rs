//! Takes an export of WordPress in: all of it in one transaction, with a line for every row. Opens no connection to anybody.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use sea_orm::ConnectionTrait;

use super::address::path_of_link;
use super::markup::{markdown, plain};
use super::store;
use super::wxr::{self, Item, Reply};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::db::Writing;
use crate::base::text;
use crate::comments::{self, Old};
use crate::news::{self, Foreign, Unfit};

/// Largest export, in bytes.
const BYTES_MAX: u64 = 200 << 20;
/// Largest picture, in bytes.
const PICTURE_MAX: u64 = 30 << 20;
/// Longest teaser that is made from a text, in characters.
const TEASER: usize = 200;

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Order {
    /// The export.
    pub file: PathBuf,
    /// The folder with what lay below `wp-content/uploads`; `None`: no pictures.
    pub uploads: Option<PathBuf>,
    /// Change nothing.
    pub dry_run: bool,
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place in the file, counted from 1.
    pub row: usize,
    /// Its title.
    pub title: String,
    /// What became of it.
    pub fate: Fate,
    /// What should be looked at.
    pub remarks: Vec<String>,
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is an article now, at this path, with so many comments.
    Taken(String, usize),
    /// It came at an earlier time.
    Known,
    /// It is nothing for articles.
    Skipped(String),
    /// It could not be taken.
    Refused(String),
}

/// Takes an export in, or (in a dry run) only says what would become of it.
///
/// # Errors
/// A file that cannot be read; then nothing was taken. The database's; then what was taken before stays, and a second run goes on.
pub async fn take(site: &Site, order: &Order) -> Result<Vec<Line>> {
    let bytes = fs::metadata(&order.file).with_context(|| format!("cannot read {}", order.file.display()))?.len();
    ensure!(bytes <= BYTES_MAX, "the export is larger than {} MB; split it in WordPress by date", BYTES_MAX >> 20);
    let text = fs::read(&order.file).with_context(|| format!("cannot read {}", order.file.display()))?;
    let text = String::from_utf8(text).context("the export is no UTF-8 text")?;
    let export = match wxr::read(&text) {
        Ok(export) => export,
        Err(says) => bail!("{}: {says}. Nothing was taken", order.file.display()),
    };
    let files: HashMap<&str, &Item> = export.items.iter().filter(|item| item.kind == "attachment").map(|item| (item.id.as_str(), item)).collect();
    let mut lines = Vec::new();
    for item in &export.items {
        // One by one: on SQLite the portal that runs beside it writes in between.
        let tx = site.db.begin().await?;
        let (fate, remarks) = one(&tx, site, order, &export.base, item, &files).await?;
        if order.dry_run {
            tx.rollback().await?
        } else {
            tx.commit().await?
        }
        lines.push(Line { row: item.row, title: text::line(&item.title), fate, remarks });
    }
    if !order.dry_run {
        let taken = lines.iter().filter(|line| matches!(line.fate, Fate::Taken(..))).count();
        let tx = site.db.begin().await?;
        audit::note(&tx, site, By::Operator, "import.run", "/aktuelles/redaktion", &format!("WordPress: {taken}")).await?;
        tx.commit().await?;
    }
    Ok(lines)
}

async fn one(tx: &Writing, site: &Site, order: &Order, base: &str, item: &Item, files: &HashMap<&str, &Item>) -> Result<(Fate, Vec<String>)> {
    if item.kind != "post" {
        return Ok((Fate::Skipped(format!("a {} is no article", if item.kind.is_empty() { "thing without a kind" } else { &item.kind })), Vec::new()));
    }
    if !matches!(item.status.as_str(), "publish" | "future" | "draft" | "pending" | "private") {
        return Ok((Fate::Skipped(format!("its status is {}", item.status)), Vec::new()));
    }
    let origin = format!("wordpress {base} {}", item.id);
    if store::by_origin(tx, &origin).await?.is_some() {
        return Ok((Fate::Known, Vec::new()));
    }
    let mut remarks = Vec::new();
    let foreign = match foreign(item, &mut remarks) {
        Ok(foreign) => foreign,
        Err(says) => return Ok((Fate::Refused(says), remarks)),
    };
    let taken = news::take(tx, site, &foreign).await?;
    if taken.cut {
        remarks.push("title, teaser or tags were cut to what an article holds".to_owned());
    }
    let path = path_of_link(&item.link).unwrap_or_default();
    if path.is_empty() {
        remarks.push(format!("its old address leads nowhere: {}", item.link));
    }
    store::insert(tx, &origin, &taken.id, &path, site.clock.now()).await?;
    picture(tx, site, order, item, files, &taken.id, &mut remarks).await?;
    let comments = replies(tx, site, &taken.id, &item.comments, &mut remarks).await?;
    Ok((Fate::Taken(taken.address, comments), remarks))
}

/// A post as an article; the error is why it is none.
fn foreign(item: &Item, remarks: &mut Vec<String>) -> Result<Foreign, String> {
    let published_at = match item.status.as_str() {
        "publish" | "future" if item.has_password => {
            remarks.push("it had a password: it is a draft now".to_owned());
            None
        }
        "publish" | "future" => Some(moment(&item.date).ok_or_else(|| format!("its date cannot be read: {}", item.date))?),
        status => {
            remarks.push(format!("its status was {status}: it is a draft now"));
            None
        }
    };
    let (body, shortcodes) = markdown(&item.content);
    if !shortcodes.is_empty() {
        remarks.push(format!("left out what only WordPress understood: {}", shortcodes.join(", ")));
    }
    if item.content.contains("<img") {
        remarks.push("pictures within the text were left out".to_owned());
    }
    let excerpt = text::line(&plain(&item.excerpt));
    let teaser = if excerpt.is_empty() { first_words(&plain(&item.content)) } else { excerpt };
    let clean = |text: String| text.chars().filter(|c| text::is_printable(&c.to_string())).collect::<String>();
    let labels = item.labels.iter().map(|label| clean(text::line(label))).filter(|label| !label.is_empty()).collect();
    let foreign =
        Foreign { title: clean(text::line(&item.title)), teaser: clean(teaser), text: clean(body), labels, published_at, takes_comments: item.takes_comments };
    match news::fits(&foreign) {
        Ok(()) => Ok(foreign),
        Err(Unfit::NoTitle) => Err("it has no title".to_owned()),
        Err(Unfit::TooLong) => Err("its text is longer than an article can be".to_owned()),
    }
}

/// The first words of a text, at most as many as a teaser needs, cut at a word.
fn first_words(text: &str) -> String {
    let line = text::line(text);
    if line.chars().count() <= TEASER {
        return line;
    }
    let cut: String = line.chars().take(TEASER).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

/// A time as WordPress writes it, in UTC.
fn moment(text: &str) -> Option<Timestamp> {
    text.trim().parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp())
}

/// The featured picture, from the folder of the uploads.
async fn picture(
    c: &impl ConnectionTrait,
    site: &Site,
    order: &Order,
    item: &Item,
    files: &HashMap<&str, &Item>,
    article: &str,
    remarks: &mut Vec<String>,
) -> Result<()> {
    let Some(file) = item.notes.get("_thumbnail_id").and_then(|id| files.get(id.as_str())) else { return Ok(()) };
    let Some(uploads) = &order.uploads else {
        remarks.push("it has a picture; name the folder of the uploads to take it along".to_owned());
        return Ok(());
    };
    let Some(bytes) = file_below(uploads, &file.file) else {
        remarks.push(format!("its picture is not in the folder of the uploads: {}", file.file));
        return Ok(());
    };
    // A dry run makes no files.
    if order.dry_run {
        return Ok(());
    }
    let alt = file.notes.get("_wp_attachment_image_alt").map(|alt| text::line(alt)).filter(|alt| !alt.is_empty());
    if alt.is_none() {
        remarks.push("its picture has no words for those who do not see it: add them in the newsroom".to_owned());
    }
    let alt = alt.unwrap_or_else(|| text::line(&file.title));
    if !news::illustrate(c, site, article, &bytes, &alt).await.map_err(|error| anyhow::anyhow!("a picture could not be kept: {error}"))? {
        remarks.push(format!("its picture cannot be read: {}", file.file));
    }
    Ok(())
}

/// A file of the uploads by its old address. Nothing outside of the folder is read, links included.
fn file_below(uploads: &Path, address: &str) -> Option<Vec<u8>> {
    let path = path_of_link(address)?;
    let below = path.split_once("/uploads/").map(|(_, below)| below)?;
    let folder = fs::canonicalize(uploads).ok()?;
    let file = fs::canonicalize(folder.join(below)).ok()?;
    let fits = file.starts_with(&folder) && fs::metadata(&file).ok().is_some_and(|data| data.is_file() && data.len() <= PICTURE_MAX);
    if fits { fs::read(file).ok() } else { None }
}

/// The comments everybody could read, without addresses. Answers how many.
async fn replies(c: &impl ConnectionTrait, site: &Site, article: &str, all: &[Reply], remarks: &mut Vec<String>) -> Result<usize> {
    let mut ids: HashMap<&str, String> = HashMap::new();
    let parents: HashMap<&str, &str> = all.iter().map(|reply| (reply.id.as_str(), reply.parent.as_str())).collect();
    let (mut count, mut left) = (0, 0);
    for reply in all {
        let is_comment = reply.approved.trim() == "1" && matches!(reply.kind.as_str(), "" | "comment");
        let (words, at) = (plain(&reply.text), moment(&reply.date));
        let (Some(at), true, true) = (at, is_comment, !words.is_empty()) else {
            left += 1;
            continue;
        };
        // Answers are one level deep here: whoever answered an answer answers the first.
        let mut first = reply.parent.as_str();
        for _ in 0..all.len() {
            match parents.get(first) {
                Some(&above) if above != "0" && !above.is_empty() => first = above,
                _ => break,
            }
        }
        let old = Old { parent: ids.get(first).cloned(), name: text::line(&plain(&reply.author)), text: words, at };
        ids.insert(&reply.id, comments::take(c, site, article, old).await?);
        count += 1;
    }
    if left > 0 {
        remarks.push(format!("{left} comments were not public and were left out"));
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_teasers() {
        assert_eq!(moment("2021-02-04 16:00:00"), Some("2021-02-04T16:00:00Z".parse().unwrap()));
        assert_eq!(moment("0000-00-00 00:00:00"), None);
        assert_eq!(first_words("kurz"), "kurz");
        let long = first_words(&"wort ".repeat(100));
        assert!(long.ends_with("wort …") && long.chars().count() <= TEASER + 2, "{long}");
    }

    #[test]
    fn no_file_outside_of_the_uploads_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let uploads = folder.path().join("uploads");
        fs::create_dir_all(uploads.join("2021")).unwrap();
        fs::write(uploads.join("2021/a.png"), "picture").unwrap();
        fs::write(folder.path().join("secret"), "secret").unwrap();
        std::os::unix::fs::symlink(folder.path().join("secret"), uploads.join("2021/link.png")).unwrap();
        let at = |address: &str| file_below(&uploads, address);
        assert_eq!(at("https://alt.example/wp-content/uploads/2021/a.png").as_deref(), Some(&b"picture"[..]));
        for outside in ["../secret", "..%2fsecret", "2021/link.png", "2021/none.png", "2021"] {
            assert_eq!(at(&format!("https://alt.example/wp-content/uploads/{outside}")), None, "{outside}");
        }
    }
}
