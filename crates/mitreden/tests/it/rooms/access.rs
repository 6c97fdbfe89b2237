//! Invitations and the room's code, as the moderation makes them. Never what happens inside.

use mitreden::accounts::Role as Office;

use super::SLUG;
use super::cast::{Guest, room};
use crate::house::{House, open};

const PAGE: &str = "/raeume/dynamik-durch-daten/zugang";

/// What stands in the page behind a mark, up to the next `<`.
fn behind<'p>(page: &'p str, mark: &str) -> &'p str {
    page.split_once(mark).unwrap_or_else(|| panic!("no {mark} in {page}")).1.split('<').next().unwrap()
}

async fn house() -> House {
    let house = open().await;
    room(&house.running.app, SLUG, None).await;
    house
}

#[tokio::test]
async fn the_moderation_invites_a_speaker_and_takes_the_next_invitation_back() {
    let house = house().await;
    let ada = house.signed_in("Ada", Office::Moderation).await;
    let invite = [("do", "invite"), ("role", "speaker"), ("name", "Emil")];
    let answer = ada.post(PAGE, &invite).await;
    assert_eq!(answer.status(), 201);
    let page = answer.text().await.unwrap();
    let link = behind(&page, "class=\"secret\">").to_owned();
    let path = link.split_once("/raeume").unwrap().1;
    let emil = Guest::accepts(&house.url(""), SLUG, &format!("/raeume{path}")).await;
    assert_eq!(emil.connects().await.me["role"], "speaker");

    let second = ada.post(PAGE, &invite).await.text().await.unwrap();
    let path = behind(&second, "class=\"secret\">").split_once("/raeume").unwrap().1.to_owned();
    let list = ada.get(PAGE).await.text().await.unwrap();
    assert!(list.contains("Emil") && !list.contains(&path), "the link is shown once");
    for hash in list.match_indices("name=\"invitation\" value=\"").map(|(at, mark)| list[at + mark.len()..].split('"').next().unwrap()) {
        assert_eq!(ada.post(PAGE, &[("do", "revoke"), ("invitation", hash)]).await.status(), 303);
    }
    assert!(!ada.get(PAGE).await.text().await.unwrap().contains("Emil"));
    assert_eq!(house.browser().get(&format!("/raeume{path}")).await.status(), 410);
    assert_eq!(emil.connects().await.me["role"], "speaker", "whoever is inside stays");
}

#[tokio::test]
async fn a_code_closes_the_room_and_is_typed_as_people_type() {
    let house = house().await;
    let ada = house.signed_in("Ada", Office::Moderation).await;
    let page = ada.post(PAGE, &[("do", "set-code")]).await.text().await.unwrap();
    let code = behind(&page, "secret--code\">").to_owned();
    let mut cem = Guest::new(&house.url(""), SLUG);
    assert_eq!(cem.post(&cem.place("platz"), &[("as", "listener"), ("code", "falsch")]).await.status(), 403);
    let typed = format!(" {} ", code.to_uppercase().replace('-', " "));
    assert_eq!(cem.post(&cem.place("platz"), &[("as", "listener"), ("code", &typed)]).await.status(), 303);
    assert_eq!(ada.post(PAGE, &[("do", "clear-code")]).await.status(), 303);
    let mut gustav = Guest::new(&house.url(""), SLUG);
    assert_eq!(gustav.post(&gustav.place("platz"), &[("as", "listener")]).await.status(), 303);
}

#[tokio::test]
async fn nobody_else_invites_and_no_role_is_made_up() {
    let house = house().await;
    let (press, visitor) = (house.signed_in("Pia", Office::Press).await, house.browser());
    let invite = [("do", "invite"), ("role", "moderator"), ("name", "Eve")];
    assert_eq!(press.get(PAGE).await.status(), 403);
    assert_eq!(press.post(PAGE, &invite).await.status(), 403);
    assert_ne!(visitor.get(PAGE).await.status(), 200);
    assert_ne!(visitor.post(PAGE, &invite).await.status(), 201);
    let ada = house.signed_in("Ada", Office::Moderation).await;
    for wrong in ["listener", "participant", "captioner", "king", ""] {
        assert_eq!(ada.post(PAGE, &[("do", "invite"), ("role", wrong), ("name", "Eve")]).await.status(), 400, "{wrong}");
    }
    assert_eq!(ada.post(PAGE, &[("do", "fly")]).await.status(), 400);
    let strange = "<b>\u{202e}Eve";
    let answer = ada.post(PAGE, &[("do", "invite"), ("role", "speaker"), ("name", strange)]).await;
    assert_eq!(answer.status(), 422);
    assert!(!answer.text().await.unwrap().contains("<b>"));
}
