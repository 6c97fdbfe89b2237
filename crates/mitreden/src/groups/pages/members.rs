//! The members of a group for those who lead it: who asks, who belongs to it, who speaks for it. Never for others' eyes.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Here, Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::base::i18n::Words;
use crate::groups::changes;
use crate::groups::form::{Check, NAME_MAX, Press};
use crate::groups::model::{Hand, Member};
use crate::groups::store::members;

struct Row {
    id: String,
    name: String,
    /// "Stellvertretung · Name wird nicht gezeigt".
    about: String,
    words: String,
    /// Buttons: word of the office, its label, and what is asked before.
    offices: Vec<(&'static str, String, String)>,
    /// Who leads may remove this one.
    removable: bool,
}

#[derive(Template)]
#[template(path = "groups/members.html")]
struct MembersPage<'a> {
    page: &'a Page,
    title: String,
    action: String,
    back: String,
    asking: Vec<Row>,
    joined: Vec<Row>,
    founds: bool,
    /// Who is named speaker takes the office from this one.
    speaker: Option<String>,
    /// Why somebody was not named.
    notice: String,
    name: String,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl MembersPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// What stands on the page besides the members.
#[derive(Default)]
struct Around {
    name: String,
    mistakes: Vec<Mistake>,
    notice: String,
}

async fn members_page(app: &App, page: &Page, here: &Here, Around { name, mistakes, notice }: Around) -> Result<Response, Error> {
    let everybody = members::of_group(&app.site("").db.read, &here.group.id).await?;
    let (asking, joined): (Vec<&Member>, Vec<&Member>) = everybody.iter().partition(|member| member.asks);
    let speaker = joined.iter().find(|member| member.hand == Hand::Speaker).map(|member| member.name.clone());
    let rows = |members: Vec<&Member>| members.into_iter().map(|member| row(page, here, member, speaker.as_deref())).collect();
    let status = match (notice.is_empty(), mistakes.is_empty()) {
        (false, _) => StatusCode::CONFLICT,
        (true, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, true) => StatusCode::OK,
    };
    let shown = MembersPage {
        page,
        title: here.group.title.clone(),
        action: page.to(&format!("{}/mitglieder", here.group.address())),
        back: page.to(&here.group.address()),
        asking: rows(asking),
        joined: rows(joined),
        founds: here.rights.founds,
        speaker,
        notice,
        name,
        mistakes,
        trail: trail(page, Some(&here.group)),
    };
    Ok((status, render(shown)?).into_response())
}

fn row(page: &Page, here: &Here, member: &Member, speaker: Option<&str>) -> Row {
    let t = page.t;
    let shown = if member.is_public() { String::new() } else { t.msg_groups_member_hidden() };
    let account = if member.person.is_some() { String::new() } else { t.msg_groups_member_no_account() };
    let office = words::hand(t, member.hand);
    let about: Vec<String> = [office, shown, account].into_iter().filter(|part| !part.is_empty()).collect();
    let offices = Hand::ALL.into_iter().filter(|hand| here.rights.founds && !member.asks && *hand != member.hand);
    Row {
        id: member.id.clone(),
        name: member.name.clone(),
        about: about.join(" · "),
        words: member.words.clone(),
        offices: offices.map(|hand| (hand.word(), words::hand(t, hand), asked(t, hand, member, speaker))).collect(),
        removable: here.rights.founds || member.hand == Hand::Member,
    }
}

/// What is asked before somebody gets an office: that of the speaker is taken from somebody. Empty: nothing is.
fn asked(t: &Words, hand: Hand, member: &Member, speaker: Option<&str>) -> String {
    let replaced = speaker.filter(|_| hand == Hand::Speaker && member.may_hold_office());
    replaced.map(|before| t.msg_groups_speaker_sure(before, member.name.as_str())).unwrap_or_default()
}

/// `GET /arbeitsgruppen/<slug>/mitglieder`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    members_page(&app, &page, &here, Around::default()).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct MembersForm {
    #[serde(rename = "do")]
    deed: String,
    name: String,
    hand: String,
}

/// `POST /arbeitsgruppen/<slug>/mitglieder`
pub(super) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<MembersForm>,
) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    let (site, group) = (app.site(""), &here.group);
    let press = Press::of(&form.deed).ok_or(Error::BadRequest)?;
    // Whom the city names is the city's to say.
    if matches!(press, Press::Name(..) | Press::Add) {
        viewer.moderation()?;
    }
    if press == Press::Add {
        let mut check = Check::default();
        let name = check.line("name", &form.name, NAME_MAX, true);
        if !check.faults.is_empty() {
            let mistakes = words::mistakes(page.t, &check.faults);
            return members_page(&app, &page, &here, Around { name: form.name, mistakes, ..Around::default() }).await;
        }
        changes::add(site, (&viewer).into(), group, &name, Hand::of(&form.hand).unwrap_or_default()).await?;
        return Ok(back(&page, &here));
    }
    let (Press::Accept(id) | Press::Decline(id) | Press::Remove(id) | Press::Name(_, id)) = press else { return Err(Error::BadRequest) };
    // Who is gone meanwhile needs no answer.
    let Some(member) = members::by_id(&site.db.read, &group.id, id).await? else { return Ok(back(&page, &here)) };
    match press {
        Press::Accept(_) => changes::decide(site, (&viewer).into(), group, &member, true).await?,
        Press::Decline(_) => changes::decide(site, (&viewer).into(), group, &member, false).await?,
        Press::Remove(_) if here.rights.founds || member.hand == Hand::Member => changes::remove(site, (&viewer).into(), group, &member).await?,
        Press::Remove(_) => return Err(Error::Forbidden),
        Press::Name(hand, _) if hand != Hand::Member && !member.may_hold_office() => {
            let notice = page.t.msg_groups_office_refused(member.name.as_str());
            return members_page(&app, &page, &here, Around { notice, ..Around::default() }).await;
        }
        Press::Name(hand, _) => changes::name(site, (&viewer).into(), group, &member, hand).await?,
        Press::Add => {}
    }
    Ok(back(&page, &here))
}

fn back(page: &Page, here: &Here) -> Response {
    page.see_other(&format!("{}/mitglieder", here.group.address())).into_response()
}
