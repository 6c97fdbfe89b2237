//! What a network says of a mail server that cannot be reached, in words of the page's language. A server's own reply stays as it is.

use crate::base::i18n::Words;

/// Signs of what happened, in lower case, as the libraries below write them; the first that is found counts.
const SIGNS: [(&str, Fault); 9] = [
    ("no mail server is set", Fault::None),
    ("connection refused", Fault::Refused),
    ("timed out", Fault::Silent),
    ("timeout", Fault::Silent),
    ("lookup", Fault::Unknown),
    ("unreachable", Fault::Away),
    ("no route", Fault::Away),
    ("certificate", Fault::Unproved),
    ("handshake", Fault::Unproved),
];

/// What can be wrong on the way to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// None is set.
    None,
    /// Nothing takes connections there.
    Refused,
    /// It does not answer.
    Silent,
    /// Nobody knows its name.
    Unknown,
    /// No network leads there.
    Away,
    /// It cannot show who it is, or speaks no such protection.
    Unproved,
}

/// A kept reply for people. What begins with a code is the server's own and is what its operator looks for.
pub fn reply_word(t: &Words, reply: &str) -> String {
    match fault(reply) {
        None => reply.to_owned(),
        Some(Fault::None) => t.msg_mail_reply_none(),
        Some(Fault::Refused) => t.msg_mail_reply_refused(),
        Some(Fault::Silent) => t.msg_mail_reply_silent(),
        Some(Fault::Unknown) => t.msg_mail_reply_unknown(),
        Some(Fault::Away) => t.msg_mail_reply_away(),
        Some(Fault::Unproved) => t.msg_mail_reply_unproved(),
    }
}

fn fault(reply: &str) -> Option<Fault> {
    let reply = reply.to_lowercase();
    // lettre's words before a reply of the server: "permanent error (550): …", "transient error (451): …".
    let is_of_server = reply.starts_with(|c: char| c.is_ascii_digit()) || reply.starts_with("permanent") || reply.starts_with("transient");
    SIGNS.iter().find(|(sign, _)| !is_of_server && reply.contains(sign)).map(|(_, fault)| *fault)
}

#[cfg(test)]
mod tests {
    use super::{Fault, fault};

    #[test]
    fn a_network_is_put_into_words_and_a_server_is_quoted() {
        assert_eq!(fault("Connection error: Connection refused (os error 111)"), Some(Fault::Refused));
        assert_eq!(fault("Connection error: failed to lookup address information: Name or service not known"), Some(Fault::Unknown));
        assert_eq!(fault("Connection error: invalid peer certificate: UnknownIssuer"), Some(Fault::Unproved));
        assert_eq!(fault("permanent error (550): 5.7.1 connection refused by policy"), None);
        assert_eq!(fault("550 5.1.1 … unknown user, lookup failed"), None);
    }
}
