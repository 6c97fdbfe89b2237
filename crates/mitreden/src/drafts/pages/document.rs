//! A version as a document to take along: tagged PDF. Its pictures stand in it as their words; shows no page.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use mitreden_report::paper::{self, Block, Cell, Paper, Table};

use super::day;
use super::reading::{Here, Wish};
use crate::app::App;
use crate::base::http::{Error, Page};
use crate::drafts::model::{self, Chapter, Kind};
use crate::drafts::store::text;
use crate::drafts::writing;
use crate::news::markdown;

/// `GET /strategie/{slug}/dokument.pdf`
pub(super) async fn pdf(State(app): State<App>, page: Page, Path(slug): Path<String>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let here = Here::of(&app, &slug, wish.version).await?;
    let chapters = text::whole(&app.site("").db.read, &here.draft.id, here.version).await?;
    let version = here.versions.iter().find(|one| one.number == here.version).ok_or(Error::NotFound)?;
    let about = page.t.msg_drafts_version_of(version.number, day(&app, &page, version.published_at)).replace(['\u{2068}', '\u{2069}'], "");
    let mut blocks = vec![Block::Aside(about.clone()), Block::Lead(here.draft.summary.clone())];
    for (number, chapter) in (1..).zip(&chapters) {
        blocks.extend(blocks_of(&page, number, chapter));
    }
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
    // A long text is work: one at a time, however many are asked for. The turn ends with the work and not with whoever waits.
    let turn = app.site("").setting.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
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

/// A chapter; its headings say their place in numbers, as all of them are of one level there.
fn blocks_of(page: &Page, number: usize, chapter: &Chapter) -> Vec<Block> {
    let mut place = [0, 0];
    let block = |block: &model::Block| {
        Some(match block.kind {
            Kind::Heading => {
                place = if block.level == 2 { [place[0] + 1, 0] } else { [place[0], place[1] + 1] };
                let below = if block.level == 2 { String::new() } else { format!(".{}", place[1]) };
                Block::Heading(format!("{number}.{}{below} {}", place[0], writing::line(&block.text)))
            }
            Kind::List => Block::List(markdown::plain(&block.text).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()),
            Kind::Table => Block::Table(table(page, block)?),
            Kind::Image => Block::Aside(page.t.msg_drafts_picture_words(writing::picture(&block.text)?.1).replace(['\u{2068}', '\u{2069}'], "")),
            Kind::Paragraph | Kind::Quote => Block::Text(writing::line(&block.text)),
        })
    };
    let head = Block::Heading(format!("{number} {}", chapter.title));
    std::iter::once(head).chain(chapter.blocks.iter().filter_map(block)).collect()
}

fn table(page: &Page, block: &model::Block) -> Option<Table> {
    let mut rows = writing::table(&block.text).into_iter();
    let head = rows.next()?;
    let cell = |text: String| Cell { text, number: false };
    let caption = page.t.msg_drafts_paragraph(block.number).replace(['\u{2068}', '\u{2069}'], "");
    Some(Table { caption, head, rows: rows.map(|row| row.into_iter().map(cell).collect()).collect() })
}
