//! A document is brought and becomes the text that is worked on; what could not be taken is told row by row. Publishes nothing.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::upload::{self, Bounds};
use crate::base::http::{Error, Mistake, Page, show as render};
use crate::base::intake::BYTES_MAX;
use crate::drafts::conversion::{self, Converted, Refusal};
use crate::drafts::model::{Draft, WORKING};
use crate::drafts::store::text;
use crate::drafts::{changes, pictures};

/// Losses that are told one by one.
const SHOWN: usize = 200;

/// Something that could not be taken as it was.
struct Row {
    near: String,
    what: String,
}

/// What became of a document.
struct Report {
    /// "9 Kapitel, 812 Absätze, 14 Bilder".
    sum: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "drafts/import.html")]
struct ImportPage<'a> {
    page: &'a Page,
    action: String,
    back: String,
    /// Chapters that would be replaced, and where they can be had as a file; none: there is no text yet.
    replaces: Option<(usize, String)>,
    report: Option<Report>,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl ImportPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn import_page(app: &App, page: &Page, draft: &Draft, report: Option<Report>, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let chapters = text::contents(&app.site("").db.read, &draft.id, WORKING).await?.len();
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = ImportPage {
        page,
        action: page.to(&format!("{}/einlesen/datei", draft.desk())),
        back: page.to(&draft.desk()),
        // What was replaced just now is gone: the copy that could be had now is the new text.
        replaces: (chapters > 0 && report.is_none()).then(|| (chapters, page.to(&format!("{}/arbeitstext.md", draft.desk())))),
        report,
        mistakes,
        trail: super::desk_trail(page, Some(draft)),
    };
    Ok((status, render(shown)?).into_response())
}

/// `GET /verwaltung/strategie/{slug}/einlesen`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    import_page(&app, &page, &draft, None, Vec::new()).await
}

/// `POST /verwaltung/strategie/{slug}/einlesen/datei`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, form: Multipart) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let site = app.site("");
    let t = page.t;
    let refuse = |sentence: String| import_page(&app, &page, &draft, None, vec![Mistake::new(upload::FIELD, sentence)]);
    let mut received = upload::receive_files(form, &pictures::intake(site), Bounds::one(BYTES_MAX)).await?;
    let mut upload = match received.file().map(|brought| brought.upload) {
        Some(None) => return refuse(t.msg_drafts_import_large()).await,
        None => return refuse(t.msg_base_file_missing()).await,
        Some(Some(upload)) => upload,
    };
    let converted = match conversion::read(site, &draft, &mut upload).await? {
        Ok(converted) => converted,
        Err(refusal) => {
            return refuse(match refusal {
                Refusal::Unknown => t.msg_drafts_import_unknown(),
                Refusal::Broken => t.msg_drafts_import_broken(),
                Refusal::TooLarge => t.msg_drafts_import_large(),
                Refusal::NoConverter => t.msg_drafts_import_converter(),
                Refusal::Empty => t.msg_drafts_import_empty(),
                Refusal::LongChapter(title) => t.msg_drafts_import_chapter(title),
            })
            .await;
        }
    };
    let Converted { chapters, pictures, losses } = converted;
    let blocks = chapters.iter().map(|chapter| chapter.blocks.len()).sum::<usize>();
    let sum = t.msg_drafts_import_sum(chapters.len(), blocks, pictures.len());
    changes::take(site, (&viewer).into(), &draft, chapters, &pictures).await?;
    let rows = losses.into_iter().take(SHOWN).map(|(near, loss)| Row { near, what: words::loss(t, loss) }).collect();
    import_page(&app, &page, &draft, Some(Report { sum, rows }), Vec::new()).await
}
