#!/bin/sh
# The whole way, once: the questions (or, without a terminal, their defaults), auth.toml, the template.
# Everything is written into scratch/, which is made anew each time.
set -eu

bin=.venv/bin
file=scratch/auth.toml
rm -rf scratch
mkdir scratch

if [ -t 0 ] && [ -t 1 ]; then
    "$bin/python" -m wizard add --config "$file" --project-name demo
else
    echo "No terminal: taking the default of every question."
    "$bin/python" -m wizard add --config "$file" --project-name demo --yes
fi

echo
echo "What the file says:"
"$bin/python" -m wizard show --config "$file"

echo
echo "Synthesizing the template from it (cdk synth -c config=$file)"
"$bin/cdk" synth --quiet -c config="$file" --output scratch/cdk.out
"$bin/python" -m scripts.describe scratch/cdk.out/*.template.json
echo "With AWS credentials, this would make it real: $bin/cdk deploy -c config=$file"
