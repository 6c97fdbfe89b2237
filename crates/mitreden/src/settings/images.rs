//! The city's pictures: the logo and those of who pays. Drawn anew by a process of its own; what came is not kept.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mitreden_report::slides::{Fault, Format, Word};
use sea_orm::{ConnectionTrait, DbErr};
use tokio::fs;

use super::model::Place;
use super::store::{self, Image};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::apart::{PICTURE, Work};
use crate::base::http::Error;
use crate::base::http::page::Picture;

/// The folder below the data folder.
const FOLDER: &str = "brand";
/// Pictures of who pays, at most.
pub(super) const FUNDING_MAX: usize = 12;
/// The whole of the work on one picture.
const PATIENCE: Duration = Duration::from_secs(20);

/// What comes with a picture.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    pub(super) place: Place,
    pub(super) alt: String,
    pub(super) link: String,
}

/// The logo and the pictures of who pays, for the frame of pages.
pub(super) async fn shown(c: &impl ConnectionTrait) -> Result<(Option<Picture>, Vec<Picture>), DbErr> {
    let images = store::images(c).await?;
    let picture =
        |image: &Image| Picture { address: address(image), alt: image.alt.clone(), link: image.link.clone(), width: image.width, height: image.height };
    let of = |place: Place| images.iter().filter(move |image| image.place == place.word());
    Ok((of(Place::Logo).next_back().map(picture), of(Place::Funding).map(picture).collect()))
}

/// Where browsers find it. Another upload has another address.
pub(super) fn address(image: &Image) -> String {
    format!("/marke/{}", image.id)
}

/// The file of a picture, by its row.
pub(super) fn file(site: &Site, image: &Image) -> PathBuf {
    site.data.join(FOLDER).join(&image.file)
}

/// Draws an uploaded file anew and keeps it. The inner error is what is wrong with the file.
///
/// # Errors
/// The database's and the disk's.
pub(super) async fn add(site: &Site, bytes: &[u8], caption: Caption, by: By<'_>) -> Result<Result<(), Fault>, Error> {
    let folder = site.data.join(FOLDER);
    let id = site.ids.id();
    fs::create_dir_all(&folder).await.map_err(failed)?;
    let original = folder.join(format!("{id}.original"));
    fs::write(&original, bytes).await.map_err(failed)?;
    let drawn = tokio::time::timeout(PATIENCE, draw(site, &original)).await.unwrap_or(Ok(Err(Fault::TooLarge)));
    let removed = fs::remove_file(&original).await;
    if let Err(error) = removed {
        tracing::warn!(%error, "an uploaded picture could not be removed");
    }
    let (page, picture) = match drawn.map_err(failed)? {
        Ok(drawn) => drawn,
        Err(fault) => return Ok(Err(fault)),
    };
    let ending = match page.format {
        Format::Webp => "webp",
        Format::Jpeg => "jpg",
    };
    let image = Image {
        file: format!("{id}.{ending}"),
        id,
        place: caption.place.word().to_owned(),
        alt: caption.alt,
        link: caption.link,
        width: page.width.into(),
        height: page.height.into(),
    };
    fs::write(file(site, &image), picture).await.map_err(failed)?;
    keep(site, &image, caption.place, by).await?;
    super::renew(site).await?;
    Ok(Ok(()))
}

async fn keep(site: &Site, image: &Image, place: Place, by: By<'_>) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    let before: Vec<Image> = store::images(&tx).await?.into_iter().filter(|other| place == Place::Logo && other.place == place.word()).collect();
    for old in &before {
        store::delete_image(&tx, &old.id).await?;
    }
    store::insert_image(&tx, image, site.clock.now()).await?;
    audit::note(&tx, site, by, "image.added", "/verwaltung/einstellungen/bilder", &image.alt).await?;
    tx.commit().await?;
    for old in &before {
        forget(site, old).await;
    }
    Ok(())
}

/// Removes a picture; `false` if there is none of this id.
///
/// # Errors
/// The database's.
pub(super) async fn remove(site: &Site, id: &str, by: By<'_>) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    let Some(image) = store::images(&tx).await?.into_iter().find(|image| image.id == id) else { return Ok(false) };
    store::delete_image(&tx, id).await?;
    audit::note(&tx, site, by, "image.removed", "/verwaltung/einstellungen/bilder", &image.alt).await?;
    tx.commit().await?;
    forget(site, &image).await;
    super::renew(site).await?;
    Ok(true)
}

/// Removes the logo, if there is one.
///
/// # Errors
/// The database's.
pub async fn remove_logo(site: &Site, by: By<'_>) -> Result<(), Error> {
    let images = store::images(&site.db.read).await?;
    for logo in images.iter().filter(|image| image.place == Place::Logo.word()) {
        remove(site, &logo.id, by).await?;
    }
    Ok(())
}

async fn forget(site: &Site, image: &Image) {
    if let Err(error) = fs::remove_file(file(site, image)).await {
        tracing::warn!(%error, "the file of a picture could not be removed");
    }
}

/// The small twin: a logo is shown at most some hundred pixels wide.
async fn draw(site: &Site, original: &Path) -> io::Result<Result<(mitreden_report::slides::Page, Vec<u8>), Fault>> {
    let mut work = Work::begin(&site.config.slides.program, PICTURE, original)?;
    let mut last = None;
    loop {
        match work.next().await? {
            (Word::Page(page), picture) => last = Some((page, picture)),
            (Word::Done, _) => return Ok(last.ok_or(Fault::Broken)),
            (Word::Fault(fault), _) => return Ok(Err(fault)),
            (Word::Pages(_) | Word::Nameless(_), _) => {}
        }
    }
}

fn failed(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::StorageFull { Error::Full } else { Error::Internal(error.into()) }
}
