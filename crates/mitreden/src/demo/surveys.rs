//! The demo's surveys: the one beside Gera's first assembly of 2019, and one that runs today. Of the first only the number of answers is on record.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, Zoned, civil};

use crate::app::App;
use crate::base::http::Error;
use crate::surveys::{self, Answer, Answers, Condition, Question, QuestionKind, Section, Sheet, Survey};

/// Sheets that were begun in 2019 and never sent.
const PARTIAL_2019: usize = 20;

/// The ten answers of the past survey, invented: topics, how well informed (1 to 5), whether they come again, words.
const ANSWERS_2019: [(&[u32], u32, u32, &str); 10] = [
    (&[0, 2], 3, 0, "Bitte die Termine früher ankündigen."),
    (&[0, 1], 3, 0, ""),
    (&[1, 3], 4, 0, "Gut, dass in Gruppen gearbeitet wurde."),
    (&[0, 1, 2], 3, 0, ""),
    (&[0, 4], 4, 0, "Ich hätte gern von zu Hause teilgenommen."),
    (&[0, 1, 2], 4, 0, ""),
    (&[0, 3], 3, 0, ""),
    (&[1, 2], 4, 0, "Mehr Zeit für Fragen."),
    (&[0, 2, 4], 4, 0, ""),
    (&[0, 1], 3, 0, ""),
];

const PRIVACY: &str = "Die Teilnahme ist freiwillig. Die Antworten liest das SmartCity-Team der Stadtverwaltung. Bitte schreiben Sie nichts, was Sie oder andere erkennbar macht.";

fn options(options: &[&str]) -> Vec<String> {
    options.iter().map(|option| (*option).to_owned()).collect()
}

fn question(key: u32, kind: QuestionKind, text: &str, choices: &[&str], required: bool) -> Question {
    let steps = if kind == QuestionKind::Scale { 5 } else { 0 };
    Question { key, kind, text: text.to_owned(), options: options(choices), steps, required, ..Question::default() }
}

fn section(title: &str, questions: Vec<Question>) -> Section {
    Section { title: title.to_owned(), questions, ..Section::default() }
}

/// Makes the surveys that are missing.
pub(super) async fn fill(app: &App, here: &Zoned) -> Result<(), Error> {
    past(app, here.time_zone()).await?;
    let title = "Licht im Park: Was wünschen Sie sich?";
    let closes = here.saturating_add(3.weeks()).timestamp();
    let survey = Survey {
        title: title.to_owned(),
        intro: "Solarleuchten und Bänke mit Steckdose stehen seit einiger Zeit im Ufer-Elster-Park. Sagen Sie uns, was sich bewährt hat und was fehlt. Dauer: drei Minuten."
            .to_owned(),
        privacy: PRIVACY.to_owned(),
        thanks: "Die Ergebnisse stellen wir am letzten Abend der SmartCity-Wochen vor.".to_owned(),
        is_public: true,
        opens_at: Some(here.timestamp()),
        closes_at: Some(closes),
        sheet: today(),
        ..Survey::default()
    };
    surveys::past(app, survey, Vec::new(), 0).await
}

fn at(date: civil::Date, hour: i8, zone: &TimeZone) -> Option<Timestamp> {
    date.at(hour, 0, 0, 0).to_zoned(zone.clone()).ok().map(|at| at.timestamp())
}

async fn past(app: &App, zone: &TimeZone) -> Result<(), Error> {
    let kinds = [QuestionKind::Multiple, QuestionKind::Scale, QuestionKind::Single, QuestionKind::Text];
    let [multiple, scale, single, text] = kinds;
    let topics = ["Mobilität", "Verwaltung von zu Hause", "Bildung und Kultur", "Energie und Umwelt", "Treffpunkte im Stadtteil"];
    let sheet = Sheet {
        sections: vec![
            section("Themen", vec![question(1, multiple, "Welche Themen sind Ihnen am wichtigsten?", &topics, true)]),
            section(
                "Der Abend",
                vec![
                    question(2, scale, "Wie gut fühlen Sie sich über das Vorhaben informiert?", &["gar nicht", "sehr gut"], true),
                    question(3, single, "Kommen Sie wieder?", &["Ja", "Nein"], true),
                    question(4, text, "Was möchten Sie uns sagen?", &[], false),
                ],
            ),
        ],
    };
    let survey = Survey {
        title: "Umfrage zur 1. Vollversammlung".to_owned(),
        intro: "Begleitende Online-Umfrage zur ersten Vollversammlung am 1. Oktober 2019.".to_owned(),
        privacy: PRIVACY.to_owned(),
        is_public: true,
        opens_at: at(civil::date(2019, 10, 1), 16, zone),
        closes_at: at(civil::date(2019, 10, 31), 20, zone),
        results: Some(
            "Überliefert ist nur, wie viele geantwortet haben: zehn vollständig, zwanzig begannen. Fragen und Antworten sind für diese Vorführung erfunden."
                .to_owned(),
        ),
        sheet,
        ..Survey::default()
    };
    let answers = ANSWERS_2019.iter().map(|(topics, informed, again, words)| {
        let mut answers =
            Answers::from([(1, Answer::Many(topics.iter().copied().collect::<BTreeSet<_>>())), (2, Answer::Step(*informed)), (3, Answer::One(*again))]);
        if !words.is_empty() {
            answers.insert(4, Answer::Words((*words).to_owned()));
        }
        answers
    });
    surveys::past(app, survey, answers.collect(), PARTIAL_2019).await
}

fn today() -> Sheet {
    let (single, multiple, scale, text) = (QuestionKind::Single, QuestionKind::Multiple, QuestionKind::Scale, QuestionKind::Text);
    let after = |question, value| Some(Condition { question, value });
    Sheet {
        sections: vec![
            section("Ihr Park", vec![question(1, single, "Waren Sie in diesem Jahr abends im Ufer-Elster-Park?", &["Ja", "Nein"], true)]),
            Section {
                only_if: after(1, 0),
                ..section(
                    "Ihre Erfahrung",
                    vec![
                        question(2, scale, "Wie sicher haben Sie sich gefühlt?", &["gar nicht", "sehr"], true),
                        question(3, multiple, "Was nutzen Sie?", &["Leuchten am Weg", "Bänke mit Steckdose", "Spielplatz", "Nichts davon"], false),
                    ],
                )
            },
            Section {
                only_if: after(1, 1),
                ..section("Was Sie abhält", vec![question(4, multiple, "Warum nicht?", &["Zu dunkel", "Zu weit", "Kein Anlass"], false)])
            },
            section(
                "Ihr Wunsch",
                vec![
                    Question { only_if: after(2, 1), ..question(5, text, "Wo haben Sie sich unsicher gefühlt?", &[], false) },
                    Question {
                        hint: "Bitte keine Namen und nichts zu Ihrer Gesundheit.".to_owned(),
                        ..question(6, text, "Was sollte die Stadt als Nächstes tun?", &[], false)
                    },
                ],
            ),
        ],
    }
}
