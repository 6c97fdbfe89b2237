// The line icons KERN lacks, drawn for this project on its 24 px grid: 2 px strokes, round ends.
// Only shapes; how they are shown (CSS masks, `kern-icon--<name>`) is decided by build.mjs and styles/icons.css.

const hand =
  '<path d="M8.2 12.4V6.3a1.55 1.55 0 0 1 3.1 0v4.4m0-.2V4.6a1.55 1.55 0 0 1 3.1 0v6m0 .2V6.4a1.55 1.55 0 0 1 3.1 0v8.1c0 3.6-2.7 6.5-6.4 6.5-2.5 0-4.3-1.1-5.6-3.3l-2.4-4a1.5 1.5 0 0 1 2.5-1.7l2.6 2.8"/>';
const bars = (lit) =>
  [1, 2, 3, 4]
    .map((n) => `<path stroke-width="2.6"${n > lit ? ' opacity=".3"' : ""} d="M${n * 4.6 + 0.5} 19.5v-${n * 3.4 - 1.2}"/>`)
    .join("");

/** Name of the icon → its drawing, without the <svg> around it. */
export const shapes = {
  microphone: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21m-3 0h6"/>',
  "microphone-off":
    '<path d="M9 9.2V11a3 3 0 0 0 4.7 2.5M15 10.6V6a3 3 0 0 0-5.8-1M5.5 11a6.5 6.5 0 0 0 10.7 5M18.2 13c.2-.6.3-1.3.3-2M12 17.5V21m-3 0h6M3.5 3.5l17 17"/>',
  camera: '<rect x="2.5" y="6" width="13" height="12" rx="2.5"/><path d="m15.5 10.5 5-3v9l-5-3z"/>',
  "camera-off":
    '<path d="M5 6a2.5 2.5 0 0 0-2.5 2.5v7A2.5 2.5 0 0 0 5 18h8c.9 0 1.7-.5 2.1-1.2M9.8 6H13a2.5 2.5 0 0 1 2.5 2.5v2l5-3v8.8M3.5 3.5l17 17"/>',
  hand,
  "hand-lower": `<g transform="translate(-2.6 1.2) scale(.86)">${hand}</g><path d="M20 6v9m-2.6-2.6L20 15l2.6-2.6" transform="translate(-.6 0)"/>`,
  sign: `<g stroke-width="2.9"><g transform="translate(-2.6 7) scale(.68)">${hand}</g><g transform="translate(26.6 1) scale(-.68 .68)">${hand}</g></g>`,
  "screen-share": '<rect x="2.5" y="4" width="19" height="13" rx="2"/><path d="M12 14V7.5m-2.8 2.6L12 7.3l2.8 2.8M8 20.5h8"/>',
  people:
    '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 19.5c0-3.5 2.9-5.5 6.5-5.5s6.5 2 6.5 5.5zM16 4.7a3.5 3.5 0 0 1 0 6.6m2.3 3.2c2 .8 3.2 2.5 3.2 5"/>',
  leave: '<path d="M10 4H6.5A2.5 2.5 0 0 0 4 6.5v11A2.5 2.5 0 0 0 6.5 20H10m5.5-12 4 4-4 4m4-4H9.5"/>',
  chat: '<path d="M12.6 4.5h-1.2A7.4 7.4 0 0 0 4 11.9c0 1.7.5 3.1 1.5 4.3L4 19.5h8.6a7.5 7.5 0 0 0 0-15zM9 10.3h7m-7 3.4h4.5"/>',
  floor: '<circle cx="5" cy="6" r="2" fill="#000"/><circle cx="5" cy="12.5" r="1.5"/><circle cx="5" cy="18.5" r="1.5"/><path d="M10.5 6H20m-9.5 6.5H20m-9.5 6H17"/>',
  listen: '<path d="M6.5 9.5a5.7 5.7 0 1 1 11.4 0c0 4.3-4 4.7-4 8.2a3.1 3.1 0 0 1-5.9 1.4M9.7 9.5a2.5 2.5 0 0 1 5 0c0 1.9-2.4 2-2.4 4"/>',
  speaker: '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.3a8 8 0 0 1 0 11.4"/>',
  "speaker-off": '<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5m0-5-5 5"/>',
  settings: '<circle cx="15" cy="7" r="2.3"/><circle cx="9" cy="17" r="2.3"/><path d="M4 7h8.7m4.6 0H20M4 17h2.7m4.6 0H20"/>',
  lock: '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7.3a4 4 0 0 1 8 0v3.2m-4 4v2"/>',
  unlock: '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V7.3a4 4 0 0 1 7.7-1.5M12 14.5v2"/>',
  "connection-good": bars(4),
  "connection-medium": bars(2),
  "connection-bad": '<path stroke-width="2.6" d="M5.1 19.5v-2.2"/><path stroke-width="2.6" opacity=".3" d="M9.7 19.5v-5.6"/><path d="m14 13 6 6m0-6-6 6"/>',
  refresh: '<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4l2.3 2.4m0-4.5V9H15"/>',
  place: '<path d="M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11z"/><circle cx="12" cy="10" r="2.3"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  more: '<g fill="#000" stroke="none"><circle cx="5.5" cy="12" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="18.5" cy="12" r="2"/></g>',
  captions: '<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><path d="M6.5 11h4m3 0h4m-11 4h6.5m3 0h1.5"/>',
  print: '<path d="M7 8V3.5h10V8M7 17H5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 13.5h10v7H7z"/>',
  live: '<circle cx="12" cy="12" r="2.5" fill="#000"/><path d="M7.7 7.7a6 6 0 0 0 0 8.6m8.6 0a6 6 0 0 0 0-8.6M4.9 4.9a10 10 0 0 0 0 14.2m14.2 0a10 10 0 0 0 0-14.2"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.3 2"/>',
  stage: '<circle cx="12" cy="6" r="3"/><path d="M5.5 13h13M7 13l1.3 8h7.4L17 13m-7.5 0c.3-1.5 1.2-2.5 2.5-2.5s2.2 1 2.5 2.5"/>',
  "person-off": '<circle cx="10" cy="8" r="3.5"/><path d="M3.5 19.5c0-3.5 2.9-5.5 6.5-5.5s6.5 2 6.5 5.5zM17 7l4.5 4.5m0-4.5L17 11.5"/>',
};
