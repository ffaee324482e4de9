// Looks the advisories of everything that ships up anew, at OSV, and writes advisories.json. Needs a network and a build
// (mvn -pl deploy/service -am process-classes). Sentences that are there stay; what is new says TODO, and the check fails
// until somebody has read it and said it in one sentence. Another address for tests: OSV_API.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const api = process.env.OSV_API ?? "https://api.osv.dev";
const target = process.env.SNAPSHOT ?? join(here, "advisories.json");
const known = JSON.parse(readFileSync(join(here, "advisories.json"), "utf8"));
const ships = readFileSync(join(here, "../../target/what-ships.txt"), "utf8")
  .replaceAll(/\u001b\[[0-9;]*m/g, "")
  .matchAll(/^\s*([\w.-]+:[\w.-]+):jar:(?:[\w.-]+:)?([\w.+-]+):(?:compile|runtime):/gm);
const components = [...ships].map((match) => match[1]).filter((name) => !name.startsWith("dev.trellis:")).sort();

// OSV's ranges are events in the order of versions: introduced, then fixed or last_affected.
function ranges(affected) {
  const found = [];
  for (const range of affected.ranges ?? []) {
    let open = null;
    for (const event of range.events) {
      if (event.introduced !== undefined) open = event.introduced === "0" ? {} : { from: event.introduced };
      // The version right after: Maven sorts "1.0-zzz" after 1.0 and before 1.0.1.
      const before = event.fixed ?? (event.last_affected === undefined ? undefined : event.last_affected + "-zzz");
      if (before !== undefined && open !== null) {
        found.push({ ...open, before });
        open = null;
      }
    }
    if (open !== null) found.push(open);
  }
  return found.length > 0 ? found : (affected.versions ?? []).map((v) => ({ from: v, before: v + "-zzz" }));
}

async function asked(name) {
  const found = [];
  let page;
  do {
    const answer = await fetch(`${api}/v1/query`, {
      method: "POST",
      body: JSON.stringify({ package: { name, ecosystem: "Maven" }, page_token: page }),
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    const body = await answer.json();
    found.push(...(body.vulns ?? []));
    page = body.next_page_token;
  } while (page);
  return found.filter((one) => one.withdrawn === undefined);
}

const advisories = [];
for (const component of components) {
  const found = await asked(component);
  // The embedded database server, for one, is not known there by its Maven name: what was written by hand stays.
  if (found.length === 0) advisories.push(...known.advisories.filter((it) => it.component === component));
  for (const one of found) {
    const names = [one.id, ...(one.aliases ?? [])];
    const before = known.advisories.find(
      (it) => it.component === component && [it.id, ...(it.also ?? [])].some((name) => names.includes(name)),
    );
    const affected = (one.affected ?? [])
      .filter((it) => it.package?.ecosystem === "Maven" && it.package.name === component)
      .flatMap(ranges);
    advisories.push({
      id: one.id,
      also: one.aliases ?? [],
      component,
      affected,
      fixed: affected.findLast((it) => it.before !== undefined && !it.before.endsWith("-zzz"))?.before ?? null,
      severity: (one.database_specific?.severity ?? "unrated").toLowerCase(),
      summary: before?.summary ?? `TODO ${one.summary ?? one.id}`,
    });
  }
}
advisories.sort((one, other) => (one.component + one.id < other.component + other.id ? -1 : 1));

const head = {
  about: known.about,
  taken: new Date().toISOString().slice(0, 10),
  source: "OSV (api.osv.dev), every Maven advisory of every component that ships.",
  refresh: known.refresh,
};
const lines = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
const rows = advisories.map((it) => "    " + JSON.stringify(it)).join(",\n");
writeFileSync(target, `{\n${lines.join("\n")}\n  "advisories": [\n${rows}\n  ]\n}\n`);
const todo = advisories.filter((it) => it.summary.startsWith("TODO")).length;
console.log(`${advisories.length} advisories of ${components.length} components; ${todo} need a sentence of ours`);
