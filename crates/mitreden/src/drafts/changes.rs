//! Changing drafts: what is said about them, their chapters, publishing a version. Checks no form and no rights; the pages do.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::form::Head;
use super::model::{Answer, Chapter, Draft, Picture, Version, WORKING};
use super::store::text;
use super::writing::{self, Hint};
use super::{matching, pages, public, store};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::i18n::Words;
use crate::base::slug;
use crate::comments::{self, Comment};
use crate::search;

/// Most drafts of one title before the program gives up looking for a free address.
const SAME_TITLES: usize = 1_000;
/// Words under `/strategie/` and `/verwaltung/strategie/` that are pages of their own.
const RESERVED: [&str; 2] = ["neu", "bilder"];

/// Keeps a new draft; answers it.
pub(super) async fn add(site: &Site, by: By<'_>, head: &Head) -> Result<Draft, Error> {
    let tx = site.db.begin().await?;
    let draft = onto(head, site.ids.id(), free_slug(&tx, &head.title).await?, 0, site.clock.now());
    store::insert(&tx, &draft).await?;
    audit::note(&tx, site, by, "draft.added", &draft.desk(), &draft.title).await?;
    tx.commit().await?;
    Ok(draft)
}

/// Keeps what is said about a draft, if nobody else changed it since `version`. `None` if somebody did.
pub(super) async fn change(site: &Site, by: By<'_>, before: &Draft, head: &Head, version: Timestamp) -> Result<Option<Draft>, Error> {
    let now = site.clock.now();
    let draft = onto(head, before.id.clone(), before.slug.clone(), before.newest, now);
    let tx = site.db.begin().await?;
    if !store::update(&tx, &draft, version).await? {
        return Ok(None);
    }
    search::replace(&tx, now, &draft.id, public::documents_of(&tx, site, &draft).await?).await?;
    audit::note(&tx, site, by, "draft.changed", &draft.desk(), &draft.title).await?;
    tx.commit().await?;
    Ok(Some(draft))
}

/// Removes a draft of which nothing was published. False if something was: what people commented on stays.
pub(super) async fn remove(site: &Site, by: By<'_>, draft: &Draft) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    if !store::delete(&tx, &draft.id).await? {
        return Ok(false);
    }
    audit::note(&tx, site, by, "draft.removed", "", &draft.title).await?;
    tx.commit().await?;
    Ok(true)
}

fn onto(head: &Head, id: String, slug: String, newest: i64, now: Timestamp) -> Draft {
    let Head { title, summary, phase, opens_at, closes_at, decided_on } = head.clone();
    Draft { id, slug, title, summary, phase, opens_at, closes_at, decided_on, newest, updated_at: now }
}

async fn free_slug(c: &impl ConnectionTrait, title: &str) -> Result<String, DbErr> {
    let base = slug::slug(title, "entwurf", &RESERVED);
    for number in 1..SAME_TITLES {
        let slug = slug::numbered(&base, number);
        if !store::slug_taken(c, &slug).await? {
            return Ok(slug);
        }
    }
    Err(DbErr::Custom(format!("no free address for {base}")))
}

/// What became of an attempt to save a chapter.
pub(super) enum Saved {
    /// It is kept under this number.
    Done(i64),
    /// Somebody else saved meanwhile: this is theirs.
    Stale(Box<Chapter>),
    /// Somebody removed it meanwhile.
    Gone,
}

/// Keeps the text of a chapter, if it is still the one that `mark` tells of; `number` none: a new one at the end. Headings of the first level in it
/// begin chapters of their own.
pub(super) async fn save(site: &Site, by: By<'_>, draft: &Draft, number: Option<i64>, (title, text): (&str, &str), mark: &str) -> Result<Saved, Error> {
    let tx = site.db.begin().await?;
    let last = store::turn(&tx, &draft.id).await?;
    let mut order = text::whole(&tx, &draft.id, WORKING).await?;
    let place = match number {
        None => order.len(),
        Some(number) => match order.iter().position(|chapter| chapter.number == number) {
            None => return Ok(Saved::Gone),
            Some(place) if order[place].mark() != mark => return Ok(Saved::Stale(Box::new(order.swap_remove(place)))),
            Some(place) => place,
        },
    };
    let mut new = writing::cut(text, title);
    if new.first().is_none_or(|first| first.title != title) {
        new.insert(0, Chapter { number: 0, title: title.to_owned(), blocks: Vec::new() });
    }
    let old: Vec<Chapter> = if number.is_some() { vec![order.remove(place)] } else { Vec::new() };
    let mut last = matching::number(&old, &mut new, last);
    if let (Some(number), Some(first)) = (number, new.first_mut()) {
        // The chapter that was opened is the first one, whatever it is called now.
        let given = std::mem::replace(&mut first.number, number);
        if given != number
            && let Some(twin) = new.iter_mut().skip(1).find(|chapter| chapter.number == number)
        {
            twin.number = given;
        }
    }
    last = last.max(new.iter().map(|chapter| chapter.number).max().unwrap_or_default());
    order.splice(place..place, new.iter().cloned());
    text::exchange(&tx, &draft.id, number, &new, &order).await?;
    store::set_numbers(&tx, &draft.id, last).await?;
    audit::note(&tx, site, by, "draft.text", &draft.desk(), title).await?;
    tx.commit().await?;
    Ok(Saved::Done(new.first().map(|chapter| chapter.number).unwrap_or_default()))
}

/// Where a chapter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Before the one before it.
    Up,
    /// Behind the one behind it.
    Down,
    /// Out of the text.
    Out,
}

/// Moves a chapter or takes it out of the text that is being worked on. What cannot move stays.
pub(super) async fn shift(site: &Site, by: By<'_>, draft: &Draft, number: i64, way: Way) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    store::turn(&tx, &draft.id).await?;
    let mut order = text::whole(&tx, &draft.id, WORKING).await?;
    let place = order.iter().position(|chapter| chapter.number == number).ok_or(Error::NotFound)?;
    let title = order[place].title.clone();
    let taken = match way {
        Way::Up => {
            order.swap(place, place.saturating_sub(1));
            None
        }
        Way::Down => {
            let next = (place + 1).min(order.len() - 1);
            order.swap(place, next);
            None
        }
        Way::Out => Some(order.remove(place).number),
    };
    text::exchange(&tx, &draft.id, taken, &[], &order).await?;
    audit::note(&tx, site, by, "draft.text", &draft.desk(), &title).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts a text in the place of the one that is being worked on. What is in both keeps its numbers, also what was published before and is back.
pub(super) async fn take(site: &Site, by: By<'_>, draft: &Draft, mut chapters: Vec<Chapter>, pictures: &[Picture]) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    let last = store::turn(&tx, &draft.id).await?;
    let mut old = text::whole(&tx, &draft.id, WORKING).await?;
    if old.is_empty() && draft.newest > 0 {
        old = text::whole(&tx, &draft.id, draft.newest).await?;
    }
    let last = matching::number(&old, &mut chapters, last);
    text::replace(&tx, &draft.id, &chapters).await?;
    for picture in pictures {
        store::insert_picture(&tx, picture, site.clock.now()).await?;
    }
    store::set_numbers(&tx, &draft.id, last).await?;
    audit::note(&tx, site, by, "draft.imported", &draft.desk(), &draft.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Why nothing was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is no text.
    Empty,
    /// It is the newest version, word by word.
    Same,
    /// Somebody could not read this: chapter, block, what it is.
    Hints(Vec<(i64, i64, Hint)>),
}

/// Publishes the text as it stands as the next version.
pub(super) async fn publish(site: &Site, by: By<'_>, draft: &Draft, note: &str) -> Result<Result<Version, Refusal>, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    store::turn(&tx, &draft.id).await?;
    let chapters = text::whole(&tx, &draft.id, WORKING).await?;
    if chapters.is_empty() {
        return Ok(Err(Refusal::Empty));
    }
    let grave = |chapter: &Chapter| {
        writing::hints(chapter).into_iter().filter(|(_, hint)| hint.is_grave()).map(|(block, hint)| (chapter.number, block, hint)).collect::<Vec<_>>()
    };
    let hints: Vec<_> = chapters.iter().flat_map(grave).collect();
    if !hints.is_empty() {
        return Ok(Err(Refusal::Hints(hints)));
    }
    let newest = store::versions(&tx, &draft.id).await?.first().map_or(0, |version| version.number);
    if newest > 0 && text::whole(&tx, &draft.id, newest).await? == chapters {
        return Ok(Err(Refusal::Same));
    }
    let version = Version { number: newest + 1, note: note.to_owned(), published_at: now };
    store::freeze(&tx, &draft.id, &version).await?;
    let draft = Draft { newest: version.number, ..draft.clone() };
    search::replace(&tx, now, &draft.id, public::documents_of(&tx, site, &draft).await?).await?;
    audit::note(&tx, site, by, "draft.published", &draft.address(), &draft.title).await?;
    tx.commit().await?;
    Ok(Ok(version))
}

/// Keeps a picture of a draft.
pub(super) async fn illustrate(site: &Site, by: By<'_>, draft: &Draft, picture: &Picture) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    store::insert_picture(&tx, picture, site.clock.now()).await?;
    audit::note(&tx, site, by, "draft.picture", &draft.desk(), &draft.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Keeps what the city answers to a comment, and tells its author unless nothing of that is new.
pub(super) async fn answer(site: &Site, by: By<'_>, draft: &Draft, comment: &Comment, answer: &Answer) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    let known = store::answer_to(&tx, &draft.id, &comment.id).await?;
    if known.is_some_and(|known| Answer { answered_at: answer.answered_at, ..known } == *answer) {
        return Ok(());
    }
    store::set_answer(&tx, &draft.id, answer).await?;
    let said = |t: &Words| format!("{}: {}", pages::mark(t, answer.mark), answer.reason);
    comments::tell_answer(&tx, site, (&draft.title, &draft.address_of(comment.place)), comment, said).await?;
    audit::note(&tx, site, by, "draft.answered", &draft.address(), &draft.title).await?;
    tx.commit().await?;
    Ok(())
}
