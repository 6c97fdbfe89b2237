//! What each setting means, in the operator's language, and what its type alone cannot check. Reads no file.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use toml::{Table, Value};

use super::{Config, Provider, theme};
use crate::base::i18n::Language;

/// One section: name, what it is for, and its keys with what they mean.
type Section = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Every setting, in the order of the file.
const SECTIONS: [Section; 22] = [
    (
        "site",
        "Die Kommune und ihr Portal.",
        &[
            ("name", "Name des Portals."),
            ("city", "Name der Kommune."),
            ("languages", "Sprachen der Oberfläche, die erste gilt ohne Wunsch des Browsers: \"de\", \"en\"."),
            ("time_zone", "Zeitzone der Kommune (IANA-Name)."),
            ("footer", "Text in der Fußzeile, etwa wer das Portal fördert. Leer: keiner."),
        ],
    ),
    (
        "http",
        "Der Webserver.",
        &[
            ("listen", "Adresse und Port. Port 0 nimmt irgendeinen freien."),
            ("base_url", "Die öffentliche Adresse ohne Pfad, etwa \"https://mitreden.example\". Leer: http://localhost mit dem Port."),
            ("trusted_proxies", "IP-Adressen der Proxys, deren X-Forwarded-For geglaubt wird. Der Proxy muss Host und Origin unverändert weitergeben."),
        ],
    ),
    ("data", "Wo die Daten liegen.", &[("folder", "Ordner für Datenbank und Schlüssel. Er wird angelegt, wenn er fehlt, und gehört in die Datensicherung.")]),
    (
        "database",
        "Die Datenbank. Ohne Angabe ist es SQLite im Datenordner.",
        &[
            ("url", "Für PostgreSQL: postgres://name:kennwort@rechner/datenbank. Besser als hier steht sie in der Umgebungsvariablen MITREDEN__DATABASE__URL."),
            ("connections", "Verbindungen zu PostgreSQL, höchstens."),
        ],
    ),
    (
        "mail",
        "Briefe per E-Mail: Anmeldecodes, Erinnerungen, Rundbriefe. Ohne Mailserver warten sie.",
        &[
            ("host", "Name des Mailservers. Leer: keiner."),
            ("port", "Sein Port: 587 für starttls, 465 für tls, 25 für none."),
            ("protection", "\"starttls\", \"tls\" oder, nur auf demselben Rechner, \"none\"."),
            ("user", "Benutzername. Leer: ohne Anmeldung."),
            ("password", "Kennwort. Besser als hier steht es in der Umgebungsvariablen MITREDEN__MAIL__PASSWORD."),
            ("from", "Absender, etwa \"Mitreden Gera <portal@gera.example>\"."),
            ("reply_to", "Wohin Antworten gehen. Leer: an den Absender."),
            (
                "returns",
                "Postfach für unzustellbare Briefe. Jeder Brief setzt +<Nummer> vor das @; was dort ankommt, gehört in `mitreden mail bounce`. Leer: der Absender.",
            ),
            ("folder", "Zum Ausprobieren ohne Mailserver: Ordner, in den die Briefe als Dateien gelegt werden."),
            ("operator", "Wer den Mailserver betreibt, für die Datenschutzerklärung. Leer: nicht angegeben."),
            ("country", "In welchem Land er steht, für die Datenschutzerklärung. Leer: nicht angegeben."),
        ],
    ),
    (
        "push",
        "Nachrichten auf Geräte (Web-Push).",
        &[("enabled", "false: nicht anbieten. Der Weg führt über den Dienst des Browserherstellers (etwa Google, Mozilla, Apple), auch außerhalb der EU.")],
    ),
    (
        "accounts",
        "Konten und Anmeldung.",
        &[(
            "second_factor",
            "Zweiter Faktor (Passkey oder Einmalkennwort) für alle, die für die Kommune arbeiten: \"required\", oder \"offered\" nur für die, die einen eingerichtet haben.",
        )],
    ),
    (
        "media",
        "Bild und Ton der Räume.",
        &[
            ("mode", "\"embedded\": der Medienserver in diesem Programm."),
            ("udp", "Der eine UDP-Port für alle Medien. Er muss von außen erreichbar sein."),
            ("tcp", "TCP-Port für Netze, die UDP sperren. Leer: aus."),
            ("public_ips", "Adressen, unter denen Browser die Medienports erreichen, etwa hinter NAT. Leer: die Adressen dieses Rechners."),
            ("udp_offered", "false: Medien nur über TCP anbieten."),
        ],
    ),
    (
        "slides",
        "Folien, die hochgeladen werden.",
        &[(
            "program",
            "Programm, das Folien in Bilder umwandelt, etwa dieses in einer engeren Umgebung. Leer: dieses Programm in einem eigenen Prozess mit wenig Speicher und Zeit.",
        )],
    ),
    (
        "drafts",
        "Dokumente, die als Strategie eingelesen werden.",
        &[("converter", "Programm, das DOCX und ODT liest: pandoc. Fehlt es, wird nur Markdown eingelesen.")],
    ),
    (
        "bookings",
        "Räume, die Menschen mit Konto für Vereine und Initiativen buchen. Mit der gebuchten Zeit endet der Raum, und was in ihm war, wird gelöscht.",
        &[
            ("enabled", "false: Niemand kann Räume buchen."),
            ("per_person", "Buchungen einer Person, die noch nicht vorbei sind, höchstens."),
            ("at_once", "Räume, die zur selben Zeit gebucht sein können, im ganzen Portal."),
            ("hours_max", "Längste Buchung in Stunden."),
            ("days_ahead", "So viele Tage im Voraus kann gebucht werden."),
        ],
    ),
    (
        "map",
        "Die Karte der Maßnahmen. Das Portal holt ihre Bilder selbst und behält sie 30 Tage; kein Browser fragt jemand anderen. Ohne Quelle stehen die Orte als Liste da.",
        &[
            (
                "tiles",
                "Adresse einer Kachel mit {z}, {x} und {y}, etwa des Landes oder eines eigenen Servers: https://karten.example/{z}/{x}/{y}.png. Die Server von openstreetmap.org sind für Portale nicht gedacht.",
            ),
            ("credit", "Was neben der Karte stehen muss, etwa © OpenStreetMap-Mitwirkende."),
        ],
    ),
    (
        "comments",
        "Kommentare zu Artikeln.",
        &[
            ("enabled", "false: keine Kommentare auf dem ganzen Portal."),
            ("without_account", "false: nur angemeldete Personen kommentieren."),
            ("premoderated", "Kommentare erscheinen erst nach Freigabe. false: sofort, wenn nichts an ihnen auffällt."),
            ("email_required", "true: Wer ohne Konto kommentiert, gibt eine E-Mail-Adresse an. Sie wird nie gezeigt."),
            ("open_days", "So viele Tage nimmt ein Artikel Kommentare an, wenn er selbst nichts sagt. 0: unbegrenzt."),
            ("links_max", "Mehr Links in einem Kommentar werden abgelehnt."),
            ("blocked_words", "Wörter, mit denen ein Kommentar als auffällig gilt."),
            ("blocked_domains", "Domains, mit denen ein Kommentar als auffällig gilt."),
        ],
    ),
    (
        "moderation",
        "Moderation der Beiträge.",
        &[
            ("four_eyes", "true: Ein Text wird erst endgültig entfernt, wenn eine zweite Person zustimmt."),
            ("block_days", "Tage, für die jemand gesperrt wird."),
            ("objection_days", "Tage, in denen Verfassende einer Entscheidung widersprechen können."),
        ],
    ),
    (
        "limits",
        "Obergrenzen gegen Überlastung und Versehen.",
        &[
            ("body_bytes", "Größte Anfrage in Bytes."),
            ("sign_in_per_minute", "Anmeldeversuche je Anschluss und Minute."),
            ("door_per_minute", "Raumcodes je Anschluss und Minute."),
            ("forms_per_minute", "Formulare ohne Konto je Anschluss und Minute."),
        ],
    ),
    (
        "log",
        "Das Protokoll auf der Fehlerausgabe. Es enthält weder Namen noch IP-Adressen.",
        &[
            ("format", "\"text\" für Menschen, \"json\" für Programme."),
            ("level", "error, warn, info, debug oder trace, auch je Modul: \"info,mitreden_sfu=debug\"."),
        ],
    ),
    (
        "metrics",
        "Messwerte unter /metrics im Prometheus-Format. Ohne eine der beiden Angaben gibt es sie nicht.",
        &[
            (
                "token",
                "Kennwort, das die Überwachung mitschickt (Authorization: Bearer …), mindestens 16 Zeichen. Besser als hier steht es in der Umgebungsvariablen MITREDEN__METRICS__TOKEN.",
            ),
            (
                "loopback",
                "true: Programme auf diesem Rechner bekommen sie ohne Kennwort. Nicht hinter einem Proxy auf demselben Rechner, der X-Forwarded-For weglässt.",
            ),
        ],
    ),
    (
        "backup",
        "Nächtliche Datensicherung. Die Dateien enthalten alles, auch den Schlüssel: Bewahren Sie sie wie ein Kennwort auf, und nicht nur auf diesem Rechner.",
        &[
            ("folder", "Ordner für die Sicherungen. Leer: keine."),
            ("keep", "So viele bleiben liegen, die ältesten gehen zuerst."),
            ("hour", "Ab dieser Stunde der Nacht wird gesichert (0 bis 23), in der Zeitzone der Kommune."),
        ],
    ),
    (
        "theme",
        "Farben der Kommune. Kontraste unter den Grenzwerten der WCAG werden abgelehnt.",
        &[
            ("light", "Für helle Anzeige, etwa [\"primary=#0b5457\"]. Namen: primary, on-primary, deep, on-deep, warm, … (web/styles/tokens.css)."),
            ("dark", "Für dunkle Anzeige."),
        ],
    ),
    (
        "imprint",
        "Impressum (§ 5 DDG, § 18 Abs. 2 MStV). Was leer bleibt, fehlt auf der Seite.",
        &[
            ("provider", "Vollständiger Name der Kommune oder Einrichtung."),
            ("address", "Anschrift, je Zeile ein Eintrag; kein Postfach."),
            ("represented_by", "Wer sie vertritt, mit Amt."),
            ("email", "E-Mail-Adresse."),
            ("phone", "Der zweite schnelle Weg: Telefon."),
            ("vat_id", "Umsatzsteuer-Identifikationsnummer, wenn es eine gibt."),
            ("supervision", "Aufsichtsbehörde."),
            ("editor", "Verantwortlich für journalistische Inhalte, mit Anschrift."),
        ],
    ),
    (
        "privacy",
        "Datenschutzerklärung (Art. 13 DSGVO). Alles Übrige schreibt das Programm aus seinen Einstellungen.",
        &[
            ("officer", "Datenschutzbeauftragte Person: Name oder Stelle und wie man sie erreicht."),
            ("authority", "Aufsichtsbehörde für den Datenschutz."),
            ("host", "Wer den Server betreibt, wenn es nicht die Kommune selbst ist."),
            ("host_country", "In welchem Land der Server steht. Leer: nicht angegeben."),
            ("legal_basis", "Rechtsgrundlage der Verarbeitung."),
        ],
    ),
    (
        "accessibility",
        "Erklärung zur Barrierefreiheit (§ 7 BITV 2.0, Durchführungsbeschluss (EU) 2018/1523).",
        &[
            ("law", "Gesetz des Landes, das die Richtlinie (EU) 2016/2102 umsetzt."),
            ("status", "\"full\", \"partial\" oder \"none\": vollständig, teilweise oder nicht vereinbar."),
            ("exceptions", "Was nicht barrierefrei ist, je ein Satz."),
            ("burdens", "Was wegen unverhältnismäßiger Belastung ausgenommen ist, je ein Satz."),
            ("out_of_scope", "Wofür das Gesetz nicht gilt, je ein Satz."),
            ("method", "\"self\" für Selbstbewertung, \"external\" für Bewertung durch Dritte."),
            ("created", "Tag der Erklärung (JJJJ-MM-TT)."),
            ("reviewed", "Tag der letzten Überprüfung (JJJJ-MM-TT); sie ist jedes Jahr fällig."),
            ("email", "E-Mail-Adresse für Fragen. Leer: die des Impressums."),
            ("phone", "Telefon für Fragen. Leer: das des Impressums."),
            ("enforcement", "Durchsetzungsstelle des Landes."),
            ("enforcement_address", "Ihre Anschrift, je Zeile ein Eintrag."),
            ("enforcement_email", "Ihre E-Mail-Adresse."),
            ("enforcement_phone", "Ihr Telefon."),
            ("enforcement_url", "Ihre Seite."),
            ("answer_days", "Tage, bis eine Meldung beantwortet sein soll."),
        ],
    ),
];

/// Sections that an operator adds, each under a name of their own. In the example they stand as comments.
const PROVIDER: (&str, &[(&str, &str)]) = (
    "\
# Anmeldung über andere Anbieter (OpenID Connect), so viele wie nötig: Keycloak der Stadt, Entra, BundID über einen Broker.
# Beim Anbieter einzutragende Weiterleitung: <base_url>/anmelden/anbieter/<name>/antwort. Wer für die Kommune arbeitet, zeigt weiter seinen zweiten Faktor.
",
    &[
        ("name", "Wie die Leute ihn nennen; steht auf dem Knopf."),
        ("issuer", "Seine Adresse (issuer), etwa \"https://anmeldung.example/realms/stadt\"."),
        ("client_id", "Die Kennung dieses Portals beim Anbieter."),
        ("client_secret", "Das Kennwort dazu. Besser als hier steht es in der Umgebungsvariablen MITREDEN__OIDC__STADT__CLIENT_SECRET."),
        ("scopes", "Was außer \"openid\" angefragt wird."),
        (
            "trusted",
            "true: Eine Adresse, die er als bestätigt meldet (email_verified), öffnet das Konto mit dieser Adresse. false: Wer zum ersten Mal so kommt, bestätigt die Adresse einmal mit einem Code.",
        ),
        ("operator", "Wer ihn betreibt, für die Datenschutzerklärung."),
        ("country", "In welchem Land, für die Datenschutzerklärung. Leer: nicht angegeben."),
        ("roles_claim", "Wo der Anbieter Gruppen oder Rollen nennt: \"groups\" (Entra), \"realm_access.roles\" (Keycloak)."),
        (
            "roles",
            "Welcher Wert welche Rolle gibt, etwa [\"portal-admin=admin\", \"portal-presse=press\"]; Rollen: moderation, press, admin. Die erste Zeile, die passt, gilt. Bei jeder Anmeldung dort wird die Rolle gegeben oder genommen, nach 30 Tagen ohne Anmeldung dort auch; hier vergebene Rollen bleiben. Nur an eine bestätigte Adresse (email_verified, bei Entra xms_edov). Leer: Der Anbieter gibt keine Rollen.",
        ),
    ],
);

const HEAD: &str = "\
# Die Einstellungen von Mitreden mit ihren Vorgaben. Zum Anpassen kopieren: mitreden serve --config mitreden.toml
# Alle sind auskommentiert: Es gilt die Vorgabe, und Name, Impressum, Farben und Ähnliches setzt die Verwaltung im Browser.
# Wer bei einer Einstellung das # vor dem Namen wegnimmt, legt sie hier fest; im Browser lässt sie sich dann nicht mehr ändern.
# Jede Einstellung geht auch als Umgebungsvariable: http.listen als MITREDEN__HTTP__LISTEN, Listen mit Kommas getrennt.
# Unbekannte Namen sind Fehler. `mitreden config check --config FILE` prüft eine Datei.
# Diese Datei schreibt `mitreden config example`.
";

/// The text of mitreden.example.toml: every key with its meaning and its default. The keys are comments, as what a file sets
/// is fixed for the administration.
pub fn example() -> String {
    // A struct of strings, numbers, flags and lists is always a table.
    let defaults = Table::try_from(Config::default()).expect("the defaults are a table");
    let mut text = String::from(HEAD);
    for (section, about, keys) in SECTIONS {
        if section == "media" {
            text.push_str(&provider());
        }
        text.push_str(&format!("\n# {about}\n[{section}]\n"));
        for (key, meaning) in keys {
            let value = defaults.get(section).and_then(|keys| keys.get(*key)).map_or_else(String::new, Value::to_string);
            text.push_str(&format!("# {meaning}\n# {key} = {value}\n"));
        }
    }
    text
}

/// The part of the example that shows a provider.
fn provider() -> String {
    // A struct of strings, flags and lists is always a table.
    let defaults = Table::try_from(Provider::default()).expect("the defaults are a table");
    let (about, keys) = PROVIDER;
    let mut text = format!("\n{about}# [oidc.stadt]\n");
    for (key, meaning) in keys {
        let value = defaults.get(*key).map_or_else(String::new, Value::to_string);
        text.push_str(&format!("# {meaning}\n# {key} = {value}\n"));
    }
    text
}

/// Checks one key beyond its type.
pub(super) fn check(config: &Config, section: &str, key: &str) -> Result<(), String> {
    let wrong = match (section, key) {
        ("site", "languages") => {
            let known = config.site.languages.iter().all(|tag| Language::from_tag(tag).is_some());
            (!known || config.site.languages.is_empty()).then_some("one or more of: de, en")
        }
        ("site", "time_zone") => TimeZone::get(&config.site.time_zone).is_err().then_some("no such time zone; write an IANA name such as Europe/Berlin"),
        ("http", "base_url") => (!is_origin(&config.http.base_url)).then_some("write the whole address without a path, such as https://mitreden.example"),
        ("mail", "from") => config.mail.from.parse::<lettre::message::Mailbox>().is_err().then_some("write an address such as Mitreden <portal@gera.example>"),
        ("mail", "reply_to" | "returns") => {
            let texts = [&config.mail.reply_to, &config.mail.returns];
            texts
                .into_iter()
                .any(|text| !text.is_empty() && text.parse::<lettre::Address>().is_err())
                .then_some("write an address such as post@gera.example, or leave it empty")
        }
        ("media", "tcp") => {
            (!config.media.tcp.is_empty() && config.media.tcp().is_none()).then_some("write address and port such as 0.0.0.0:7881, or leave it empty")
        }
        ("map", "tiles") => (!config.map.is_fit()).then_some("write the whole address of a tile with https:// and {z}, {x} and {y}, or leave it empty"),
        ("limits", "body_bytes") => (config.limits.body_bytes < 16 << 10).then_some("at least 16384, or forms do not fit"),
        ("accessibility", "created") => (!is_day(&config.accessibility.created)).then_some("write a day as 2026-11-23, or leave it empty"),
        ("accessibility", "reviewed") => (!is_day(&config.accessibility.reviewed)).then_some("write a day as 2026-11-23, or leave it empty"),
        ("backup", "hour") => (config.backup.hour > 23).then_some("an hour from 0 to 23"),
        ("backup", "keep") => (config.backup.keep == 0).then_some("at least 1; to make no backups leave backup.folder empty"),
        ("metrics", "token") => (!config.metrics.token.is_empty() && config.metrics.token.len() < 16).then_some("at least 16 characters, or leave it empty"),
        ("log", "level") => config.log.targets().is_none().then_some("error, warn, info, debug or trace"),
        ("theme", _) => return theme::check(&config.theme).map_err(|fault| fault.to_string()),
        _ => None,
    };
    wrong.map_or(Ok(()), |message| Err(message.to_owned()))
}

fn is_origin(text: &str) -> bool {
    text.is_empty()
        || url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.path() == "/" && url.query().is_none())
}

fn is_day(text: &str) -> bool {
    text.is_empty() || text.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_explained_once() {
        let defaults = Table::try_from(Config::default()).unwrap();
        let real: Vec<String> =
            defaults.iter().flat_map(|(section, keys)| keys.as_table().unwrap().keys().map(move |key| format!("{section}.{key}"))).collect();
        let mut explained: Vec<String> = SECTIONS.iter().flat_map(|(section, _, keys)| keys.iter().map(move |(key, _)| format!("{section}.{key}"))).collect();
        explained.sort();
        let mut real = real;
        real.sort();
        assert_eq!(explained, real);
    }

    #[test]
    fn every_setting_of_a_provider_is_explained() {
        let mut explained: Vec<&str> = PROVIDER.1.iter().map(|(key, _)| *key).collect();
        explained.sort_unstable();
        let real = Table::try_from(Provider::default()).unwrap();
        assert_eq!(explained, real.keys().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn the_example_is_the_defaults() {
        let text = example();
        // Taking the mark away sets each key to what holds without it.
        let begins = |line: &str| SECTIONS.iter().any(|(_, _, keys)| keys.iter().any(|(key, _)| line.starts_with(&format!("# {key} = "))));
        let (before, after) = text.split_once("\n# Anmeldung über andere Anbieter").unwrap();
        let after = after.split_once("\n\n").unwrap().1;
        let free = |line: &str| if begins(line) { line[2..].to_owned() } else { line.to_owned() };
        let free: String = before.lines().chain(after.lines()).map(|line| free(line) + "\n").collect();
        let read: Config = toml::from_str(&free).unwrap();
        assert_eq!(read, Config::default());
        let set: Table = toml::from_str(&free).unwrap();
        let keys = SECTIONS.iter().map(|(_, _, keys)| keys.len()).sum::<usize>();
        assert_eq!(set.values().map(|keys| keys.as_table().unwrap().len()).sum::<usize>(), keys);
    }

    #[test]
    fn the_example_sets_nothing() {
        let set: Table = toml::from_str(&example()).unwrap();
        assert!(set.values().all(|keys| keys.as_table().is_some_and(Table::is_empty)), "{set}");
    }
}
