// What the core is asked to do, by number. Written by scripts/facts.mjs from wasm/bindings.cpp; do not edit.

export const operations = { render: 0, markdown: 1, sanitize: 2, answerCase: 3 } as const;
export type Operation = (typeof operations)[keyof typeof operations];
