//! Files of groups: what is made of an upload becomes a group's. Reads and removes no file itself; `base::intake` does.

use mitreden_report::slides::Fault;

use super::model::{File, Group};
use super::store::texts;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::intake::{Intake, Upload};
use crate::rooms;

/// The files of all groups.
pub(super) fn intake(site: &Site) -> Intake {
    site.intake("groups")
}

/// Makes an upload anew and keeps it for a group; the row is the caller's.
pub(super) async fn keep(site: &Site, upload: Upload, group: &Group, title: String) -> Result<Result<File, Fault>, Error> {
    let made = match upload.document(rooms::RENDER_SLIDES).await? {
        Ok(made) => made,
        Err(fault) => return Ok(Err(fault)),
    };
    let size = i64::try_from(made.bytes.len()).unwrap_or(i64::MAX);
    let file = File { id: site.ids.id(), group: group.id.clone(), title, format: made.format, bytes: size, created_at: site.clock.now() };
    intake(site).keep(&file.name(), &made).await?;
    Ok(Ok(file))
}

/// Removes files that no group shows any more.
///
/// # Errors
/// The database's.
pub(super) async fn forget_orphans(site: &Site) -> Result<(), Error> {
    intake(site).forget_orphans(&texts::kept_files(&site.db.read).await?).await;
    Ok(())
}
