// The list of what is wrong with the document. Each entry leads to its place in the source.
import type { Warning } from 'lede-article';
import { byId, make } from '../page.js';
import type { Editor } from './editor.js';
import type { Refusal } from './messages.js';

interface Problem extends Refusal {
  severity: string;
  count: number;
}

const k_words: Record<string, string> = { refused: 'refused', lost: 'lost', changed: 'changed', cosmetic: 'cosmetic' };

export class Problems {
  readonly #list = byId('problems');
  readonly #count = byId('problems-count');
  readonly #editor: Editor;
  readonly #meanings: Record<string, string>;

  /** @param meanings what each code means. */
  constructor(editor: Editor, meanings: Record<string, string>) {
    this.#editor = editor;
    this.#meanings = meanings;
  }

  showWarnings(warnings: Warning[]): void {
    this.#show(warnings);
  }

  showRefusal(refusal: Refusal): void {
    this.#show([{ ...refusal, severity: 'refused', count: 1 }]);
  }

  showNone(): void {
    this.#show([]);
    this.#count.textContent = '';
  }

  #show(problems: Problem[]): void {
    const jumps = this.#editor.mark(problems);
    this.#list.replaceChildren(...problems.map((problem, index) => this.#entry(problem, jumps[index])));
    this.#count.textContent = problems.length === 0 ? 'none' : summary(problems);
  }

  #entry(problem: Problem, jump: (() => void) | undefined): HTMLLIElement {
    const { severity, code, message, path, line, column, count } = problem;
    const times = count > 1 ? ` (${count} times)` : '';
    const place = path === '' || path === '$' ? `${line}:${column}` : `${line}:${column}  ${path}`;
    const button = make(
      'button',
      { type: 'button', title: this.#meanings[code] },
      make('span', { class: `severity ${severity}` }, k_words[severity] ?? severity),
      make('span', { class: 'message' }, message + times),
      make('span', { class: 'place' }, `${place}  ${code}`),
    );
    button.addEventListener('click', () => jump?.());
    return make('li', {}, button);
  }
}

/** "1 lost, 3 changed". */
function summary(problems: Problem[]): string {
  return Object.keys(k_words)
    .map((severity) => [problems.filter((problem) => problem.severity === severity).length, k_words[severity]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word ?? ''}`)
    .join(', ');
}
