//! Tests of the forms of the programme. Never of their pages; those are driven over HTTP.

use super::*;

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").expect("the zone is built in")
}

fn typed(pairs: &[(&str, &str)]) -> (EventForm, Press) {
    let usual = [("title", "Wasserstoff"), ("kind", "themed"), ("date", "2021-02-02"), ("from", "17:00"), ("until", "19:00")];
    let pairs = usual.iter().chain(pairs).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    EventForm::read(&Fields::new(pairs))
}

fn faults(pairs: &[(&str, &str)]) -> Vec<(String, Problem)> {
    let (form, _) = typed(pairs);
    form.check(&[], &berlin()).err().unwrap_or_default().into_iter().map(|fault| (fault.field, fault.problem)).collect()
}

fn one(field: &str, problem: Problem) -> Vec<(String, Problem)> {
    vec![(field.to_owned(), problem)]
}

#[test]
fn an_evening_is_read_in_the_time_of_the_city() {
    let (form, press) =
        typed(&[("speaker-0-name", "Emil Ewald"), ("item-0-title", "Vortrag"), ("item-0-kind", "talk"), ("item-0-minutes", "20"), ("do", "save")]);
    assert_eq!(press, Press::Save);
    let draft = form.check(&[], &berlin()).expect("nothing is wrong");
    assert_eq!(draft.starts_at.to_string(), "2021-02-02T16:00:00Z");
    assert_eq!(draft.ends_at.to_string(), "2021-02-02T18:00:00Z");
    assert_eq!(draft.speakers[0].name, "Emil Ewald");
    assert_eq!(draft.agenda[0].minutes, 20);
}

#[test]
fn each_bad_field_is_named_with_its_problem() {
    assert_eq!(faults(&[("title", "  ")]), one("title", Problem::Missing));
    assert_eq!(faults(&[("title", &"x".repeat(10_000))]), one("title", Problem::TooLong(TITLE_MAX)));
    assert_eq!(faults(&[("title", "abc\u{202e}fdp")]), one("title", Problem::Unprintable));
    assert_eq!(faults(&[("title", "a\u{0}b")]), one("title", Problem::Unprintable));
    assert_eq!(faults(&[("until", "16:59")]), one("until", Problem::EndBeforeStart));
    assert_eq!(faults(&[("until", "17:00")]), one("until", Problem::EndBeforeStart));
    assert_eq!(faults(&[("until_date", "2021-02-01")]), one("until", Problem::EndBeforeStart));
    assert_eq!(faults(&[("until_date", "2022-02-01")]), one("until_date", Problem::LastsTooLong));
    assert_eq!(faults(&[("date", "2021-02-30")]), one("date", Problem::NotADate));
    assert_eq!(faults(&[("date", "20210-02-02")]), one("date", Problem::NotADate));
    assert_eq!(faults(&[("date", "")]), one("date", Problem::Missing));
    assert_eq!(faults(&[("from", "25:00")]), one("from", Problem::NotATime));
    assert_eq!(faults(&[("kind", "party")]), one("kind", Problem::NoChoice));
    assert_eq!(faults(&[("series", "not-there")]), one("series", Problem::NoChoice));
    for minutes in ["", "0", "-5", "481", "zehn", "99999999999999999999"] {
        assert_eq!(faults(&[("item-0-title", "x"), ("item-0-kind", "talk"), ("item-0-minutes", minutes)]), one("item-0-minutes", Problem::NotMinutes));
    }
    assert_eq!(faults(&[("speaker-0-name", ""), ("speaker-0-role", "Leitung")]), one("speaker-0-name", Problem::Missing));
}

#[test]
fn all_faults_come_at_once_in_the_order_of_the_form() {
    let found = faults(&[("title", ""), ("date", "morgen"), ("text", "a\u{7}b")]);
    let fields: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["title", "date", "text"]);
}

#[test]
fn people_may_write_dates_and_times_their_way() {
    let (form, _) = typed(&[("date", "2.2.2021"), ("from", "17.00"), ("until", " 19:30 ")]);
    let draft = form.check(&[], &berlin()).expect("nothing is wrong");
    assert_eq!((draft.starts_at.to_string(), draft.ends_at.to_string()), ("2021-02-02T16:00:00Z".into(), "2021-02-02T18:30:00Z".into()));
}

#[test]
fn an_evening_may_end_after_midnight() {
    let (form, _) = typed(&[("from", "22:00"), ("until", "01:00"), ("until_date", "2021-02-03")]);
    assert!(form.check(&[], &berlin()).is_ok());
}

#[test]
fn markup_is_text() {
    let (form, _) = typed(&[("title", "<b>Strom & Wärme</b>"), ("text", "eins\r\n\r\nzwei")]);
    let draft = form.check(&[], &berlin()).expect("nothing is wrong");
    assert_eq!(draft.title, "<b>Strom & Wärme</b>");
    assert_eq!(draft.text, "eins\n\nzwei");
}

#[test]
fn rows_come_go_and_move_without_a_script() {
    let rows = [("item-0-title", "A"), ("item-1-title", "B"), ("speaker-0-name", "Emil")];
    let with = |word: &'static str| {
        let mut pairs = rows.to_vec();
        pairs.push(("do", word));
        let (mut form, press) = typed(&pairs);
        form.press(press);
        (form.agenda.iter().map(|row| row.title.clone()).collect::<Vec<_>>().join(","), form.speakers.len())
    };
    assert_eq!(with("add-item"), ("A,B,".into(), 1));
    assert_eq!(with("add-speaker"), ("A,B".into(), 2));
    assert_eq!(with("remove-speaker:0"), ("A,B".into(), 0));
    assert_eq!(with("remove-item:0"), ("B".into(), 1));
    assert_eq!(with("raise-item:1"), ("B,A".into(), 1));
    assert_eq!(with("lower-item:0"), ("B,A".into(), 1));
    for nonsense in ["raise-item:0", "lower-item:1", "remove-item:7", "remove-item:-1", "lower-item:18446744073709551615", "fly"] {
        assert_eq!(with(nonsense), ("A,B".into(), 1), "{nonsense}");
    }
}

#[test]
fn blank_rows_are_no_rows_and_too_many_are_too_many() {
    let (form, _) = typed(&[("item-0-title", " "), ("item-0-kind", "talk"), ("item-0-minutes", ""), ("speaker-0-name", "")]);
    let draft = form.check(&[], &berlin()).expect("nothing is wrong");
    assert!(draft.agenda.is_empty() && draft.speakers.is_empty());
    let names: Vec<String> = (0..100).map(|i| format!("item-{i}-title")).collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(faults(&pairs), one("agenda", Problem::TooMany(ITEMS_MAX)));
}

#[test]
fn an_event_survives_the_way_through_its_form() {
    let rows = [
        ("until_date", "2021-02-03"),
        ("place", " Rathaus,  Kornmarkt 12"),
        ("item-0-title", "A"),
        ("item-0-kind", "break"),
        ("item-0-minutes", "5"),
        ("speaker-0-name", "Emil"),
        ("cancelled", "true"),
    ];
    let (form, _) = typed(&rows);
    let draft = form.check(&[], &berlin()).expect("nothing is wrong");
    let before = Event {
        id: "e".into(),
        slug: "wasserstoff".into(),
        series: None,
        title: "Wasserstoff".into(),
        summary: String::new(),
        text: String::new(),
        kind: EventKind::Themed,
        starts_at: draft.starts_at,
        ends_at: draft.ends_at,
        cancelled: false,
        sequence: 4,
        place: String::new(),
        room: Some("r".into()),
        updated_at: draft.starts_at,
    };
    let event = draft.onto(&before, draft.ends_at);
    assert_eq!((event.sequence, event.slug.as_str(), event.room.as_deref()), (5, "wasserstoff", Some("r")));
    assert_eq!(draft.onto(&event, draft.ends_at).sequence, 5, "saved again without a change");
    let evening = Evening { event, series: None, speakers: draft.speakers.clone(), agenda: draft.agenda.clone() };
    let again = EventForm::of(&evening, &berlin());
    assert_eq!(again.check(&[], &berlin()).expect("nothing is wrong"), draft);
}
