// Open pages in Chromium, print each as a PDF beside it, and say as JSON what axe finds,
// how wide the page is in windows of 1280 and 320 pixels, its words, and what it asked for.
// Usage: node judge.js FOLDER_OF_NODE_MODULES CHROMIUM PAGE.html ...
const [modules, browserPath, ...pages] = process.argv.slice(2);
const { chromium } = require(`${modules}/playwright-core`);
const { pathToFileURL } = require("node:url");

const WIDTHS = [1280, 320];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function judge(browser, path) {
  const page = await browser.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  const violations = [];
  const widths = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(pathToFileURL(path).href);
    widths.push(await page.evaluate(() => [
      document.scrollingElement.clientWidth, document.scrollingElement.scrollWidth,
    ]));
    await page.addScriptTag({ path: `${modules}/axe-core/axe.min.js` });
    const result = await page.evaluate(
      (values) => axe.run({ runOnly: { type: "tag", values } }), TAGS);
    for (const fault of result.violations) {
      const places = fault.nodes.map((node) => node.html).slice(0, 3);
      violations.push(`${width}: ${fault.id}: ${fault.help}: ${places.join(" ")}`);
    }
  }
  const text = await page.evaluate(() => {
    document.querySelectorAll(".unseen").forEach((element) => element.remove());
    return document.body.innerText;
  });
  const others = requests.filter((url) => url !== pathToFileURL(path).href);
  await page.pdf({ path: path.replace(/html$/, "pdf"), preferCSSPageSize: true });
  await page.close();
  return { violations, widths, text, requests: others };
}

(async () => {
  const options = { executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] };
  const browser = await chromium.launch(options);
  const verdicts = {};
  for (const path of pages) verdicts[path] = await judge(browser, path);
  await browser.close();
  console.log(JSON.stringify(verdicts));
})();
