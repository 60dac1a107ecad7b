// Whether an article can be read: on dark hosts, with large type, with small and tall pictures, with links outside the body.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { describeInEveryEngine } from './support/engines.mjs';
import { loadPictures, nextFrame, outcome } from './support/outcome.mjs';
import { openSite } from './support/site.mjs';

const k_text = 'A sentence of ordinary length, so that the story has some height of its own on every screen. ';

const picture = (origin, width, height) => ({
  url: `${origin}/articles/pictures/portrait.webp`,
  alt: `${width} by ${height}`,
  width,
  height,
  caption: 'See [the source](https://news.example/source)',
});

const card = (number) => ({ headline: `Another story, number ${number}`, url: `https://news.example/${number}`, summary: k_text });

/** The articles of the tests, by name. */
const articles = (origin) => {
  const body = ['## First', k_text, '### Second', k_text, '### Third', k_text, '## Fourth', ...Array(30).fill(k_text)].join('\n\n');
  const article = {
    lede: 1,
    language: 'de',
    headline: 'A headline',
    lead: 'A lead with [a link](https://news.example/more)',
    image: picture(origin, 1200, 800),
    body,
  };
  return {
    plain: article,
    measure: { ...article, language: 'en', body: k_text.repeat(12) },
    pictures: {
      ...article,
      body: [
        { type: 'markdown', text: 'Text with [a link](https://news.example/text).' },
        { type: 'image', ...picture(origin, 120, 80) },
        { type: 'image', ...picture(origin, 600, 1800) },
      ],
    },
    column: {
      ...article,
      headline: 'A headline of many words. '.repeat(6),
      image: picture(origin, 600, 600),
      body: [
        { type: 'html', text: `<p>A sentence.</p><p>A <img src="${origin}/articles/pictures/portrait.webp" width="16" height="16" alt="sign"> sign.</p>` },
        { type: 'html', text: `<div><img src="${origin}/articles/pictures/portrait.webp" width="300" height="300" alt="p"><br><span>Words.</span></div>` },
      ],
    },
    large: {
      ...article,
      image: undefined,
      rating: { value: 7, count: 3, best: 10 },
      body: [{ type: 'markdown', text: k_text }, { type: 'gallery', images: [1, 2].map((number) => ({ ...picture(origin, 1200, 800), alt: `${number}` })) }],
    },
    rail: {
      ...article,
      related: [1, 2].map((number) => ({ ...card(number), image: picture(origin, 1200, 800) })),
      latest: Array.from({ length: 12 }, (_, number) => card(number)).map(({ headline, url }) => ({ headline, url })),
    },
    broken: {
      ...article,
      image: { url: `${origin}/none.webp`, alt: 'What it showed', width: 1200, height: 800, caption: 'Its caption' },
      related: [{ ...card(1), image: { ...picture(origin, 1200, 800), url: `${origin}/none.webp` } }],
      body: [
        { type: 'markdown', text: 'Text with [a link](https://news.example/text).' },
        { type: 'gallery', images: [1, 2].map((number) => ({ url: `${origin}/none.webp?${number}`, width: 1200, height: 800 })) },
        { type: 'embed', url: 'https://video.example/1', title: 'A film', image: { url: `${origin}/none.webp`, width: 1200, height: 800 } },
        { type: 'image', ...picture(origin, 120, 80) },
      ],
    },
    roles: {
      ...article,
      image: { ...picture(origin, 1200, 800), role: 'wide' },
      labels: ['opinion'],
      keyPoints: ['One Donaudampfschifffahrtsgesellschaftskapitän', 'Two'],
      updates: [{ published: '2026-02-17T09:12:00+01:00', headline: 'News', text: k_text }],
      latest: [1, 2].map((number) => ({ headline: `Line ${number}` })),
      body: [
        { type: 'markdown', text: k_text },
        { type: 'image', ...picture(origin, 1200, 800), role: 'full' },
        { type: 'image', ...picture(origin, 1200, 800), role: 'half' },
        { type: 'markdown', text: k_text.repeat(6) },
      ],
    },
    ...Object.fromEntries(['ja', 'zh-Hans', 'ko', 'ar', 'de'].map((language) => [`emphasis-${language}`, { ...article, language, body: '*新鮮* <cite>書</cite>' }])),
    'emphasis-of-another-language': { ...article, body: '<em lang="ja">新鮮</em> <em lang="en">fresh</em> <cite lang="ja">書</cite>' },
    links: {
      ...article,
      section: { name: 'Section', url: 'https://news.example/section' },
      seeAlso: [card(1)].map(({ headline, url }) => ({ headline, url })),
      authors: [{ name: 'Author', url: 'https://news.example/author' }],
      tags: [{ name: 'Tag', url: 'https://news.example/tag' }],
      related: [card(2)],
      latest: [card(3)].map(({ headline, url }) => ({ headline, url })),
    },
    boxes: {
      ...article,
      body: [
        {
          type: 'html',
          text: `<div><div><header></header></div><section><figure><img src="${origin}/articles/pictures/portrait.webp" width="120" height="80" alt=""></figure>
            <p>${k_text}</p><div><p>${k_text}</p></div></section></div><article><p>${k_text}</p><ul><li>Item</li></ul><p>A <img src="${origin}/articles/pictures/portrait.webp" width="12" height="12" alt=""> picture</p></article>`,
        },
      ],
    },
    table: { ...article, body: [k_text, '', ...[Array(14).fill('Station'), Array(14).fill('--'), Array(14).fill('3,21 m')].map((cells) => `|${cells.join('|')}|`)].join('\n') },
  };
};

let site;
before(async () => {
  site = await openSite();
  for (const [name, article] of Object.entries(articles(site.origin))) {
    site.add(`/reading/${name}.json`, { type: 'application/json', body: JSON.stringify(article) });
  }
});
after(() => site?.close());

/** The contrast of the text with its background by WCAG, and other values that the tests read from the page. */
const look = () => {
  const root = document.querySelector('lede-article').shadowRoot;
  const style = (selector) => getComputedStyle(root.querySelector(selector));
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  const pixel = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [red, green, blue] = pixel(colour)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = style('.lede').backgroundColor;
  const sizes = (selector) => [...new Set([...root.querySelectorAll(selector)].map((node) => getComputedStyle(node).fontSize))].map(parseFloat);
  const box = (selector) => root.querySelector(selector)?.getBoundingClientRect().toJSON();
  return {
    opacity: pixel(ground)[3],
    contrast: { text: contrast(style('.lede-body').color, ground), lead: contrast(style('.lede-lead').color, ground) },
    underlined: ['.lede-lead a', '.lede-figure figcaption a', '.lede-body a'].filter((link) => root.querySelector(link)).map((link) => style(link).textDecorationLine),
    hyphens: style('.lede-body').hyphens,
    headings: Object.fromEntries([2, 3, 4].map((level) => [`h${level}`, sizes(`.lede-body h${level}`)])),
    text: parseFloat(style('.lede-body p').fontSize),
    headline: parseFloat(style('.lede-headline').fontSize),
    pictures: [...root.querySelectorAll('.lede-body img')].map((image) => image.getBoundingClientRect().toJSON()),
    story: box('.lede-story'),
    rail: box('.lede-rail'),
    lastLine: box('.lede-line:last-child'),
    card: box('.lede-card'),
    cardHeadline: box('.lede-card-headline'),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    window: { width: innerWidth, height: innerHeight },
  };
};

const scrollTo = (y) => window.scrollTo(0, y);

describeInEveryEngine('reading', (browser) => {
  const show = async (name, { attributes = '', style = '', width = 800, height = 900 } = {}) => {
    site.add(`/reading/${name}.html`, {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Reading</title><link rel="icon" href="data:,">
        <script src="/pages/record.js"></script><script async src="/dist/lede.js"></script>
        <style>body { margin: 0 } ${style}</style><lede-article src="/reading/${name}.json" ${attributes}></lede-article></html>`,
    });
    await browser().setViewport(width, height);
    await browser().setColorScheme('light');
    await browser().open(`${site.origin}/reading/${name}.html`);
    assert.equal((await browser().evaluate(outcome)).name, 'lede-ready');
    await browser().evaluate(loadPictures);
    await browser().evaluate(nextFrame);
    return browser().evaluate(look);
  };

  for (const [host, style] of [
    ['a dark page that names no color-scheme', 'html { background: #111; color: #eee }'],
    ['a dark page that names one', ':root { color-scheme: dark } html { background: #111 }'],
    ['an orange page', 'html { background: #f80 }'],
  ]) {
    test(`the article has a ground of its own on ${host}`, async () => {
      const { opacity, contrast } = await show('plain', { style });
      assert.equal(opacity, 255);
      assert.ok(contrast.text >= 7 && contrast.lead >= 4.5, JSON.stringify(contrast));
    });
  }

  test('the article has no ground where the page asks for none', async () => {
    assert.equal((await show('plain', { attributes: 'theme="host"' })).opacity, 0);
  });

  test('links are underlined in the lead and in captions, as in the text', async () => {
    assert.deepEqual((await show('pictures')).underlined, ['underline', 'underline', 'underline']);
  });

  test('links that are known by their place have no line at rest', async () => {
    await show('links');
    const lines = await browser().evaluate(() => {
      const root = document.querySelector('lede-article').shadowRoot;
      const links = ['section', 'see-also', 'author', 'tag', 'card-headline', 'line', 'top'].map((name) => root.querySelector(`.lede-${name} a`));
      return links.map((link) => getComputedStyle(link).textDecorationLine);
    });
    assert.deepEqual(lines, Array(7).fill('none'));
  });

  const lettersOnLine = () => {
    const text = document.querySelector('lede-article').shadowRoot.querySelector('.lede-body > p').firstChild;
    const range = document.createRange();
    range.selectNode(text);
    return text.length / new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };

  for (const face of ['the first that is there', 'Nimbus Roman', 'DejaVu Serif', 'Noto Serif']) {
    test(`a line holds 55 to 78 letters in a wide column, whatever the face: ${face}`, async () => {
      await show('measure', { style: face.startsWith('the') ? '' : `lede-article { --lede-font-text: "${face}", serif }`, width: 1280 });
      const letters = await browser().evaluate(lettersOnLine);
      assert.ok(letters > 55 && letters < 78, `${letters}`);
    });
  }

  test('German text is hyphenated', async () => {
    assert.equal((await show('plain')).hyphens, 'auto');
  });

  test('hyphens and quotation marks are those of the article, not of the page', async () => {
    await show('plain');
    const locale = () => getComputedStyle(document.querySelector('lede-article').shadowRoot.querySelector('.lede-body')).webkitLocale;
    // Firefox has no such property, and follows `lang` itself.
    assert.match(String(await browser().evaluate(locale)), /^("?de"?|undefined|null)$/);
  });

  const emphasisOf = () =>
    [...document.querySelector('lede-article').shadowRoot.querySelectorAll('.lede-body :is(em, cite)')].map((node) => {
      const { fontStyle, fontWeight } = getComputedStyle(node);
      return `${fontStyle} ${fontWeight}`;
    });

  for (const [name, expected] of Object.entries({
    'emphasis-ja': ['normal 700', 'normal 400'],
    'emphasis-zh-Hans': ['normal 700', 'normal 400'],
    'emphasis-ko': ['normal 700', 'normal 400'],
    'emphasis-ar': ['normal 700', 'normal 400'],
    'emphasis-de': ['italic 400', 'italic 400'],
    'emphasis-of-another-language': ['normal 700', 'italic 400', 'normal 400'],
  })) {
    test(`words are slanted only in scripts that have italics: ${name}`, async () => {
      await show(name);
      assert.deepEqual(await browser().evaluate(emphasisOf), expected);
    });
  }

  test('headings of one rank have one size, and a higher rank a larger one', async () => {
    const { headings, text } = await show('plain');
    assert.equal(headings.h2.length, 1);
    assert.equal(headings.h3.length, 1);
    assert.ok(headings.h2[0] > headings.h3[0] && headings.h3[0] > text, JSON.stringify(headings));
  });

  test('headings keep their ranks below a headline of the second level', async () => {
    const { headings, text } = await show('plain', { attributes: 'heading-level="2"' });
    assert.deepEqual([headings.h3.length, headings.h4.length], [1, 1]);
    assert.ok(headings.h3[0] > headings.h4[0] && headings.h4[0] > text, JSON.stringify(headings));
  });

  test('a small picture keeps its size, and a tall one fits into the window', async () => {
    const { pictures, window } = await show('pictures');
    assert.equal(pictures[0].width, 120);
    assert.ok(pictures[1].height <= window.height, `${pictures[1].height} of ${window.height}`);
  });

  test('pictures keep to the column and to the words beside them, and a long headline is smaller', async () => {
    const { pictures, story, headline } = await show('column');
    const lines = () => [...document.querySelector('lede-article').shadowRoot.querySelectorAll('.lede-body p')].map((line) => Math.round(line.getBoundingClientRect().height));
    const gap = (below) => document.querySelector('lede-article').shadowRoot.querySelector('.lede-body div span').getBoundingClientRect().top - below;
    const [lead] = await browser().evaluate(() => [...document.querySelector('lede-article').shadowRoot.querySelectorAll('.lede-figure img')].map(({ width }) => width));
    const calculates = await browser().evaluate(() => CSS.supports('width', 'calc(attr(width px) * 2)'));
    assert.equal(lead, calculates ? story.width : 600);
    const [plain, withSign] = await browser().evaluate(lines);
    assert.ok(withSign - plain <= 1, `a small sign makes its line higher: ${plain}, ${withSign}`);
    const distance = await browser().evaluate(gap, pictures[1].bottom);
    assert.ok(distance > 6, `${distance} pixels below a picture`);
    assert.ok(headline < 34, `${headline} pixels`);
  });

  test('paragraphs in boxes are as far apart as those without, however deep the boxes', async () => {
    await show('boxes', { width: 390 });
    const gaps = await browser().evaluate(() => {
      const blocks = [...document.querySelector('lede-article').shadowRoot.querySelectorAll('.lede-body :is(figure, p, ul)')];
      const boxes = blocks.map((block) => block.getBoundingClientRect());
      const letter = parseFloat(getComputedStyle(blocks[1]).fontSize);
      return boxes.slice(1).map((box, index) => Math.round(((box.top - boxes[index].bottom) / letter) * 10) / 10);
    });
    assert.deepEqual(gaps, [1, 1, 1, 1, 1]);
  });

  test('a wide table takes the margin beside the text, and no more', async () => {
    await show('table', { width: 1280 });
    const { table, story, overflow } = await browser().evaluate(() => {
      const root = document.querySelector('lede-article').shadowRoot;
      const widthOf = (selector) => root.querySelector(selector).getBoundingClientRect().width;
      return { table: widthOf('table'), story: widthOf('.lede-story'), overflow: document.documentElement.scrollWidth - innerWidth };
    });
    assert.ok(table > story * 1.2, `${table} of ${story} pixels`);
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  });

  test('of a picture that does not come there are its words, and no empty box', async () => {
    await show('broken');
    const seen = await browser().evaluate(async () => {
      const root = document.querySelector('lede-article').shadowRoot;
      const box = (selector) => root.querySelector(selector)?.getBoundingClientRect().height ?? 0;
      return {
        pictures: root.querySelectorAll('img').length,
        words: root.querySelector('.lede-figure').textContent,
        gallery: box('.lede-gallery'),
        embed: root.querySelector('.lede-embed').textContent,
        embedHeight: box('.lede-embed'),
        card: box('.lede-card'),
      };
    });
    assert.equal(seen.pictures, 1);
    assert.equal(seen.words, 'What it showedIts caption');
    assert.equal(seen.gallery, 0);
    assert.equal(seen.embed, 'A film');
    assert.ok(seen.embedHeight < 120 && seen.card < 250, JSON.stringify(seen));
  });

  const boxesOfRoles = () => {
    const root = document.querySelector('lede-article').shadowRoot;
    const box = (selector) => root.querySelector(selector).getBoundingClientRect().toJSON();
    return {
      article: box('.lede'),
      body: box('.lede-body'),
      wide: box('.lede-image-wide'),
      full: box('.lede-image-full img'),
      half: box('.lede-image-half'),
      beside: box('.lede-body > :last-child'),
      rail: box('.lede-rail'),
    };
  };

  test('pictures are wide, full and half as their roles say, and nothing lies over them', async () => {
    const { overflow } = await show('roles', { width: 1280 });
    const { article, body, wide, full, half, beside, rail } = await browser().evaluate(boxesOfRoles);
    assert.equal(overflow, 0);
    assert.ok(wide.width > body.width + 100 && wide.width <= article.width, JSON.stringify({ wide, body }));
    assert.ok(Math.abs(wide.left + wide.right - body.left - body.right) < 2, 'the wide picture is in the middle');
    assert.ok(Math.abs(full.width - article.width) < 2, `${full.width} of ${article.width}`);
    assert.ok(half.width < body.width / 2 && half.right <= body.right + 1, JSON.stringify(half));
    assert.ok(beside.top < half.bottom, 'the text is beside the half picture');
    assert.ok(rail.top > body.bottom, 'what is beside other stories is below this one');
  });

  test('on a narrow phone pictures of all roles are as wide as they can be, and nothing sticks out', async () => {
    const { overflow } = await show('roles', { width: 280 });
    const { article, body, wide, half } = await browser().evaluate(boxesOfRoles);
    assert.equal(overflow, 0);
    assert.ok(Math.abs(half.width - body.width) < 2 && wide.width <= article.width, JSON.stringify({ half, wide, body }));
  });

  test('with type of twice the size a card keeps its headline readable on a narrow phone', async () => {
    const { cardHeadline, card, overflow } = await show('rail', { style: 'lede-article { --lede-size: 32px }', width: 320 });
    assert.equal(overflow, 0);
    assert.ok(cardHeadline.width > card.width * 0.9, `${cardHeadline.width} of ${card.width}`);
  });

  test('with type of twice the size pictures and ten stars stay within the narrowest column', async () => {
    await show('large', { style: 'lede-article { --lede-size: 32px }', width: 280 });
    const outside = await browser().evaluate(async () => {
      const root = document.querySelector('lede-article').shadowRoot;
      const stars = root.querySelector('.lede-stars');
      // The sheet of the rating comes after the article.
      while (!getComputedStyle(stars).display.includes('flex')) await new Promise((resolve) => requestAnimationFrame(resolve));
      const { right } = root.querySelector('.lede-story').getBoundingClientRect();
      return [...root.querySelectorAll('.lede-gallery img, .lede-star')].filter((each) => each.getBoundingClientRect().right > right + 1).length;
    });
    assert.equal(outside, 0);
  });

  test('a rail that is higher than the window shows its end while the article is read', async () => {
    const { rail, story, window } = await show('rail', { width: 1280, height: 600 });
    assert.ok(rail.left >= story.right, 'the rail is beside the story');
    assert.ok(rail.height > window.height && rail.height < story.height, `${rail.height}`);
    await browser().evaluate(scrollTo, rail.height + 100);
    await browser().evaluate(nextFrame);
    const { lastLine } = await browser().evaluate(look);
    assert.ok(lastLine.bottom <= window.height && lastLine.top >= 0, JSON.stringify(lastLine));
  });
});
