//! Drafts as other programs read them: what is published, never what is being worked on and never who commented. Reads nothing itself but through the store.

use sea_orm::DbErr;

use super::model::{Block, Chapter, Draft, Mark};
use super::store;
use crate::app::Site;
use crate::base::http::record::{Address, Day, Id, Listed, Moment, Wanted, record};

record! {
    /// A long text of the city, such as a strategy, without its chapters.
    pub(crate) struct DraftRecord {
        /// Its id, for good.
        id: Id,
        /// Its page.
        url: Address,
        /// The word in its address.
        slug: String,
        /// Its title.
        title: String,
        /// What it is about, in some sentences; may be empty.
        summary: String,
        /// draft, comment, revision or decided.
        phase: String,
        /// From when comments are taken; none: from the beginning of the phase.
        opens_at: Option<Moment>,
        /// Until when; this moment is too late. None: until the phase ends.
        closes_at: Option<Moment>,
        /// The day on which it was decided.
        decided_on: Option<Day>,
        /// The number of its newest version.
        version: i64,
    }
}

record! {
    /// A published state of the text.
    pub(crate) struct VersionRecord {
        /// Its number, from 1.
        number: i64,
        /// What is new in it; may be empty.
        note: String,
        /// When everybody could read it.
        published_at: Moment,
    }
}

record! {
    /// A part of a chapter that can be pointed at.
    pub(crate) struct BlockRecord {
        /// Its number, the same in all versions.
        number: i64,
        /// Its page.
        url: Address,
        /// heading, paragraph, list, table, image or quote.
        kind: String,
        /// Of a heading: 2 or 3, below the chapter's. Otherwise 0.
        level: i64,
        /// Markdown.
        text: String,
    }
}

record! {
    /// A chapter of the newest version.
    pub(crate) struct ChapterRecord {
        /// Its number, the same in all versions.
        number: i64,
        /// Its page.
        url: Address,
        /// Its title.
        title: String,
        /// What stands below it.
        blocks: Vec<BlockRecord>,
    }
}

record! {
    /// How many comments the city answered, by what became of them.
    pub(crate) struct AnsweredRecord {
        /// The text was changed as it was wished.
        taken: i64,
        /// In part.
        partly: i64,
        /// It was not, and the answer says why.
        not: i64,
    }
}

record! {
    /// A long text with its newest version.
    pub(crate) struct DraftTextRecord {
        /// What it is.
        draft: DraftRecord,
        /// All published versions, the newest first.
        versions: Vec<VersionRecord>,
        /// The newest version.
        chapters: Vec<ChapterRecord>,
        /// What became of the comments.
        answered: AnsweredRecord,
    }
}

fn record_of(site: &Site, draft: Draft) -> DraftRecord {
    DraftRecord {
        url: Address(format!("{}{}", site.base_url, draft.address())),
        phase: draft.phase.word().to_owned(),
        opens_at: draft.opens_at.map(Moment::from),
        closes_at: draft.closes_at.map(Moment::from),
        decided_on: draft.decided_on.map(Day::from),
        version: draft.newest,
        id: Id(draft.id),
        slug: draft.slug,
        title: draft.title,
        summary: draft.summary,
    }
}

/// A page of the list of all published drafts.
///
/// # Errors
/// The database's.
pub(crate) async fn listed(site: &Site, wanted: &Wanted) -> Result<Listed<DraftRecord>, DbErr> {
    let mut drafts = store::list(&site.db.read).await?;
    drafts.retain(|draft| draft.is_public() && draft.id > wanted.after);
    drafts.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(Listed::new(drafts.into_iter().map(|draft| record_of(site, draft)).collect(), wanted, |draft| &draft.id.0))
}

/// The published draft with this id, with its text.
///
/// # Errors
/// The database's.
pub(crate) async fn entry(site: &Site, id: &str) -> Result<Option<DraftTextRecord>, DbErr> {
    let read = &site.db.read;
    let Some(draft) = store::by_id(read, id).await?.filter(Draft::is_public) else { return Ok(None) };
    let versions = store::versions(read, id).await?;
    let chapters = store::text::whole(read, id, draft.newest).await?;
    let answers = store::answers(read, id).await?;
    let count = |mark: Mark| i64::try_from(answers.iter().filter(|answer| answer.mark == mark).count()).unwrap_or(i64::MAX);
    let place = format!("{}{}", site.base_url, draft.address());
    let block = |block: Block| BlockRecord {
        number: block.number,
        url: Address(format!("{place}/absatz/{}", block.number)),
        kind: block.kind.word().to_owned(),
        level: block.level,
        text: block.text,
    };
    let chapter = |chapter: Chapter| ChapterRecord {
        number: chapter.number,
        url: Address(format!("{place}/kapitel/{}", chapter.number)),
        title: chapter.title,
        blocks: chapter.blocks.into_iter().map(block).collect(),
    };
    Ok(Some(DraftTextRecord {
        versions: versions.into_iter().map(|one| VersionRecord { number: one.number, note: one.note, published_at: one.published_at.into() }).collect(),
        chapters: chapters.into_iter().map(chapter).collect(),
        answered: AnsweredRecord { taken: count(Mark::Taken), partly: count(Mark::Partly), not: count(Mark::Not) },
        draft: record_of(site, draft),
    }))
}
