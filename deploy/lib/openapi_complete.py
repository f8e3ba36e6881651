"""What holds for every operation and every schema is written here once, not forty times in the parts.

Each statement is true of the platform, whatever the service: who is limited and told so, which refusals can come, how long an id, a
moment or an integer can be. What a part says itself stays as it is.
"""

import re

METHODS = ("get", "post", "put", "patch", "delete")
INTEGER_MAX = 2**53 - 1  # platform/base/money.hpp: what every JSON reader can hold
TEXT_MAX = 4096  # of an answer; what a request may hold is said by the part, or is the reader's 200
REQUEST_TEXT_MAX = 200  # platform/json/reader.hpp: text_rule
ITEMS_MAX = 1000
DOCUMENT_BYTES_MAX = 16 * 2**20  # of an answer that is no JSON
ANY_TEXT = r"^[^\u0000]*$"  # platform/json refuses NUL everywhere
ULID = "[0-9A-HJKMNP-TV-Z]{26}"
LENGTHS = {"date-time": 40, "date": 10}

HEADERS = {
    "rate_limit": {
        "description": "Where the organisation (or the address) stands with each quota: r requests that pass now, t seconds until one more does.",
        "schema": {"type": "string", "pattern": '^"[a-z-]+";r=[0-9]+;t=[0-9]+(, "[a-z-]+";r=[0-9]+;t=[0-9]+)*$', "maxLength": 256},
        "example": '"default";r=417;t=1, "writes";r=59;t=1',
    },
    "rate_limit_policy": {
        "description": "The quotas: q requests in w seconds.",
        "schema": {"type": "string", "pattern": '^"[a-z-]+";q=[0-9]+;w=[0-9]+(, "[a-z-]+";q=[0-9]+;w=[0-9]+)*$', "maxLength": 256},
        "example": '"default";q=600;w=60, "writes";q=120;w=60',
    },
    "retry_after": {
        "description": "Seconds until it is worth asking again (RFC 9110 §10.2.3).",
        "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 86400},
    },
    "etag": {
        "description": 'Of what has versions: "<id>-<version>" (RFC 9110 §8.8.3).',
        "schema": {"type": "string", "pattern": '^"[!#-~]*"$', "maxLength": 128},
        "example": '"ord_01JDZ4T5J5C3M0Q2R7A8B9C0D1-3"',
    },
    "link": {
        "description": 'rel="next": the next page with the same filters (RFC 8288).',
        "schema": {"type": "string", "pattern": "^<[^>]+>; rel=\"next\"$", "maxLength": 4096},
    },
}
REFUSALS = {
    "400": "The request cannot be read; every fault is named.",
    "401": "Nobody is signed in.",
    "403": "Signed in, but not allowed; or the CSRF token is wrong.",
    "404": "There is no such thing, or none that the caller may know of.",
    "409": "Its present state does not allow it, or the same Idempotency-Key is being worked on.",
    "412": "It is not the version of If-Match any more; ETag names the current one.",
    "422": "Well-formed, but a rule refuses it; or the Idempotency-Key stands for another request.",
    "429": "A quota is used up.",
    "500": "A fault on our side.",
    "503": "Something that is needed is away; ask again.",
}


def reference(kind, name):
    return {"$ref": f"#/components/{kind}/{name}"}


def limit_headers():
    return {"RateLimit": reference("headers", "rate_limit"), "RateLimit-Policy": reference("headers", "rate_limit_policy")}


def add_components(document):
    components = document["components"]
    components.setdefault("headers", {}).update(HEADERS)
    problem = {"application/problem+json": {"schema": reference("schemas", "problem")}}
    for status, description in REFUSALS.items():
        headers = limit_headers() if status.startswith("4") else {}
        if status in ("429", "503"):
            headers["Retry-After"] = reference("headers", "retry_after")
        if status == "412":
            headers["ETag"] = reference("headers", "etag")
        components["responses"][f"refused_{status}"] = {"description": description, "headers": headers, "content": problem}
    components.setdefault("parameters", {})["if_match"] = {
        "name": "If-Match",
        "in": "header",
        "description": "The ETag of what you saw, so that nobody's change is lost; decided in the transaction. Without it the change is made anyway.",
        "schema": {"type": "string", "pattern": r'^(\*|(W/)?"[^"]*"(\s*,\s*(W/)?"[^"]*")*)$', "maxLength": 1024},
    }
    components["parameters"]["if_none_match"] = {
        "name": "If-None-Match",
        "in": "header",
        "description": "ETags of what you have; 304 where it is still that.",
        "schema": {"type": "string", "pattern": r'^(\*|(W/)?"[^"]*"(\s*,\s*(W/)?"[^"]*")*)$', "maxLength": 1024},
    }


def is_list(response):
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    return "cursor" in str(schema) or "schemas/page" in str(schema)


def parameter_names(operation):
    return {each.get("$ref", each.get("name", "")).rsplit("/", 1)[-1] for each in operation.get("parameters", [])}


def complete_operation(document, path, item, method, operation):
    counted = not operation.get("x-not-counted")
    public = operation.get("security", document.get("security")) == []
    names = parameter_names(operation) | parameter_names(item)
    statuses = {"400", "500", "503"}  # a request that breaks the rules of HTTP is refused everywhere
    if not public:
        statuses |= {"401", "403"}
    if "{" in path:
        statuses.add("404")
    if "idempotency_key" in names:
        statuses |= {"409", "422"}
    if "if_match" in names:
        statuses.add("412")
    if counted:
        statuses.add("429")
    responses = operation["responses"]
    for status, response in list(responses.items()):
        if not status.startswith("2"):
            continue
        headers = response.setdefault("headers", {})
        if counted:
            headers.update(limit_headers())
        if "if_none_match" in names:
            headers["ETag"] = reference("headers", "etag")
            responses["304"] = {"description": "It is still what you have.", "headers": {"ETag": reference("headers", "etag")}}
        if "cursor" in names:
            headers["Link"] = reference("headers", "link")
        if not headers:
            del response["headers"]
    for status in statuses:
        responses.setdefault(status, reference("responses", f"refused_{status}"))
    default = responses.pop("default", None)
    operation["responses"] = dict(sorted(responses.items()))
    if default:
        operation["responses"]["default"] = default


def types_of(schema):
    kind = schema.get("type", [])
    return [kind] if isinstance(kind, str) else kind


def complete_string(schema, text_max):
    if "enum" in schema or "const" in schema:
        return
    # Ids have a prefix of three letters; a secret has a longer one and says itself what follows.
    prefix = re.fullmatch(r"\^([a-z]{3}_)", schema.get("pattern", ""))
    if prefix:
        schema["pattern"] = f"^{prefix[1]}{ULID}$"
        schema["maxLength"] = len(prefix[1]) + 26
    if "format" not in schema and "pattern" not in schema:
        schema["pattern"] = ANY_TEXT
    schema.setdefault("maxLength", LENGTHS.get(schema.get("format"), text_max))


def complete_schema(schema, text_max):
    """This schema and all below it."""
    if isinstance(schema, list):
        for each in schema:
            complete_schema(each, text_max)
        return
    if not isinstance(schema, dict):
        return
    types = types_of(schema)
    if "string" in types:
        complete_string(schema, text_max)
    if "integer" in types and "enum" not in schema and "const" not in schema:
        schema.setdefault("format", "int64")
        schema.setdefault("minimum", -INTEGER_MAX)
        schema.setdefault("maximum", INTEGER_MAX)
    if "array" in types:
        schema.setdefault("maxItems", ITEMS_MAX)
    for name, each in schema.items():
        if name in ("properties", "$defs"):
            for below in each.values():
                complete_schema(below, text_max)
        elif name in ("items", "allOf", "oneOf", "anyOf", "not", "additionalProperties"):
            complete_schema(each, text_max)


def complete_contents(node, text_max=TEXT_MAX):
    """Every schema that hangs below this node, by the place where it stands."""
    if isinstance(node, list):
        for each in node:
            complete_contents(each, text_max)
    elif isinstance(node, dict):
        for name, each in node.items():
            if name == "schema":
                complete_schema(each, text_max)
            elif name == "requestBody":
                complete_contents(each, REQUEST_TEXT_MAX)
            elif name == "schemas":
                for below in each.values():
                    complete_schema(below, text_max)
            elif name.partition("/")[0] in ("text", "application") and not name.endswith("json"):
                complete_contents(each, DOCUMENT_BYTES_MAX)
            elif name not in ("example", "examples", "default", "enum"):
                complete_contents(each, text_max)


def complete(document):
    add_components(document)
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                complete_operation(document, path, item, method, item[method])
    complete_contents(document)
    return document
