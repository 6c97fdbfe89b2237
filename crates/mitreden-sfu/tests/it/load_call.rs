//! A plain call: whoever listens gets every packet the speaker sent. Measures nothing.

use mitreden_testkit::load::alone::Alone;
use mitreden_testkit::load::call::Call;

#[tokio::test(flavor = "multi_thread")]
async fn every_listener_gets_every_packet() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let call = Call::start(&alone, "evening", 5).await?;
    call.loses_nothing(600).await?;
    call.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_rooms_do_not_mix() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let (red, blue) = (Call::start(&alone, "red", 2).await?, Call::start(&alone, "blue", 2).await?);
    // A packet of the other room would come as a second one with the same number.
    tokio::try_join!(red.loses_nothing(300), blue.loses_nothing(300))?;
    anyhow::ensure!(red.doubled() == 0 && blue.doubled() == 0, "packets of another room");
    red.end().await?;
    blue.end().await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_one_room_is_not_the_end_of_another() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let over = Call::start(&alone, "over", 1).await?;
    let goes_on = Call::start(&alone, "goes on", 1).await?;
    goes_on.loses_nothing_during(200, async { alone.sfu.close_room("over") }).await?;
    assert!(over.end().await.is_err(), "everybody was sent out of the closed room");
    goes_on.end().await?;
    alone.stop().await;
    Ok(())
}
