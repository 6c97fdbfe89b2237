//! After an evening over real sockets: what its report says, and what people say of it. Never how it is counted.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use serde_json::json;

use super::{held, reads};
use crate::house::{self, header, text};
use crate::rooms::cast::Guest;

/// Six listen, five take part, an evening with a question and a poll, and then the report.
#[tokio::test]
async fn the_next_morning_tells_of_the_evening() {
    let clock = Clock::fixed("2027-02-04T15:50:00Z".parse().unwrap());
    for house in house::on_every_database_with(clock.clone(), |config| config.limits.door_per_minute = 1_000).await {
        let (base, slug) = (house.url(""), held(&house, "Auftakt", "2027-02-04", "").await);
        let ada = house.signed_in("Ada", Role::Moderation).await;
        let access = reads(&ada, &format!("/raeume/{slug}/zugang")).await;
        assert!(access.contains("Zugang"));
        let mut guest = Guest::new(&base, &slug);
        let seated = ada.post(&format!("/raeume/{slug}/platz"), &[("as", "moderator")]).await;
        guest.cookie = header(&seated, "set-cookie").split(';').next().unwrap().to_owned();
        let mut moderator = guest.connects().await;
        moderator.does(json!({"do": "start-evening"})).await;
        let mut talking = Vec::new();
        for name in ["Berta", "Gustav", "Irma", "Karl", "Lena"] {
            talking.push(Guest::takes_part(&base, &slug, name).await.connects().await);
        }
        let mut listening = Vec::new();
        for _ in 0..6 {
            listening.push(Guest::listens(&base, &slug).await.connects().await);
        }
        clock.advance(SignedDuration::from_mins(47));
        moderator.does(json!({"do": "set-chat", "mode": "open"})).await;
        for (at, wire) in talking.iter_mut().enumerate() {
            wire.does(json!({"do": "say", "text": format!("Zeile {at}")})).await;
        }
        talking[0].does(json!({"do": "ask-question", "text": "Wann kommt der Radweg?", "anonymous": false})).await;
        moderator.does(json!({"do": "lead-question", "question": 1, "deed": {"to": "answer", "answer": null}})).await;
        let plan = json!({"question": "Weiter so?", "kind": "single", "options": ["Ja", "Nein"], "listeners": true, "open_result": false});
        moderator.does(json!({"do": "prepare-poll", "plan": plan})).await;
        moderator.does(json!({"do": "open-poll", "poll": 1, "minutes": null})).await;
        for (at, wire) in talking.iter_mut().chain(&mut listening).enumerate() {
            wire.does(json!({"do": "vote", "poll": 1, "ballot": {"ticks": [u32::from(at > 7)]}})).await;
        }
        moderator.does(json!({"do": "end-evening"})).await;

        let page = reads(&ada, &format!("/auswertung/abend/{slug}")).await;
        assert!(page.contains("11 Menschen in 0,7 Stunden"), "{page}");
        assert!(page.contains("5 haben mitgeredet, 6 haben zugehört"), "{page}");
        for (name, number) in
            [("Höchstens gleichzeitig", "11"), ("Mittlere Dauer in Minuten", "45"), ("Nachrichten im Chat", "5"), ("Beantwortete Fragen", "1")]
        {
            assert!(page.contains(&format!("{name}</th><td class=\"number\">{number}</td>")), "{name}: {page}");
        }
        let voted = "Weiter so?</th><td>Abgestimmt haben</td><td>mindestens 8</td>";
        assert!(page.contains(voted) && page.contains("<td>Nein</td><td>unter 5</td>"), "three against eight are no secret to subtract: {page}");
        assert!(page.contains("Oberfläche auf Deutsch</th><td class=\"number\">11</td>"), "{page}");
        for name in ["Berta", "Gustav", "Radweg", "Zeile 1"] {
            assert!(!page.contains(name), "{name}");
        }
        house.running.stop().await;
        clock.advance(SignedDuration::from_mins(-47));
    }
}

#[tokio::test]
async fn people_say_how_it_was_and_stay_nobody() {
    let clock = super::morning();
    for house in house::on_every_database_with(clock.clone(), |config| config.limits.forms_per_minute = 1_000).await {
        let evening = held(&house, "Auftakt", "2027-02-04", "").await;
        let path = format!("/auswertung/abend/{evening}/rueckmeldung");
        let berta = house.browser();
        assert!(reads(&berta, &format!("/programm/{evening}")).await.contains(&path), "asked on the event's page");
        assert!(reads(&berta, &path).await.contains("Wie hat Ihnen der Abend gefallen?"));
        for (liked, heard, words) in
            [("5", "ja", "Bitte lauter & langsamer"), ("5", "ja", ""), ("4", "ja", ""), ("4", "ja", ""), ("3", "ja", ""), ("", "", ""), ("9", "vielleicht", "")]
        {
            let sent = berta.post(&path, &[("gefallen", liked), ("gehoert", heard), ("worte", words)]).await;
            assert_eq!((sent.status().as_u16(), header(&sent, "set-cookie")), (303, String::new()));
        }
        assert!(reads(&berta, &format!("{path}?danke")).await.contains("Vielen Dank"));
        let long = berta.post(&path, &[("worte", &"x".repeat(1001)), ("gefallen", "2")]).await;
        assert_eq!(long.status(), 422);
        assert!(text(long).await.contains("href=\"#worte\""));

        let dora = house.signed_in("Dora", Role::Press).await;
        let page = reads(&dora, &format!("/auswertung/abend/{evening}")).await;
        assert!(page.contains("Bitte lauter &#38; langsamer") && page.contains("<td class=\"number\">4,2</td>"), "{page}");
        assert!(page.contains("Ausgefüllte Fragebögen</th><td class=\"number\">5</td>"), "an empty form is none: {page}");
        assert_eq!(dora.post(&format!("/auswertung/abend/{evening}/veroeffentlichen"), &[]).await.status(), 303);
        assert!(!reads(&berta, &format!("/auswertung/abend/{evening}")).await.contains("lauter"), "words are for the staff");
        let drop = page.split("action=\"").find(|rest| rest.contains("/worte/")).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(dora.post(&drop, &[]).await.status(), 303);
        assert!(!reads(&dora, &format!("/auswertung/abend/{evening}")).await.contains("lauter"));

        berta.post(&path, &[("worte", "für ein Jahr")]).await;
        clock.advance(SignedDuration::from_hours(24 * 15));
        assert!(reads(&berta, &path).await.contains("Hier wird gerade nicht gefragt"));
        clock.advance(SignedDuration::from_hours(24 * 360));
        mitreden::schedule::round(&house.running.app).await;
        let dora = house.signed_in("Dora", Role::Press).await;
        assert!(!reads(&dora, &format!("/auswertung/abend/{evening}")).await.contains("für ein Jahr"), "forgotten");
        house.running.stop().await;
        clock.advance(SignedDuration::from_hours(-24 * 375));
    }
}
