//! Reads what matters of the m-lines of a session description (RFC 8866). Judges nothing.

use str0m::media::Mid;

/// What an m-line carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Audio,
    Video,
}

/// The direction attribute, as the sender of the description sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    SendRecv,
    SendOnly,
    RecvOnly,
    Inactive,
}

impl Direction {
    pub(crate) fn sends(self) -> bool {
        matches!(self, Direction::SendRecv | Direction::SendOnly)
    }
}

/// One audio or video m-line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) mid: Mid,
    pub(crate) kind: Kind,
    pub(crate) direction: Direction,
    /// The track id of the first `a=msid` (RFC 8830).
    pub(crate) track: Option<String>,
}

/// The audio and video m-lines that have a mid and are not rejected, in order.
pub(crate) fn parse(sdp: &str) -> Vec<Line> {
    sections(sdp).skip(1).filter_map(line).collect()
}

/// The first ICE user fragment of a description.
pub(crate) fn ufrag(sdp: &str) -> Option<&str> {
    sdp.lines().find_map(|l| l.strip_prefix("a=ice-ufrag:")).map(str::trim)
}

/// Splits into the session part and one part for each m-line.
pub(super) fn sections(sdp: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(sdp);
    std::iter::from_fn(move || {
        let text = rest?;
        match text.find("\nm=") {
            Some(at) => {
                let (head, tail) = text.split_at(at + 1);
                rest = Some(tail);
                Some(head)
            }
            None => {
                rest = None;
                Some(text)
            }
        }
    })
}

pub(super) fn mid(section: &str) -> Option<&str> {
    section.lines().find_map(|l| l.strip_prefix("a=mid:")).map(str::trim).filter(|m| !m.is_empty())
}

fn line(section: &str) -> Option<Line> {
    let head = section.lines().next()?;
    let kind = if head.starts_with("m=audio ") {
        Kind::Audio
    } else if head.starts_with("m=video ") {
        Kind::Video
    } else {
        return None;
    };
    let bundle_only = section.lines().any(|l| l.trim() == "a=bundle-only");
    if head.split(' ').nth(1) == Some("0") && !bundle_only {
        return None;
    }
    let direction = section
        .lines()
        .find_map(|l| match l.trim() {
            "a=sendrecv" => Some(Direction::SendRecv),
            "a=sendonly" => Some(Direction::SendOnly),
            "a=recvonly" => Some(Direction::RecvOnly),
            "a=inactive" => Some(Direction::Inactive),
            _ => None,
        })
        .unwrap_or(Direction::SendRecv);
    let track = section.lines().find_map(|l| l.strip_prefix("a=msid:")).and_then(|v| v.split_whitespace().nth(1)).map(str::to_owned);
    Some(Line { mid: Mid::from(mid(section)?), kind, direction, track })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SDP: &str = "v=0\r\na=group:BUNDLE 0 1 2\r\n\
        m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=ice-ufrag:abcd\r\na=mid:0\r\n\
        m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:1\r\na=sendonly\r\na=msid:- track-a\r\n\
        m=video 0 UDP/TLS/RTP/SAVPF 96\r\na=bundle-only\r\na=mid:2\r\na=recvonly\r\n\
        m=video 0 UDP/TLS/RTP/SAVPF 96\r\na=mid:3\r\na=recvonly\r\n";

    #[test]
    fn lines_are_read_in_order_and_rejected_ones_left_out() {
        let lines = parse(SDP);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].kind, Kind::Audio);
        assert_eq!(lines[0].direction, Direction::SendOnly);
        assert_eq!(lines[0].track.as_deref(), Some("track-a"));
        assert_eq!(&*lines[1].mid, "2");
        assert_eq!(lines[1].direction, Direction::RecvOnly);
        assert_eq!(ufrag(SDP), Some("abcd"));
    }

    #[test]
    fn sections_put_together_are_the_text() {
        assert_eq!(sections(SDP).collect::<String>(), SDP);
        assert_eq!(sections(SDP).count(), 5);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[\\x00-\\x7f]{0,400}") {
            parse(&text);
            ufrag(&text);
        }

        #[test]
        fn no_sdp_like_text_breaks_it(lines in prop::collection::vec("(m=audio|m=video|a=mid:|a=msid:|a=ice-ufrag:| 0| 9|\r)?.{0,12}", 0..40)) {
            let text = lines.join("\n");
            parse(&text);
            prop_assert_eq!(sections(&text).collect::<String>(), text);
        }
    }
}
