"""Who may include whom (ARCHITECTURE.md), and in which rooms the libraries live."""

import re

from source import Finding

SERVICES = ("gateway", "catalog", "orders", "logistics")

FIRST_FLOOR = {"base", "crypto", "json", "csv", "xlsx", "table", "blob", "qr", "compression"}
SECOND_FLOOR = FIRST_FLOOR | {"http", "mysql", "redis"}
PLATFORM_MAY_INCLUDE = {
    "base": set(),
    "crypto": {"base"},
    "json": {"base"},
    "csv": {"base"},
    "xlsx": {"base", "csv"},
    "table": {"base", "csv", "xlsx"},
    "blob": {"base", "crypto"},
    "qr": set(),
    "compression": set(),
    "http": FIRST_FLOOR,
    "mysql": FIRST_FLOOR,
    "redis": FIRST_FLOOR,
    "journal": SECOND_FLOOR,
    "runtime": SECOND_FLOOR | {"journal"},
}
EVERYTHING = SECOND_FLOOR | {"journal", "runtime"}

DRIVING = {"base", "crypto", "json", "csv", "table", "http", "journal"}
DRIVEN = SECOND_FLOOR | {"journal"}
# layer: (own layers, whether of app only ports.hpp, platform modules)
LAYERS = {
    "domain": ({"domain"}, False, {"base"}),
    "app": ({"domain", "app"}, False, {"base", "crypto"}),
    "http": ({"domain", "app", "http"}, False, DRIVING),
    "commands": ({"domain", "app", "commands"}, False, DRIVING),
    "consumers": ({"domain", "app", "consumers"}, False, DRIVING),
    "store": ({"domain", "app", "store"}, True, DRIVEN),
    "clients": ({"domain", "app", "clients"}, True, DRIVEN),
    "files": ({"domain", "app", "files"}, True, DRIVEN),
    "search": ({"domain", "app", "search"}, True, DRIVEN),
    "migrations": ({"migrations"}, False, {"base", "mysql"}),
}
# Parts of platform/base that bring coroutines, clocks, randomness or output: not for a domain of pure functions.
NOT_FOR_DOMAIN = re.compile(r"platform/base/(?:task|unit_of_work|batcher|log|metrics|cpu_pool|rate_limit)\.hpp")

# library: (its headers, where it may be included)
LIBRARIES = [
    ("Connector/C++", r"cppconn/|mysql_(?:driver|connection|error)\.h", r"platform/mysql/|tests/support/"),
    ("hiredis", r"hiredis/", r"platform/redis/|tests/support/"),
    ("Beast", r"boost/beast", r"platform/http/[^/]+\.cpp|platform/base/boost/|tests/"),
    ("nlohmann/json.hpp", r"nlohmann/json\.hpp", r".*_json\.cpp|.*/problem\.cpp|platform/json/|tests/"),
    ("libsodium", r"sodium", r"platform/crypto/"),
    ("OpenSSL", r"openssl/", r"platform/crypto/|platform/http/[^/]+\.cpp|tests/"),
    ("libqrencode", r"qrencode\.h", r"platform/qr/"),
    ("libzstd", r"zstd\.h", r"platform/compression/"),
    ("spdlog", r"spdlog/", r"platform/runtime/"),
    ("toml++", r"toml\+\+|toml\.hpp", r"platform/runtime/"),
    ("prometheus-cpp", r"prometheus/", r"platform/runtime/"),
    ("ICU", r"unicode/", r"platform/csv/|catalog/search/|tests/"),
    ("Expat", r"expat\.h", r"platform/xlsx/"),
    ("libzip", r"zip\.h", r"platform/xlsx/|tests/"),
    ("libxlsxwriter", r"xlsxwriter", r"platform/xlsx/|tests/"),
    ("Catch2", r"catch\.hpp|catch2/", r"tests/"),
]


def check_layers(tree):
    for source in tree.cpp:
        for include in source.includes:
            fault = fault_of_include(source.path, include, tree)
            if fault:
                yield Finding(source.path, include.line, "layers", fault)


def fault_of_include(path, include, tree):
    if not include.quoted:
        return fault_of_system_include(path, include.target)
    if include.target not in tree.paths:
        return f'"{include.target}" is no file from the root'
    if path.startswith("tests/"):
        return None
    if include.target.startswith("tests/"):
        return f'"{include.target}": nothing but tests includes tests'
    parts = path.split("/")
    if path == "main.cpp":
        return fault_in_main(include.target)
    if parts[0] == "platform":
        return fault_in_platform(parts[1], include.target)
    return fault_in_service(parts, include.target) if parts[0] in SERVICES else None


def fault_of_system_include(path, target):
    layer = layer_of(path.split("/"))
    if layer == "domain" and target.startswith("boost/"):
        return f"<{target}>: a domain knows no Boost"
    if layer == "app" and target.startswith("boost/") and target != "boost/asio/awaitable.hpp":
        return f"<{target}>: of Boost, app includes only <boost/asio/awaitable.hpp>"
    return None


def layer_of(parts):
    return parts[1] if parts[0] in SERVICES and len(parts) > 2 else None


def fault_in_main(target):
    allowed = target.startswith("platform/runtime/") or any(target == f"{service}/service.hpp" for service in SERVICES)
    return None if allowed else f'"{target}": main includes the services\' service.hpp and platform/runtime'


def fault_in_platform(module, target):
    parts = target.split("/")
    if parts[0] != "platform":
        return f'"{target}": the platform knows no service'
    if parts[1] == module or parts[1] in PLATFORM_MAY_INCLUDE.get(module, EVERYTHING):
        return None
    return f'"{target}": platform/{module} may not include platform/{parts[1]}'


def fault_in_service(parts, target):
    service, layer = parts[0], layer_of(parts)
    target_parts = target.split("/")
    if target_parts[0] in SERVICES and target_parts[0] != service:
        return f'"{target}": services never include each other'
    if layer is None:
        return None  # service.hpp and service.cpp: the composition root
    if layer not in LAYERS:
        return f"{service}/{layer} is no layer"
    own_layers, ports_only, modules = LAYERS[layer]
    if target_parts[0] == "platform":
        return fault_of_platform_target(layer, modules, target)
    target_layer = layer_of(target_parts) or target_parts[-1]
    if target_layer not in own_layers:
        return f'"{target}": {layer} may not include {target_layer}'
    if ports_only and target_layer == "app" and target_parts[-1] != "ports.hpp":
        return f'"{target}": {layer} includes of app only ports.hpp'
    return None


def fault_of_platform_target(layer, modules, target):
    module = target.split("/")[1]
    if module not in modules:
        return f'"{target}": {layer} may not include platform/{module}'
    if layer == "domain" and NOT_FOR_DOMAIN.fullmatch(target):
        return f'"{target}": a domain is pure functions'
    return None


def check_libraries(tree):
    for source in tree.cpp:
        for include in source.includes:
            for name, headers, rooms in LIBRARIES:
                if not include.quoted and re.match(headers, include.target) and not re.match(rooms, source.path):
                    yield Finding(source.path, include.line, "libraries", f"<{include.target}>: {name} stays in its own room")
