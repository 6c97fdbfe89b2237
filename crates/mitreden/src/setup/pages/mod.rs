//! The pages of the setup: the door with the key, the steps behind it. Other people's settings stay with their feature.

pub(super) mod door;
pub(super) mod logo;
pub(super) mod steps;

use axum::routing::post;

use super::model::{STEPS, State, Step};
use crate::app::Routes;
use crate::base::http::Page;
use crate::base::i18n::Words;

/// The addresses that take files.
pub fn upload_routes() -> Routes {
    Routes::new().route("/einrichten/logo", post(logo::upload))
}

/// A step in the list of all of them.
struct Place {
    address: String,
    title: String,
    /// One stands on it.
    here: bool,
    done: bool,
}

fn title(t: &Words, step: Step) -> (String, String) {
    match step {
        Step::Settings(group) => group.title(t),
        Step::Post => (t.msg_setup_post(), t.msg_setup_post_lead()),
        Step::Media => (t.msg_setup_media(), t.msg_setup_media_lead()),
        Step::Ready => (t.msg_setup_ready(), t.msg_setup_ready_lead()),
    }
}

/// The list of steps on the page of one.
fn places(page: &Page, state: &State, here: Step) -> Vec<Place> {
    let place = |step: Step| Place { address: page.to(&step.path()), title: title(page.t, step).0, here: step == here, done: state.done.contains(&step) };
    Step::ALL.into_iter().map(place).collect()
}

fn preline(t: &Words, number: usize) -> String {
    t.msg_setup_step(number, STEPS)
}
