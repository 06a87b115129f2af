// Open pages in Chromium, print each as a PDF beside it, and say as JSON what axe finds,
// how wide the page is in windows of 1280 and 320 pixels, which tables have to be scrolled
// in the wider one, its words, what it asked for, what the Tab key reaches, and whether it
// looks the same without scripts.
// Usage: node judge.js FOLDER_OF_NODE_MODULES CHROMIUM PAGE.html ...
const [modules, browserPath, ...pages] = process.argv.slice(2);
const { chromium } = require(`${modules}/playwright-core`);
const { pathToFileURL } = require("node:url");

const WIDTHS = [1280, 320];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Return the role and the name of an element, as a screen reader has them.
async function named(session, expression) {
  const { result } = await session.send("Runtime.evaluate", { expression });
  const { nodes } = await session.send("Accessibility.getPartialAXTree",
    { objectId: result.objectId, fetchRelatives: false });
  return [nodes[0].role.value, nodes[0].name ? nodes[0].name.value : ""];
}

// Return what can be reached, in the order of the page, and what Tab reaches, in its order.
async function keyboard(page) {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    globalThis.reachable = [...document.querySelectorAll("a[href], [tabindex='0']")];
  });
  const number = await page.evaluate(() => reachable.length);
  const there = [];
  const reached = [];
  for (let place = 0; place < number; place += 1) {
    there.push(await named(session, `reachable[${place}]`));
    await page.keyboard.press("Tab");
    reached.push(await named(session, "document.activeElement"));
  }
  return { there, reached };
}

// Return whether a page looks the same where scripts may not run.
async function unscripted(browser, path, page) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const other = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(pathToFileURL(path).href);
  await other.setViewportSize({ width: 1280, height: 800 });
  await other.goto(pathToFileURL(path).href);
  const [first, second] = [await page.screenshot(), await other.screenshot()];
  await context.close();
  return first.equals(second);
}

async function judge(browser, path) {
  const page = await browser.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  const violations = [];
  const widths = [];
  const scrolled = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(pathToFileURL(path).href);
    widths.push(await page.evaluate(() => [
      document.scrollingElement.clientWidth, document.scrollingElement.scrollWidth,
    ]));
    if (width === WIDTHS[0]) {
      scrolled.push(...await page.evaluate(() => [...document.querySelectorAll(".scroll")]
        .filter((element) => element.scrollWidth > element.clientWidth)
        .map((element) => element.getAttribute("aria-labelledby"))));
    }
    await page.addScriptTag({ path: `${modules}/axe-core/axe.min.js` });
    const result = await page.evaluate(
      (values) => axe.run({ runOnly: { type: "tag", values } }), TAGS);
    for (const fault of result.violations) {
      const places = fault.nodes.map((node) => node.html).slice(0, 3);
      violations.push(`${width}: ${fault.id}: ${fault.help}: ${places.join(" ")}`);
    }
  }
  const sameWithoutScripts = await unscripted(browser, path, page);
  const { there, reached } = await keyboard(page);
  const text = await page.evaluate(() => {
    document.querySelectorAll(".unseen, .screen").forEach((element) => element.remove());
    return document.body.innerText;
  });
  const others = requests.filter((url) => url !== pathToFileURL(path).href);
  await page.pdf({ path: path.replace(/html$/, "pdf"), preferCSSPageSize: true });
  await page.close();
  return { violations, widths, scrolled, text, requests: others, there, reached, sameWithoutScripts };
}

(async () => {
  const options = { executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] };
  const browser = await chromium.launch(options);
  const verdicts = {};
  for (const path of pages) verdicts[path] = await judge(browser, path);
  await browser.close();
  console.log(JSON.stringify(verdicts));
})();
