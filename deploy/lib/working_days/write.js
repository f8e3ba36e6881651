// Prints deploy/data/working_days.csv from the package's notices of the State Council: holidays, and the weekend days worked instead (调休).
const { readFileSync } = require("node:fs");
const path = require("node:path");

const FIRST_YEAR = 2018; // the programme's data begins here
const folder = path.dirname(require.resolve("chinese-days/package.json"));
const { version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
const { holidays, workdays } = JSON.parse(readFileSync(path.join(folder, "dist/chinese-days.json"), "utf8"));

// A year is known once its notice names the holiday of October; the notice of a year may name days around it.
let lastYear = FIRST_YEAR;
while (`${lastYear + 1}-10-01` in holidays) lastYear += 1;

const rows = [];
for (const [kind, days] of [["holiday", holidays], ["workday", workdays]]) {
  for (const [date, names] of Object.entries(days)) {
    const year = Number(date.slice(0, 4));
    if (year >= FIRST_YEAR && year <= lastYear) rows.push(`${date},${kind},${names.split(",")[1]}`);
  }
}
rows.sort();
console.log(`# Source: npm chinese-days ${version} (${license}), by deploy/lib/working_days/write.sh; days not named here go by weekday.`);
console.log(`# known,${FIRST_YEAR}-01-01,${lastYear}-12-31`);
console.log("date,kind,name");
console.log(rows.join("\n"));
