//! Rewrites a description made by str0m: names the carried tracks, silences the idle lines. Pure.
//!
//! str0m gives every m-line one msid for life. A line that carries different tracks over time needs the
//! msid of the present one (RFC 8830), and an idle line must have none: two idle lines with equal
//! placeholders are an error in Chromium.

use super::lines::{mid, sections};

/// What a line is to look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// Not a line for tracks to the receiver: it only receives from there.
    Receive,
    /// Sends this track: stream id and track id of the msid.
    Carry { stream: String, track: String },
    /// Sends nothing at present.
    Idle,
}

/// The description with every audio and video line as `view` says.
pub(crate) fn rewrite(sdp: &str, view: impl Fn(&str) -> View) -> String {
    let mut out = String::with_capacity(sdp.len() + 256);
    for section in sections(sdp) {
        let media = section.starts_with("m=audio ") || section.starts_with("m=video ");
        match mid(section) {
            Some(mid) if media => line(&mut out, section, &view(mid)),
            _ if section.starts_with("m=") => out.push_str(section),
            _ => session(&mut out, section),
        }
    }
    out
}

/// The session part without the list of streams, which would name the placeholders.
fn session(out: &mut String, section: &str) {
    for line in section.split_inclusive('\n') {
        if line.starts_with("a=msid-semantic:") {
            out.push_str("a=msid-semantic: WMS *\r\n");
        } else {
            out.push_str(line);
        }
    }
}

fn line(out: &mut String, section: &str, view: &View) {
    for line in section.split_inclusive('\n') {
        let text = line.trim_end();
        if text.starts_with("a=msid:") || (text.starts_with("a=ssrc:") && text.contains(" msid:")) {
            continue;
        }
        let ssrc = text.starts_with("a=ssrc:") || text.starts_with("a=ssrc-group:");
        if ssrc && !matches!(view, View::Carry { .. }) {
            continue;
        }
        match (text, view) {
            ("a=sendrecv" | "a=sendonly" | "a=recvonly" | "a=inactive", View::Carry { .. }) => {
                out.push_str("a=sendonly\r\n");
            }
            ("a=sendrecv" | "a=sendonly" | "a=recvonly" | "a=inactive", View::Idle) => {
                out.push_str("a=inactive\r\n");
            }
            ("a=sendrecv", View::Receive) => out.push_str("a=recvonly\r\n"),
            ("a=sendonly", View::Receive) => out.push_str("a=inactive\r\n"),
            _ => out.push_str(line),
        }
        if let View::Carry { stream, track } = view {
            if text.starts_with("a=mid:") {
                out.push_str(&format!("a=msid:{stream} {track}\r\n"));
            } else if let Some((ssrc, _)) = ssrc_cname(text) {
                out.push_str(&format!("a=ssrc:{ssrc} msid:{stream} {track}\r\n"));
            }
        }
    }
}

fn ssrc_cname(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("a=ssrc:")?.split_once(" cname:")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SDP: &str = "v=0\r\na=msid-semantic: WMS x y\r\n\
        m=audio 9 RTP 111\r\na=mid:0\r\na=sendonly\r\na=msid:x x\r\na=ssrc:1 cname:c\r\na=ssrc:1 msid:x x\r\n\
        m=video 9 RTP 96\r\na=mid:1\r\na=sendonly\r\na=msid:y y\r\na=ssrc:2 cname:c\r\na=ssrc:2 msid:y y\r\na=ssrc-group:FID 2 3\r\n\
        m=video 9 RTP 96\r\na=mid:2\r\na=sendrecv\r\na=msid:z z\r\n";

    fn view(mid: &str) -> View {
        match mid {
            "0" => View::Carry { stream: "PA_a|TR_b".into(), track: "TR_b".into() },
            "1" => View::Idle,
            _ => View::Receive,
        }
    }

    #[test]
    fn a_carried_line_names_its_track_everywhere() {
        let out = rewrite(SDP, view);
        let first = sections(&out).nth(1).unwrap();
        assert_eq!(
            first,
            "m=audio 9 RTP 111\r\na=mid:0\r\na=msid:PA_a|TR_b TR_b\r\na=sendonly\r\n\
             a=ssrc:1 cname:c\r\na=ssrc:1 msid:PA_a|TR_b TR_b\r\n"
        );
    }

    #[test]
    fn an_idle_line_is_inactive_and_nameless() {
        let out = rewrite(SDP, view);
        let second = sections(&out).nth(2).unwrap();
        assert_eq!(second, "m=video 9 RTP 96\r\na=mid:1\r\na=inactive\r\n");
        assert!(!out.contains("WMS x"));
    }

    #[test]
    fn a_line_from_the_client_is_only_received() {
        let out = rewrite(SDP, view);
        let third = sections(&out).nth(3).unwrap();
        assert_eq!(third, "m=video 9 RTP 96\r\na=mid:2\r\na=recvonly\r\n");
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "(m=audio |a=mid:|a=ssrc:|a=msid:|\\PC|\r\n){0,200}") {
            rewrite(&text, view);
        }
    }
}
