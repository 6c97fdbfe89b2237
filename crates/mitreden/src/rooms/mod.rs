//! Live rooms: where people meet. The only feature that knows the room value and the media; never the programme.

mod absence;
mod attendance;
mod barcamp;
mod booked;
mod crowd;
mod door;
mod flood;
mod keeper;
mod media;
mod model;
mod pages;
mod pointed;
mod public;
mod slides;
mod socket;
mod store;
mod waiting;

pub use booked::{Access, Coming, booked_rooms, create_booked, enter_as_host, link_into, move_hours, prepare_booked, remove_booked, room_of_code, set_access};
pub use mitreden_live::{
    AgendaItem, AgendaKind, Command, DisplayName, Errand, PollKind, PollPlan, Question, QuestionState, Refusal, Role, RoomId, Status, Tally,
};
pub use model::{Hours, Invitation, Kind, NewRoom, RoomStatus, Vitals};
pub use pages::questions::{Row as QuestionRow, public_rows};
pub use pointed::{Pointed, pointed_polls, pointed_questions, points_of_evening, question_at};
pub use public::{Drawable, Drawn, Vote, documents, drawables, votes};
pub(crate) use slides::COMMAND as RENDER_SLIDES;
pub use waiting::{WaitingQuestion, decide_question, waiting_questions};

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};

use axum::Router;
use axum::routing::{get, post};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};
use tokio::sync::{Mutex, Semaphore};

use crate::app::{App, Routes, Site};
use crate::base::http::limits::Attempts;
use crate::base::http::{Caller, Error};
use crate::base::ids::{Ids, Token};
use barcamp::Beside;
use keeper::Keeper;
use media::{Gate, Media};

/// A standing room in which nobody is and nothing happened for so long: the meeting is over, and its chat goes.
const QUIET: SignedDuration = SignedDuration::from_hours(6);
/// How long the names in a room's log outlive its end, for questions about the evening. The privacy notice says it too.
const NAMES_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Seats that one caller takes in a minute: a school class behind one address comes in at once, a machine does not fill the room.
const SEATS_PER_MINUTE: u32 = 600;
/// Forms that one seat sends in a minute. Sockets count for themselves.
const FORMS_PER_MINUTE: u32 = 60;
/// Files that one caller uploads in a minute.
const UPLOADS_PER_MINUTE: u32 = 20;
/// Wrong codes for one room in a minute, whoever types them: many who guess together stay slow, too.
const WRONG_CODES_PER_MINUTE: u32 = 60;
/// Sockets that one seat opens in a minute: each costs a snapshot.
const SOCKETS_PER_MINUTE: u32 = 60;

/// The keepers of all rooms, and their media. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Rooms {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    site: Arc<Site>,
    media: Media,
    /// Each room has a lock of its own: one that wakes slowly delays no other.
    keepers: StdMutex<HashMap<RoomId, Arc<Mutex<Option<Keeper>>>>>,
    connections: AtomicU64,
    limits: Limits,
    beside: Beside,
    /// Whose turn it is to have slides made into pictures.
    rendering: Semaphore,
}

/// What is counted at the rooms' doors.
#[derive(Debug)]
struct Limits {
    seats: Attempts,
    forms: Attempts,
    sockets: Attempts,
    uploads: Attempts,
    codes: Attempts,
}

impl Rooms {
    /// Opens the media ports. Rooms wake when somebody comes.
    ///
    /// # Errors
    /// When a media port cannot be opened.
    pub async fn start(site: &Arc<Site>) -> anyhow::Result<Rooms> {
        slides::give_up_unfinished(site).await?;
        let gate = Arc::new(Gate::default());
        let media = Media::start(site, gate.clone()).await?;
        let limits = Limits {
            seats: Attempts::per_minute(SEATS_PER_MINUTE),
            forms: Attempts::per_minute(FORMS_PER_MINUTE),
            sockets: Attempts::per_minute(SOCKETS_PER_MINUTE),
            uploads: Attempts::per_minute(UPLOADS_PER_MINUTE),
            codes: Attempts::per_minute(WRONG_CODES_PER_MINUTE),
        };
        let inner = Inner {
            site: site.clone(),
            media,
            keepers: StdMutex::default(),
            connections: AtomicU64::new(1),
            limits,
            beside: Beside::default(),
            rendering: Semaphore::new(1),
        };
        let rooms = Rooms { inner: Arc::new(inner) };
        gate.open(rooms.clone());
        Ok(rooms)
    }

    /// How the media are doing now.
    pub fn vitals(&self) -> Vitals {
        self.inner.media.vitals()
    }

    /// Ends all sockets and the media.
    pub async fn stop(&self) {
        self.inner.media.stop().await;
    }

    /// Carries out what the portal itself asks of a room.
    ///
    /// # Errors
    /// [`Refusal`] of the room.
    pub async fn errand(&self, room: &RoomId, errand: Errand) -> Result<(), Refusal> {
        match self.keeper(room).await {
            Ok(Some(keeper)) => keeper.errand(errand, None).await,
            Ok(None) => Err(Refusal::NoSuchSeat),
            Err(_) => Err(Refusal::NotSaved),
        }
    }

    /// Where the agenda of a room stands, counted from 0; none before its evening.
    ///
    /// # Errors
    /// The database's.
    pub async fn stands_at(&self, room: &RoomId) -> Result<Option<u32>, DbErr> {
        match self.keeper(room).await? {
            Some(keeper) => Ok(keeper.look(|room, _| room.agenda().current).await.flatten()),
            None => Ok(None),
        }
    }

    /// How many are connected to a room. Asleep rooms are empty.
    pub async fn people_in(&self, room: &RoomId) -> u32 {
        let keeper = match self.slot(room, false) {
            Some(slot) => slot.lock().await.clone().filter(Keeper::is_awake),
            None => None,
        };
        match keeper {
            Some(keeper) => keeper.look(|_, presence| u32::try_from(presence.count()).unwrap_or(u32::MAX)).await.unwrap_or(0),
            None => 0,
        }
    }

    /// Forgets who came by long ago.
    pub fn forget_old(&self) {
        let Limits { seats, forms, sockets, uploads, codes } = &self.inner.limits;
        [seats, forms, sockets, uploads, codes].into_iter().for_each(Attempts::forget_old);
    }

    /// The keeper of a room, woken if it sleeps; none if there is no such room.
    async fn keeper(&self, id: &RoomId) -> Result<Option<Keeper>, DbErr> {
        let Some(slot) = self.slot(id, true) else { return Ok(None) };
        let mut slot = slot.lock().await;
        if let Some(keeper) = slot.as_ref().filter(|keeper| keeper.is_awake()) {
            return Ok(Some(keeper.clone()));
        }
        let Some(entry) = store::room_by_id(&self.inner.site.db.read, id).await? else { return Ok(None) };
        let counts = entry.kind == Kind::Event && entry.side_of.is_none();
        let keeper = Keeper::wake(self.clone(), entry.id, entry.side_of, counts).await?;
        Ok(Some(slot.insert(keeper).clone()))
    }

    fn slot(&self, id: &RoomId, make: bool) -> Option<Arc<Mutex<Option<Keeper>>>> {
        let mut keepers = self.inner.keepers.lock().unwrap_or_else(PoisonError::into_inner);
        if make { Some(keepers.entry(id.clone()).or_default().clone()) } else { keepers.get(id).cloned() }
    }

    fn media(&self) -> &Media {
        &self.inner.media
    }

    fn next_connection(&self) -> u64 {
        self.inner.connections.fetch_add(1, Ordering::Relaxed)
    }

    fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    /// Who has guessed wrong too often has to wait, even with the right code.
    fn may_guess(&self, caller: &Caller) -> Result<(), Error> {
        self.inner.site.attempts.door.check(caller.key())
    }

    /// Only wrong guesses count: a whole town hall may come in from one address.
    fn count_wrong(&self, caller: &Caller) -> Result<(), Error> {
        self.inner.site.attempts.door.count(caller.key())
    }

    /// The same for a short code: where too many people guess at one room, everybody waits there. Links are long enough to do without.
    fn may_guess_code(&self, caller: &Caller, room: &str) -> Result<(), Error> {
        self.may_guess(caller)?;
        self.inner.limits.codes.check(room)
    }

    /// Counts a wrong short code, by caller and by room.
    fn count_wrong_code(&self, caller: &Caller, room: &str) -> Result<(), Error> {
        self.count_wrong(caller)?;
        self.inner.limits.codes.count(room)
    }
}

/// Makes a room, in the caller's transaction. Its plan follows by [`set_plan`] after the commit.
///
/// # Errors
/// The database's; the slug is taken.
pub async fn create_room(c: &impl ConnectionTrait, ids: &Ids, room: &NewRoom, now: Timestamp) -> Result<RoomId, DbErr> {
    let id = RoomId::parse(&ids.id()).ok_or_else(|| DbErr::Custom("ids are no room ids".to_owned()))?;
    store::insert_room(c, &id, room, now).await?;
    Ok(id)
}

/// True if there is a room at this address: an event's room takes the address of its event.
///
/// # Errors
/// The database's.
pub async fn slug_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    Ok(store::room_by_slug(c, slug).await?.is_some())
}

/// The standing room at an address, if there is one.
///
/// # Errors
/// The database's.
pub async fn standing(c: &impl ConnectionTrait, slug: &str) -> Result<Option<RoomId>, DbErr> {
    Ok(store::room_by_slug(c, slug).await?.filter(|room| room.kind == Kind::Standing).map(|room| room.id))
}

/// The path of a room without language.
///
/// # Errors
/// The database's.
pub async fn address_of(c: &impl ConnectionTrait, room: &RoomId) -> Result<Option<String>, DbErr> {
    Ok(store::room_by_id(c, room).await?.map(|room| room.address("")))
}

/// Tells a room its title and agenda, before or during its evening.
///
/// # Errors
/// [`Error`] when the room is missing or cannot be written.
pub async fn set_plan(app: &App, room: &RoomId, title: &str, starts_at: Option<Timestamp>, agenda: Vec<AgendaItem>) -> Result<(), Error> {
    let tx = app.site("").db.begin().await?;
    store::rename_room(&tx, room, title).await?;
    tx.commit().await?;
    let errand = Errand::Prepare { title: title.to_owned(), agenda, starts_at };
    app.rooms.errand(room, errand).await.map_err(|refusal| match refusal {
        Refusal::NoSuchSeat => Error::NotFound,
        Refusal::TextTooLong => Error::BadRequest,
        _ => Error::Unavailable,
    })
}

/// Ends standing rooms that were left without an end, and forgets what has had its time: names after the event, old invitations.
/// Then takes the traces out of the database's files.
///
/// # Errors
/// The database's.
pub async fn forget_expired(app: &App) -> Result<(), DbErr> {
    let site = app.site("");
    let now = site.clock.now();
    for room in store::quiet_standing_rooms(&site.db.read, now - QUIET).await? {
        if app.rooms.people_in(&room).await == 0
            && let Err(refusal) = app.rooms.errand(&room, Errand::End {}).await
        {
            tracing::warn!(room.id = %room, ?refusal, "a quiet room could not be ended");
        }
    }
    let tx = site.db.begin().await?;
    store::forget_names(&tx, now - NAMES_KEPT).await?;
    store::forget_invitations(&tx, now).await?;
    tx.commit().await?;
    slides::forget_orphans(site).await?;
    site.db.forget_deleted().await
}

/// Title and path of each deck of slides that a room has.
///
/// # Errors
/// The database's.
pub async fn decks(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<(String, String)>, DbErr> {
    let Some(entry) = store::room_by_id(c, room).await? else { return Ok(Vec::new()) };
    let ready = slides::of_room(c, room).await?.into_iter().filter(|deck| deck.state == slides::DeckState::Ready);
    Ok(ready.map(|deck| (deck.title, entry.address(&format!("folien/{}", deck.id)))).collect())
}

/// Title and result of each parallel room of an evening that came to one.
///
/// # Errors
/// The database's.
pub async fn results(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<(String, String)>, DbErr> {
    barcamp::results(c, room).await
}

/// True if a room opens with a code only.
///
/// # Errors
/// The database's.
pub async fn is_closed(c: &impl ConnectionTrait, room: &RoomId) -> Result<bool, DbErr> {
    Ok(store::room_by_id(c, room).await?.is_some_and(|room| room.is_closed()))
}

/// The questions of a room, as its log tells them: also of an evening that is long over.
///
/// # Errors
/// The database's.
pub async fn questions(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<Question>, DbErr> {
    let mut value = mitreden_live::Room::replay(room.clone(), &store::load_questions(c, room).await?);
    for (seat, question) in store::load_support(c, room).await? {
        value.support(&seat, question, true);
    }
    Ok(value.questions().asked.clone())
}

/// The polls of a room that are closed, and what came of them, as its log tells them.
///
/// # Errors
/// The database's.
pub async fn closed_polls(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<(PollPlan, Tally)>, DbErr> {
    let value = mitreden_live::Room::replay(room.clone(), &store::load_polls(c, room).await?);
    let closed = value.polls().iter().filter(|poll| poll.state == mitreden_live::PollState::Closed);
    Ok(closed.map(|poll| (poll.plan.clone(), poll.ballots.tally.clone())).collect())
}

/// Where the evenings of all rooms stand.
///
/// # Errors
/// The database's.
pub async fn statuses(c: &impl ConnectionTrait) -> Result<HashMap<RoomId, RoomStatus>, DbErr> {
    Ok(store::statuses(c).await?.into_iter().collect())
}

/// Invites somebody to a seat with a role; the address is `/raeume/<slug>/einladung/<token>`.
///
/// # Errors
/// The database's.
pub async fn invite(c: &impl ConnectionTrait, ids: &Ids, invitation: &Invitation, until: Timestamp) -> Result<Token, DbErr> {
    let token = ids.token();
    store::insert_invitation(c, invitation, &token, until).await?;
    Ok(token)
}

/// The addresses of the rooms.
pub fn routes() -> Routes {
    Routes::new()
        .route("/raeume", get(pages::list))
        .route("/raeume/{slug}", get(pages::room))
        .route("/raeume/{slug}/platz", post(door::take_seat))
        .route("/raeume/{slug}/einladung/{token}", get(door::invitation).post(door::accept_invitation))
        .route("/raeume/{slug}/einlass", get(pages::lobby::state))
        .route("/raeume/{slug}/zugang", get(pages::access::access).post(pages::access::change))
        .route("/raeume/{slug}/verlauf", get(pages::deeds::deeds))
        .route("/raeume/{slug}/ergebnis/{number}/entfernen", post(pages::deeds::drop_result))
        .route("/raeume/{slug}/befehl", post(pages::command))
        .route("/raeume/{slug}/fragen", get(pages::questions::questions).post(pages::questions::change))
        .route("/raeume/{slug}/folien", get(pages::slides::slides))
        .route("/raeume/{slug}/folien/{deck}", get(pages::slides::read))
        .route("/raeume/{slug}/folien/{deck}/stand", get(pages::slides::progress))
        .route("/raeume/{slug}/folien/{deck}/datei", get(pages::slides::download))
        .route("/raeume/{slug}/folien/{deck}/entfernen", post(pages::slides::drop_deck))
        .route("/raeume/{slug}/folien/{deck}/{page}/bild", get(pages::slides::picture))
        .route("/raeume/{slug}/raum/{number}", post(barcamp::cross))
        .route("/raeume/{slug}/dabei", post(door::counted))
        .route("/raeume/{slug}/verlassen", post(door::leave))
        .route("/raeume/{slug}/socket", get(socket::open))
}

/// The addresses that take whole files, which are larger and slower than anything else.
pub fn upload_routes() -> Routes {
    Routes::new().route("/raeume/{slug}/folien/neu", post(pages::slides::upload))
}

/// The largest file that is taken, in bytes.
pub const UPLOAD_BYTES_MAX: usize = mitreden_report::slides::BYTES_MAX;

/// The media's own signalling routes, nested below /media.
pub fn media_router(app: &App) -> Router<App> {
    Router::new().nest_service(media::PREFIX, app.rooms.media().router())
}
