//! Synthetic VP8 and Opus payloads: right headers, uneven sizes, nothing to see. A decoder would refuse them; an SFU must not care.

use super::mark::{LENGTH, Mark};

/// Pictures a second.
pub const PICTURES: u32 = 30;
/// Opus packets a second (20 ms each).
pub const SOUNDS: u32 = 50;
/// The most payload bytes in one packet, as browsers choose it for a 1,200 byte MTU with room for extensions.
const MOST: usize = 1_100;
/// Bytes of our VP8 payload descriptor: X, I+L+T, 15-bit picture id, TL0PICIDX, TID (RFC 7741 section 4.2).
const DESCRIPTOR: usize = 6;
/// A key frame is this many times a usual frame.
const KEY_FACTOR: f64 = 6.0;

/// Makes pictures of one bitrate, each of another size, the same for the same seed.
#[derive(Clone, Debug)]
pub struct Camera {
    chance: Chance,
    usual: f64,
    debt: f64,
    picture: u16,
    layer_zero: u8,
}

impl Camera {
    /// A camera that averages `bitrate` bits a second of payload.
    pub fn new(bitrate: u32, seed: u64) -> Self {
        let usual = f64::from(bitrate) / 8.0 / f64::from(PICTURES);
        Camera { chance: Chance(seed), usual, debt: 0.0, picture: 0, layer_zero: 0 }
    }

    /// The packets of the next picture, without marks.
    pub fn picture(&mut self, key: bool) -> Vec<Vec<u8>> {
        let size = self.size(key);
        self.picture = (self.picture + 1) & 0x7fff;
        self.layer_zero = self.layer_zero.wrapping_add(1);
        // Equal parts, as libwebrtc's packetizer cuts a VP8 frame.
        let parts = size.div_ceil(MOST);
        (0..parts)
            .map(|part| {
                let length = size * (part + 1) / parts - size * part / parts;
                self.packet(part == 0, key, length)
            })
            .collect()
    }

    /// A size around the usual one; what was too much is saved in the following pictures.
    fn size(&mut self, key: bool) -> usize {
        let factor = if key { KEY_FACTOR } else { 0.4 + 1.2 * self.chance.next() };
        let size = (self.usual * factor - self.debt / 8.0).clamp(150.0, 60_000.0);
        self.debt += size - self.usual;
        size as usize
    }

    fn packet(&mut self, first: bool, key: bool, length: usize) -> Vec<u8> {
        let mut payload = Vec::with_capacity(DESCRIPTOR + length);
        payload.push(if first { 0x90 } else { 0x80 });
        payload.push(0xe0);
        payload.push(0x80 | (self.picture >> 8) as u8);
        payload.push(self.picture as u8);
        payload.push(self.layer_zero);
        payload.push(0x00);
        let body = payload.len() + length.max(LENGTH + 10);
        while payload.len() < body {
            payload.extend_from_slice(&self.chance.word().to_be_bytes());
        }
        payload.truncate(body);
        if first {
            frame_header(&mut payload[DESCRIPTOR..], key);
        }
        payload
    }
}

/// The start of a VP8 frame (RFC 6386 section 9.1): bit 0 is clear in key frames, which carry start code and size.
fn frame_header(frame: &mut [u8], key: bool) {
    frame[0] = if key { frame[0] & !1 } else { frame[0] | 1 };
    if key {
        // 1280 by 720, little-endian, no scaling.
        frame[3..10].copy_from_slice(&[0x9d, 0x01, 0x2a, 0x00, 0x05, 0xd0, 0x02]);
    }
}

/// Makes Opus packets of about 32 kbit/s.
#[derive(Clone, Debug)]
pub struct Microphone {
    chance: Chance,
}

impl Microphone {
    /// A microphone; the same seed gives the same sizes.
    pub fn new(seed: u64) -> Self {
        Microphone { chance: Chance(seed) }
    }

    /// The next 20 ms, without mark.
    pub fn sound(&mut self) -> Vec<u8> {
        let length = 50 + (60.0 * self.chance.next()) as usize;
        let mut payload = vec![0; length];
        // Table of contents: hybrid full-band 20 ms, mono, one frame (RFC 6716 section 3.1).
        payload[0] = 0x78;
        for byte in &mut payload[1..] {
            *byte = self.chance.word() as u8;
        }
        payload
    }
}

/// Writes the mark on a packet.
pub fn marked(mut payload: Vec<u8>, mark: Mark) -> Vec<u8> {
    mark.write(&mut payload);
    payload
}

/// Whether a VP8 payload begins a key frame, read by our own eyes and not str0m's.
pub fn begins_key_frame(payload: &[u8]) -> bool {
    let Some(&first) = payload.first() else { return false };
    let begins = first & 0x10 != 0 && first & 0x07 == 0;
    let Some(frame) = descriptor_length(payload).and_then(|length| payload.get(length)) else { return false };
    begins && frame & 1 == 0
}

/// How long the payload descriptor is (RFC 7741 section 4.2).
fn descriptor_length(payload: &[u8]) -> Option<usize> {
    let mut length = 1;
    if payload.first()? & 0x80 == 0 {
        return Some(length);
    }
    let extension = *payload.get(1)?;
    length += 1;
    if extension & 0x80 != 0 {
        length += if payload.get(length)? & 0x80 != 0 { 2 } else { 1 };
    }
    length += usize::from(extension & 0x40 != 0);
    length += usize::from(extension & 0x30 != 0);
    Some(length)
}

/// A small generator (SplitMix64): the load must be the same in every run, so chance has a seed here.
#[derive(Clone, Debug)]
struct Chance(u64);

impl Chance {
    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// From 0 to 1.
    fn next(&mut self) -> f64 {
        (self.word() >> 11) as f64 / (1u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{Camera, MOST, Microphone, PICTURES, begins_key_frame};

    #[test]
    fn a_minute_of_pictures_has_the_asked_bitrate_in_uneven_frames() {
        let mut camera = Camera::new(1_000_000, 1);
        let mut bytes = 0;
        let mut sizes = std::collections::BTreeSet::new();
        for picture in 0..60 * PICTURES {
            let packets = camera.picture(picture == 0);
            let size: usize = packets.iter().map(Vec::len).sum();
            assert!(packets.iter().all(|packet| packet.len() <= MOST + 10));
            sizes.insert(size);
            bytes += size;
        }
        let bitrate = bytes * 8 / 60;
        assert!((980_000..1_050_000).contains(&bitrate), "{bitrate}");
        assert!(sizes.len() > 500, "{} sizes", sizes.len());
    }

    #[test]
    fn only_the_first_packet_of_a_key_frame_begins_one() {
        let mut camera = Camera::new(1_000_000, 2);
        let key = camera.picture(true);
        assert!(begins_key_frame(&key[0]));
        assert!(key[1..].iter().all(|packet| !begins_key_frame(packet)));
        assert!(!begins_key_frame(&camera.picture(false)[0]));
    }

    #[test]
    fn the_sfu_side_reads_the_same_descriptor() {
        use str0m::rtp::Vp8Descriptor;
        let mut camera = Camera::new(1_000_000, 3);
        let key = camera.picture(true);
        let read = Vp8Descriptor::parse(&key[0]).expect("a valid descriptor");
        assert!(read.starts_keyframe(&key[0]));
    }

    #[test]
    fn sounds_are_small_and_uneven() {
        let mut microphone = Microphone::new(1);
        let lengths: std::collections::BTreeSet<usize> = (0..200).map(|_| microphone.sound().len()).collect();
        assert!(lengths.len() > 30);
    }
}
