"""The orders suite: placing orders against what the database alone can do and against the code one writes first; hot goods, replays,
overload, Redis away, the price of durability. What each must show stands beside it."""

import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

from journey.api import Refused

from . import market
from .measure import figure, in_turn, wrk

HERE = pathlib.Path(__file__).parent
DEPLOY_LIB = HERE.parent
SECONDS = 4
CLIENTS = 128
PRODUCTS = 1_000
BATCH, LANES = 64, 2          # of the raw replay: the best of those tried
NAIVE_CONNECTIONS = 32
DATABASE_CONNECTIONS = 300    # the naive code has one for each client
TRIES = 6
KNOWN = 500                   # keys that are replayed
OVERLOAD = 3
OPEN_CONNECTIONS = 3_500
FSYNCS = ("Innodb_data_fsyncs", "Binlog_group_commits")


def run(rounds):
    bench = Bench(market.Shop(os.environ["CHUANPIN_ADDRESS"], products=int(os.environ.get("CHUANPIN_BENCH_PRODUCTS", PRODUCTS))))
    results = [bench.statements_of_one(), *bench.at_saturation(rounds)]
    results += [bench.against_raw(rounds), bench.against_naive(10, rounds), bench.against_naive(100, rounds), bench.hot_against_naive(rounds)]
    results += [bench.hot_512_against_16(rounds), bench.replays(rounds), bench.durable_against_relaxed(rounds), bench.without_redis(rounds)]
    results += [bench.overload(rounds)]
    bench.check_nothing_lost()
    return results


class Bench:
    def __init__(self, shop):
        self.shop = shop
        self.acknowledged = 0
        self.socket = os.environ["CHUANPIN_DATABASE_SOCKET"]
        self.session = self.session_headers()
        self.sql(f"SET GLOBAL max_connections = {DATABASE_CONNECTIONS}")
        for lines in (1, 10, 100):
            self.place_one(lines)
        self.schema = market.copy_orders(self.socket)
        self.acknowledged = 0
        self.before = self.count_orders()

    def session_headers(self):
        return [f"Cookie: {self.shop.buyer.cookie}", f"X-CSRF-Token: {self.shop.buyer.csrf_token}", "Content-Type: application/json"]

    def sign_in_again(self):
        try:
            self.shop.buyer = self.shop.sign_in("school")
        except Refused:
            return False
        self.session = self.session_headers()
        return True

    # --- ours and theirs ---------------------------------------------------------------------------------------------------

    def body(self, lines, first=0):
        return json.dumps(self.shop.order_document(lines=lines, quantity=1, first=first))

    def bodies(self, lines, kinds=8):
        """Orders of different goods, in turn."""
        kinds = min(kinds, len(self.shop.offers) // lines)
        return [self.body(lines, first=kind * lines) for kind in range(kinds)]

    def ours(self, bodies, clients=CLIENTS, seconds=SECONDS, headers=None, counts=True):
        rate = wrk(f"{self.shop.address}/v1/orders", clients, seconds, str(HERE / "orders.lua"), bodies, headers or self.session)
        if counts:
            self.acknowledged += int(rate * seconds * 0.99)  # the generator's clock may run a little longer
        return rate

    def comparator(self, name, *arguments):
        output = subprocess.run([f"{os.environ['CHUANPIN_BIN']}/{name}", self.socket, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True)
        return float(output.stdout.split()[0])

    def naive(self, lines, connections):
        return self.comparator("naive_orders", lines, SECONDS, connections, self.schema)

    # --- what is measured --------------------------------------------------------------------------------------------------

    def against_raw(self, rounds):
        """Orders of ten lines through everything ÷ the same rows written by the same statements, batched the same way (at least 0.7)."""
        return in_turn("orders", "order10_vs_raw", "orders/s", lambda: self.ours([self.body(10)]),
                       lambda: self.comparator("plain_orders", 10, SECONDS, BATCH, LANES, self.schema), rounds)

    def against_naive(self, lines, rounds):
        """÷ per-line code (at least 3; of a hundred lines 10)."""
        return in_turn("orders", f"order{lines}_vs_naive", "orders/s", lambda: self.ours([self.body(lines)]),
                       lambda: self.naive(lines, NAIVE_CONNECTIONS), rounds)

    def hot_against_naive(self, rounds):
        """128 clients want one product (at least 5)."""
        return in_turn("orders", "hot_vs_naive", "orders/s", lambda: self.ours([self.body(1)]), lambda: self.naive(1, CLIENTS), rounds)

    def hot_512_against_16(self, rounds):
        """One product at 512 clients ÷ at 16 (at least 0.9)."""
        return in_turn("orders", "hot512_vs_hot16", "orders/s", lambda: self.ours([self.body(1)], 512), lambda: self.ours([self.body(1)], 16), rounds)

    def replays(self, rounds):
        """A key that is known already ÷ a first call (at least 3)."""
        self.ours([f"known={KNOWN}", self.body(5)], clients=16, seconds=2, counts=False)
        return in_turn("orders", "replay_vs_first", "answers/s",
                       lambda: self.ours([f"known={KNOWN}", self.body(5)], counts=False), lambda: self.ours([self.body(5)]), rounds)

    def durable_against_relaxed(self, rounds):
        """As settings say ÷ without waiting for the disk (at least 0.7)."""
        def relaxed():
            self.sql("SET GLOBAL innodb_flush_log_at_trx_commit = 2; SET GLOBAL sync_binlog = 0")
            try:
                return self.ours([self.body(5)])
            finally:
                self.sql("SET GLOBAL innodb_flush_log_at_trx_commit = 1; SET GLOBAL sync_binlog = 1")
        return in_turn("orders", "durable_vs_relaxed", "orders/s", lambda: self.ours([self.body(5)]), relaxed, rounds)

    def without_redis(self, rounds):
        """Programs with API keys while Redis is away ÷ while it is there (at least 0.9)."""
        key = self.shop.buyer.post("/v1/api-keys", {"purpose": "bench", "scopes": ["orders:place"]}).json["key"]
        headers = [f"Authorization: Bearer {key}", "Content-Type: application/json"]

        def away():
            servers('stop "$run/redis.pid" redis-server Redis 10')
            try:
                return self.ours([self.body(5)], headers=headers)
            finally:
                servers("start_redis")
        self.ours([self.body(5)], headers=headers, seconds=1)
        row = in_turn("orders", "redis_away", "orders/s", away, lambda: self.ours([self.body(5)], headers=headers), rounds)
        market.wait_for(self.sign_in_again)  # its sessions went with it
        return row

    def overload(self, rounds):
        """What is placed while three times as much is asked for ÷ the most that is ever placed (at least 0.9), and how soon the others hear."""
        seen = []

        def offered(peak):
            with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
                file.write(self.body(5))
                file.flush()
                port = urllib.parse.urlsplit(self.shop.address).port
                output = subprocess.run([f"{os.environ['CHUANPIN_BIN']}/open_loop", str(port), str(OVERLOAD * peak), str(SECONDS), str(OPEN_CONNECTIONS),
                                         "/v1/orders", file.name, *self.session], check=True, capture_output=True, text=True).stdout
            seen.append(json.loads(output))
            if seen[-1]["other"] or seen[-1]["broken"]:
                raise RuntimeError(f"answers that are neither placed nor refused with 503: {seen[-1]}")
            self.acknowledged += seen[-1]["good"]
            return seen[-1]["good_per_second"]

        pairs = []
        for _ in range(rounds):
            peak = self.ours([self.body(5)], 512)
            pairs.append((offered(peak), peak))
        row = figure("orders", "overload_goodput", "orders/s", [a / b for a, b in pairs])
        return row | {"ours": statistics.median(a for a, _ in pairs), "theirs": statistics.median(b for _, b in pairs),
                      "refused": sum(each["refused"] for each in seen), "refused_p99_ms": max(each["refused_p99_ms"] for each in seen)}

    def statements_of_one(self):
        """Statements between START TRANSACTION and COMMIT of one order of 1, 10, 100 and all lines, sent alone (at most 10). The least of some
        tries: what others ask of the database meanwhile only adds."""
        found = []
        for lines in sorted({1, 10, 100, len(self.shop.offers)}):
            tries = []
            for _ in range(TRIES):
                before = self.statements()
                self.place_one(lines)
                tries.append(self.statements() - before - 2)
            found.append(min(tries))
        return figure("orders", "statements_of_one", "statements", [max(found)])

    def at_saturation(self, rounds):
        """For each order, when many come: statements of placing (at most 1), waits for the disk by all of the program (at most 0.25), and
        the time of processors that it takes."""
        statements, fsyncs, program, database = [], [], [], []
        for _ in range(rounds):
            before = self.statements(), self.status(FSYNCS), cpu_us("serve"), cpu_us("mariadb"), self.count_orders()
            self.ours(self.bodies(5))
            placed = self.count_orders() - before[4]
            statements.append((self.statements() - before[0]) / placed)
            fsyncs.append((self.status(FSYNCS) - before[1]) / placed)
            program.append((cpu_us("serve") - before[2]) / placed)
            database.append((cpu_us("mariadb") - before[3]) / placed)
        return [figure("orders", "statements_per_order", "statements", statements), figure("orders", "fsyncs_per_order", "fsyncs", fsyncs),
                figure("orders", "program_us_per_order", "us", program), figure("orders", "database_us_per_order", "us", database)]

    def check_nothing_lost(self):
        """Every order that was acknowledged stands (`doctor`, which deploy/bench runs afterwards, looks at what it holds)."""
        stands = self.count_orders() - self.before
        if stands < self.acknowledged:
            raise RuntimeError(f"{self.acknowledged} orders were acknowledged, {stands} stand")

    # --- looking inside ----------------------------------------------------------------------------------------------------

    def place_one(self, lines):
        self.shop.buyer.post("/v1/orders", self.shop.order_document(lines=lines, quantity=1), expect=201)
        self.acknowledged += 1

    def statements(self):
        text = urllib.request.urlopen(f"{self.shop.address}/metrics", timeout=5).read().decode()
        return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith('chuanpin_mysql_statements_total{pool="foreground"}'))

    def sql(self, statements):
        return subprocess.run(["mariadb", "--no-defaults", "-uroot", f"--socket={self.socket}", "--skip-column-names", "--batch", "-e", statements],
                              check=True, capture_output=True, text=True).stdout

    def status(self, names):
        rows = self.sql("SHOW GLOBAL STATUS").splitlines()
        return sum(int(value) for name, value in (row.split("\t", 1) for row in rows) if name in names)

    def count_orders(self):
        # The comparators' orders have no receipt of a caller; ours have.
        return int(self.sql("SELECT COUNT(*) FROM chuanpin_orders.receipt WHERE receipt_key LIKE 'bench-%' OR receipt_key LIKE 'open-%'"
                            " OR LENGTH(receipt_key) = 32"))


def servers(command):
    """A function of deploy/lib/servers.sh, on the servers of this run."""
    subprocess.run(["bash", "-c", f'source "{DEPLOY_LIB}/common.sh"; source "$root/deploy/lib/servers.sh"; redis_socket=$run/redis.sock; {command}'],
                   check=True, capture_output=True)


def cpu_us(name):
    """Processor time of one of this run's processes so far."""
    process = pathlib.Path(os.environ["CHUANPIN_VAR"], "run", f"{name}.pid").read_text(encoding="ascii").strip()
    fields = pathlib.Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1_000_000 / os.sysconf("SC_CLK_TCK")
