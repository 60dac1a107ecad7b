// <lede-article>: fetches an article, renders it in a shadow root, and speaks to its page through events.
// This file defines the class alone; define.ts gives it its name.
import { type ArticleInput, fetched, given, type Source } from './article-source.js';
import type { ArticleRoot, Feature } from './behaviour.js';
import { observedAttributes } from './element-attributes.js';
import { optionsOf } from './element-options.js';
import { LedeError } from './error.js';
import { type LedeEventMap, type ReadyDetail, send } from './events.js';
import { type FeatureName, features, featuresIn } from './features.js';
import { Feeds } from './feeds.js';
import { absolute, fetchFeed, ServedHtml } from './fetch-article.js';
import type { RenderOptions } from './options.js';
import { despiteLeaving } from './leaving.js';
import { lightRoot } from './light.js';
import { nearWindow } from './near-window.js';
import { Deferred, knownError, showState } from './outcome.js';
import { reading } from './reading.js';
import { fallbackFor } from './retry.js';
import { declaredIn, serverRenderedRoot } from './server-rendered.js';
import { Styles } from './styles.js';
import type { Supply } from './supply.js';
import { atMost } from './timing.js';
import { contentOf, setContent } from './trusted-types.js';
import { upgrade } from './upgrade.js';

// A server imports this file too, and has no HTMLElement to extend; there the class is never constructed.
const ElementBase =
  alsoOutsideBrowsers && typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

export interface LedeArticle {
  addEventListener<Name extends keyof LedeEventMap>(
    type: Name,
    listener: (this: LedeArticle, event: LedeEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: LedeArticle, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

const keyOf = (source: Source, options: RenderOptions): string => JSON.stringify([source.key, options]);

export class LedeArticle extends ElementBase {
  static readonly observedAttributes = observedAttributes;

  /** Set by define.ts: each build knows where its own files are. @internal */
  static supply: Supply;

  /** The folder of the package's files, if it is not that of the bundle. lede.js has the attribute `data-base` instead. */
  declare static base: string | URL | undefined;

  // These fields together are the state of the element:
  //                     #key               #pending     #shown                #root
  //   no article        none               none         none                  none, or with the last article
  //   loading           of the source      aborts it    set near the window   as before, until the article is shown
  //   article shown     of the source      none         that article          contains it
  //   server-rendered   of a source if any none         none                  contains the article
  //   failed            none               none         rejected              contains a slot, perhaps a button
  #root: ArticleRoot | undefined;
  #article: ArticleInput | null | undefined;
  #articleVersion = 0;
  /** `src` as an absolute address, kept because a router may change the page's own address later. */
  #address: string | undefined;
  #options: RenderOptions = {};
  /** Identifies the source and the options of the article that is shown or being fetched. */
  #key: string | undefined;
  #pending: AbortController | undefined;
  /** The article that is shown, or being fetched; none if the server rendered it. */
  #shown: Promise<ArticleInput | undefined> | undefined;
  /** Fills the lists beside the story. */
  readonly #feeds = new Feeds(this);
  #scheduled = false;
  /** The key of the source that was tried last, whether it succeeded or failed. */
  #tried: string | undefined;
  #childObserver: MutationObserver | undefined;
  #styles: Styles | undefined;
  #features: Feature[] = [];
  #outcome = new Deferred<ReadyDetail>();
  // jsdom lacks attachInternals.
  readonly #internals = (this as Partial<HTMLElement>).attachInternals?.();

  /**
   * The outcome of the article that is being fetched, else of the last one. It resolves with the detail of `lede-ready`
   * and rejects with the LedeError of `lede-error`. A new article gets a new promise.
   */
  get ready(): Promise<ReadyDetail> {
    return this.#outcome.promise;
  }

  /** The article itself, instead of an address: an object, JSON text or UTF-8 bytes. Null and undefined mean none. */
  get article(): ArticleInput | null | undefined {
    return this.#article;
  }
  set article(value: ArticleInput | null | undefined) {
    this.#article = value;
    this.#articleVersion += 1;
    this.#schedule();
  }

  /** Options that have no attribute, for example `labels`. Attributes take precedence. */
  get options(): RenderOptions {
    return this.#options;
  }
  set options(value: RenderOptions) {
    this.#options = value;
    this.#schedule();
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }
  set src(value: string | null | undefined) {
    this.setAttribute('src', value ?? ''); // frameworks take a property away so
  }

  connectedCallback(): void {
    upgrade(this, 'article');
    upgrade(this, 'options');
    this.#observeChildren();
    this.#schedule();
  }

  // Frameworks move an element by removing and inserting it at once. Loading is aborted only if it is not inserted
  // again.
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#childObserver?.disconnect();
      this.#feeds.giveUp();
      this.#giveUp();
    });
  }

  /** Ends the loading of an article that is no longer wanted. */
  #giveUp(): void {
    this.#pending?.abort();
    if (this.#pending) this.#pending = this.#key = undefined;
  }

  adoptedCallback(): void {
    this.#styles?.ensure();
  }

  attributeChangedCallback(name: string): void {
    // Setting `src`, even to the same address, fetches again. Changing `loading` may end the wait for the reader.
    if (name === 'src' || (name === 'loading' && this.#pending)) this.#key = undefined;
    if (name === 'src') this.#address = undefined;
    this.#schedule();
  }

  // Several changes in a row cause one update. While the page is being parsed the update is delayed, since the children
  // may not be there yet: an inline article, or a declarative shadow root.
  #schedule(): void {
    if (this.#scheduled || !this.isConnected) return;
    this.#scheduled = true;
    const update = (): void => {
      this.#scheduled = false;
      if (this.isConnected) this.#update();
    };
    if (this.ownerDocument.readyState === 'loading') setTimeout(update);
    else queueMicrotask(update);
  }

  #update(): void {
    if (this.#takeServerRendered()) return;
    const source = this.#source();
    this.#tried = source?.key;
    if (!source) {
      this.#giveUp();
      this.removeAttribute('aria-busy');
      this.#awaitParser();
      return;
    }
    const options = optionsOf(this, this.#options);
    const key = keyOf(source, options);
    if (key === this.#key && (this.#shown ?? this.#pending ?? this.#feeds.areFilled())) {
      for (const feature of this.#features) if (this.#root) feature.refresh?.(this, this.#root);
      if (this.#shown) this.#fillLists(this.#shown, options);
      return;
    }
    this.#pending?.abort();
    this.#feeds.forget();
    const controller = new AbortController();
    this.#key = key;
    this.#pending = controller;
    this.#shown = undefined;
    if (this.#outcome.isSettled) this.#outcome = new Deferred();
    showState(this, this.#internals, 'loading', this.#root);
    void this.#show(source, options, controller.signal).then(() => {
      if (this.#pending === controller) this.#pending = undefined;
    });
  }

  async #show(source: Source, options: RenderOptions, signal: AbortSignal): Promise<void> {
    try {
      if (/^lazy$/i.test(this.getAttribute('loading') ?? '')) await nearWindow(this, signal);
      await despiteLeaving(() => {
        this.#feeds.forget(); // of an attempt before
        const shown = (this.#shown = this.#showArticle(source, options, signal));
        this.#fillLists(shown, options);
        return shown;
      });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /**
   * @return the article that is now shown; undefined if it is HTML, or if a server-rendered one was inserted meanwhile.
   */
  async #showArticle(source: Source, options: RenderOptions, signal: AbortSignal): Promise<ArticleInput | undefined> {
    // The article is fetched, and at the same time the verifier or the renderer, as soon as one of them is likely to be
    // needed.
    const { supply } = LedeArticle;
    let verifier: ReturnType<Supply['verifier']> | undefined;
    let renderer: Promise<unknown> | undefined;
    const expect = (kind: 'json' | 'html'): void => {
      const begun = kind === 'html' ? (verifier ??= supply.verifier()) : (renderer ??= supply.render());
      begun.catch(() => undefined); // reported below, if that is what the article needs
    };
    const article = await source.read(signal, expect);
    if (signal.aborted || this.#takeServerRendered()) return undefined;
    let shown: ReadyDetail = { warnings: [], jsonLd: '' };
    let content: DocumentFragment;
    if (article instanceof ServedHtml) {
      const { keepComponents, verifyArticle } = await (verifier ?? supply.verifier());
      const html = verifyArticle(article, options, this);
      if (typeof html !== 'string') throw new LedeError('article-not-verified', html.message, html);
      keepComponents((content = contentOf(html)), options.components);
    } else {
      await renderer;
      const { html, ...rest } = await supply.render(article, options, (head, change) => {
        if (this.#root || signal.aborted) return;
        change((content = contentOf(head)));
        setContent(this.#ownRoot(), content);
      });
      content = contentOf(html);
      shown = rest;
    }
    // Without the styles of its parts, an article would jump when they come.
    if (content.querySelector(features.parts)) await atMost(1000, supply.feature('parts'));
    signal.throwIfAborted();
    const root = this.#ownRoot();
    setContent(root, content);
    this.#stylesOf(root).ensure();
    showState(this, this.#internals, 'loading', root); // there is something to read
    try {
      reading.listen(this, root);
      reading.prepare(this, root);
    } catch (error) {
      console.warn(`<lede-article>: ${String(error)}`); // the article can be read all the same
    }
    await this.#addFeatures(root, signal);
    this.#succeed(shown);
    return article instanceof ServedHtml ? undefined : article;
  }

  /**
   * Loads and adds the features that the article needs. The article is shown before they are there. It stays if one
   * cannot be loaded; its forms then post without script.
   */
  async #addFeatures(root: ArticleRoot, signal?: AbortSignal): Promise<void> {
    const add = async (name: FeatureName): Promise<void> => {
      try {
        const feature = await LedeArticle.supply.feature(name);
        if (signal?.aborted || this.#root !== root) return;
        this.#styles?.add(feature.styles);
        feature.listen(this, root);
        feature.prepare(this, root);
        if (!this.#features.includes(feature)) this.#features.push(feature);
      } catch (error) {
        console.warn(`<lede-article>: ${String(error)}`);
      }
    };
    await Promise.all(featuresIn(root).map(add));
    signal?.throwIfAborted();
  }

  #fillLists(shown: Promise<ArticleInput | undefined>, options: RenderOptions): void {
    const { supply } = LedeArticle;
    this.#feeds.fill(async (...named) => {
      const fill = (await supply.listFiller())({
        options,
        article: shown,
        root: () => this.#root,
        render: supply.render,
        contentOf,
        absolute: (address) => absolute(address, this.baseURI),
        fetchFeed: (url, signal) => fetchFeed(url, signal, supply.whyUnreachable),
      });
      await fill(...named);
    });
  }

  #fail(error: unknown): void {
    const known = knownError(error);
    this.#key = undefined;
    this.#feeds.forget();
    const root = this.hasAttribute('light') ? this.#shadow : this.#ownRoot();
    root.replaceChildren(...fallbackFor(this, known, LedeArticle.supply, () => this.#schedule()));
    console.warn(`<lede-article>: ${known.message} [${known.code} ${known.path}]`);
    showState(this, this.#internals, 'error');
    this.#outcome.fail(known);
    send(this, 'lede-error', known, false);
  }

  #succeed(detail: ReadyDetail, isNews = true): void {
    showState(this, this.#internals, 'ready');
    this.#outcome.succeed(detail);
    if (isNews) send(this, 'lede-ready', detail, false);
  }

  /** The source of the article: the property `article`, else `src`, else an inline script. */
  #source(): Source | undefined {
    const article = this.#article;
    if (article !== undefined && article !== null) {
      return { key: `article ${this.#articleVersion}`, read: given(article) };
    }
    if (this.src !== '') {
      const url = (this.#address ??= absolute(this.src, this.baseURI));
      return { key: `src ${url}`, read: fetched(url, this.getAttribute('timeout'), LedeArticle.supply.whyUnreachable) };
    }
    const script = this.querySelector(':scope > script[type="application/json"]');
    const text = (script?.nextSibling ?? this.#isParsed()) && script?.textContent;
    return text ? { key: `inline ${text}`, read: given(text) } : undefined;
  }

  /** Whether the parser has passed this element. Until then its children may be incomplete. */
  #isParsed(): boolean {
    return this.nextSibling !== null || this.ownerDocument.readyState !== 'loading';
  }

  // The parser or a framework may add or change the inline script later. If a page changes the fallback, nothing is
  // fetched again. A router that compares the children with its own copy removes the article of `light`.
  #observeChildren(): void {
    this.#childObserver ??= new MutationObserver(() => {
      if (this.#root?.isConnected === !this.isConnected) this.append(this.#root);
      const key = this.#source()?.key;
      if (!key || key !== this.#tried || declaredIn(this)) this.#schedule();
    });
    this.#childObserver.observe(this, { childList: true, characterData: true, subtree: true });
  }

  #awaitParser(): void {
    if (this.ownerDocument.readyState !== 'loading') return;
    this.ownerDocument.addEventListener('DOMContentLoaded', () => this.#schedule(), { once: true });
  }

  /**
   * Adds behaviour to an article that a server rendered into a declarative shadow root, without rendering it again.
   * @return false if there is no such article.
   */
  #takeServerRendered(): boolean {
    const newer = declaredIn(this);
    if (this.#root && !newer) return false;
    if (this.shadowRoot && !this.#isParsed()) {
      this.#awaitParser(); // the parser may still be adding content to it
      return true;
    }
    const root = serverRenderedRoot(this, newer);
    if (!root) return false;
    this.#root = root;
    const source = this.#source();
    this.#key = source && keyOf(source, optionsOf(this, this.#options));
    this.#feeds.take();
    const detail = { warnings: [], jsonLd: '' };
    if (!reading.listen(this, root) && !newer) {
      this.#succeed(detail, false); // hydrate.js has sent the event
      return true;
    }
    reading.prepare(this, root);
    void this.#addFeatures(root).then(() => this.#succeed(detail));
    return true;
  }

  #stylesOf(root: ArticleRoot): Styles {
    return (this.#styles ??= new Styles(root));
  }

  // Called when there is something to show, and not before: a shadow root hides the children.
  #ownRoot(): ArticleRoot {
    this.#root = this.hasAttribute('light') ? lightRoot(this, this.#shadow) : (this.#root ?? this.#shadow);
    this.#stylesOf(this.#root).ensure();
    return this.#root;
  }

  get #shadow(): ShadowRoot {
    return this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  }
}
