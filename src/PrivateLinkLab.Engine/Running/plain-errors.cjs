// Shows errors without colours. Node.js 20 does not come to an end when it colours one whose stack has a path such as
// node_modules/@scope/file.ts, as those of Pulumi's SDK have (nodejs/node#64011).
const util = require("node:util");

const inspect = util.inspect;

function plain(value, options, depth) {
  return typeof options === "object" && options !== null
    ? inspect(value, { ...options, colors: false })
    : inspect(value, { showHidden: options === true, depth });
}

util.inspect = Object.assign(plain, inspect);
