//! Pictures of drafts: what is made of an upload becomes a draft's. Never where in a text one stands; `base::intake` makes it anew.

use mitreden_report::slides::Fault;

use super::model::{Draft, Picture};
use super::store;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::intake::{Intake, Upload};

/// The pictures of all drafts.
pub(super) fn intake(site: &Site) -> Intake {
    site.intake("drafts")
}

/// Makes an upload anew and keeps the larger one of its two sizes for a draft; the row is the caller's.
pub(super) async fn keep(site: &Site, upload: Upload, draft: &Draft, alt: String) -> Result<Result<Picture, Fault>, Error> {
    let [made, _] = match upload.picture().await? {
        Ok(made) => made,
        Err(fault) => return Ok(Err(fault)),
    };
    let (width, height) = (i64::from(made.width), i64::from(made.height));
    let picture = Picture { id: site.ids.id(), draft: draft.id.clone(), format: made.format.word().to_owned(), width, height, alt };
    intake(site).keep(&picture.name(), &made).await?;
    Ok(Ok(picture))
}

/// Removes files that belong to no draft any more.
///
/// # Errors
/// The database's.
pub async fn forget_orphans(site: &Site) -> Result<(), Error> {
    intake(site).forget_orphans(&store::picture_ids(&site.db.read).await?).await;
    Ok(())
}
