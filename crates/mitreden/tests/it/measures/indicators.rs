//! Indicators, places, the board's orders and the timeline of measures by their addresses. Never how a chart is drawn.

use mitreden::accounts::Role;

use super::{ADDRESS, measure};
use crate::house;
use crate::programme::{anybody, staff};

#[tokio::test]
async fn an_indicator_is_drawn_said_in_words_and_stands_in_a_table() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Press).await;
        let more = [
            ("indicator", "Leuchten mit <eigenem> Strom"),
            ("indicator_level", "outcome"),
            ("indicator_unit", "Stück"),
            ("indicator_from", "0"),
            ("indicator_from_day", "2021-01-01"),
            ("indicator_to", "1.000"),
            ("indicator_to_day", "2024-12-31"),
            ("indicator_values", "31.12.2022: 250,5\n2021 = 12"),
            ("indicator_source", "Stadtwerke"),
            ("places", "Ufer-Elster-Park | 50,8812; 12,0731"),
        ];
        ada.sends("/massnahmen/neu", &measure(&more)).await;
        let page = anybody(&house).reads(ADDRESS).await;
        for part in [
            "Leuchten mit &#60;eigenem&#62; Strom",
            "Wirkung bei Menschen · in Stück",
            "Am Anfang: 0\u{a0}Stück",
            "Zuletzt: 250,5\u{a0}Stück (Samstag, 31. Dezember 2022)",
            "Ziel: 1.000\u{a0}Stück bis Dienstag, 31. Dezember 2024",
            "25 % des Wegs zum Ziel",
            "class=\"chart__goal\"",
            "<td class=\"number\">12\u{a0}Stück</td>",
            "Stadtwerke",
            "href=\"geo:50.88120,12.07310\"",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        let form = ada.reads(&format!("{ADDRESS}/bearbeiten")).await;
        assert!(form.contains("2021-12-31 = 12\n2022-12-31 = 250,5</textarea>"), "one a line: {form}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_wrong_with_an_indicator_is_said_at_its_field() {
    let house = house::open().await;
    let ada = staff(&house, Role::Press).await;
    let typed = [
        ("indicator", ""),
        ("indicator_unit", "Stück"),
        ("indicator_from", "viel"),
        ("indicator_to", "5"),
        ("indicator_values", "gestern: 3"),
        ("places", "Park | dort"),
    ];
    let page = ada.fails("/massnahmen/neu", &measure(&typed)).await;
    for field in ["indicator-0", "indicator_from-0", "indicator_from_day-0", "indicator_to_day-0", "indicator_values-0", "places"] {
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field} is missing in {page}");
    }
    assert!(page.contains("gestern: 3</textarea>") && page.contains("value=\"viel\"") && page.contains("Kennzahl 1, Gemessene Werte"), "{page}");
}

#[tokio::test]
async fn the_board_is_ordered_by_field_and_quarter_and_a_timeline_runs_through_the_years() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let first = [("field", "Nachhaltigkeit"), ("quarter", "Untermhaus"), ("goal", "Leuchten stehen"), ("goal_reached", "2022-02-15")];
        ada.sends("/massnahmen/neu", &measure(&first)).await;
        let second = [("title", "Sensoren bauen"), ("field", "Lernen"), ("goal", "Labor ist eröffnet"), ("goal_planned", "2199-05-01")];
        ada.sends("/massnahmen/neu", &measure(&second)).await;
        let guest = anybody(&house);
        let board = guest.reads("/massnahmen?nach=feld").await;
        assert!(board.find("Lernen (1)").unwrap() < board.find("Nachhaltigkeit (1)").unwrap(), "{board}");
        let board = guest.reads("/massnahmen?nach=ort").await;
        assert!(board.contains("Untermhaus (1)") && board.contains("Ganze Stadt oder ohne Ort (1)"), "{board}");
        assert!(guest.reads("/massnahmen?nach=%00").await.contains("Pilot (2)"));
        let page = guest.reads("/massnahmen/zeitstrahl").await;
        for part in ["id=\"jahr-2021\"", "id=\"jahr-2022\"", "id=\"jahr-2199\"", "Leuchten stehen", "Labor ist eröffnet"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(page.find("Erreicht").unwrap() < page.find("Geplant").unwrap(), "{page}");
        // Both measures entered their phases on the same days: a day is said once.
        let days: Vec<&str> = page.split("<time datetime=\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|day| day.len() == 10).collect();
        let mut once = days.clone();
        once.dedup();
        assert!(days.len() > 2 && days == once, "{days:?}");
        assert!(guest.reads("/massnahmen").await.contains("Zuletzt geändert: "));
        house.running.stop().await;
    }
}
