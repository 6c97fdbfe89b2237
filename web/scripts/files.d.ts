// Files that are not TypeScript but may be imported: message files come in as text, style sheets only in tests. No code.
declare module "*.ftl" {
  const text: string;
  export default text;
}

declare module "*.css" {
  const text: string;
  export default text;
}
