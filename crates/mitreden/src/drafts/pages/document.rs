//! Texts to take along: a version as tagged PDF, the text that is worked on as Markdown. Shows no page.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use mitreden_report::paper::{self, Block, Paper};

use super::day;
use super::reading::{Here, Wish};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::base::http::{Error, Page};
use crate::drafts::model::{Chapter, Kind, WORKING};
use crate::drafts::printing::paper_of;
use crate::drafts::store::text;
use crate::drafts::{pictures, writing};

/// `GET /strategie/{slug}/dokument.pdf`
pub(super) async fn pdf(State(app): State<App>, page: Page, Path(slug): Path<String>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let here = Here::of(&app, &slug, wish.version).await?;
    let chapters = text::whole(&app.site("").db.read, &here.draft.id, here.version).await?;
    let version = here.versions.iter().find(|one| one.number == here.version).ok_or(Error::NotFound)?;
    let about = page.t.msg_drafts_version_of(version.number, day(&app, &page, version.published_at)).replace(['\u{2068}', '\u{2069}'], "");
    // A long text with its pictures is work: one at a time, however many are asked for. The turn ends with the work and not with whoever waits.
    let turn = app.site("").setting.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
    let mut blocks = vec![Block::Aside(about.clone()), Block::Lead(here.draft.summary.clone())];
    blocks.extend(paper_of(&page, &chapters, &pictures_of(app.site(""), &chapters).await));
    let made = version.published_at.to_zoned(jiff::tz::TimeZone::UTC);
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let paper = Paper {
        title: here.draft.title.clone(),
        language: page.written_in.to_owned(),
        publisher: page.brand.city.clone(),
        footer: format!("{}, {}. {about}", page.brand.name, page.brand.city),
        made: (
            u16::try_from(made.year()).unwrap_or_default(),
            part(made.month()),
            part(made.day()),
            part(made.hour()),
            part(made.minute()),
            part(made.second()),
        ),
        blocks,
    };
    let made = tokio::task::spawn_blocking(move || {
        let made = paper::pdf(&paper);
        drop(turn);
        made
    });
    let made = made.await.map_err(anyhow::Error::from)?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        // An address is made of ASCII letters, digits and hyphens: there is nothing to quote.
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}-{}.pdf\"", here.draft.slug, here.version)),
    ];
    Ok((headers, made.map_err(anyhow::Error::from)?).into_response())
}

/// `GET /verwaltung/strategie/{slug}/arbeitstext.md`: what reading in a document would replace, in the format in which it can be read in again.
pub(super) async fn working(State(app): State<App>, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let chapters = text::whole(&app.site("").db.read, &draft.id, WORKING).await?;
    let written: Vec<String> = chapters.iter().map(|chapter| format!("# {}\n\n{}\n", chapter.title, chapter.source())).collect();
    let headers = [
        (header::CONTENT_TYPE, "text/markdown; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.md\"", draft.slug)),
    ];
    Ok((headers, written.join("\n")).into_response())
}

/// The files of the pictures in these chapters by their addresses. One that is gone is told by its words.
async fn pictures_of(site: &Site, chapters: &[Chapter]) -> HashMap<String, Vec<u8>> {
    let (intake, mut files) = (pictures::intake(site), HashMap::new());
    let drawn = chapters.iter().flat_map(|chapter| &chapter.blocks).filter(|block| block.kind == Kind::Image);
    for (address, _) in drawn.filter_map(|block| writing::picture(&block.text)) {
        let name = address.rsplit('/').next().unwrap_or_default();
        if let Ok(bytes) = tokio::fs::read(intake.path(name)).await {
            files.insert(address, bytes);
        }
    }
    files
}
