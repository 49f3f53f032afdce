#!/bin/sh
# What jsii starts as its Node.js. V8 takes this option only here: NODE_OPTIONS, which reaches every Node, may not hold it.
exec "$PINNED_NODE" --single-threaded-gc "$@"
