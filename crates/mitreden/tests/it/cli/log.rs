//! What the log holds: one JSON object a line, nothing about people.

use serde_json::json;

use super::program::demo;
use crate::rooms::cast::Guest;

#[test]
fn no_line_names_an_address_a_secret_or_a_person() {
    let data = tempfile::tempdir().unwrap();
    let environment = [("MITREDEN__LOG__FORMAT", "json"), ("MITREDEN__LOG__LEVEL", "debug")];
    let mut demo = demo(&data.path().join("data"), &environment);
    // Another loopback address than the server's own, so that it would be seen.
    let visitor = "127.83.12.5";
    for path in ["/", "/anmelden/GEHEIMNIS", "/raeume/nirgends/einladung/GEHEIMNIS", "/barriere-melden?seite=GEHEIMNIS", "/gibt-es-nicht-GEHEIMNIS"] {
        demo.get_from(visitor, path);
    }
    let listen = demo.lines.iter().find_map(|line| line.strip_prefix("Zuhören: ")).unwrap();
    let slug = listen.rsplit_once('/').unwrap().1;
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let zita = Guest::takes_part(&demo.base, slug, "Zita Zwetschge").await;
        let mut wire = zita.connects().await;
        wire.does(json!({"do": "raise-hand"})).await;
        wire.does(json!({"do": "say", "text": "Pflaumenmus"})).await;
        assert_eq!(wire.hears("said").await["text"], "Pflaumenmus");
    });
    assert!(demo.stop());
    let log = demo.log();
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect();
    let answered = lines.iter().filter(|line| line["fields"]["message"] == "answered" && line["span"]["id"].is_string());
    assert!(answered.count() >= 5, "every answer has a line with the request's id: {log}");
    assert!(log.contains("/anmelden/{token}"), "the route stands as in the table: {log}");
    for secret in [visitor, "GEHEIMNIS", "Zwetschge", "Pflaumenmus"] {
        assert!(!log.contains(secret), "{secret} stands in {log}");
    }
}
