// Plans, submits, reads and rolls back with the client that is generated from docs/openapi.yaml, on the stack that READY describes.
// What compiles is as much of the test as what runs: a member that the generator drops is an error here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsClient } from "aws4fetch";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

// JSON, and problems in JSON: without an `Accept`, no answer is a text.
type Media = `application/${string}`;
type Schemas = components["schemas"];
type ChangeRequest = Schemas["ChangeRequest"];

const ready = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as { historyApi: string; region: string };
const aws = new AwsClient({
  accessKeyId: "test",
  secretAccessKey: "test",
  region: ready.region,
  service: "execute-api",
  retries: 0,
});
const api = createClient<paths, Media>({ baseUrl: ready.historyApi, fetch: (request) => aws.fetch(request) });
const id = "us-east-1_Example01";
const path = { id };

const wanted = {
  requestId: "generated-client",
  requestedBy: "a generated client",
  reason: "Shows that the document is enough",
  change: { UserPoolTags: { client: "generated" } },
} satisfies ChangeRequest;

// @ts-expect-error: a member that there is not, which the API refuses, is refused by the compiler.
export const misspelt: ChangeRequest = { chnge: {} };

function known<T extends { status: string }>(change: T | Schemas["NewerChange"]): T {
  assert(!("newer" in change), "written by a newer release");
  return change as T;
}

async function ended(changeId: string): Promise<Schemas["KnownFullChange"]> {
  for (let tries = 0; tries < 300; tries++) {
    const { data, error } = await api.GET("/user-pools/{id}/changes/{changeId}", { params: { path: { id, changeId } } });
    assert(data, JSON.stringify(error));
    const change = known<Schemas["KnownFullChange"]>(data);
    if (change.endedAt) {
      return change;
    }
    await sleep(100);
  }
  throw new Error(`${changeId} has not ended`);
}

const plan = (await api.POST("/user-pools/{id}/plan", { params: { path }, body: wanted })).data;
assert.equal(plan?.status, "PLANNED");
assert.equal(plan.userPoolId, id);
assert.deepEqual(
  plan.differences?.map((difference) => [difference.path, difference.after]),
  [["/UserPoolTags/client", "generated"]],
);
assert.equal(plan.undo?.possible, true);

const submitted = await api.POST("/user-pools/{id}/changes", { params: { path }, body: wanted });
assert.equal(submitted.response.status, 202);
const change = await ended(known<Schemas["KnownChange"]>(submitted.data!).changeId);
assert.equal(change.status, "APPLIED");
assert.deepEqual(change.request?.change, wanted.change);
assert.notDeepEqual(change.before, change.after);

const of = { path: { id, changeId: change.changeId } };
const undo: Schemas["RollbackRequest"] = { reason: "As it was", onConflict: "refuse" };
const back = await api.POST("/user-pools/{id}/changes/{changeId}/rollback", { params: of, body: undo });
assert.equal((await ended(known<Schemas["KnownChange"]>(back.data!).changeId)).status, "APPLIED");

// Sorted and percent-encoded by the client, as the signature wants it.
const query = { since: "2020-01-01T00:00:00+02:00", touches: "/UserPoolTags/client", limit: 10 };
const rows = (await api.GET("/changes", { params: { query } })).data?.changes;
assert.deepEqual(
  rows?.map((row) => [row.kind, row.touched[0]?.before, row.touched[0]?.after]),
  [
    ["rollback", "generated", undefined],
    ["change", undefined, "generated"],
  ],
);

const wrong = await api.POST("/user-pools/{id}/changes", { params: { path }, body: { change: { PolName: "x" } } });
assert(wrong.error && "violations" in wrong.error);
assert.match(wrong.error.violations![0]!.message, /did you mean PoolName/);

const unsigned = await createClient<paths, Media>({ baseUrl: ready.historyApi }).GET("/whoami");
assert.equal(unsigned.response.status, 403);
assert(unsigned.error && "message" in unsigned.error);
assert.equal(unsigned.error.message, "Forbidden");

console.log("A client that is generated from docs/openapi.yaml plans, submits, reads and rolls back");
