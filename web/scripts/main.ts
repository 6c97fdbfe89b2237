// Entry of every page: attaches the small behaviours by their data-attributes. Pages are complete without it.
import { confirm } from "./behaviours/confirm.ts";
import { copy } from "./behaviours/copy.ts";
import { editor } from "./behaviours/editor.ts";
import { enterRoom } from "./behaviours/enter-room.ts";
import { focusFirst } from "./behaviours/focus.ts";
import { localTime } from "./behaviours/local-time.ts";
import { menu } from "./behaviours/menu.ts";
import { passkey } from "./behaviours/passkey.ts";
import { print } from "./behaviours/print.ts";
import { push } from "./behaviours/push.ts";
import { queue } from "./behaviours/queue.ts";
import { quoting } from "./behaviours/quoting.ts";
import { spread } from "./behaviours/spread.ts";
import { waits } from "./behaviours/waits.ts";

const behaviours = [confirm, copy, editor, enterRoom, localTime, menu, passkey, print, push, queue, quoting, spread, waits, focusFirst];

function attachAll(): void {
  for (const attach of behaviours) attach(document.body);
}

attachAll();
// enter-room says this after it has swapped a page in.
document.addEventListener("mitreden:page", attachAll);
