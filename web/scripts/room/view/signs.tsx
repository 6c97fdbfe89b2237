// Sign language: the signers fixed beside the stage for whoever wants them, each in a window of its own on request. Never reordered, never decides who signs.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Island, IslandContext, useIsland } from "../context.ts";
import type { StageSeat } from "../protocol.ts";
import { SmallButton } from "./parts.tsx";
import { TileView } from "./tile.tsx";

/** A small window that stays above all others; not every browser has it (WICG Document Picture-in-Picture). */
type Windows = { requestWindow(size: { width: number; height: number }): Promise<Window> };
const windows = (globalThis as { documentPictureInPicture?: Windows }).documentPictureInPicture;
/** As large as the picture is asked for at least. */
const WINDOW = { width: 480, height: 360 };

/** The signers on the stage, in the order of the room. */
export function signersOf({ room }: Island): StageSeat[] {
  return room.stage.value.seats.filter((one) => one.role === "signer");
}

export function Signs() {
  const island = useIsland();
  const { t, choices } = island;
  const signers = signersOf(island);
  if (!choices.signs.value || signers.length === 0) return null;
  return (
    <section class="signs" aria-label={t("signs-title")} tabIndex={-1}>
      {signers.map((seat) => <Signer key={seat.seat} seat={seat} />)}
    </section>
  );
}

function Signer({ seat }: { seat: StageSeat }) {
  const island = useIsland();
  const { media, t, note } = island;
  const [away, setAway] = useState<Window | undefined>();
  const place = useRef<HTMLDivElement>(null);
  const tile = media.tiles.value.find((one) => one.seat === seat.seat && !one.screen);
  useEffect(() => () => away?.close(), [away]);
  const open = async () => {
    try {
      if (windows) setAway(await inOwnWindow(windows, island, seat.seat, () => setAway(undefined)));
      else await place.current?.querySelector("video")?.requestPictureInPicture();
    } catch {
      note(t("signs-window-failed"));
    }
  };
  const can = tile?.track !== undefined && (windows !== undefined || document.pictureInPictureEnabled);
  return (
    <div class="signs__one" ref={place} data-away={away !== undefined}>
      {away ? <p>{t("signs-away", { name: seat.name })}</p> : <TileView shown={{ seat, tile, screen: false }} />}
      {away ? <SmallButton label={t("signs-back")} of={seat.name} onPress={() => away.close()} /> : can && <SmallButton label={t("signs-window")} of={seat.name} onPress={() => void open()} />}
    </div>
  );
}

/** Opens the window and draws the tile in it; `closed` is called once it is gone, by whose hand ever. */
async function inOwnWindow(from: Windows, island: Island, seat: string, closed: () => void): Promise<Window> {
  const own = await from.requestWindow(WINDOW);
  const { documentElement, head, body } = own.document;
  documentElement.lang = document.documentElement.lang;
  own.document.title = island.t("signs-title");
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) head.append(own.document.importNode(sheet, true));
  body.className = "signs-window";
  render(<IslandContext.Provider value={island}><Alone seat={seat} /></IslandContext.Provider>, body);
  own.addEventListener("pagehide", () => {
    render(null, body);
    closed();
  });
  return own;
}

function Alone({ seat: id }: { seat: string }) {
  const { room, media, t } = useIsland();
  const seat = room.stage.value.seats.find((one) => one.seat === id);
  if (!seat) return <p>{t("signs-gone")}</p>;
  return <TileView shown={{ seat, tile: media.tiles.value.find((one) => one.seat === id && !one.screen), screen: false }} />;
}
