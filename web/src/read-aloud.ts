// Reads an article aloud with the device's own voice, sentence by sentence, and marks the sentence that is read.
import { blocksOf } from './article-outline.js';

export type ReadingState = 'silent' | 'reading' | 'paused' | 'failed';

interface Sentence {
  text: string;
  range: Range;
  block: HTMLElement;
  language: string;
}

const mark = 'lede-spoken';

export function canSpeak(): boolean {
  return 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis;
}

/** The sentences of a block, each with its place in the document. */
function sentencesOf(block: HTMLElement, language: string): Sentence[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes: { node: Node; begin: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('sup, [aria-hidden=true]')) continue; // the numbers of footnotes
    nodes.push({ node, begin: text.length });
    text += node.textContent ?? '';
  }
  const place = (at: number): [Node, number] | undefined => {
    const found = nodes.filter(({ begin }) => begin <= at).at(-1);
    return found && [found.node, at - found.begin];
  };
  const own = block.closest<HTMLElement>('[lang]')?.lang || language;
  const segments = new Intl.Segmenter(own, { granularity: 'sentence' }).segment(text);
  return [...segments].flatMap(({ segment, index }) => {
    const words = segment.trim();
    const from = place(index + segment.indexOf(words));
    const to = place(index + segment.trimEnd().length - 1);
    if (!words || !from || !to) return [];
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(to[0], to[1] + 1);
    return [{ text: words.replaceAll(/\s+/g, ' '), range, block, language: own }];
  });
}

/**
 * @return undefined if the device has voices but none for the language; null if it names no voices. Some devices name
 * them late, or never.
 */
function voiceFor(language: string): SpeechSynthesisVoice | null | undefined {
  const voices = speechSynthesis.getVoices();
  if (voices.length === 0) return null;
  const tag = language.toLowerCase();
  const nameOf = ({ lang }: SpeechSynthesisVoice): string => lang.toLowerCase().replaceAll('_', '-');
  const [primary = ''] = tag.split('-');
  return (
    voices.find((voice) => nameOf(voice) === tag) ??
    voices.find((voice) => nameOf(voice).split('-')[0] === primary && voice.default) ??
    voices.find((voice) => nameOf(voice).split('-')[0] === primary)
  );
}

/** Stops the article that is being read: one article is read at a time. */
let stopSpeaking = (): void => undefined;

export class Reader {
  state: ReadingState = 'silent';
  readonly #article: HTMLElement;
  readonly #changed: () => void;
  #sentences: Sentence[] = [];
  #next = 0;
  #marked: HTMLElement | undefined; // the whole block, in browsers that cannot mark a sentence
  #utterance: SpeechSynthesisUtterance | undefined; // kept, since Chromium discards those without a reference

  constructor(article: HTMLElement, changed: () => void) {
    this.#article = article;
    this.#changed = changed;
  }

  toggle(): void {
    if (this.state === 'reading') {
      this.#rest('paused');
      return;
    }
    if (this.state !== 'paused') {
      const language = this.#article.closest<HTMLElement>('[lang]')?.lang || 'vi';
      if (voiceFor(language) === undefined) {
        this.#set('failed');
        return;
      }
      this.#sentences = blocksOf(this.#article).flatMap((block) => sentencesOf(block, language));
      this.#next = 0;
    }
    stopSpeaking();
    stopSpeaking = () => this.#rest('silent');
    this.#set('reading');
    this.#speak();
  }

  stop(): void {
    this.#next = 0;
    this.#rest('silent');
  }

  #set(state: ReadingState): void {
    this.state = state;
    this.#changed();
  }

  /** Cancels and does not pause: on some phones a paused voice never goes on. Later the sentence is read once more. */
  #rest(state: ReadingState): void {
    this.#utterance = undefined;
    speechSynthesis.cancel();
    this.#show(undefined);
    this.#set(state);
  }

  #speak(): void {
    const sentence = this.#sentences[this.#next];
    if (!sentence || !this.#article.isConnected) {
      this.stop();
      return;
    }
    const voice = voiceFor(sentence.language);
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = sentence.language;
    if (voice) utterance.voice = voice;
    utterance.addEventListener('end', () => {
      if (utterance !== this.#utterance) return;
      this.#next += 1;
      this.#speak();
    });
    utterance.addEventListener('error', () => utterance === this.#utterance && this.#rest('failed'));
    this.#utterance = utterance;
    this.#show(sentence);
    speechSynthesis.speak(utterance);
  }

  #show(sentence: Sentence | undefined): void {
    this.#marked?.classList.remove(mark);
    this.#marked = undefined;
    if ('highlights' in CSS) {
      CSS.highlights.delete(mark);
      if (sentence) CSS.highlights.set(mark, new Highlight(sentence.range));
    } else if (sentence) {
      this.#marked = sentence.block;
      sentence.block.classList.add(mark);
    }
    const box = sentence?.range.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight)) {
      sentence?.range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    }
  }
}

if (canSpeak()) {
  speechSynthesis.getVoices(); // some browsers load them only after the first call
  addEventListener('pagehide', () => stopSpeaking());
}
