//! The command that takes over an export of WordPress, and its report. What it does lives in `import`.

use anyhow::Result;

use super::print::say;
use crate::app;
use crate::config::Config;
use crate::import::{self, Fate, Order};

pub(super) async fn wordpress(config: Config, order: &Order) -> Result<()> {
    let site = app::beside(config).await?;
    let lines = import::take(&site, order).await;
    site.db.close().await?;
    let mut sums = [0; 4];
    for line in lines? {
        let (at, says) = match line.fate {
            Fate::Taken(address, 0) => (0, format!("taken: {address}")),
            Fate::Taken(address, comments) => (0, format!("taken: {address}, {comments} comments")),
            Fate::Known => (1, "there already".to_owned()),
            Fate::Skipped(why) => (2, format!("skipped: {why}")),
            Fate::Refused(why) => (3, format!("NOT TAKEN: {why}")),
        };
        sums[at] += 1;
        say!("{:>5}  {}: {says}", line.row, line.title)?;
        for remark in line.remarks {
            say!("       - {remark}")?;
        }
    }
    let [taken, known, skipped, refused] = sums;
    say!("{taken} taken, {known} there already, {skipped} skipped, {refused} not taken.")?;
    if order.dry_run {
        say!("This was a dry run: nothing was changed.")?;
    }
    Ok(())
}
