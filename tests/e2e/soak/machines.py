"""The program, MariaDB and Redis of this run: killed without warning and started again, and what SQL and the doctor say of them."""

import os
import pathlib
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
CONFIG = ROOT / "deploy/config/chuanpin.toml"
RUN = pathlib.Path(os.environ["CHUANPIN_VAR"], "run")
LOGS = pathlib.Path(os.environ["CHUANPIN_VAR"], "log")
SOCKET = os.environ["CHUANPIN_DATABASE__SOCKET"]
PROGRAM = os.environ["CHUANPIN_PROGRAM"]
LISTEN = os.environ["CHUANPIN_SERVER__LISTEN"]
SERVICES = ("gateway", "catalog", "orders", "logistics")
START_SECONDS = 300
QUIET_SECONDS = 300
TRIES = 20
PAUSE_SECONDS = 0.05
# What the storm let become due.
DUE = ("SELECT COUNT(*) FROM purchase_order WHERE status IN ('submitted', 'placed') AND hold_expires_at <= NOW(6)",
       "SELECT COUNT(*) FROM delivery WHERE status = 'shipped' AND escalated_at IS NULL AND acceptance_due_at <= NOW(6)",
       "SELECT COUNT(*) FROM complaint WHERE status = 'open' AND answer_due_at <= NOW(6)",
       # Goods that may still be set aside for whoever waits for them.
       """SELECT COUNT(*) FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.order_id
JOIN stock_lot s ON s.product_id = l.product_id AND s.reserved < s.on_hand
WHERE l.waiting_quantity > 0 AND (s.expires_on IS NULL OR s.expires_on >= o.requested_delivery_date)
  AND (s.first_harvest_on IS NULL OR s.harvested_on >= s.first_harvest_on)""",
       "SELECT COUNT(*) FROM standing_order WHERE status = 'active' AND due_on <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)")
NEVER_SAID = "ERROR: AddressSanitizer", "runtime error:", "ERROR: LeakSanitizer", "terminate called"
COMPLAINTS_MAX = 20
HELD_BY_OTHERS = "ERROR 1205", "ERROR 1213"
# Whose process file it is, and what starts it and waits until it serves.
MACHINES = {"program": ("serve", f'start_process serve; wait_until {START_SECONDS} is_alive'), "mariadb": ("mariadb", "start_database"),
            "redis": ("redis", "start_redis")}


def shell(command):
    """Functions of deploy/lib, on the servers of this run."""
    script = f"""source "{ROOT}/deploy/lib/common.sh"; source "$root/deploy/lib/servers.sh"; source "$root/deploy/lib/instance.sh"
                 program="{PROGRAM}"; is_alive() {{ curl -fsS --max-time 30 "http://{LISTEN}/healthz"; }}; {command}"""
    with open(LOGS / "storm.log", "a", encoding="utf-8") as log:
        subprocess.run(["bash", "-c", script], check=True, stdout=log, stderr=log)


def kill(name):
    """As if its power went. Returns once the process is gone."""
    process = int((RUN / f"{MACHINES[name][0]}.pid").read_text(encoding="ascii"))
    if not alive(process):
        raise RuntimeError(f"{name} died by itself (its log is {LOGS / MACHINES[name][0]}.log)")
    os.kill(process, signal.SIGKILL)
    wait_for(lambda: not alive(process), START_SECONDS, f"{name} outlived its killing")


def alive(process):
    """Also while any of its threads is: the last one to go closes the sockets."""
    try:
        state = pathlib.Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
        return state != "Z" or len(os.listdir(f"/proc/{process}/task")) > 1
    except (FileNotFoundError, ProcessLookupError):
        return False


def start(name):
    shell(MACHINES[name][1])


def wait_for(condition, seconds, what):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(what)
        time.sleep(0.05)


def sql(statements):
    """Where the program holds the same rows: again, a little later."""
    for number in range(TRIES):
        time.sleep(number * PAUSE_SECONDS)
        said = subprocess.run(["mariadb", "--no-defaults", "--user=root", f"--socket={SOCKET}", "--skip-column-names", "--batch", "chuanpin_orders",
                               "-e", statements], check=False, capture_output=True, text=True)
        if not any(each in said.stderr for each in HELD_BY_OTHERS):
            break
    if said.returncode != 0:
        raise RuntimeError(f"{statements}: {said.stderr}")
    return said.stdout


def wait_until_quiet():
    """Until what is due is done by the program's clock, and every journal is sealed to its end."""
    open_ones = [f"SELECT COUNT(*) FROM chuanpin_{service}.journal WHERE seq IS NULL" for service in SERVICES] + list(DUE)
    wait_for(lambda: set(sql(" UNION ALL ".join(open_ones)).split()) == {"0"}, QUIET_SECONDS, f"it is not quiet within {QUIET_SECONDS} s")


def complaints_of_the_program():
    """What a sanitizer says, or the program itself of what must never happen."""
    with open(LOGS / "serve.log", encoding="utf-8", errors="replace") as log:
        return [line.strip() for line in log if any(each in line for each in NEVER_SAID)][:COMPLAINTS_MAX]


def doctor(*options):
    """Every line that the doctor does not find good."""
    said = subprocess.run([PROGRAM, "doctor", "--config", CONFIG, *options], capture_output=True, text=True, check=False)
    findings = [line for line in said.stdout.splitlines() if not line.startswith("ok ")]
    if said.returncode != 0 and not findings:
        findings = [f"the doctor ended with {said.returncode}: {said.stderr.strip()[-500:]}"]
    return findings
