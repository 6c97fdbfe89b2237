//! Data packets between participants, for those who may. Reads nothing of their content.

use prost::Message as _;
use str0m::channel::{ChannelData, ChannelId};

use super::Room;
use crate::core::PeerId;
use crate::core::peer::Label;
use crate::proto;

impl Room {
    pub(super) fn on_channel(&mut self, peer: PeerId, channel: ChannelId, label: &str) {
        if let (Some(peer), Some(label)) = (self.peers.get_mut(&peer), Label::of(label)) {
            peer.channels.insert(channel, label);
        }
    }

    /// A data packet: the sender's name is put in here, never taken from the client.
    pub(super) fn on_data(&mut self, from: PeerId, data: &ChannelData) {
        let Some(peer) = self.peers.get(&from) else {
            return;
        };
        let Some(label) = peer.channels.get(&data.id).copied() else {
            return;
        };
        let Some(sender) = self.participants.get(&peer.owner) else {
            return;
        };
        if !sender.permission.can_publish_data || data.data.len() > self.shared.limits.data_bytes {
            return;
        }
        let Ok(mut packet) = proto::DataPacket::decode(data.data.as_slice()) else {
            return;
        };
        packet.participant_identity.clone_from(&sender.identity);
        packet.participant_sid.clone_from(&sender.sid);
        let to = std::mem::take(&mut packet.destination_identities);
        let bytes = packet.encode_to_vec();
        let sender = sender.id;
        let receives = |p: &&crate::core::participant::Participant| p.id != sender && p.permission.can_subscribe && (to.is_empty() || to.contains(&p.identity));
        let receivers = self.participants.values().filter(receives);
        let peers: Vec<PeerId> = receivers.filter_map(|p| p.subscriber).collect();
        for peer in peers {
            self.write_data(peer, label, &bytes);
        }
    }

    fn write_data(&mut self, to: PeerId, label: Label, bytes: &[u8]) {
        let Some(peer) = self.peers.get_mut(&to) else {
            return;
        };
        let Some(id) = peer.channels.iter().find(|c| *c.1 == label).map(|c| *c.0) else {
            return;
        };
        if let Some(mut channel) = peer.rtc.channel(id)
            && !matches!(channel.write(true, bytes), Ok(true))
        {
            // A receiver that does not keep up misses packets; the others do not wait for it.
            tracing::debug!("data packet not written: the receiver's buffer is full");
        }
        self.touch(to);
    }
}
