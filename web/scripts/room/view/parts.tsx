// Small parts of the room's views: icons and controls. Knows no state.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export function Icon({ name }: { name: string }) {
  return <span class={`kern-icon kern-icon--${name}`} aria-hidden="true" />;
}

type ControlProps = { icon: string; label: string; short?: string; onPress: () => void; active?: boolean; kind?: "first" | "leave"; busy?: boolean; shortcut?: string };

/** A large button of the bar: an icon over its word. The word says what a press does, so nothing is announced as pressed; `active` is for the eye. While busy it does nothing, but keeps the keyboard's focus. `short` stands there where a row of buttons is narrow; it is a part of the label, which stays the button's name. */
export function Control({ icon, label, short, onPress, active, kind, busy, shortcut }: ControlProps) {
  return (
    <button type="button" class={`control${kind ? ` control--${kind}` : ""}`} onClick={busy ? undefined : onPress} aria-disabled={busy} data-active={active} {...(shortcut ? { "aria-keyshortcuts": shortcut } : {})}>
      <Icon name={icon} />
      <span class={short && "control__full"}>{label}</span>
      {short && <span class="control__short" aria-hidden="true">{short}</span>}
    </button>
  );
}

/** A button inside a list; `of` is read after the label, so that ten "give floor" buttons can be told apart. */
export function SmallButton({ label, of, onPress, first, icon, off }: { label: string; of?: string; onPress: () => void; first?: boolean; icon?: string; off?: boolean }) {
  return (
    <button type="button" class={`small-button${first ? " small-button--first" : ""}`} onClick={off ? undefined : onPress} {...(off ? { "aria-disabled": true } : {})}>
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

/** One of a few, in a bar of tools; its label stands before it. */
export function Choice<Word extends string>({ label, value, words, onChange }: { label: string; value: Word; words: Record<Word, string>; onChange: (word: Word) => void }) {
  const id = useId();
  return (
    <span class="people__role">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as Word)}>
        {(Object.keys(words) as Word[]).map((word) => <option key={word} value={word}>{words[word]}</option>)}
      </select>
    </span>
  );
}

/** What ties a field to its hint and its fault. */
type Described = { "aria-describedby"?: string; "aria-invalid"?: boolean };

/** A field with its label, hint and fault; the fault stands at the field and is read with it. */
export function Field({ id, label, hint, error, children }: { id: string; label: string; hint?: string; error: string | undefined; children: (described: Described) => ComponentChildren }) {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class={`kern-form-input${error ? " kern-form-input--error" : ""}`}>
      <label class="kern-label" for={id}>{label}</label>
      {hint && <div class="kern-hint" id={`${id}-hint`}>{hint}</div>}
      {children({ ...(ids ? { "aria-describedby": ids } : {}), ...(error ? { "aria-invalid": true } : {}) })}
      {error && <p class="kern-error" id={`${id}-error`}><span class="kern-body">{error}</span></p>}
    </div>
  );
}
