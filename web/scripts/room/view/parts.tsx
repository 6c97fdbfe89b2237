// Small parts of the room's views: icons and controls. Knows no state.
import type { ComponentChildren } from "preact";

export function Icon({ name }: { name: string }) {
  return <span class={`kern-icon kern-icon--${name}`} aria-hidden="true" />;
}

type ControlProps = { icon: string; label: string; onPress: () => void; active?: boolean; kind?: "first" | "leave"; busy?: boolean; shortcut?: string };

/** A large button of the bar: an icon over its word. The word says what a press does, so nothing is announced as pressed; `active` is for the eye. While busy it does nothing, but keeps the keyboard's focus. */
export function Control({ icon, label, onPress, active, kind, busy, shortcut }: ControlProps) {
  return (
    <button type="button" class={`control${kind ? ` control--${kind}` : ""}`} onClick={busy ? undefined : onPress} aria-disabled={busy} data-active={active} {...(shortcut ? { "aria-keyshortcuts": shortcut } : {})}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}

/** A button inside a list; `of` is read after the label, so that ten "give floor" buttons can be told apart. */
export function SmallButton({ label, of, onPress, first, icon }: { label: string; of?: string; onPress: () => void; first?: boolean; icon?: string }) {
  return (
    <button type="button" class={`small-button${first ? " small-button--first" : ""}`} onClick={onPress}>
      {icon && <Icon name={icon} />}
      {label}
      {of && <span class="visually-hidden"> {of}</span>}
    </button>
  );
}

/** A panel beside the stage that can be folded. */
export function Panel({ id, title, count, open, children }: { id: string; title: string; count?: number; open?: boolean; children: ComponentChildren }) {
  return (
    <details class="side__panel" id={id} open={open}>
      <summary>
        {title}
        {count !== undefined && count > 0 && <span class="side__count">{count}</span>}
      </summary>
      {children}
    </details>
  );
}
