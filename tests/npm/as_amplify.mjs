// What Amplify makes of a pool, and how its client reads what the toolkit makes of it.
//
// Usage: node as_amplify.mjs FOLDER, the one with node_modules. Reads a JSON list from standard input, each with
//   outputs: our document of amplify_outputs.json
//   exports: our text of aws-exports.js
//   payload: the same pool, as an Amplify backend describes it to Amplify's own generator of client configuration
// and writes a JSON list, each with
//   outputs: what that generator makes of the payload; mobile: what its converter makes of our document for Gen 1
//   legacy: what its converter makes of our document for Gen 1 in JavaScript
//   read: what aws-amplify, configured with our document, takes it to say; readExports: the same with aws-exports.js
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { Amplify } = createRequire(join(folder, "package.json"))("aws-amplify");

// Of a generator that is meant to run in an Amplify project, the parts that need none.
const generator = (path) => import(pathToFileURL(join(folder, "node_modules/@aws-amplify/client-config/lib", path)));
const { AuthClientConfigContributor, VersionContributorV1_5 } = await generator(
  "client-config-contributor/client_config_contributor_v1.js",
);
const { ClientConfigLegacyConverter } = await generator("client-config-writer/client_config_to_legacy_converter.js");
const { ClientConfigMobileConverter } = await generator(
  "client-config-writer/client_config_to_mobile_legacy_converter.js",
);

const pools = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const { outputs, exports, payload } of pools) {
  const backend = { "AWS::Amplify::Auth": { version: "1", payload } };
  const legacy = new ClientConfigLegacyConverter().convertToLegacyConfig(outputs);
  Amplify.configure(outputs);
  const read = Amplify.getConfig();
  const module = await import(`data:text/javascript,${encodeURIComponent(exports)}`);
  Amplify.configure(module.default);
  answers.push({
    outputs: { ...new VersionContributorV1_5().contribute(), ...new AuthClientConfigContributor().contribute(backend) },
    mobile: new ClientConfigMobileConverter("amplify", "1").convertToMobileConfig(legacy),
    legacy,
    read,
    readExports: Amplify.getConfig(),
  });
}
process.stdout.write(JSON.stringify(answers));
