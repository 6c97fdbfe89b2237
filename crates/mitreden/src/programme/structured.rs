//! schema.org: an event as search engines read it (JSON-LD). Never shown to people; the page says the same in words.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::dates;
use super::model::{Evening, Status};
use crate::base::http::structured::script_safe;

/// What only the site knows about an event.
#[derive(Clone, Debug)]
pub(crate) struct Place<'a> {
    /// The municipality, the organiser.
    pub city: &'a str,
    /// The portal's start page, absolute.
    pub site: &'a str,
    /// The event's page, absolute.
    pub page: &'a str,
    /// The room's page, absolute.
    pub room: Option<&'a str>,
}

/// The event as JSON-LD, safe to stand inside `<script type="application/ld+json">`.
pub(crate) fn event(evening: &Evening, status: Status, place: &Place<'_>, zone: &TimeZone) -> String {
    let event = &evening.event;
    let state = if status == Status::Cancelled { "EventCancelled" } else { "EventScheduled" };
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "startDate": dates::machine(&dates::local(event.starts_at, zone)),
        "endDate": dates::machine(&dates::local(event.ends_at, zone)),
        "eventStatus": format!("https://schema.org/{state}"),
        "url": place.page,
        "organizer": { "@type": "GovernmentOrganization", "name": place.city, "url": place.site },
        "isAccessibleForFree": true,
        "inLanguage": "de",
    });
    if let Some(members) = value.as_object_mut() {
        // What was entered afterwards has no room, and its place may be unknown.
        let here = (!event.place.is_empty()).then(|| json!({ "@type": "Place", "name": event.place, "address": event.place }));
        let there = place.room.map(|room| json!({ "@type": "VirtualLocation", "url": room }));
        let mode = match (&here, &there) {
            (Some(_), Some(_)) => Some("Mixed"),
            (Some(_), None) => Some("Offline"),
            (None, Some(_)) => Some("Online"),
            (None, None) => None,
        };
        if let Some(mode) = mode {
            members.insert("eventAttendanceMode".into(), json!(format!("https://schema.org/{mode}EventAttendanceMode")));
            let mut places: Vec<Value> = here.into_iter().chain(there).collect();
            let location = if places.len() == 1 { places.remove(0) } else { Value::Array(places) };
            members.insert("location".into(), location);
        }
        if !event.summary.is_empty() {
            members.insert("description".into(), json!(event.summary));
        }
        if !evening.speakers.is_empty() {
            members.insert("performer".into(), evening.speakers.iter().map(person).collect());
        }
        if let Some(series) = &evening.series {
            members.insert("superEvent".into(), json!({ "@type": "EventSeries", "name": series.title }));
        }
    }
    script_safe(&value)
}

fn person(speaker: &super::model::Speaker) -> Value {
    let mut person = json!({ "@type": "Person", "name": speaker.name });
    if let Some(members) = person.as_object_mut() {
        if !speaker.title.is_empty() {
            members.insert("honorificPrefix".into(), json!(speaker.title));
        }
        if !speaker.role.is_empty() {
            members.insert("jobTitle".into(), json!(speaker.role));
        }
    }
    person
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::model::{Event, EventKind, Series, Speaker};

    fn evening(title: &str) -> Evening {
        let at = |text: &str| text.parse().expect("a timestamp");
        Evening {
            event: Event {
                id: "e".into(),
                slug: "wasserstoff".into(),
                series: Some("s".into()),
                title: title.into(),
                summary: "Ein Abend".into(),
                text: String::new(),
                kind: EventKind::Themed,
                starts_at: at("2021-02-02T16:00:00Z"),
                ends_at: at("2021-02-02T18:00:00Z"),
                cancelled: false,
                sequence: 0,
                place: String::new(),
                room: None,
                updated_at: at("2021-02-01T18:00:00Z"),
            },
            series: Some(Series { id: "s".into(), slug: "s".into(), title: "SmartCity-Wochen".into(), summary: String::new(), archived: false }),
            speakers: vec![Speaker { name: "Emil Ewald".into(), title: "Dr.".into(), role: "Stadtwerk".into() }],
            agenda: vec![],
        }
    }

    fn read(title: &str, status: Status) -> (String, Value) {
        let place = Place {
            city: "Stadt Gera",
            site: "https://gera.example/",
            page: "https://gera.example/programm/wasserstoff",
            room: Some("https://gera.example/raeume/wasserstoff"),
        };
        let zone = TimeZone::get("Europe/Berlin").expect("the zone is built in");
        let text = event(&evening(title), status, &place, &zone);
        let value = serde_json::from_str(&text).expect("JSON");
        (text, value)
    }

    #[test]
    fn an_event_has_the_shape_search_engines_ask_for() {
        let (_, value) = read("Wasserstoff", Status::Planned);
        assert_eq!(value["@type"], "Event");
        assert_eq!(value["startDate"], "2021-02-02T17:00:00+01:00");
        assert_eq!(value["location"]["@type"], "VirtualLocation");
        assert_eq!(value["organizer"]["@type"], "GovernmentOrganization");
        assert_eq!(value["performer"][0]["honorificPrefix"], "Dr.");
        assert_eq!(value["eventStatus"], "https://schema.org/EventScheduled");
        assert_eq!(value["isAccessibleForFree"], true);
        let (_, value) = read("Wasserstoff", Status::Cancelled);
        assert_eq!(value["eventStatus"], "https://schema.org/EventCancelled");
    }

    #[test]
    fn a_title_cannot_leave_its_script_element() {
        let title = "</script><script>alert(1)</script><!-- & \u{2028}";
        let (text, value) = read(title, Status::Planned);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(value["name"], title);
    }
}
