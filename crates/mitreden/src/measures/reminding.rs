//! The letter that says which measures nobody has touched for long. Sends none; the outbox does.

use super::yearly::is_stale;
use super::{model::Card, store};
use crate::accounts::{self, Role};
use crate::app::Site;
use crate::base::dates;
use crate::base::http::Error;
use crate::base::mail::{Action, Content, Item, Letter, Recipient};

/// The kind of these letters in the outbox.
const KIND: &str = "measures-stale";
/// Most measures that a letter names; the page shows all.
const NAMED: usize = 20;
/// On how many days of a month the letter may be written.
const FIRST_DAYS: i8 = 7;
/// Most people of a role who get the letter.
const PEOPLE: usize = 100;

/// Tells those who write in the city's name, once a month, which measures are stale.
///
/// # Errors
/// The database's.
pub async fn remind(site: &Site) -> Result<(), Error> {
    let now = site.clock.now();
    let today = dates::local(now, &site.zone()).date();
    // Only at its beginning: the outbox forgets after a month whom it has told.
    if today.day() > FIRST_DAYS {
        return Ok(());
    }
    let mut stale = store::cards(&site.db.read).await?;
    stale.retain(|card| is_stale(card, now));
    if stale.is_empty() {
        return Ok(());
    }
    stale.sort_by_key(|card| card.as_of);
    let month = today.strftime("%Y-%m").to_string();
    let tx = site.db.begin().await?;
    for role in [Role::Press, Role::Admin] {
        for account in accounts::list(&tx, "", Some(role), 0, PEOPLE).await?.0 {
            let person = account.person;
            let Some(address) = person.email else { continue };
            let to = Recipient { address, name: String::new(), language: person.language };
            let mut letter = written(site, to, &stale);
            letter.unique = Some(format!("{KIND}:{}:{month}", person.id));
            site.outbox.enqueue(&tx, letter).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

fn written(site: &Site, to: Recipient, stale: &[Card]) -> Letter {
    let t = to.language.words();
    let (count, zone) = (i64::try_from(stale.len()).unwrap_or(i64::MAX), site.zone());
    let day = |card: &Card, day: String| if card.is_reviewed { t.msg_measures_reviewed_on(day) } else { t.msg_measures_changed_on(day) };
    let item = |card: &Card| Item {
        title: [&card.sign, &card.title].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · "),
        url: format!("{}/{}/massnahmen/{}", site.base_url, to.language, card.slug),
        text: day(card, dates::day(dates::local(card.as_of, &zone).date(), to.language)),
    };
    let content = Content {
        greeting: t.msg_notifications_letter_greeting(),
        paragraphs: vec![t.msg_measures_letter_stale_text(count)],
        items: stale.iter().take(NAMED).map(item).collect(),
        action: Some(Action {
            label: t.msg_measures_letter_stale_open(),
            url: format!("{}/{}/verwaltung/massnahmen/fortschreibung", site.base_url, to.language),
        }),
        reason: t.msg_measures_letter_stale_reason(),
        ..Content::default()
    };
    Letter::new(KIND, to, t.msg_measures_letter_stale(count), content)
}
