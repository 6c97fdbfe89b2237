//! A topic drawn from what was asked, voted on or, with its writer's consent, said in an evening. Takes nobody's name along.

use super::model::{Deed, State, Topic};
use super::{form, public, store};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::text;
use crate::groups;
use crate::programme;
use crate::rooms::{self, Drawable, Drawn, RoomId};
use crate::trace::{self, Point};

/// What a topic can be drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A question of an evening.
    Question,
    /// What a poll came to.
    Poll,
    /// A chat line whose writer agreed.
    Line,
}

impl Origin {
    /// Origin and id of a mark; `None` for anything else.
    pub(super) fn of_mark(mark: &str) -> Option<(Self, &str)> {
        let (word, id) = mark.split_once(':')?;
        let origin = [Origin::Question, Origin::Poll, Origin::Line].into_iter().find(|origin| origin.word() == word)?;
        Some((origin, id))
    }

    /// What is kept of it with the topic, and stands on its button: `question:<room>-<number>`.
    pub(super) fn mark(self, id: &str) -> String {
        format!("{}:{id}", self.word())
    }

    fn kind(self) -> Drawn {
        match self {
            Origin::Question => Drawn::Question,
            Origin::Poll => Drawn::Poll,
            Origin::Line => Drawn::Line,
        }
    }

    /// The word of the trail.
    fn word(self) -> &'static str {
        match self {
            Origin::Question => "question",
            Origin::Poll => "poll",
            Origin::Line => "line",
        }
    }
}

/// Draws a topic for a group; answers it. What was drawn before is answered as it is now. `None`: there is no such thing for everybody's eyes.
pub(super) async fn draw(site: &Site, by: By<'_>, origin: Origin, id: &str, group: Option<String>) -> Result<Option<Topic>, Error> {
    let now = site.clock.now();
    let Some(room) = id.rsplit_once('-').and_then(|(room, _)| RoomId::parse(room)) else { return Ok(None) };
    let found = rooms::drawables(&site.db.read, &room).await?.into_iter().find(|one| one.kind == origin.kind() && one.id == id);
    let Some(found) = found else { return Ok(None) };
    let from = origin.mark(id);
    let tx = site.db.begin().await?;
    if let Some(known) = store::by_origin(&tx, &from).await? {
        return Ok(Some(known));
    }
    let (title, text) = words(&found);
    let topic = Topic {
        id: site.ids.id(),
        group: groups::group_of_id(&tx, group.as_deref().unwrap_or_default()).await?.map(|group| group.id),
        title,
        text,
        name: String::new(),
        email: None,
        person: None,
        is_told: false,
        language: "de".to_owned(),
        state: State::Public,
        suspicions: Vec::new(),
        closed_at: None,
        closed_reason: String::new(),
        merged_into: None,
        drawn_from: Some(from),
        created_at: now,
        updated_at: now,
    };
    store::insert(&tx, &topic).await?;
    store::note(&tx, &site.ids.id(), &topic.id, Deed::Drawn, "", now).await?;
    public::put(&tx, now, &topic).await?;
    // A chat line is nothing that others can point to: the chain begins with its evening.
    let origin = match origin {
        Origin::Line => programme::event_of_room(&tx, room.as_str()).await?.map(|event| Point::new("event", event)),
        _ => Some(Point::new(origin.word(), id)),
    };
    if let Some(origin) = origin {
        trace::join(&tx, site, by, &origin, &Point::new("topic", topic.id.as_str())).await?;
    }
    audit::note(&tx, site, by, "topic.drawn", &topic.address(), "").await?;
    tx.commit().await?;
    Ok(Some(topic))
}

/// A title that ends with a whole word; the whole of it, and what was answered or voted, as the text.
fn words(found: &Drawable) -> (String, String) {
    let whole = if found.text.is_empty() { found.title.clone() } else { format!("{}\n\n{}", found.title, found.text) };
    let text: String = whole.chars().take(form::TEXT_MAX).collect();
    let title = text::line(&found.title);
    if title.chars().count() <= form::TITLE_MAX {
        return (title, text);
    }
    let cut: String = title.chars().take(form::TITLE_MAX - 1).collect();
    let short = cut.rsplit_once(' ').map_or(cut.as_str(), |(short, _)| short);
    (format!("{short}…"), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_questions_become_titles_of_whole_words() {
        let document = |title: &str, text: &str| Drawable { kind: Drawn::Question, id: "r-1".into(), title: title.into(), text: text.into() };
        assert_eq!(words(&document("Wo fehlt Licht?", "")), ("Wo fehlt Licht?".to_owned(), "Wo fehlt Licht?".to_owned()));
        assert_eq!(words(&document("Soll es weitergehen?", "Ja: 12, Nein: 3")).1, "Soll es weitergehen?\n\nJa: 12, Nein: 3");
        let (title, text) = words(&document(&"Wörter und ".repeat(300), ""));
        assert!(
            title.chars().count() <= form::TITLE_MAX && [" Wörter…", " und…"].iter().any(|end| title.ends_with(end)) && text.chars().count() == form::TEXT_MAX,
            "{title}"
        );
        assert_eq!(words(&document(&"ö".repeat(300), "")).0.chars().count(), form::TITLE_MAX);
    }

    #[test]
    fn marks_are_read_as_they_were_written() {
        assert_eq!(Origin::of_mark(&Origin::Poll.mark("0f-3")), Some((Origin::Poll, "0f-3")));
        assert_eq!((Origin::of_mark("chat:1"), Origin::of_mark("")), (None, None));
    }
}
