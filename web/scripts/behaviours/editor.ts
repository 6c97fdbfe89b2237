// `[data-editor]`: fetches the toolbar for fields that take Markdown, on the pages that have one. Without it the help below the field says what to type.

export function editor(root: ParentNode): void {
  if (root.querySelector("[data-editor][hidden]")) void import("../editing/toolbar.ts").then(({ attach }) => attach(root));
}
