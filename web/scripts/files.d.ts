// Files that are not TypeScript but may be imported: message files come in as text. No code.
declare module "*.ftl" {
  const text: string;
  export default text;
}
