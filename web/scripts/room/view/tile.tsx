// One tile: a person's camera or screen, with the name and whether it speaks or signs. Never decides which tile is large.
import { useEffect, useRef } from "preact/hooks";
import { useIsland } from "../context.ts";
import type { Tile } from "../media.ts";
import type { StageSeat } from "../protocol.ts";
import { SpeakingClock } from "./clock.tsx";
import { Icon } from "./parts.tsx";

export type Shown = { seat: StageSeat; tile: Tile | undefined; screen: boolean };

export function TileView({ shown, large }: { shown: Shown; large?: boolean }) {
  const { room, t } = useIsland();
  const { seat, tile, screen } = shown;
  const signing = seat.signing && !screen;
  const writing = !screen && room.drafts.value.some((draft) => draft.seat === seat.seat);
  // Whoever signs, or is read along while writing, is lit exactly like whoever speaks (EN 301 549 §6.5.6 and §6.2.2.3).
  const speaking = tile?.speaking === true || signing || writing;
  const mine = room.me.value?.seat === seat.seat;
  const signer = seat.role === "signer";
  const sound = signer ? [] : [tile?.microphone ? t("tile-microphone-on") : t("tile-microphone-off")];
  const words = [seat.name, t(`role-${seat.role}`), ...sound, ...(tile?.speaking ? [t("tile-speaking")] : []), ...(signing ? [t("tile-signing")] : []), ...(writing ? [t("tile-writing")] : [])];
  const label = screen ? t("tile-screen", { name: seat.name }) : words.join(", ");
  const classes = ["tile", large ? "tile--large" : "", screen ? "tile--screen" : "", mine && !screen ? "tile--mirrored" : "", signer ? "tile--signer" : ""];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a tile is a named group, not a fieldset of a form.
    <div class={classes.filter(Boolean).join(" ")} role="group" aria-label={label} data-seat={seat.seat} data-speaking={speaking} data-microphone={tile?.microphone === true}>
      {tile?.track ? <Picture tile={tile} /> : <span class="tile__sign" aria-hidden="true">{initials(seat.name)}</span>}
      <span class="tile__name" aria-hidden="true">
        <Icon name={signer ? "sign" : tile?.microphone ? "microphone" : "microphone-off"} />
        <span>{mine ? t("tile-you", { name: seat.name }) : seat.name}</span>
        {seat.floor_since && !screen && <SpeakingClock since={seat.floor_since} />}
      </span>
    </div>
  );
}

function Picture({ tile }: { tile: Tile }) {
  const video = useRef<HTMLVideoElement>(null);
  const track = tile.track;
  useEffect(() => {
    const element = video.current;
    if (!element || !track) return undefined;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);
  // Sound comes over elements of its own; the picture needs no words beside the tile's name.
  return <video ref={video} autoPlay playsInline muted tabIndex={-1} />;
}

/** Two letters for a tile without a picture; titles such as "Dr." are no part of a name. */
function initials(name: string): string {
  const words = name.split(" ").filter((word) => word !== "" && !word.endsWith("."));
  return (words.length > 0 ? words : [name]).map((word) => [...word][0] ?? "").slice(0, 2).join("").toUpperCase();
}
