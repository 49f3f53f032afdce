// An app on one device, in which a person signs in with aws-amplify.
//
// Usage: node sign_in.mjs FOLDER FILE ENDPOINT: the folder with node_modules, a configuration file as `wizard outputs`
// wrote it, and where the local AWS is. Reads steps from standard input, one a line, each a JSON object with
//   call: a function of aws-amplify/auth; input: its argument
// and writes, one line a step, all that the library said: either
//   answer: what the function gave; or error: the name and message of what it threw
// and then
//   session: what fetchAuthSession gives after the step; of a token only its claims, as JSON has no functions.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const [folder, file, endpoint] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
const { Amplify } = require("aws-amplify");
const auth = require("aws-amplify/auth");
const { cognitoUserPoolsTokenProvider } = require("aws-amplify/auth/cognito");
const { parseAmplifyConfig, sharedInMemoryStorage } = require("aws-amplify/utils");

const config = parseAmplifyConfig(JSON.parse(readFileSync(file, "utf8")));
// No format of the file has a place for an endpoint; what the library makes of the file has.
if (config.Auth) config.Auth.Cognito.userPoolEndpoint = endpoint;
Amplify.configure(config);
cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);

const outcome = (promise) =>
  promise.then(
    (answer) => ({ answer }),
    ({ name, message }) => ({ error: { name, message } }),
  );

for await (const line of createInterface({ input: process.stdin })) {
  const { call, input } = JSON.parse(line);
  const said = await outcome(auth[call](input));
  console.log(JSON.stringify({ ...said, session: await outcome(auth.fetchAuthSession()) }));
}
