// The page's one AudioContext, started by a tap. Plays nothing by itself.

/** Whether the sound of this page may start: kept across the swap from a portal page into a room. */
let context: AudioContext | undefined;

/**
 * Creates and resumes the AudioContext and plays one silent buffer. Must be called synchronously inside a
 * user's gesture: that is what lets the browser start sound later without another tap.
 */
export function unlockSound(): AudioContext | undefined {
  try {
    context ??= new AudioContext({ latencyHint: "interactive" });
    void context.resume();
    const silence = context.createBufferSource();
    silence.buffer = context.createBuffer(1, 1, context.sampleRate);
    silence.connect(context.destination);
    silence.start();
  } catch {
    context = undefined;
  }
  return context;
}
