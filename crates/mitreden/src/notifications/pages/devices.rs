//! Adding and removing devices on the page of somebody's subscription. The talk with the browser is the script's.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::own::subscriber;
use crate::accounts;
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Page};
use crate::base::push::Keys;
use crate::notifications::devices;
use crate::notifications::store::devices as store;

/// What a browser says about its device.
#[derive(Deserialize)]
pub(super) struct Fields {
    #[serde(default)]
    endpoint: String,
    #[serde(default)]
    p256dh: String,
    #[serde(default)]
    auth: String,
}

/// `POST /abos/<token>/geraete`
pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let site = app.site("");
    let one = subscriber(site, &caller, &token).await?;
    site.attempts.forms.count(caller.key())?;
    if !site.current().config.push.enabled {
        return Err(Error::NotFound);
    }
    // A browser sends neither anything else nor anybody else's push service.
    let endpoint = site.push.endpoint(&fields.endpoint).ok_or(Error::BadRequest)?;
    Keys::parse(&fields.p256dh, &fields.auth).ok_or(Error::BadRequest)?;
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kept = devices::add(site, &one, &endpoint, (&fields.p256dh, &fields.auth), &accounts::device_name(agent)).await?;
    let said = if kept { "gespeichert" } else { "voll" };
    Ok(page.see_other(&format!("/abos/{token}?{said}=ja#geraete")).into_response())
}

/// `POST /abos/<token>/geraete/<id>`: removes it.
pub(super) async fn remove(State(app): State<App>, page: Page, caller: Caller, Path((token, id)): Path<(String, String)>) -> Result<Response, Error> {
    let site = app.site("");
    let one = subscriber(site, &caller, &token).await?;
    let tx = site.db.begin().await?;
    store::remove(&tx, &one.id, &id).await?;
    tx.commit().await?;
    Ok(page.see_other(&format!("/abos/{token}?gespeichert=ja#geraete")).into_response())
}
