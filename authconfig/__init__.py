"""The shared language: what `auth.toml` may say, what may change, and how the file is read and written.

Import from the modules. The package itself imports nothing, so that the wizard's first prompt never waits
for the models:

* `vocabulary`, `checks`: the words of the file, and what each value may be; no third-party import
* `pool_state`, `rules`: what an existing pool refuses, and why; no third-party import
* `errors`: the exit codes, and the exceptions that carry them
* `names`: stacks, logical ids and outputs, as the stacks write and others read them
* `texts`: texts with variables; jinja2 only once one is rendered
* `fields`, `models`: the kinds of value, and the frozen models made of them
* `environments`: a configuration with the texts of one environment
* `reading`: text or file to model, with the rules applied
* `deployed`, `gate`: what was read from AWS, and how the file compares with it
* `writing`: edits that keep every line a person wrote, and atomic writes
"""
