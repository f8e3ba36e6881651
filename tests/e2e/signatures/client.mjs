// Makes two keys as a person, signs requests with them as a program, and says what the marketplace answered.
//
// usage: node client.mjs BASE_URL EXAMPLE
// EXAMPLE is the program of deploy/docs/signing.md; it is run with the shared secret.
import { spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import signatures from "http-message-signatures";

const [base, example] = process.argv.slice(2);
const { createSigner, httpbis } = signatures;
let checked = 0;
let wrong = 0;

function check(what, answer, wanted) {
  const got = [answer.status, answer.code].filter((part) => part !== undefined).join(" ");
  checked += 1;
  if (got === wanted) return;
  wrong += 1;
  console.error(`${what}: wanted ${wanted}, got ${got} ${answer.text}`);
}

async function send({ method, url, headers, body }) {
  const response = await fetch(url, { method, headers, body });
  const text = await response.text();
  const code = response.status < 400 || text === "" ? undefined : JSON.parse(text).code;
  return { status: response.status, code, text, headers: response.headers };
}

async function signIn(login, password) {
  const body = JSON.stringify({ login, password });
  const answer = await send({ method: "POST", url: `${base}/v1/sessions`, headers: { "content-type": "application/json" }, body });
  check("sign-in", answer, "201");
  const cookie = answer.headers.get("set-cookie").split(";")[0];
  return { cookie, "x-csrf-token": JSON.parse(answer.text).csrf_token };
}

async function makeKey(session, signature) {
  const body = JSON.stringify({ purpose: signature.algorithm, scopes: ["orders:read", "units:write"], signature });
  const headers = { ...session, "content-type": "application/json", "idempotency-key": randomUUID() };
  const answer = await send({ method: "POST", url: `${base}/v1/api-keys`, headers, body });
  check(`a key for ${signature.algorithm}`, answer, "201");
  return JSON.parse(answer.text);
}

const digest = (body) => `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
const parameters = ["created", "expires", "nonce", "keyid", "alg", "tag"];
const derived = ["@method", "@authority", "@path", "@query"];

function get(path) {
  return { method: "GET", url: base + path, headers: {} };
}

function openUnit(name) {
  const body = JSON.stringify({ name, kind: "canteen" });
  const headers = { "content-type": "application/json", "content-digest": digest(body), "idempotency-key": randomUUID() };
  return { method: "POST", url: `${base}/v1/units`, headers, body };
}

function sign(key, message, { fields, ...values } = {}) {
  const paramValues = { nonce: randomUUID(), tag: "partner-v1", ...values };
  const covered = fields ?? [...derived, ...Object.keys(message.headers)];
  return httpbis.signMessage({ key, name: "sig1", fields: covered, params: parameters, paramValues }, message);
}

const session = await signIn("school-canteen", "demo-school-2026");
const pair = generateKeyPairSync("ed25519");
const publicKey = Buffer.from(pair.publicKey.export({ format: "jwk" }).x, "base64url").toString("base64");
const own = await makeKey(session, { algorithm: "ed25519", public_key: publicKey });
const shared = await makeKey(session, { algorithm: "hmac-sha256" });
const signers = {
  ed25519: createSigner(pair.privateKey, "ed25519", own.signature.key_id),
  "hmac-sha256": createSigner(Buffer.from(shared.signing_secret, "base64"), "hmac-sha256", shared.signature.key_id),
};

for (const [name, key] of Object.entries(signers)) {
  for (const path of ["/v1/orders", "/v1/orders?limit=5", "/v1/units"]) {
    check(`${name} GET ${path}`, await send(await sign(key, get(path))), "200");
  }
  const message = openUnit(`食堂 ${name}`);
  const opened = await sign(key, message);
  const first = await send(opened);
  check(`${name} POST`, first, "201");
  check(`${name} POST again`, await send(opened), "401 nonce-used");
  const anew = await send(await sign(key, message));
  check(`${name} POST signed anew`, { ...anew, code: anew.text === first.text ? "same" : "other" }, "201 same");
  check(`${name} beyond its scopes`, await send(await sign(key, get("/v1/webhook-endpoints"))), "403 permission-missing");

  const changed = async (message, change) => {
    const signed = await sign(key, message);
    return send({ ...signed, ...change(signed) });
  };
  const other = { url: `${base}/v1/orders?limit=6` };
  check(`${name} other query`, await changed(get("/v1/orders?limit=5"), () => other), "401 signature-wrong");
  check(`${name} other path`, await changed(get("/v1/orders"), () => ({ url: `${base}/v1/units` })), "401 signature-wrong");
  check(`${name} other body`, await changed(openUnit("a"), ({ body }) => ({ body: `${body} ` })), "401 digest-wrong");
  const otherKey = ({ headers }) => ({ headers: { ...headers, "idempotency-key": randomUUID() } });
  check(`${name} other idempotency key`, await changed(openUnit("a"), otherKey), "401 signature-wrong");

  const past = (seconds) => new Date(Date.now() - seconds * 1000);
  const answerTo = async (values) => send(await sign(key, get("/v1/orders"), values));
  check(`${name} old`, await answerTo({ created: past(400), expires: past(110) }), "401 signature-not-current");
  check(`${name} expired`, await answerTo({ created: past(120), expires: past(60) }), "401 signature-expired");
  check(`${name} unknown key`, await answerTo({ keyid: "pk_live_000000000000" }), "401 signature-wrong");
  check(`${name} without a tag`, await answerTo({ tag: undefined }), "401 signature-not-single");
  check(`${name} without @query`, await answerTo({ fields: derived.slice(0, 3) }), "401 signature-missing-component");
}
const disguised = { ...signers["hmac-sha256"], alg: "ed25519" };
check("another algorithm", await send(await sign(disguised, get("/v1/orders"))), "401 signature-wrong");

const copies = await sign(signers.ed25519, openUnit("一次"));
const answers = await Promise.all(Array.from({ length: 16 }, () => send(copies)));
checked += 1;
if (answers.filter(({ status }) => status === 201).length !== 1) {
  wrong += 1;
  console.error(`sixteen copies: ${answers.map(({ status, code }) => code ?? status)}`);
}

const environment = {
  ...process.env,
  CHUANPIN_URL: base,
  CHUANPIN_KEY_ID: shared.signature.key_id,
  CHUANPIN_SIGNING_SECRET: shared.signing_secret,
};
const run = spawnSync("python3", [example], { env: environment, encoding: "utf8", timeout: 60_000 });
check("the guide's example", { status: run.stdout.trim().replace("\n", " "), text: run.stderr }, "200 201");
console.log(`${checked} checked, ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);
