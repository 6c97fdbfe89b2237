//! Redundant audio (RFC 2198): reads the block headers. Makes no redundancy of its own.

use str0m::rtp::RedDecoder;

/// The primary block: what a receiver without RED gets.
pub(crate) fn primary(payload: &[u8]) -> Option<Vec<u8>> {
    let blocks = RedDecoder::decode(payload).ok()?;
    blocks.iter().find(|b| b.is_primary).map(|b| b.payload.to_vec())
}

/// The same redundancy with another payload type of the audio inside; `None` for malformed bytes.
pub(crate) fn with_payload_type(payload: &[u8], pt: u8) -> Option<Vec<u8>> {
    let mut out = payload.to_vec();
    let mut at = 0;
    loop {
        let header = out.get_mut(at)?;
        let more = *header & 0x80 != 0;
        *header = (*header & 0x80) | (pt & 0x7f);
        if !more {
            return Some(out);
        }
        at += 4;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One redundant block of 2 bytes (offset 960), then the primary.
    const RED: [u8; 10] = [0x80 | 111, 0x0f, 0x00, 0x02, 111, 1, 2, 7, 8, 9];

    #[test]
    fn the_primary_block_is_the_last() {
        assert_eq!(primary(&RED).unwrap(), [7, 8, 9]);
    }

    #[test]
    fn the_inner_payload_type_is_replaced_in_every_header() {
        let out = with_payload_type(&RED, 109).unwrap();
        assert_eq!((out[0], out[4]), (0x80 | 109, 109));
        assert_eq!(out[5..], RED[5..]);
        assert_eq!(with_payload_type(&[0x80], 109), None);
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            primary(&bytes);
            with_payload_type(&bytes, 109);
        }
    }
}
