"""The shared language: what `auth.toml` may say, what may change, and how it compares with what is deployed.

Import from the modules. The package itself imports nothing, so that the wizard's first prompt never waits
for the models:

* `vocabulary`, `checks`: the words of the file, and what each value may be; no third-party import
* `settings`: every key of the file, described once; no third-party import
* `factors`, `sign_up`, `recovery`: what the settings together mean for second factors, sign-up and lost passwords
* `journeys`, `outcomes`: what users can do, and who is left out; no third-party import
* `defaults`: what a pool gets without a question about it
* `pool_state`, `rules`: which changes to an existing pool are refused, and why; no third-party import
* `errors`: the exit codes, and the exceptions that carry them
* `names`: stacks, logical ids and outputs, as the stacks write and others read them
* `texts`: texts with variables; jinja2 is loaded only when one is rendered
* `fields`, `models`: the types of the values, and the frozen models made of them
* `environments`: a configuration with the texts of one environment

Two packages build on these and do not import each other:

* `file`: `auth.toml` on disk; `reading` turns it into a model and applies the rules, `writing` edits it and keeps every
  line that a person wrote
* `live`: what is deployed; `deployed` holds what was read from AWS, `comparison` and `gate` compare it with the file
"""
