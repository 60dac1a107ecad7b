// The example themes: axe finds nothing in any, light and dark, narrow and wide; and each is really in effect.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { describeInEngine, describeInEveryEngine, engineNames } from "./support/engines.mjs";
import { loadPictures, nextFrame, outcome } from "./support/outcome.mjs";
import { articleOn, openSite } from "./support/site.mjs";

const k_themes = ["broadsheet", "magazine", "plain"];

let site;
before(async () => {
  site = await openSite();
  for (const name of ["feature", "parts-en"])
    site.add(`/themes/${name}.json`, { body: articleOn(site.origin, `${name}.json`) });
  for (const theme of [...k_themes, "none"]) {
    const link = theme === "none" ? "" : `<link rel="stylesheet" href="/examples/themes/${theme}.css">`;
    site.add(`/themes/${theme}.html`, {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${theme}</title><link rel="icon" href="data:,">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>:root { color-scheme: light dark; background: Canvas } body { margin: 0 }</style>${link}
        <script src="/pages/record.js"></script><script src="/axe/axe.min.js"></script>
        <script async src="/dist/lede.js"></script>
        <main><lede-article class="${theme}" theme="auto" src="/themes/feature.json"></lede-article></main></html>`,
    });
    site.add(`/themes/${theme}-parts.html`, {
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${theme}</title><link rel="icon" href="data:,">${link}
        <script src="/pages/record.js"></script><script src="/axe/axe.min.js"></script><script async src="/dist/lede.js"></script>
        <main><lede-article class="${theme}" theme="auto" src="/themes/parts-en.json"></lede-article></main></html>`,
    });
  }
});
after(() => site?.close());

/**
 * Returns axe's violations, and texts whose contrast it cannot compute. On a gradient, each of its colours is tested as
 * the background.
 */
const judge = async () => {
  const { violations, incomplete } = await window.axe.run(document, { resultTypes: ["violations", "incomplete"] });
  const luminance = (color) => {
    const [red, green, blue] = color.match(/[\d.]+/g).map((value) => {
      const share = Number(value) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const root = document.querySelector("lede-article").shadowRoot;
  const pale = [];
  const header = root.querySelector(".lede-header");
  const { backgroundImage, backgroundColor } = getComputedStyle(header);
  if (backgroundImage !== "none") {
    const grounds = [backgroundColor, ...backgroundImage.match(/rgb\([^)]*\)/g)];
    for (const element of header.querySelectorAll("p, h1, time, span, b")) {
      const { color } = getComputedStyle(element);
      for (const ground of grounds) {
        if (contrast(color, ground) < 4.5) pale.push(`${element.className} ${color} on ${ground}`);
      }
    }
  }
  // The gradient was just looked at; a sign outside the basic plane is a footnote's arrow, in the colour of links.
  const k_settled = new Set(["bgGradient", "nonBmp"]);
  const unclear = incomplete
    .filter(({ id }) => id === "color-contrast")
    .flatMap(({ nodes }) => nodes)
    .filter(({ any }) => any.some(({ data }) => !k_settled.has(data?.messageKey)))
    .map(({ target, any }) => `${target.flat().join(" ")}: ${any[0].data?.messageKey}`);
  return {
    violations: violations.map(({ id, nodes }) => [
      id,
      nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`),
    ]),
    pale,
    unclear,
  };
};

if (engineNames.includes("chromium")) {
  describeInEngine("chromium", "contrast and all else that axe knows", (browser) => {
    for (const theme of k_themes) {
      for (const scheme of ["light", "dark"]) {
        for (const width of [280, 390, 820, 1280]) {
          test(`${theme}, ${scheme}, ${width} pixels`, async () => {
            await browser().setViewport(width, 900);
            await browser().setColorScheme(scheme);
            await browser().open(`${site.origin}/themes/${theme}.html`);
            assert.equal((await browser().evaluate(outcome)).name, "lede-ready");
            await browser().evaluate(loadPictures);
            await browser().evaluate(nextFrame);
            const { violations, pale, unclear } = await browser().evaluate(judge);
            assert.deepEqual({ violations, pale, unclear }, { violations: [], pale: [], unclear: [] });
            const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
            assert.equal(await browser().evaluate(overflow), 0, "nothing is wider than the window");
          });
        }
      }
    }
  });
}

if (engineNames.includes("chromium")) {
  describeInEngine("chromium", "an initial", (browser) => {
    test("is as large as the lines that it goes through", async () => {
      await browser().setViewport(1280, 900);
      await browser().open(`${site.origin}/themes/magazine.html`);
      assert.equal((await browser().evaluate(outcome)).name, "lede-ready");
      const width = await browser().evaluate(() => {
        const letter = document.createRange();
        letter.setStart(
          document.querySelector("lede-article").shadowRoot.querySelector(".lede-body > p").firstChild,
          0,
        );
        letter.setEnd(letter.startContainer, 1);
        return letter.getBoundingClientRect().width;
      });
      assert.ok(width > 50, `${width} pixels wide`);
    });
  });
}

const look = () => {
  const root = document.querySelector("lede-article").shadowRoot;
  const style = (selector) => getComputedStyle(root.querySelector(selector));
  return {
    ground: style(".lede").backgroundColor,
    headline: style(".lede-headline").textAlign,
    header: style(".lede-header").backgroundImage.slice(0, 15),
    columns: style(".lede-body").columnWidth !== "auto",
    dateline: style(".lede-dateline").borderTopStyle,
    // Firefox has no initials.
    initial: ["", "-webkit-"].some((prefix) => CSS.supports(`${prefix}initial-letter`, "2"))
      ? getComputedStyle(root.querySelector(".lede-body > p"), "::first-letter").color
      : null,
    radius: style(".lede figure img").borderTopLeftRadius,
  };
};

const headingOfBox = async () => {
  const root = document.querySelector("lede-article").shadowRoot;
  const box = root.querySelector(".lede-key-points");
  const heading = box.querySelector(".lede-heading");
  // The styles of rare parts come after the article.
  while (getComputedStyle(box).paddingTop === "0px") await new Promise((resolve) => setTimeout(resolve, 20));
  const { paddingTop, borderTopWidth } = getComputedStyle(heading);
  const distance = heading.getBoundingClientRect().top + parseFloat(paddingTop) - box.getBoundingClientRect().top;
  return { distance, rule: borderTopWidth };
};

describeInEveryEngine("themes", (browser) => {
  const k_looks = {
    none: {
      ground: "rgb(255, 254, 251)",
      headline: "start",
      header: "none",
      columns: false,
      dateline: "solid",
      initial: "rgb(28, 26, 23)",
      radius: "0px",
    },
    broadsheet: {
      ground: "rgb(247, 242, 231)",
      headline: "center",
      header: "none",
      columns: false,
      dateline: "double",
      initial: "rgb(23, 21, 17)",
      radius: "0px",
    },
    magazine: {
      ground: "rgb(255, 255, 255)",
      headline: "start",
      header: "radial-gradient",
      columns: false,
      dateline: "none",
      initial: "rgb(179, 18, 75)",
      radius: "16px",
    },
    plain: {
      ground: "rgb(255, 255, 255)",
      headline: "start",
      header: "none",
      columns: false,
      dateline: "none",
      initial: "rgb(17, 17, 17)",
      radius: "0px",
    },
  };
  for (const [theme, expected] of Object.entries(k_looks)) {
    test(`${theme} is in effect`, async () => {
      await browser().setViewport(1280, 900);
      await browser().setColorScheme("light");
      await browser().open(`${site.origin}/themes/${theme}.html`);
      assert.equal((await browser().evaluate(outcome)).name, "lede-ready");
      const seen = await browser().evaluate(look);
      assert.deepEqual({ ...seen, initial: seen.initial ?? expected.initial }, expected);
    });

    test(`${theme}: the heading of key points keeps its distance from the edge of their box, without a second rule`, async () => {
      await browser().open(`${site.origin}/themes/${theme}-parts.html`);
      assert.equal((await browser().evaluate(outcome)).name, "lede-ready");
      const { distance, rule } = await browser().evaluate(headingOfBox);
      assert.ok(distance >= 10, `${distance} pixels`);
      assert.equal(rule, "0px");
    });
  }
});

const allReady = () =>
  Promise.all(
    [...document.querySelectorAll("lede-article")].map(async (article) => {
      await customElements.whenDefined("lede-article");
      while (!article.shadowRoot?.querySelector(".lede")) {
        await new Promise((resolve) => article.addEventListener("lede-ready", resolve, { once: true }));
      }
      return getComputedStyle(article.shadowRoot.querySelector(".lede")).backgroundColor;
    }),
  );

describeInEveryEngine("the title page of the magazine", (browser) => {
  test("shows labels in a light article as clearly as in a dark one", async () => {
    await browser().setColorScheme("light");
    await browser().open(`${site.origin}/themes/magazine-parts.html`);
    assert.equal((await browser().evaluate(outcome)).name, "lede-ready");
    const { pale } = await browser().evaluate(judge);
    assert.deepEqual(pale, []);
  });
});

describeInEveryEngine("the page with all themes", (browser) => {
  test("shows each in its own colours, and nothing wider than a narrow window", async () => {
    site.alias("/examples/dist", "dist");
    await browser().setViewport(400, 900);
    await browser().setColorScheme("light");
    await browser().open(`${site.origin}/examples/themes/index.html`);
    const grounds = await browser().evaluate(allReady);
    assert.deepEqual(grounds, ["rgb(247, 242, 231)", "rgb(255, 255, 255)", "rgb(255, 255, 255)"]);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await browser().evaluate(overflow), 0);
  });
});
