//! Pictures of articles: what is made of an upload is kept in two sizes, with its words. Never which article shows one; `base::intake` makes it anew.

use mitreden_report::slides::Fault;

use super::model::{Picture, Size, Which};
use super::store;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::intake::{Intake, Made, Upload};

/// The pictures of all articles.
pub(super) fn intake(site: &Site) -> Intake {
    site.intake("pictures")
}

/// Makes an upload anew in two sizes and keeps it, with the words that belong to it.
pub(super) async fn keep(site: &Site, upload: Upload, credit: String, alt: String) -> Result<Result<Picture, Fault>, Error> {
    let [large, small] = match upload.picture().await? {
        Ok(made) => made,
        Err(fault) => return Ok(Err(fault)),
    };
    let size = |made: &Made| Size { format: made.format, width: made.width, height: made.height };
    let picture = Picture { id: site.ids.id(), large: size(&large), small: size(&small), credit, alt };
    let intake = intake(site);
    intake.keep(&picture.name(Which::Large), &large).await?;
    intake.keep(&picture.name(Which::Small), &small).await?;
    Ok(Ok(picture))
}

/// Removes pictures that no article shows any more: rows and files.
pub(super) async fn forget_orphans(site: &Site) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    let kept = store::forget_pictures(&tx).await?;
    tx.commit().await?;
    intake(site).forget_orphans(&kept).await;
    Ok(())
}
