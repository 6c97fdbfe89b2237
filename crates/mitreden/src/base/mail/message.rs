//! A stored letter as the bytes that travel (RFC 5322, MIME). Sends nothing.

use jiff::Timestamp;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};

use super::single_line;
use super::store::Row;

/// What the portal writes on its envelopes.
#[derive(Clone, Debug)]
pub(super) struct Sender {
    /// Who writes.
    pub(super) from: Mailbox,
    /// Who gets the answers, if somebody else.
    pub(super) reply_to: Option<Mailbox>,
    /// Who gets the returns: with `+<letter>` before its `@`, so that each names the letter it is about.
    pub(super) returns: Option<lettre::Address>,
    /// Domain of message ids.
    pub(super) domain: String,
}

/// The envelope and the message.
pub(super) fn build(row: &Row, sender: &Sender, now: Timestamp) -> anyhow::Result<(Envelope, Vec<u8>)> {
    let to: lettre::Address = row.recipient.parse()?;
    let name = Some(single_line(&row.name)).filter(|name| !name.is_empty());
    let mut builder = Message::builder()
        .from(sender.from.clone())
        .to(Mailbox::new(name, to.clone()))
        .subject(single_line(&row.subject))
        .date(now.into())
        // The same letter sent twice after a crash is one message to those who look at its id.
        .message_id(Some(format!("<{}@{}>", row.id, sender.domain)));
    if let Some(reply_to) = &sender.reply_to {
        builder = builder.reply_to(reply_to.clone());
    }
    let texts = MultiPart::alternative_plain_html(row.plain.clone(), row.html.clone());
    let mut message = if row.calendar.is_empty() {
        builder.multipart(texts)?
    } else {
        builder.multipart(MultiPart::mixed().multipart(texts).singlepart(calendar(&row.calendar)?))?
    };
    let headers = message.headers_mut();
    let mut set = |name: &'static str, value: String| headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
    // RFC 3834: no out-of-office answers, please.
    set("Auto-Submitted", "auto-generated".to_owned());
    set("Content-Language", row.language.clone());
    if !row.unsubscribe.is_empty() {
        set("List-Unsubscribe", format!("<{}>", row.unsubscribe));
        set("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
    }
    let envelope = Envelope::new(Some(return_path(sender, &row.id)?), vec![to])?;
    Ok((envelope, message.formatted()))
}

fn calendar(text: &str) -> anyhow::Result<SinglePart> {
    let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")?;
    Ok(Attachment::new("termin.ics".to_owned()).body(text.to_owned(), kind))
}

fn return_path(sender: &Sender, id: &str) -> anyhow::Result<lettre::Address> {
    Ok(match &sender.returns {
        Some(returns) => lettre::Address::new(format!("{}+{id}", returns.user()), returns.domain())?,
        None => sender.from.email.clone(),
    })
}
