//! Connection quality from loss and round-trip time. Measures nothing itself.

use std::time::Duration;

use crate::proto::ConnectionQuality;

/// What the last seconds of a connection showed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sample {
    /// Packets lost on the way, 0 to 1.
    pub(crate) loss: f32,
    pub(crate) rtt: Option<Duration>,
}

/// The quality shown to people, and its score from 0 to 5.
pub(crate) fn judge(sample: Option<Sample>) -> (ConnectionQuality, f32) {
    let Some(Sample { loss, rtt }) = sample else {
        return (ConnectionQuality::Lost, 0.0);
    };
    let rtt = rtt.map_or(0.0, |r| r.as_secs_f32());
    // Concealment hides 2 % of audio; above 5 % words get lost. 400 ms one way is the bound of
    // ITU-T G.114 for conversation.
    let score = (5.0 - loss * 30.0 - (rtt - 0.2).max(0.0) * 2.0).clamp(1.0, 5.0);
    let quality = if score >= 4.3 {
        ConnectionQuality::Excellent
    } else if score >= 3.3 {
        ConnectionQuality::Good
    } else {
        ConnectionQuality::Poor
    };
    (quality, score)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quality(loss: f32, rtt_ms: u64) -> ConnectionQuality {
        let rtt = Some(Duration::from_millis(rtt_ms));
        judge(Some(Sample { loss, rtt })).0
    }

    #[test]
    fn the_bounds_hold() {
        assert_eq!(quality(0.0, 20), ConnectionQuality::Excellent);
        assert_eq!(quality(0.01, 100), ConnectionQuality::Excellent);
        assert_eq!(quality(0.04, 100), ConnectionQuality::Good);
        assert_eq!(quality(0.0, 800), ConnectionQuality::Good);
        assert_eq!(quality(0.10, 100), ConnectionQuality::Poor);
        assert_eq!(judge(None).0, ConnectionQuality::Lost);
    }
}
