// Looks at the page of ./fleet catalog in a headless browser: npm install --no-package-lock && npm run page
// CHROMIUM names the browser, CATALOG the page, SHOTS a folder for screenshots.
import { mkdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const page = process.env.CATALOG ?? new URL('../../.fleet/catalog/index.html', import.meta.url).pathname;
const address = pathToFileURL(page).href;
const shots = process.env.SHOTS;
if (shots) await mkdir(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

async function open(width, colorScheme, more = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce', ...more });
  const tab = await context.newPage();
  const trouble = [];
  tab.on('console', message => message.type() === 'error' && trouble.push(message.text()));
  tab.on('pageerror', error => trouble.push(String(error)));
  tab.on('request', request => request.url().startsWith('http') && trouble.push(`asks for ${request.url()}`));
  await tab.goto(address);
  return { tab, trouble, close: () => context.close() };
}

/** Runs in the page: paints each text's colour over the backgrounds around it, and compares the two. */
function faintTexts() {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const painted = new Map();
  const paint = colours => {
    const key = colours.join();
    if (!painted.has(key)) {
      canvas.clearRect(0, 0, 1, 1);
      for (const colour of colours) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data]
        .map(byte => byte / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      painted.set(key, 0.2126 * r + 0.7152 * g + 0.0722 * b);
    }
    return painted.get(key);
  };
  const faint = new Set();
  document.querySelectorAll('details').forEach(details => { details.open = true; });
  for (const element of document.querySelectorAll('body *:not(script, svg *)')) {
    const hasText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!hasText || !element.checkVisibility()) continue;
    const behind = [];
    for (let around = element; around; around = around.parentElement) behind.unshift(getComputedStyle(around).backgroundColor);
    const colour = getComputedStyle(element).color;
    const [a, b] = [paint(behind), paint([...behind, colour])].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) faint.add(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
  }
  return [...faint];
}

const checks = {
  async 'has no errors and no sideways scroll at any width, light and dark, folded and unfolded'() {
    for (const width of [360, 768, 1280]) {
      for (const scheme of ['light', 'dark']) {
        const { tab, trouble, close } = await open(width, scheme);
        if (shots) await tab.screenshot({ path: `${shots}/${width}-${scheme}-top.png` });
        for (const folded of [true, false]) {
          if (!folded) await tab.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
          const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${width} px, ${scheme}, ${folded ? 'folded' : 'unfolded'}: ${overflow} px too wide`);
          if (shots) {
            const event = tab.locator('article.event').nth(1);
            await event.screenshot({ path: `${shots}/${width}-${scheme}-event${folded ? '' : '-open'}.png` });
          }
        }
        assert.deepEqual(trouble, []);
        await close();
      }
    }
  },

  async 'finds an event by a word of it, says so, and shows all again'() {
    const { tab, trouble, close } = await open(1280, 'light');
    const all = await tab.locator('article.event').count();
    const first = await tab.locator('article.event').first().getAttribute('id');
    await tab.keyboard.press('/');
    await tab.keyboard.type(first.toLowerCase());
    assert.equal(await tab.locator('article.event:visible').count(), 1);
    assert.equal(await tab.locator('#found').textContent(), `1 of ${all} events`);
    if (shots) await tab.screenshot({ path: `${shots}/1280-light-found.png` });
    await tab.fill('#find', 'no such thing');
    assert.equal(await tab.locator('article.event:visible').count(), 0);
    assert.match(await tab.locator('#found').textContent(), /^No event has “no such thing”/);
    await tab.locator('#find').press('Escape');
    assert.equal(await tab.locator('article.event:visible').count(), all);
    assert.deepEqual(trouble, []);
    await close();
  },

  async 'shows an event that a link leads to, though it was filtered out'() {
    const { tab, close } = await open(1280, 'light');
    const ids = await tab.locator('article.event').evaluateAll(events => events.map(event => event.id));
    await tab.fill('#find', ids[0]);
    await tab.evaluate(id => { location.hash = id; }, ids[1]);
    await tab.locator(`#${ids[1]}`).waitFor({ state: 'visible' });
    await close();
  },

  async 'keeps the theme that was chosen'() {
    const { tab, close } = await open(1280, 'light');
    const paper = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await tab.click('#theme');
    await tab.click('#theme');
    const dark = await paper();
    assert.notEqual(dark, light);
    await tab.reload();
    assert.equal(await paper(), dark);
    await close();
  },

  async 'fades what does not hang on the event under the pointer or the keyboard'() {
    const { tab, close } = await open(1280, 'light');
    const node = tab.locator('.flow .event-node').first();
    const opacities = () => tab.locator('.flow [data-lit]').evaluateAll(parts => parts.map(part => getComputedStyle(part).opacity));
    await node.hover();
    await tab.waitForTimeout(300);
    assert.ok((await opacities()).includes('0.14'), 'the pointer');
    if (shots) await tab.screenshot({ path: `${shots}/1280-light-hover.png` });
    await tab.mouse.move(2, 2);
    await tab.locator('.flow a').first().focus();
    await tab.keyboard.press('Tab');
    await tab.waitForTimeout(300);
    assert.ok((await opacities()).includes('0.14'), 'the keyboard');
    await close();
  },

  async 'has text that stands out, by WCAG AA'() {
    for (const scheme of ['light', 'dark']) {
      const { tab, close } = await open(1280, scheme);
      assert.deepEqual(await tab.evaluate(faintTexts), [], scheme);
      await close();
    }
  },

  async 'can be read without its script'() {
    const { tab, close } = await open(768, 'light', { javaScriptEnabled: false });
    assert.ok(await tab.locator('article.event').first().isVisible());
    assert.equal(await tab.locator('#find').isVisible(), false);
    await close();
  },

  async 'can be printed with all of it'() {
    const { tab, close } = await open(768, 'dark');
    await tab.emulateMedia({ media: 'print' });
    assert.equal(await tab.locator('.bar').isVisible(), false);
    if (shots) await tab.pdf({ path: `${shots}/print.pdf`, format: 'A4' });
    await close();
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok    ${name}`);
  } catch (problem) {
    failed++;
    console.log(`not   ${name}\n      ${problem.message}`);
  }
}
await browser.close();
process.exitCode = failed === 0 ? 0 : 1;
