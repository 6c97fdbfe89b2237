//! The commands that make, check and restore backups, and say where data goes. What they do lives in `backup` and `privacy`.

use std::path::Path;

use anyhow::Result;

use super::print::{self, say};
use crate::app;
use crate::audit::{self, By};
use crate::backup;
use crate::base::clock::Clock;
use crate::base::i18n::Language;
use crate::config::Config;
use crate::privacy;

/// Progress goes to standard error: standard output says what came of it.
fn progress(line: &str) {
    print::aside(format_args!("  {line}"));
}

pub(super) async fn backup(config: Config, file: &Path) -> Result<()> {
    let site = app::beside(config).await?;
    let bytes = backup::make(&site, file, &progress).await?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    audit::note_alone(&site, By::Operator, "backup.made", "/verwaltung/zustand", &name).await?;
    site.db.close().await?;
    say!("{}: {bytes} bytes. It holds the key of the installation and everybody's data: keep it safe.", file.display())?;
    Ok(())
}

pub(super) fn check(file: &Path) -> Result<()> {
    let what = backup::check(file, &progress)?;
    say!("{}: {what}. It is whole and can be restored.", file.display())?;
    Ok(())
}

/// What the administration has set counts, as on the page.
pub(super) async fn services(config: Config, language: &str) -> Result<()> {
    let site = app::beside(config).await?;
    let t = Language::from_tag(language).unwrap_or(Language::De).words();
    let lines = privacy::report(&site.current().config, t);
    site.db.close().await?;
    if lines.is_empty() {
        say!("{}", t.msg_privacy_services_none())?;
    }
    for line in lines {
        // The marks around inserted words are for pages.
        say!("{}", line.replace(['\u{2068}', '\u{2069}'], ""))?;
    }
    Ok(())
}

pub(super) async fn restore(config: &Config, file: &Path, replace: bool) -> Result<()> {
    let aside = backup::restore(config, file, replace, Clock::system().now(), &progress).await?;
    // In the log of what stands now: the one of before is in what was moved aside.
    let site = app::beside(config.clone()).await?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    audit::note_alone(&site, By::Operator, "backup.restored", "/verwaltung/zustand", &name).await?;
    site.db.close().await?;
    if let Some(folder) = aside.folder {
        say!("What was there is in {}. Remove it when you need it no more.", folder.display())?;
    }
    if let Some(schema) = aside.schema {
        say!("The tables that were there are in the schema {schema}. Remove it when you need it no more.")?;
    }
    say!("{} is restored. Start the portal.", file.display())?;
    Ok(())
}
