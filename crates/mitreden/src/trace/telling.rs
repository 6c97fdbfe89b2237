//! Who hears of a new link: the authors of the topics that lie behind it. Writes no letter; the topics do.

use sea_orm::{ConnectionTrait, DbErr};

use super::model::Point;
use super::{behind, sources};
use crate::app::Site;
use crate::audit::By;
use crate::topics::{self, Came};

/// The word of topics in the trail.
const TOPIC: &str = "topic";
/// Results that are worth a letter: that an article names a topic is none.
const TOLD: [&str; 5] = ["idea", "draft", "measure", "milestone", "decision"];

/// Tells the authors of the topics behind a new link what came of them, if everybody may see it.
pub(super) async fn tell(c: &impl ConnectionTrait, site: &Site, by: By<'_>, origin: &Point, result: &Point) -> Result<(), DbErr> {
    if !TOLD.contains(&result.kind.as_str()) {
        return Ok(());
    }
    let mut ids = behind(c, std::slice::from_ref(origin), TOPIC).await?;
    ids.extend((origin.kind == TOPIC).then(|| origin.id.clone()));
    let Some(source) = sources::of(&result.kind).filter(|_| !ids.is_empty()) else { return Ok(()) };
    let found = sources::look(site, std::slice::from_ref(result)).await.map_err(|error| DbErr::Custom(error.to_string()))?;
    let Some(thing) = found.get(result).filter(|thing| thing.is_public) else { return Ok(()) };
    for id in ids {
        topics::became(c, site, by, &id, Came { word: &|t| source.word(t), title: &thing.title, path: &thing.address }).await?;
    }
    Ok(())
}
