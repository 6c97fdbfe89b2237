//! Coming back: into the own session, not into another's, and not at all after a removal.

use std::time::Duration;

use mitreden_sfu::Permission;
use mitreden_sfu::proto::DisconnectReason;
use mitreden_sfu::proto::leave_request::Action;
use mitreden_sfu::proto::signal_response::Message as Response;
use mitreden_testkit::load::alone::Alone;
use mitreden_testkit::load::call::Call;
use mitreden_testkit::load::{Client, Happening, Refused, SentAway, Way};

use crate::watcher::{PATIENCE, Watcher};

#[tokio::test(flavor = "multi_thread")]
async fn the_session_of_another_cannot_be_taken_up() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, "evening", 1).await?;
    let own = Way::new(&alone.url, alone.listener("evening", "mallory"));
    let mallory = Client::join(&own).await?;
    let others = mallory.join.as_ref().map(|join| join.other_participants.clone()).unwrap_or_default();
    let speaker = others.iter().find(|who| who.identity == "speaker").expect("the speaker is announced");
    let taken = Client::join(&own.clone().resuming(&speaker.sid)).await;
    let error = taken.expect_err("another's session");
    assert_eq!(error.downcast_ref::<SentAway>(), Some(&SentAway { reason: DisconnectReason::StateMismatch, action: Action::Reconnect }), "{error:#}");
    call.loses_nothing(300).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_nobody_knows_is_answered_with_come_in_anew() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let way = Way::new(&alone.url, alone.listener("evening", "cem")).resuming("PA_unknown");
    let error = Client::join(&way).await.expect_err("a session nobody knows");
    let sent_away = error.downcast_ref::<SentAway>().expect("a leave, which clients understand");
    assert_eq!(sent_away.action, Action::Reconnect);
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_own_session_is_taken_up_and_media_never_stopped() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, "evening", 1).await?;
    let token = alone.listener("evening", "gustav");
    let mut gustav = Watcher::enter(&alone, token.clone()).await?;
    gustav.until("media", |memory| memory.honest > 20).await?;
    let way = Way::new(&alone.url, token).resuming(gustav.client.sid());
    gustav.client.cut();
    let before = gustav.memory.honest;
    gustav.until("media without signalling", |memory| memory.honest > before + 50).await?;
    let back = Client::join(&way).await?;
    assert!(back.join.is_none(), "a resume is no new join");
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_removed_do_not_come_back_until_they_are_let_in_again() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let token = alone.speaker("evening", "mallory");
    let way = Way::new(&alone.url, token);
    let mut mallory = Client::join(&way).await?;
    let session = mallory.sid().to_owned();
    alone.sfu.remove("evening", "mallory");
    let reason = mallory.until("the removal", PATIENCE, leave_reason).await?;
    assert_eq!(reason, DisconnectReason::ParticipantRemoved);
    for knock in [way.clone(), way.clone().resuming(&session)] {
        let error = Client::join(&knock).await.expect_err("it was removed");
        let status = error.downcast_ref::<Refused>().map(|refused| refused.status);
        assert!(matches!(status, Some(401 | 403)), "clients stop knocking at 401 and 403 only: {error:#}");
    }
    // A token that is newer than the removal is a token all the same.
    let newer = Way::new(&alone.url, alone.speaker("evening", "mallory"));
    assert!(Client::join(&newer).await.is_err(), "removed is removed");
    alone.sfu.set_permission("evening", "mallory", Permission::listener());
    let again = Client::join(&way).await?;
    let own = again.join.and_then(|join| join.participant).and_then(|own| own.permission);
    assert_eq!(own.map(|own| (own.can_publish, own.hidden)), Some((false, true)), "the override wins over the token");
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lost_the_floor_does_not_get_it_back_with_the_old_token() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let way = Way::new(&alone.url, alone.speaker("evening", "gustav"));
    let _first = Client::join(&way).await?;
    alone.sfu.set_permission("evening", "gustav", Permission::listener());
    let second = Client::join(&way).await?;
    let own = second.join.and_then(|join| join.participant).and_then(|own| own.permission);
    assert_eq!(own.map(|own| own.can_publish), Some(false));
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_client_of_one_identity_replaces_the_first() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let way = Way::new(&alone.url, alone.listener("evening", "cem"));
    let mut first = Client::join(&way).await?;
    let _second = Client::join(&way).await?;
    let reason = first.until("the replacement", PATIENCE, leave_reason).await?;
    assert_eq!(reason, DisconnectReason::DuplicateIdentity);
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_ends_is_renewed_while_the_client_stays() -> anyhow::Result<()> {
    let alone = Alone::start(|config| config.token_life = Duration::from_secs(2)).await?;
    let grants =
        mitreden_sfu::Grants { room: "evening".to_owned(), identity: "cem".to_owned(), permission: Permission::listener(), ..mitreden_sfu::Grants::default() };
    let mut cem = Client::join(&Way::new(&alone.url, alone.sfu.token(&grants))).await?;
    let renewed = cem
        .until("a fresh token", PATIENCE, |happening| match happening {
            Happening::Signal(message) => match &**message {
                Response::RefreshToken(token) => Some(token.clone()),
                _ => None,
            },
            _ => None,
        })
        .await?;
    let read = alone.sfu.verify(&renewed)?;
    assert_eq!((read.room.as_str(), read.identity.as_str()), ("evening", "cem"));
    assert!(read.permission.can_publish.is_empty() && !read.permission.can_publish_data);
    alone.stop().await;
    Ok(())
}

fn leave_reason(happening: &Happening) -> Option<DisconnectReason> {
    let Happening::Signal(message) = happening else { return None };
    match &**message {
        Response::Leave(leave) => Some(leave.reason()),
        _ => None,
    }
}
