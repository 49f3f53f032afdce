"""The shared language: what `auth.toml` may say, what may change, and how it compares with what is deployed.

Import from the modules. The package itself imports nothing, so that the wizard's first prompt never waits
for the models:

* `vocabulary`, `checks`: the words of the file, and what each value may be; no third-party import
* `pool_state`, `rules`: what an existing pool refuses, and why; no third-party import
* `errors`: the exit codes, and the exceptions that carry them
* `names`: stacks, logical ids and outputs, as the stacks write and others read them
* `texts`: texts with variables; jinja2 only once one is rendered
* `fields`, `models`: the kinds of value, and the frozen models made of them
* `environments`: a configuration with the texts of one environment

Two rooms stand on these and do not know each other:

* `file`: `auth.toml` on the disk; `reading` makes it a model with the rules applied, `writing` edits it and keeps every
  line a person wrote
* `live`: what is deployed; `deployed` is what was read from AWS, `comparison` and `gate` hold it against the file
"""
