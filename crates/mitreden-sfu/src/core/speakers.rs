//! Who is speaking, from the audio level of each packet (RFC 6464). Hears no sound.

use std::collections::HashMap;
use std::hash::Hash;

/// Louder than this (dBov) is speech.
const SPEECH: i8 = -40;

/// Packets of a 300 ms window that must be louder: 60 ms, so that a click is no speech.
const LOUD_PACKETS: u32 = 3;

/// Windows without speech before a speaker counts as silent: pauses between words are no end.
const HANGOVER: u8 = 3;

#[derive(Debug, Default)]
struct Voice {
    loud: u32,
    loudest: i8,
    silent_windows: u8,
    /// Level told last, 0 when silent.
    told: f32,
}

/// A change to be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Change<K> {
    pub(crate) who: K,
    /// 0 (silent) to 1 (full scale).
    pub(crate) level: f32,
    pub(crate) active: bool,
}

/// The voices of a room.
#[derive(Debug, Default)]
pub(crate) struct Speakers<K> {
    voices: HashMap<K, Voice>,
}

impl<K: Copy + Eq + Hash + Ord> Speakers<K> {
    pub(crate) fn new() -> Self {
        Self { voices: HashMap::new() }
    }

    /// One packet of audio. `level`: 0 (loudest) to -127 dBov.
    pub(crate) fn packet(&mut self, who: K, level: i8) {
        let voice = self.voices.entry(who).or_default();
        if level > SPEECH {
            voice.loudest = if voice.loud == 0 { level } else { voice.loudest.max(level) };
            voice.loud += 1;
        }
    }

    /// The end of a window: what changed since the last one.
    pub(crate) fn window(&mut self) -> Vec<Change<K>> {
        let mut changes = Vec::new();
        for (who, voice) in &mut self.voices {
            let level = if voice.loud >= LOUD_PACKETS {
                voice.silent_windows = 0;
                10f32.powf(f32::from(voice.loudest) / 20.0)
            } else {
                voice.silent_windows = voice.silent_windows.saturating_add(1);
                if voice.silent_windows < HANGOVER { voice.told } else { 0.0 }
            };
            voice.loud = 0;
            // Steps of a factor of two are visible; smaller ones are not worth a message.
            let (low, high) = (voice.told * 0.5, voice.told * 2.0);
            if (level == 0.0) != (voice.told == 0.0) || level < low || level > high {
                voice.told = level;
                changes.push(Change { who: *who, level, active: level > 0.0 });
            }
        }
        changes.sort_by_key(|c| c.who);
        changes
    }

    /// Gone, muted or unpublished. Says whether the others heard that this one spoke.
    pub(crate) fn remove(&mut self, who: K) -> bool {
        self.voices.remove(&who).is_some_and(|v| v.told > 0.0)
    }

    /// Everyone speaking now, loudest first.
    pub(crate) fn active(&self) -> Vec<(K, f32)> {
        let speaking = self.voices.iter().filter(|(_, v)| v.told > 0.0);
        let mut list: Vec<_> = speaking.map(|(k, v)| (*k, v.told)).collect();
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speak(speakers: &mut Speakers<u32>, who: u32, level: i8, packets: u32) {
        for _ in 0..packets {
            speakers.packet(who, level);
        }
    }

    #[test]
    fn speech_is_told_once_and_its_end_after_a_pause() {
        let mut speakers = Speakers::new();
        speak(&mut speakers, 1, -20, 15);
        speak(&mut speakers, 2, -60, 15);
        let changes = speakers.window();
        assert_eq!(changes.len(), 1);
        assert!(changes[0].active && (changes[0].level - 0.1).abs() < 0.001);
        speak(&mut speakers, 1, -20, 15);
        assert_eq!(speakers.window(), []);
        assert_eq!(speakers.active().len(), 1);
        assert_eq!(speakers.window(), []);
        assert_eq!(speakers.window(), []);
        let end = speakers.window();
        assert_eq!(end.len(), 1);
        assert!(!end[0].active);
        assert_eq!(speakers.active(), []);
    }

    #[test]
    fn a_click_is_no_speech() {
        let mut speakers = Speakers::new();
        speak(&mut speakers, 1, -5, LOUD_PACKETS - 1);
        assert_eq!(speakers.window(), []);
    }

    #[test]
    fn who_leaves_while_speaking_is_reported() {
        let mut speakers = Speakers::new();
        speak(&mut speakers, 1, -20, 15);
        speakers.window();
        assert!(speakers.remove(1));
        assert!(!speakers.remove(1));
    }
}
