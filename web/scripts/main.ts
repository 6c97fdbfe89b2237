// Entry of every page.
export {};
