# A participant on PyPI's livekit, led by lines of JSON on standard input. Asserts nothing; it reports what it sees and hears.
"""Orders, one JSON object a line: {"do": "publish" | "try-publish" | "data" | "metadata" | "leave", ...}.

Reports, one JSON object a line: {"at": "connected" | "published" | "video" | "sound" | "data" | "refused" | ...}.
"""

import argparse
import asyncio
import json
import sys

import numpy
from livekit import rtc

WIDTH, HEIGHT, PICTURES = 640, 360, 15
RATE, TONE = 48_000, 440.0
# 10 ms of sound, as libwebrtc wants it.
CHUNK = RATE // 100


def report(at, **more):
    print(json.dumps({"at": at, **more}), flush=True)


def picture(number):
    """An RGBA frame: blue, with a white bar that moves, so that a frozen picture is told from a running one."""
    frame = numpy.zeros((HEIGHT, WIDTH, 4), dtype=numpy.uint8)
    frame[:, :, 2] = 220
    frame[:, :, 3] = 255
    left = (number * 16) % (WIDTH - 32)
    frame[:, left : left + 32, :3] = 255
    return rtc.VideoFrame(WIDTH, HEIGHT, rtc.VideoBufferType.RGBA, frame.tobytes())


async def show(source):
    number = 0
    while True:
        source.capture_frame(picture(number))
        number += 1
        await asyncio.sleep(1 / PICTURES)


async def sound(source):
    sample = 0
    while True:
        at = (numpy.arange(CHUNK) + sample) / RATE
        wave = (numpy.sin(2 * numpy.pi * TONE * at) * 12_000).astype(numpy.int16)
        frame = rtc.AudioFrame.create(RATE, 1, CHUNK)
        numpy.copyto(numpy.frombuffer(frame.data, dtype=numpy.int16), wave)
        await source.capture_frame(frame)
        sample += CHUNK


def average(frame):
    """The average red, green, blue of a frame, one number each."""
    rgba_already = frame.type == rtc.VideoBufferType.RGBA
    rgba = frame if rgba_already else frame.convert(rtc.VideoBufferType.RGBA)
    pixels = numpy.frombuffer(rgba.data, dtype=numpy.uint8).reshape(-1, 4)
    return [int(value) for value in pixels[:, :3].mean(axis=0)]


def share_of_tone(samples):
    """Which part of the energy lies within 20 Hz of the tone; 0 for silence."""
    spectrum = numpy.abs(numpy.fft.rfft(samples * numpy.hanning(len(samples)))) ** 2
    total = spectrum.sum()
    if total < 1e6:
        return 0.0
    frequencies = numpy.fft.rfftfreq(len(samples), 1 / RATE)
    return float(spectrum[numpy.abs(frequencies - TONE) <= 20].sum() / total)


async def watch(track, who):
    frames = 0
    async for event in rtc.VideoStream(track):
        frames += 1
        if frames % 10 == 0:
            frame = event.frame
            report("video", of=who, frames=frames, width=frame.width, colour=average(frame))


async def listen(track, who):
    samples = numpy.zeros(0, dtype=numpy.float64)
    async for event in rtc.AudioStream(track, sample_rate=RATE, num_channels=1):
        heard = numpy.frombuffer(event.frame.data, dtype=numpy.int16).astype(numpy.float64)
        samples = numpy.concatenate([samples, heard])
        if len(samples) >= RATE // 2:
            report("sound", of=who, tone=share_of_tone(samples))
            samples = samples[:0]


class Guest:
    """The participant: a room and the tasks that feed and watch it."""

    def __init__(self):
        self.room = rtc.Room()
        self.tasks = set()
        self.room.on("track_subscribed", self.subscribed)
        self.room.on("track_unsubscribed", lambda track, _, who: report("unsubscribed", of=who.identity))
        self.room.on("data_received", self.data)
        self.room.on("disconnected", lambda reason: report("disconnected", reason=str(reason)))
        self.room.on("participant_metadata_changed", lambda who, _, now: report("metadata-changed", of=who.identity, text=now))
        self.room.on("participant_connected", lambda who: report("participant", identity=who.identity))

    def run(self, work):
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task):
        self.tasks.discard(task)
        if not task.cancelled() and task.exception():
            report("failed", error=repr(task.exception()))

    def subscribed(self, track, _publication, who):
        report("subscribed", of=who.identity, kind=int(track.kind))
        video = track.kind == rtc.TrackKind.KIND_VIDEO
        self.run(watch(track, who.identity) if video else listen(track, who.identity))

    def data(self, packet):
        sender = packet.participant.identity if packet.participant else ""
        report("data", of=sender, text=packet.data.decode())

    async def publish(self):
        me = self.room.local_participant
        pictures = rtc.VideoSource(WIDTH, HEIGHT)
        sounds = rtc.AudioSource(RATE, 1)
        camera = rtc.LocalVideoTrack.create_video_track("camera", pictures)
        microphone = rtc.LocalAudioTrack.create_audio_track("microphone", sounds)
        await me.publish_track(
            camera,
            rtc.TrackPublishOptions(
                source=rtc.TrackSource.SOURCE_CAMERA, video_codec=rtc.VideoCodec.VP8
            ),
        )
        await me.publish_track(
            microphone, rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
        )
        self.run(show(pictures))
        self.run(sound(sounds))
        report("published")

    async def obey(self, order):
        """Does one order; what the client or the server refuses is reported and not raised."""
        me = self.room.local_participant
        try:
            match order["do"]:
                case "publish":
                    await self.publish()
                case "data":
                    await me.publish_data(order["text"], reliable=True)
                    report("sent", text=order["text"])
                case "metadata":
                    await me.set_metadata(order["text"])
                    report("sent", text=order["text"])
                case "leave":
                    await self.room.disconnect()
                    report("left")
                case other:
                    report("failed", error=f"unknown order {other}")
        except Exception as error:
            report("refused", order=order["do"], error=repr(error))


async def main():
    words = argparse.ArgumentParser()
    words.add_argument("--url", required=True)
    words.add_argument("--token", required=True)
    words.add_argument("--dual", action="store_true", help="two peer connections (v0)")
    chosen = words.parse_args()
    guest = Guest()
    options = rtc.RoomOptions(single_peer_connection=not chosen.dual)
    await guest.room.connect(chosen.url, chosen.token, options)
    others = list(guest.room.remote_participants)
    report("connected", identity=guest.room.local_participant.identity, others=others)
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        await guest.obey(json.loads(line))
    for task in guest.tasks:
        task.cancel()
    await guest.room.disconnect()


if __name__ == "__main__":
    asyncio.run(main())
