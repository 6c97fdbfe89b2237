//! Addresses that open something for whoever has them, and what of them may be kept. Opens nothing.

/// Behind these parts of an address stands a code: of a registration, a sheet of a survey, an invitation, a receipt, a subscription, an objection, a sign-in.
const BEFORE_CODES: [&str; 8] = ["anmeldung", "bogen", "einladung", "beleg", "abos", "widerspruch", "anmelden", "beenden"];

/// So long a part can only be a code, unless it has hyphens, as titles have.
const CODE_LENGTH: usize = 32;

/// The part of a path of ours that everybody may read, for reports and logs: it ends before the first code.
pub fn public_part(path: &str) -> String {
    let mut kept = Vec::new();
    for part in path.split('/') {
        if part.len() >= CODE_LENGTH && !part.contains('-') {
            break;
        }
        kept.push(part);
        if BEFORE_CODES.contains(&part) {
            break;
        }
    }
    kept.join("/")
}

#[cfg(test)]
mod tests {
    use super::public_part;

    #[test]
    fn no_code_is_kept() {
        for (path, kept) in [
            ("/programm/dynamik-durch-daten", "/programm/dynamik-durch-daten"),
            ("/programm/dynamik-durch-daten/anmeldung/abcde-fghij", "/programm/dynamik-durch-daten/anmeldung"),
            ("/programm/dynamik-durch-daten/anmeldung/abcde-fghij/absagen", "/programm/dynamik-durch-daten/anmeldung"),
            ("/umfragen/licht/bogen/1a2b3-c4d5e-f6g7h-i8j9k/2", "/umfragen/licht/bogen"),
            ("/de/abos/0123456789abcdef0123456789abcdef/beenden", "/de/abos"),
            ("/raeume/saal/einladung/kurz", "/raeume/saal/einladung"),
            ("/irgendwo/0123456789abcdef0123456789abcdef/x", "/irgendwo"),
            ("/aktuelles/ein-langer-titel-ueber-die-uferpromenade-und-ihr-licht", "/aktuelles/ein-langer-titel-ueber-die-uferpromenade-und-ihr-licht"),
            ("/", "/"),
        ] {
            assert_eq!(public_part(path), kept);
        }
    }
}
