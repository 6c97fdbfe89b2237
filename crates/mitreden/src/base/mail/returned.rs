//! Letters that come back: what a delivery report says (RFC 3464), and which letter it is about. Keeps nothing and believes no address.

use mail_parser::{MessageParser, MimeHeaders as _};

/// How much of a returned letter is read. The report stands before the copy of the letter, and nobody needs that.
pub const READ_BYTES: u64 = 128 * 1024;

/// Digits of a letter's id in its return address.
const ID_DIGITS: usize = 32;

/// Where mail servers write whom a letter was delivered to, the most reliable first.
const RECIPIENT_HEADERS: [&str; 4] = ["X-Original-To", "Delivered-To", "Envelope-To", "To"];

/// What a mail server says of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody can be reached there.
    Never,
    /// This letter was not delivered, another one may be: a full mailbox, a letter that the server did not like.
    NotThisTime,
}

/// A letter that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The id of the letter: the return address names it, and nobody else knows it.
    pub letter: String,
    /// What it means for the address.
    pub verdict: Verdict,
    /// The status code (RFC 3463).
    pub status: String,
}

/// Why a message is no letter that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// No address of it is one of our return addresses.
    #[error("it was not sent to the return address of a letter")]
    NotOurs,
    /// An out-of-office note, a newsletter, something else.
    #[error("it is no delivery report")]
    NoReport,
    /// The letter is on its way, or has arrived.
    #[error("it reports nothing that failed")]
    NothingFailed,
}

/// Reads one message. `recipient`: whom the mail server delivered it to, if it says so; otherwise its headers are asked.
///
/// # Errors
/// When it is no report of a failure of one of our letters.
pub fn read(message: &[u8], recipient: Option<&str>) -> Result<Returned, Unclear> {
    let message = MessageParser::default().parse(message).ok_or(Unclear::NoReport)?;
    let letter = match recipient {
        Some(recipient) => letter_of(recipient),
        None => RECIPIENT_HEADERS.iter().flat_map(|name| message.header_values(*name)).find_map(|value| {
            let addresses = value.as_address().map(|list| list.iter().filter_map(|one| one.address()).collect::<Vec<_>>());
            addresses.unwrap_or_else(|| value.as_text().into_iter().collect()).into_iter().find_map(letter_of)
        }),
    };
    let letter = letter.ok_or(Unclear::NotOurs)?;
    let is_report = message
        .content_type()
        .is_some_and(|kind| kind.c_type.eq_ignore_ascii_case("multipart") && kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("report")));
    // Only parts of the message itself: what the copy of our letter contains is not the server's word.
    let report = message.parts.iter().find(|part| {
        part.content_type().is_some_and(|kind| {
            kind.c_type.eq_ignore_ascii_case("message")
                && kind.subtype().is_some_and(|subtype| ["delivery-status", "global-delivery-status"].iter().any(|one| subtype.eq_ignore_ascii_case(one)))
        })
    });
    let report = report.filter(|_| is_report).ok_or(Unclear::NoReport)?;
    let text = String::from_utf8_lossy(report.contents());
    let failure = groups(&text).into_iter().find_map(|group| failed(&group)).ok_or(Unclear::NothingFailed)?;
    Ok(Returned { letter, verdict: verdict(&failure), status: failure })
}

/// The letter that a return address names: `returns+<id>@…`.
fn letter_of(address: &str) -> Option<String> {
    let (local, _) = address.trim().trim_matches(['<', '>']).rsplit_once('@')?;
    let (_, id) = local.rsplit_once('+')?;
    let id = id.to_ascii_lowercase();
    (id.len() == ID_DIGITS && id.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(id)
}

/// The groups of fields of a report: first the one about the message, then one for each recipient.
fn groups(text: &str) -> Vec<Vec<(String, String)>> {
    let mut groups: Vec<Vec<(String, String)>> = vec![Vec::new()];
    for line in text.lines() {
        let group = groups.last_mut();
        if line.trim().is_empty() {
            groups.push(Vec::new());
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = group.and_then(|group| group.last_mut()) {
                value.push_str(line);
            }
        } else if let (Some(group), Some((name, value))) = (group, line.split_once(':')) {
            group.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    groups
}

/// The status code of a recipient's group that says that the letter was not delivered.
fn failed(group: &[(String, String)]) -> Option<String> {
    let field = |wanted: &str| group.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    // A comment may follow the word.
    let action = field("action")?.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let code = status(field("status")?)?;
    (action.eq_ignore_ascii_case("failed") && !code.starts_with('2')).then_some(code)
}

/// The first status code (RFC 3463) of a text.
pub(super) fn status(text: &str) -> Option<String> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || c == '.')).map(|word| word.trim_matches('.'));
    let is_code = |word: &&str| {
        let parts: Vec<&str> = word.split('.').collect();
        matches!(parts[..], ["2" | "4" | "5", subject, detail] if [subject, detail].iter().all(|part| (1..=3).contains(&part.len())))
    };
    words.into_iter().find(is_code).map(str::to_owned)
}

/// What a status code means for an address (RFC 3463 §3).
pub(super) fn verdict(status: &str) -> Verdict {
    let mut parts = status.split('.');
    let (class, subject, detail) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    match (class, subject, detail) {
        // A full mailbox, a letter that is too large, a server without room, a letter in a form or of a sender that the server does not want:
        // true of the letter, or of today. Otherwise a mistake in our own settings would silence every address of a provider.
        ("5", "1", "7" | "8") | ("5", "2", "2" | "3") | ("5", "3" | "5" | "6" | "7", _) => Verdict::NotThisTime,
        ("5", _, _) => Verdict::Never,
        _ => Verdict::NotThisTime,
    }
}

/// The same of what a server answered at once. The three digits alone (RFC 5321 §4.2.3) do not say whether the recipient was meant or the sender.
pub(super) fn verdict_of_reply(reply: &str) -> Verdict {
    status(reply).map_or(Verdict::NotThisTime, |status| verdict(&status))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789abcdef0123456789abcdef";

    fn report(to: &str, status: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.example.net\r\nTo: {to}\r\nSubject: Undelivered Mail\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\"b\"\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n{status}\r\n\
             --b\r\nContent-Type: message/rfc822\r\n\r\nSubject: Neues\r\n\r\nText\r\n--b--\r\n"
        )
    }

    fn ours() -> String {
        format!("<returns+{ID}@gera.example>")
    }

    fn fields(action: &str, status: &str) -> String {
        format!("Final-Recipient: rfc822; berta@example.org\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550\r\n 5.1.1 unknown\r\n")
    }

    #[test]
    fn a_report_says_which_letter_and_why() {
        let read_it = |status: &str| read(report(&ours(), status).as_bytes(), None);
        let found = read_it(&fields("failed", "5.1.1")).unwrap();
        assert_eq!(found, Returned { letter: ID.into(), verdict: Verdict::Never, status: "5.1.1".into() });
        for (status, verdict) in [
            ("5.0.0", Verdict::Never),
            ("5.2.1 (disabled)", Verdict::Never),
            ("5.4.4", Verdict::Never),
            ("5.2.2", Verdict::NotThisTime),
            ("5.7.26", Verdict::NotThisTime),
            ("4.4.7", Verdict::NotThisTime),
        ] {
            assert_eq!(read_it(&fields("failed (it is over)", status)).unwrap().verdict, verdict, "{status}");
        }
        for action in ["delayed", "delivered", "relayed", "expanded", ""] {
            assert_eq!(read_it(&fields(action, "4.4.1")), Err(Unclear::NothingFailed), "{action}");
        }
        for broken in ["", "Action: failed\r\n", "Action: failed\r\nStatus: five\r\n", "Action: failed\r\nStatus: 2.0.0\r\n", ": \r\n \r\n"] {
            assert_eq!(read_it(broken), Err(Unclear::NothingFailed), "{broken}");
        }
    }

    #[test]
    fn only_what_comes_to_a_return_address_counts() {
        for to in ["returns@gera.example", "returns+123@gera.example", "returns+zz23456789abcdef0123456789abcdef@gera.example", "", "\u{0}"] {
            assert_eq!(read(report(to, &fields("failed", "5.1.1")).as_bytes(), None), Err(Unclear::NotOurs), "{to}");
        }
        let forged = report(&ours(), &fields("failed", "5.1.1"));
        assert_eq!(read(forged.as_bytes(), Some("portal@gera.example")), Err(Unclear::NotOurs), "the mail server knows better than a header");
        let alias = report("portal@gera.example", &fields("failed", "5.1.1"));
        assert!(read(alias.as_bytes(), Some(&ours())).is_ok());
        assert!(read(format!("X-Original-To: returns+{ID}@gera.example\r\n{alias}").as_bytes(), None).is_ok());
        let upper = ours().to_uppercase();
        assert!(read(report(&upper, &fields("failed", "5.1.1")).as_bytes(), None).is_ok(), "some servers write everything in capitals");
    }

    #[test]
    fn what_is_no_report_is_none() {
        let away = format!("To: {}\r\nSubject: Abwesend\r\nAuto-Submitted: auto-replied\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n", ours());
        let (report, inner) = (report(&ours(), "Action: delivered\r\nStatus: 2.0.0"), report(&ours(), &fields("failed", "5.1.1")));
        let nested = report.replace("Subject: Neues\r\n\r\nText", &inner.replace("=\"b\"", "=\"c\"").replace("--b", "--c"));
        let mixed = inner.replace("multipart/report", "multipart/mixed");
        for (what, expected) in [(away.as_str(), Unclear::NoReport), (&nested, Unclear::NothingFailed), (&mixed, Unclear::NoReport), ("", Unclear::NoReport)] {
            assert_eq!(read(what.as_bytes(), None), Err(expected), "{what}");
        }
        assert!(read(&[0xff; 5000], None).is_err());
    }

    #[test]
    fn what_is_nested_a_thousand_times_breaks_nothing() {
        let step = "Content-Type: message/rfc822\r\n\r\n";
        let size = usize::try_from(READ_BYTES).unwrap();
        let deep = format!("To: {}\r\n{}", ours(), step.repeat(size / step.len()));
        assert!(read(deep.as_bytes(), None).is_err());
        let mut boundaries = format!("To: {}\r\n", ours());
        for level in 0.. {
            if boundaries.len() > size {
                break;
            }
            boundaries.push_str(&format!("Content-Type: multipart/report; boundary=b{level}\r\n\r\n--b{level}\r\n"));
        }
        assert!(read(boundaries.as_bytes(), None).is_err());
    }

    #[test]
    fn a_reply_is_judged_by_its_code() {
        for (reply, expected) in [
            ("permanent error (550): 5.1.1 … unknown", Verdict::Never),
            ("permanent error (550): no such user, or no such sender", Verdict::NotThisTime),
            ("permanent error (554): 5.7.1 blocked", Verdict::NotThisTime),
            ("permanent error (552)", Verdict::NotThisTime),
            ("cannot be built", Verdict::NotThisTime),
        ] {
            assert_eq!(verdict_of_reply(reply), expected, "{reply}");
        }
        assert_eq!(status("host 10.5.1.12 said 550-5.1.10 x"), Some("5.1.10".into()));
    }
}
