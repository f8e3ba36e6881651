#!/usr/bin/python3
"""Holds openapi.yaml against the program: its routes, and what a recorded run really sent and answered.

usage: openapi_check.py OPENAPI ROUTES EXCHANGES
  ROUTES: lines "METHOD /path/{parameter} operation_id"; EXCHANGES: JSON lines as deploy/demo records them
Prints each difference; exits 1 where there is one.
"""

import json
import re
import sys
import urllib.parse

import jsonschema
import yaml

METHODS = ("get", "post", "put", "patch", "delete")


def operations(document):
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield method, path, item[method], item.get("parameters", [])


def check_routes(document, lines):
    described = {(m.upper(), p): o.get("operationId") for m, p, o, _ in operations(document)}
    real = {(m, p): name for m, p, name in (line.split() for line in lines if line.strip())}
    for key in sorted(described.keys() | real.keys()):
        if key not in real:
            yield f"{key[0]} {key[1]} is described, but there is no such route"
        elif key not in described:
            yield f"{key[0]} {key[1]} is a route, but is not described"
        elif described[key] != real[key]:
            yield f"{key[0]} {key[1]}: operationId {described[key]}, the route's name is {real[key]}"


def resolve(document, node):
    while "$ref" in node:
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def check_schema(document, schema, text, where):
    """References point into the whole document, so it is the schema's own root."""
    rooted = {"components": document.get("components", {}), "$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    validator = jsonschema.Draft202012Validator(rooted, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for fault in list(validator.iter_errors(json.loads(text)))[:5]:
        yield f"{where}: /{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"


def find_operation(document, method, path):
    for found, pattern, operation, _ in operations(document):
        if found == method.lower() and re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", pattern), path):
            return operation
    return None


def check_exchange(document, exchange):
    path = urllib.parse.urlsplit(exchange["path"]).path
    where = f"{exchange['method']} {path} → {exchange['status']}"
    operation = find_operation(document, exchange["method"], path)
    if operation is None:
        yield f"{where}: no such operation"
        return
    response = operation["responses"].get(str(exchange["status"])) or operation["responses"].get("default")
    if response is None:
        yield f"{where}: this status is not described"
        return
    content = resolve(document, response).get("content", {})
    media = exchange["response_type"].split(";")[0]
    if exchange["response"] and media not in content:
        yield f"{where}: media type {media!r} is not described"
    elif exchange["response"] and media.endswith("json"):
        yield from check_schema(document, content[media].get("schema", {}), exchange["response"], where)
    if exchange["status"] < 300 and exchange["request"] and exchange["request_type"] == "application/json":
        body = resolve(document, operation.get("requestBody", {})).get("content", {}).get("application/json")
        if body is None:
            yield f"{where}: a JSON body was taken, but none is described"
        else:
            yield from check_schema(document, body["schema"], exchange["request"], where + " (request)")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = yaml.safe_load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        faults = list(check_routes(document, file))
    with open(sys.argv[3], encoding="utf-8") as file:
        exchanges = [json.loads(line) for line in file]
    for exchange in exchanges:
        faults.extend(check_exchange(document, exchange))
    for fault in dict.fromkeys(faults):
        print(fault)
    touched = {find_operation(document, e["method"], urllib.parse.urlsplit(e["path"]).path)["operationId"] for e in exchanges
               if find_operation(document, e["method"], urllib.parse.urlsplit(e["path"]).path)}
    print(f"{len(exchanges)} exchanges of {len(touched)} operations held against {sys.argv[1]}: {len(set(faults))} faults")
    return 1 if faults else 0


sys.exit(main())
