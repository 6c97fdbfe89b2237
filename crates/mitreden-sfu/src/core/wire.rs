//! The bytes of signalling: protobuf frames and the compressed join request. Trusts no length.

use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use flate2::read::GzDecoder;
use prost::Message;

use crate::proto;
use crate::proto::signal_request::Message as Request;
use crate::proto::signal_response::Message as Response;
use crate::proto::wrapped_join_request::Compression;

/// Why signalling bytes were not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WireError {
    #[error("not base64url")]
    Base64,
    #[error("not the expected protobuf message")]
    Protobuf,
    #[error("not gzip")]
    Gzip,
    #[error("larger than allowed")]
    TooLarge,
}

/// One frame of a client. `None`: a message this version does not know.
pub(crate) fn request(frame: &[u8]) -> Result<Option<Request>, WireError> {
    let parsed = proto::SignalRequest::decode(frame).map_err(|_| WireError::Protobuf)?;
    Ok(parsed.message)
}

/// One frame for a client.
pub(crate) fn response(message: Response) -> Bytes {
    let response = proto::SignalResponse { message: Some(message) };
    Bytes::from(response.encode_to_vec())
}

/// The answer to a frame that cannot be read.
pub(crate) fn invalid_request() -> Bytes {
    response(Response::RequestResponse(proto::RequestResponse {
        reason: proto::request_response::Reason::InvalidRequest as i32,
        message: "INVALID_REQUEST".to_owned(),
        ..Default::default()
    }))
}

/// The `join_request` of `/rtc/v1`: base64url of a wrapper around a possibly compressed message.
pub(crate) fn join_request(text: &str, limit: usize) -> Result<proto::JoinRequest, WireError> {
    // Base64 grows by a third: what is longer than twice the limit cannot be within it.
    if text.len() > limit.saturating_mul(2) {
        return Err(WireError::TooLarge);
    }
    let raw = URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| WireError::Base64)?;
    let wrapped = proto::WrappedJoinRequest::decode(raw.as_slice()).map_err(|_| WireError::Protobuf)?;
    let inner = if wrapped.compression == Compression::Gzip as i32 { inflate(&wrapped.join_request, limit)? } else { wrapped.join_request };
    proto::JoinRequest::decode(inner.as_slice()).map_err(|_| WireError::Protobuf)
}

fn inflate(bytes: &[u8], limit: usize) -> Result<Vec<u8>, WireError> {
    let mut out = Vec::new();
    let cap = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    GzDecoder::new(bytes).take(cap).read_to_end(&mut out).map_err(|_| WireError::Gzip)?;
    if out.len() > limit {
        return Err(WireError::TooLarge);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression as Level;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;
    use std::io::Write;

    fn wrap(inner: &[u8], gzip: bool) -> String {
        let (compression, join_request) = if gzip {
            let mut encoder = GzEncoder::new(Vec::new(), Level::best());
            encoder.write_all(inner).unwrap();
            (Compression::Gzip, encoder.finish().unwrap())
        } else {
            (Compression::None, inner.to_vec())
        };
        let wrapped = proto::WrappedJoinRequest { compression: compression as i32, join_request };
        URL_SAFE_NO_PAD.encode(wrapped.encode_to_vec())
    }

    fn join() -> proto::JoinRequest {
        proto::JoinRequest { reconnect: true, participant_sid: "PA_x".into(), ..Default::default() }
    }

    #[test]
    fn both_forms_and_padding_are_read() {
        for gzip in [false, true] {
            let text = wrap(&join().encode_to_vec(), gzip);
            assert_eq!(join_request(&text, 1000), Ok(join()));
            assert_eq!(join_request(&format!("{text}=="), 1000), Ok(join()));
        }
    }

    #[test]
    fn a_bomb_is_refused_by_its_inflated_size() {
        let bomb = wrap(&vec![0; 5 << 20], true);
        assert!(bomb.len() < 40_000);
        assert_eq!(join_request(&bomb, 1 << 20), Err(WireError::TooLarge));
        let long = "A".repeat(3000);
        assert_eq!(join_request(&long, 1000), Err(WireError::TooLarge));
    }

    #[test]
    fn an_unknown_message_is_no_error() {
        // Field 99, a varint: a client newer than this server.
        assert_eq!(request(&[0x98, 0x06, 0x01]), Ok(None));
        assert_eq!(request(&[0xff, 0xff]), Err(WireError::Protobuf));
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(frame in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = request(&frame);
            let _ = join_request(&URL_SAFE_NO_PAD.encode(&frame), 10_000);
            let _ = join_request(&wrap(&frame, true), 10_000);
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,200}") {
            let _ = join_request(&text, 10_000);
        }
    }
}
