#!/usr/bin/env python3
"""Feeds tiny offending trees to every check and expects its finding; feeds their innocent neighbours and expects none."""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import checks
import tidy
from source import Source, Tree

TABLE_OPTIONS = ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;"


def found(path, text, **neighbours):
    """The checks that complain about `path` when it stands in a tree with what it includes."""
    texts = {path: text, **{name.replace("__", "/") + ".hpp": "" for name in neighbours}}
    for include in Source(path, text).includes:
        if include.quoted:
            texts.setdefault(include.target, "")
    return [each.check for each in tidy.find_all(Tree(texts)) if each.path == path]


def including(path, target):
    line = f"#include {target}\n" if target.startswith("<") else f'#include "{target}"\n'
    return found(path, line)


class Layers(unittest.TestCase):
    def refused(self, path, target):
        self.assertEqual(including(path, target), ["layers"], f"{path} → {target}")

    def allowed(self, path, target):
        self.assertEqual(including(path, target), [], f"{path} → {target}")

    def test_domain(self):
        self.allowed("orders/domain/order.cpp", "orders/domain/line.hpp")
        self.allowed("orders/domain/order.cpp", "platform/base/money.hpp")
        for target in ("orders/app/ports.hpp", "orders/store/rows.hpp", "platform/json/reader.hpp", "platform/base/task.hpp",
                       "platform/base/log.hpp", "catalog/domain/offer.hpp", "<boost/asio/awaitable.hpp>"):
            self.refused("orders/domain/order.cpp", target)

    def test_app(self):
        self.allowed("orders/app/place_orders.cpp", "orders/app/ports.hpp")
        self.allowed("orders/app/place_orders.cpp", "platform/crypto/hash.hpp")
        self.allowed("orders/app/place_orders.cpp", "<boost/asio/awaitable.hpp>")
        for target in ("orders/http/routes.hpp", "orders/store/rows.hpp", "platform/mysql/session.hpp", "platform/json/parse.hpp", "<boost/asio/post.hpp>"):
            self.refused("orders/app/place_orders.cpp", target)

    def test_driving_sides(self):
        for layer in ("http", "commands", "consumers"):
            self.allowed(f"orders/{layer}/a.cpp", "orders/app/place_orders.hpp")
            self.allowed(f"orders/{layer}/a.cpp", "platform/http/router.hpp")
            self.refused(f"orders/{layer}/a.cpp", "orders/store/rows.hpp")
            self.refused(f"orders/{layer}/a.cpp", "platform/mysql/session.hpp")
        self.refused("orders/http/a.cpp", "orders/consumers/follow_offers.hpp")

    def test_driven_sides(self):
        for layer in ("store", "clients", "files", "search"):
            self.allowed(f"orders/{layer}/a.cpp", "orders/app/ports.hpp")
            self.allowed(f"orders/{layer}/a.cpp", "platform/mysql/session.hpp")
            self.refused(f"orders/{layer}/a.cpp", "orders/app/place_orders.hpp")
            self.refused(f"orders/{layer}/a.cpp", "orders/http/routes.hpp")
            self.refused(f"orders/{layer}/a.cpp", "platform/runtime/service.hpp")

    def test_composition_roots(self):
        self.allowed("orders/service.cpp", "orders/store/rows.hpp")
        self.allowed("orders/service.cpp", "platform/runtime/service.hpp")
        self.refused("orders/service.cpp", "catalog/service.hpp")
        self.allowed("main.cpp", "catalog/service.hpp")
        self.allowed("main.cpp", "platform/runtime/program.hpp")
        self.refused("main.cpp", "catalog/http/routes.hpp")
        self.refused("main.cpp", "platform/mysql/session.hpp")

    def test_platform(self):
        self.allowed("platform/http/server.cpp", "platform/json/parse.hpp")
        self.allowed("platform/journal/feed.cpp", "platform/mysql/session.hpp")
        self.allowed("platform/runtime/program.cpp", "platform/journal/feed.hpp")
        for path, target in (("base", "crypto"), ("json", "csv"), ("http", "mysql"), ("mysql", "journal"), ("journal", "runtime")):
            self.refused(f"platform/{path}/a.cpp", f"platform/{target}/b.hpp")
        self.refused("platform/http/a.cpp", "orders/domain/order.hpp")

    def test_paths(self):
        self.assertEqual([each.check for each in tidy.find_all(Tree({"orders/domain/a.cpp": '#include "order.hpp"\n'}))], ["layers"])
        self.refused("orders/helpers/a.cpp", "platform/base/money.hpp")
        self.refused("orders/app/a.cpp", "tests/support/fake.hpp")
        self.allowed("tests/unit/orders/a.cpp", "orders/domain/order.hpp")


class Libraries(unittest.TestCase):
    def test_each_library_has_its_room(self):
        rooms = {"cppconn/driver.h": "platform/mysql/driver.cpp", "hiredis/hiredis.h": "platform/redis/client.cpp",
                 "boost/beast/core.hpp": "platform/http/server.cpp", "nlohmann/json.hpp": "orders/http/order_json.cpp",
                 "sodium.h": "platform/crypto/hash.cpp", "openssl/evp.h": "platform/crypto/hash.cpp", "spdlog/spdlog.h": "platform/runtime/log.cpp",
                 "prometheus/registry.h": "platform/runtime/metrics.cpp", "toml++/toml.h": "platform/runtime/configuration.cpp",
                 "catch.hpp": "tests/unit/a_test.cpp"}
        for header, room in rooms.items():
            self.assertEqual(including(room, f"<{header}>"), [], header)
            self.assertEqual(including("orders/store/rows.cpp", f"<{header}>"), ["libraries"], header)

    def test_beast_stays_out_of_headers(self):
        self.assertEqual(including("platform/http/message.hpp", "<boost/beast/core.hpp>"), ["dead-headers", "libraries"])

    def test_json_forward_declarations_go_everywhere(self):
        self.assertEqual(including("orders/http/routes.cpp", "<nlohmann/json_fwd.hpp>"), [])


class Calls(unittest.TestCase):
    def refused(self, path, call):
        self.assertEqual(found(path, f"void f() {{ {call}; }}\n"), ["banned-calls"], call)

    def allowed(self, path, call):
        self.assertEqual(found(path, f"void f() {{ {call}; }}\n"), [], call)

    def test_banned_everywhere(self):
        for call in ("connection.setAutoCommit(false)", "system(text)", "std::system(text)", "::popen(a, b)", "rand()", "std::srand(7)"):
            self.refused("platform/mysql/a.cpp", call)
            self.refused("tests/unit/a.cpp", call)

    def test_the_connector_is_not_asked_to_commit(self):
        for call in ("connection->commit()", "connection.rollback()"):
            self.assertEqual(found("platform/mysql/a.cpp", f"#include <cppconn/connection.h>\nvoid f() {{ {call}; }}\n"), ["banned-calls"])
            self.allowed("platform/mysql/transactor.cpp", call)

    def test_banned_outside_their_rooms(self):
        for call, room in (("std::getenv(name)", "platform/runtime/a.cpp"), ("std::this_thread::sleep_for(time)", "tests/unit/a.cpp"),
                           ("std::cout << 1", "orders/commands/a.cpp"), ("fmt::print(text)", "main.cpp"),
                           ("std::chrono::system_clock::now()", "platform/runtime/a.cpp"), ("std::random_device device", "tests/unit/a.cpp")):
            self.refused("orders/app/a.cpp", call)
            self.allowed(room, call)

    def test_domains_have_no_clock(self):
        self.refused("orders/domain/a.cpp", "std::chrono::steady_clock::now()")

    def test_names_that_only_look_alike(self):
        for call in ("crypto::system_random()", "file.system(1)", "operand(1)", "hh_mm_ss time(at)", "start_time(0)", "// system(text)\n",
                     'f("system(text)")', "sleep_for_ever"):
            self.allowed("orders/app/a.cpp", call)

    def test_floating_point(self):
        self.assertEqual(found("orders/domain/a.cpp", "double price = 1;\n"), ["floating-point"])
        self.assertEqual(found("platform/base/money.cpp", "float price = 1;\n"), ["floating-point"])
        self.assertEqual(found("platform/runtime/a.cpp", "double seconds = 1;\n"), [])
        self.assertEqual(found("orders/domain/a.cpp", "// a double room\nint doubled = 1;\n"), [])
        self.assertEqual(found("orders/service.cpp", "total.add(static_cast<double>(count));\n"), [])
        self.assertEqual(found("orders/app/a.cpp", "seconds.observe(std::chrono::duration<double>(took).count());\n"), [])


class Sql(unittest.TestCase):
    STATEMENTS = ('"SELECT a FROM t"', 'R"(\n  INSERT INTO t VALUES (?))"', '"UPDATE t SET a = 1"', '"DELETE FROM t"', '"CREATE TABLE t (a INT)"', '"(SELECT 1)"',
                  '"UPDATE t "\n    "SET a = 1"')

    def test_sql_stands_in_store(self):
        for statement in self.STATEMENTS:
            text = f"constexpr auto sql = {statement};\n"
            self.assertEqual(found("orders/app/a.cpp", text), ["sql-text"], statement)
            self.assertEqual(found("orders/http/a.cpp", text), ["sql-text"], statement)
            for room in ("orders/store/a.cpp", "platform/mysql/a.cpp", "platform/journal/a.cpp", "tests/integration/a.cpp"):
                self.assertEqual(found(room, text), [], statement)

    def test_words_are_not_sql(self):
        for words in ('"Selecting"', '"Select one"', '"UPDATE failed"', "1; // SELECT a FROM t"):
            self.assertEqual(found("orders/app/a.cpp", f"auto text = {words};\n"), [], words)

    def test_no_schema_is_named(self):
        self.assertEqual(found("orders/store/a.cpp", 'auto sql = "SELECT a FROM catalog.t";\n'), ["sql-text"])
        self.assertEqual(found("orders/store/a.cpp", 'auto sql = "SELECT t.a FROM t JOIN u ON t.a = u.a";\n'), [])


class Migrations(unittest.TestCase):
    def of(self, columns):
        return found("orders/migrations/0001_a.sql", f"CREATE TABLE t (\n  {columns}\n{TABLE_OPTIONS}\n")

    def test_a_named_table_is_fine(self):
        self.assertEqual(self.of("id BINARY(16) NOT NULL, a INT COMMENT 'UNIQUE (x), KEY (y);', kind INT,\n  PRIMARY KEY (id), UNIQUE KEY t_a (a), KEY t_kind (kind, a),\n"
                                 "  CONSTRAINT t_kind CHECK (kind IN (1, 2)), CONSTRAINT t_u FOREIGN KEY (a) REFERENCES u (id)"), [])

    def test_everything_has_a_name(self):
        for definition in ("KEY (a)", "UNIQUE KEY (a)", "UNIQUE (a)", "INDEX (a)", "FOREIGN KEY (a) REFERENCES u (id)", "CHECK (a > 0)",
                           "CONSTRAINT CHECK (a > 0)", "b INT UNIQUE", "b INT CHECK (b > 0)"):
            self.assertEqual(self.of(f"a INT, {definition}"), ["migrations"], definition)

    def test_one_statement(self):
        self.assertEqual(found("orders/migrations/0001_a.sql", "DROP TABLE a; DROP TABLE b;\n"), ["migrations"])
        self.assertEqual(found("orders/migrations/0001_a.sql", "-- nothing; at all\n"), ["migrations"])
        self.assertEqual(found("orders/migrations/0001_a.sql", "-- one; two\nINSERT INTO a VALUES ('x;y'); \n"), [])

    def test_numbers_are_dense(self):
        table = "DROP TABLE a;\n"
        gap = Tree({"orders/migrations/0001_a.sql": table, "orders/migrations/0003_b.sql": table})
        self.assertEqual([each.path for each in tidy.find_all(gap)], ["orders/migrations/0003_b.sql"])
        self.assertEqual(found("orders/migrations/1_a.sql", table), ["migrations"])
        self.assertEqual(found("orders/migrations/0002_a.sql", table), ["migrations"])

    def test_table_options(self):
        self.assertEqual(found("orders/migrations/0001_a.sql", "CREATE TABLE t (a INT) ENGINE=MyISAM;\n"), ["migrations"])


class Shape(unittest.TestCase):
    def function_of(self, lines, head="int f(int a) const noexcept"):
        return "\n" + head + " {\n" + "    a();\n" * (lines - 2) + "}\n"

    def test_open_ends(self):
        for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"):
            self.assertEqual(found("orders/app/a.cpp", f"// {word}: later\n"), ["open-ends"])
            self.assertEqual(found("deploy/a.sh", f"# {word}\n"), ["open-ends"])
        self.assertEqual(found("orders/app/a.cpp", "int hacked = todos;\n"), [])

    def test_file_length(self):
        self.assertEqual(found("orders/app/a.cpp", "\n" * 400), [])
        self.assertEqual(found("orders/app/a.cpp", "\n" * 401), ["file-length"])

    def test_function_length(self):
        heads = ("int f(int a) const noexcept", "auto thing::f(std::vector<int> a) -> task<result<int>>", "thing::thing(int a) : a_(a), b_{a}",
                 "template <class T>\nstatic T f(T a)", "bool operator==(int a)", "int f(options a = {})")
        for head in heads:
            extra = head.count("\n")
            inside = f"namespace a {{\nstruct s {{ int b = 1; int c[2] = {{1, 2}};{self.function_of(70 - extra, head)}}};\n}}\n"
            self.assertEqual(found("orders/app/a.cpp", inside), [], head)
            self.assertEqual(found("orders/app/a.cpp", self.function_of(71 - extra, head)), ["function-length"], head)
        self.assertEqual(found("orders/app/a.cpp", "constexpr int table[] = {\n" + "    1,\n" * 80 + "};\n"), [])
        self.assertEqual(found("deploy/a.py", "def f():\n" + "    g()\n" * 70), ["function-length"])

    def test_test_cases_assert(self):
        path = "tests/unit/a_test.cpp"
        self.assertEqual(found(path, 'TEST_CASE("a (b) {", "[c]") { f(); }\n'), ["test-cases"])
        self.assertEqual(found(path, 'TEST_CASE("a", "[c]") { f(); /* CHECK(1) */ g("CHECK(1)"); }\n'), ["test-cases"])
        self.assertEqual(found(path, 'TEST_CASE("a", "[c]") { SECTION("b") { REQUIRE_FALSE(f()); } }\n'), [])
        self.assertEqual(found(path, 'void expect(int a) { CHECK(a); }\nvoid twice(int a) { expect(a); }\nTEST_CASE("a", "[c]") { twice(1); }\n'), [])

    def test_dead_headers(self):
        self.assertEqual(found("orders/app/a.hpp", "int a();\n"), ["dead-headers"])
        tree = Tree({"orders/app/a.hpp": "", "orders/app/a.cpp": '#include "orders/app/a.hpp"\n'})
        self.assertEqual(tidy.find_all(tree), [])


    def test_own_header_stands_first(self):
        def first_include_faults(text):
            tree = Tree({"orders/app/a.hpp": "", "orders/app/b.hpp": "", "orders/app/a.cpp": text})
            return [each.check for each in tidy.find_all(tree) if each.path == "orders/app/a.cpp"]

        own, other = '#include "orders/app/a.hpp"\n', '#include "orders/app/b.hpp"\n'
        self.assertEqual(first_include_faults(own + other), [])
        self.assertEqual(first_include_faults("// why\n" + own), [])
        self.assertEqual(first_include_faults(other + own), ["first-include"])
        self.assertEqual(first_include_faults("#include <vector>\n" + own), ["first-include"])
        self.assertEqual(first_include_faults("int a;\n"), ["first-include"])


class Sentences(unittest.TestCase):
    TABLE = "catalog/domain/words/lot_sentences.cpp"

    def findings(self, said, table):
        tree = Tree({"catalog/domain/lot.cpp": f"auto a = {said};\n", self.TABLE: f"constexpr base::sentence rows[] = {{{table}}};\n"})
        return [(each.path, each.check) for each in tidy.find_all(tree) if each.check == "sentences"]

    def test_said_and_translated(self):
        self.assertEqual(self.findings('fmt::format("No lot {:>3} "\n "here.", n)', '{"No lot {} here.", "没有批次 {}。"}'), [])

    def test_not_translated(self):
        self.assertEqual(self.findings('"No lot."', ""), [("catalog/domain/lot.cpp", "sentences")])

    def test_not_said(self):
        self.assertEqual(self.findings('"lot"', '{"No lot.", "没有批次。"}'), [(self.TABLE, "sentences")])

    def test_the_edge_and_logistics_are_looked_at_too(self):
        for service in ("gateway", "logistics"):
            said = Tree({f"{service}/http/query.cpp": 'auto a = fmt::format("open or closed until {}.", day);\n'})
            self.assertEqual([(each.path, each.check) for each in tidy.find_all(said) if each.check == "sentences"],
                             [(f"{service}/http/query.cpp", "sentences")])

    def test_a_notice_says_both_languages_itself(self):
        tree = Tree({"gateway/domain/notice/notice_kind.cpp": 'auto a = "The order waits.";\n'})
        self.assertEqual([each for each in tidy.find_all(tree) if each.check == "sentences"], [])

    def test_names_are_no_sentences(self):
        self.assertEqual(self.findings('"lot-not-found"', ""), [])


class Sources(unittest.TestCase):
    def test_code_hides_comments_and_literals_and_keeps_places(self):
        text = "a(1'000, '\"', \"// no\", R\"x(\n\"y\")x\"); // b(\n/* c\n*/ d();\n"
        code = Source("a.cpp", text).code
        self.assertEqual(len(code), len(text))
        self.assertEqual(code.count("\n"), text.count("\n"))
        self.assertIn("1_000", code)
        self.assertIn("d();", code)
        for hidden in ("no", "y", "b(", "c"):
            self.assertNotIn(hidden, code)

    def test_functions_have_names_and_lines(self):
        text = "struct a {\n  int b() { return c{1}.d; }\n};\n\nvoid e()\n{\n  auto f = [] { g(); };\n}\n"
        self.assertEqual([(each.name, each.first_line, each.last_line) for each in Source("a.cpp", text).functions], [("b", 2, 2), ("e", 5, 8)])

    def test_the_tree_is_read_where_there_is_no_git(self):
        with tempfile.TemporaryDirectory() as name:
            root = pathlib.Path(name)
            (root / "build").mkdir()
            (root / "build" / "made.cpp").write_text("rand();\n")
            (root / "main.cpp").write_text("int main() { return rand(); }\n")
            self.assertEqual([str(each) for each in tidy.find_all(Tree.of_directory(root))],
                             ["main.cpp:1: rand(: randomness is injected (base::random_source) [banned-calls]"])

    def test_every_check_is_listed(self):
        listed = {check.__name__ for check in checks.ALL}
        modules = (checks.layers, checks.calls, checks.sql, checks.migrations, checks.headers, checks.sentences, checks.shape)
        public = {name for module in modules for name in vars(module) if name.startswith("check_")}
        helpers = {"check_numbers", "check_statement", "check_table"}
        self.assertEqual(public - helpers, listed)


if __name__ == "__main__":
    unittest.main()
