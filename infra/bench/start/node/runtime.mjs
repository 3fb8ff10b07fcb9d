// The loop of Lambda's Node.js runtime, no more than it takes: load the handler, ask for events, answer.
import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function request(method, resource, body) {
  return new Promise((resolve, reject) => {
    const options = { host, port, agent, method, path: `/2018-06-01/runtime${resource}` };
    const sent = http.request(options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const [file, name] = process.argv[2].split(".");
const { [name]: handler } = await import(pathToFileURL(path.join(process.cwd(), `${file}.mjs`)));

for (;;) {
  const next = await request("GET", "/invocation/next");
  const id = next.headers["lambda-runtime-aws-request-id"];
  try {
    const answer = await handler(JSON.parse(next.body), { awsRequestId: id });
    await request("POST", `/invocation/${id}/response`, JSON.stringify(answer));
  } catch (error) {
    const trouble = { errorType: error.name, errorMessage: error.message, stackTrace: [] };
    await request("POST", `/invocation/${id}/error`, JSON.stringify(trouble));
  }
}
