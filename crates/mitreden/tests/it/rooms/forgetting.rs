//! What is forgotten by itself: meetings nobody ended, names after the event, old invitations. Nobody presses a button here.

use jiff::{SignedDuration, Timestamp};
use mitreden::base::clock::Clock;
use mitreden::rooms::{Kind, Role, Status, statuses};
use mitreden::schedule;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use super::cast::{Guest, invitation, room_of};
use crate::house::{House, on_every_database_with};

const SLUG: &str = "ag-wirtschaft";

async fn count(house: &House, sql: &str) -> i64 {
    let db = &house.running.app.site("").db;
    let row = db.read.query_one_raw(Statement::from_string(db.backend(), sql)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn a_meeting_nobody_ended_ends_and_its_names_go_later() {
    let clock = Clock::fixed("2027-02-02T17:00:00Z".parse::<Timestamp>().unwrap());
    for house in on_every_database_with(clock.clone(), |_| ()).await {
        let app = &house.running.app;
        let id = room_of(app, SLUG, Kind::Standing, None).await;
        let lead = invitation(app, &id, SLUG, Role::Moderator, "Ada Anders").await;
        let ada = Guest::accepts(&house.url(""), SLUG, &lead).await;
        let mut gustav = Guest::takes_part(&house.url(""), SLUG, "Gustav Marke").await.connects().await;
        gustav.does(json!({"do": "say", "text": "bleibt nicht"})).await;
        clock.advance(SignedDuration::from_hours(7));
        schedule::round(app).await;
        assert_eq!(statuses(&app.site("").db.read).await.unwrap()[&id].status, Status::Planned, "somebody is still there");
        drop((ada, gustav));
        while app.rooms.people_in(&id).await > 0 {
            tokio::task::yield_now().await;
        }
        schedule::round(app).await;
        assert_eq!(statuses(&app.site("").db.read).await.unwrap()[&id].status, Status::Over);
        assert_eq!(count(&house, "SELECT COUNT(*) FROM room_log WHERE text IS NOT NULL").await, 0);
        let named = "SELECT COUNT(*) FROM room_log WHERE payload LIKE '%Gustav Marke%' OR payload LIKE '%Ada Anders%'";
        assert_eq!(count(&house, named).await, 2);
        assert_eq!(count(&house, "SELECT COUNT(*) FROM invitation").await, 0, "an invitation that opens nothing keeps no name");
        clock.advance(SignedDuration::from_hours(31 * 24));
        schedule::round(app).await;
        assert_eq!(count(&house, named).await, 0);
        let again = Guest::takes_part(&house.url(""), SLUG, "Gustav Marke").await.connects().await;
        assert_eq!(again.me["name"], "Gustav Marke", "the log still replays, and the room is there for the next meeting");
    }
}
