//! Files that come with ideas: made anew and kept without what they were called. Never who may read one; `base::intake` reads and removes them.

use mitreden_report::slides::Fault;

use super::model::File;
use super::store;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::http::upload::Brought;
use crate::base::intake::{Intake, Made};
use crate::rooms;

/// Most files of one idea. All of them together fit into what the portal takes at once.
pub(super) const FILES_MAX: usize = 3;
/// Most bytes of each.
pub(super) const BYTES_MAX: usize = 10 << 20;

/// Why a file is not taken, by what it is called where it comes from.
pub(super) type Refused = (String, Fault);

/// The files of all ideas.
pub(super) fn intake(site: &Site) -> Intake {
    site.intake("ideas")
}

/// Makes all files of a form anew. If one of them is not taken, none is.
pub(super) async fn make(brought: Vec<Brought>) -> Result<Result<Vec<Made>, Vec<Refused>>, Error> {
    let (mut made, mut refused) = (Vec::new(), Vec::new());
    for file in brought {
        let came = match file.upload {
            Some(upload) => upload.document(rooms::RENDER_SLIDES).await?,
            None => Err(Fault::TooLarge),
        };
        match came {
            Ok(one) => made.push(one),
            Err(fault) => refused.push((file.name, fault)),
        }
    }
    Ok(if refused.is_empty() { Ok(made) } else { Err(refused) })
}

/// Keeps files for an idea; their rows are the caller's.
pub(super) async fn keep(site: &Site, idea: &str, made: &[Made]) -> Result<Vec<File>, Error> {
    let intake = intake(site);
    let mut files = Vec::new();
    for (position, made) in (1..).zip(made) {
        let bytes = i64::try_from(made.bytes.len()).unwrap_or(i64::MAX);
        let file = File { id: site.ids.id(), idea: idea.to_owned(), position, format: made.format, bytes, created_at: site.clock.now() };
        intake.keep(&file.name(), made).await?;
        files.push(file);
    }
    Ok(files)
}

/// Removes what lies in the data folder of files whose rows are gone.
pub(super) async fn discard(site: &Site, files: &[File]) {
    let intake = intake(site);
    for file in files {
        intake.remove(&file.name()).await;
    }
}

/// Removes files that belong to no idea any more.
///
/// # Errors
/// The database's.
pub async fn forget_orphans(site: &Site) -> Result<(), Error> {
    intake(site).forget_orphans(&store::files::kept(&site.db.read).await?).await;
    Ok(())
}
