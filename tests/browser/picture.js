// Take a picture of the top of a page, as README.md has it.
// Usage: node picture.js FOLDER_OF_NODE_MODULES CHROMIUM PAGE WIDTH HEIGHT SCALE PICTURE.png
const [modules, browserPath, path, width, height, scale, picture] = process.argv.slice(2);
const { chromium } = require(`${modules}/playwright-core`);
const { pathToFileURL } = require("node:url");

(async () => {
  const options = { executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] };
  const browser = await chromium.launch(options);
  const viewport = { width: Number(width), height: Number(height) };
  const page = await browser.newPage({ viewport, deviceScaleFactor: Number(scale) });
  await page.goto(pathToFileURL(path).href);
  await page.screenshot({ path: picture });
  await browser.close();
})();
