"""Asks every route of the program's tables with every method, as everybody, and compares with what its row says.

usage: permissions.py ADDRESS ROUTES        ROUTES: what `chuanpin routes` printed
What is expected follows from the rows and from the permissions that each account has. Prints each difference and counts; exits 1 with any.
"""

import csv
import datetime
import json
import pathlib
import re
import secrets
import sys

from agreement_things import WITH_IF_MATCH, agreement_bodies
from demand_things import DEMAND_BODIES
from listing_bodies import LISTING_BODIES, OFFER_HEADER, PRODUCT_HEADER, intake_body, labour_list, lot_body, mark_claim, market_bodies, order_bodies
from matrix_caller import SAFE, Caller, ask, code_of, new_account
from matrix_things import Things
from quotation_things import QUOTATION_BODIES
from need_things import need_bodies

ROOT = pathlib.Path(__file__).resolve().parents[2]
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ULID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
CERTIFICATE = re.compile(r"SF-\d{4}-\d{6}-[\dX]")
ROLES = ("clerk", "approver", "acceptance_signer", "finance", "reviewer", "administrator", "auditor")
# One organisation of each family that the demonstration has; the other accounts stand for other organisations of the same family.
FAMILIES = ("yanyuan-coop", "school-canteen", "finance", "partner", "operator")
PUBLIC_PARAMETERS = {"code", "comparable_id", "organisation_id", "announcement_id"}  # facts that everybody who may call the route may read, whosever they are
PUBLIC_THINGS = {"read_price_evidence"}  # what any account may read of a thing that everybody may read
NOT_YET = {"contract-not-found", "payment-not-found", "refund-not-found", "prepayment-not-found", "repayment-not-found"}  # of what is there
ENDS_ITS_SESSION = {"close_session": "/v1/sessions/current", "revoke_all_sessions": "/v1/sessions"}  # tried at the very end
# Who sees and assesses everything (logistics/README.md).
SEES_ALL = {"shipment_id": {"GET": "subsidies:read", "HEAD": "subsidies:read", "POST": "subsidies:write"},
            "application_id": {"GET": "marks:read", "HEAD": "marks:read", "POST": "marks:read"},
            "number": {"GET": "marks:read", "HEAD": "marks:read", "POST": "certificates:manage"},
            "outlet_id": {"GET": "outlets:read", "HEAD": "outlets:read"},
            "review_id": {"POST": "products:review"}, "permit_id": {"POST": "products:review"}}


class Row:
    def __init__(self, method, path, name, who, key):
        self.method, self.path, self.name = method, path, name
        self.needs_key = key == "required"
        self.internal = who == "services of the program"
        self.public = who == "everyone"
        self.permission = who.partition("`")[2].rstrip("`") or None
        self.parameters = re.findall(r"\{(\w+)\}", path)


def read_rows(page):
    rows = []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) >= 5 and cells[0] in METHODS:
            rows.append(Row(cells[0], cells[1].strip("`"), cells[2], cells[3], cells[4]))
    return rows


def read_accounts():
    """The demonstration's accounts, each with every role of its organisation's family."""
    with open(ROOT / "deploy/data/accounts.csv", encoding="utf-8", newline="") as file:
        return [Caller(row["login"], row["login"], row["password"]) for row in csv.DictReader(file)]


def make_single_roles(administrators):
    """For each role that an organisation can give, an account that holds it alone."""
    made = []
    for administrator in administrators:
        for role in ROLES:
            login = f"{administrator.login}-{role.replace('_', '-')}"[:40] + "-" + secrets.token_hex(3)
            account, password = new_account(administrator, login)
            status, _, body = ask(administrator, "POST", f"/v1/accounts/{account}/role-assignments", json.dumps({"role": role}))
            assert status == 201 or code_of(body) == "role-not-for-kind", f"{administrator.name}, {role}: {status} {body}"
            if status == 201:
                made.append(Caller(f"{administrator.login} as {role}", login, password))
    return made


def nameless(body):
    return CERTIFICATE.sub("?", ULID.sub("?", body))


def fill(path, parameter, value):
    return path.replace("{" + parameter + "}", value)


NO_CERTIFICATE = "SF-2018-999999-5"  # its check character is right


def random_like(value):
    if CERTIFICATE.fullmatch(value):
        return NO_CERTIFICATE
    prefix = value.partition("_")[0] + "_" if "_" in value else ""
    return prefix + "01" + "".join(secrets.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(24))


def bodies():
    """A body that a handler takes, so that the question reaches the thing itself; {} for the others."""
    an_hour_ago = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)).isoformat()
    terms = {"minimum_quantity": 1, "tiers": [{"quantity_from": 1, "unit_price_fen": 6000}], "valid_from": an_hour_ago}
    return {
        **order_bodies(),
        "record_delivery": json.dumps({"delivered_at": an_hour_ago}),
        "publish_offer": json.dumps(terms),
        "appeal_mark_refusal": json.dumps({"reason": "x"}),
        "hand_in_labour_list": labour_list(),
        "open_lot": lot_body(),
        "record_intake": intake_body(1),
        **LISTING_BODIES,
        **market_bodies(),
        **DEMAND_BODIES,
        "grant_role": json.dumps({"role": "auditor"}),
        "submit_product_import": PRODUCT_HEADER,
        "submit_offer_import": OFFER_HEADER,
        "import_temperature_log": (ROOT / "deploy/data/loggers/clean.csv").read_text(encoding="utf-8"),
    }


def content_type_of(row):
    return {"import_temperature_log": "text/csv", "submit_product_import": "text/csv", "submit_offer_import": "text/csv", "hand_in_document": "application/pdf"}.get(
        row.name, "application/json")


class Matrix:
    def __init__(self, rows, callers, single, things):
        self.rows, self.callers, self.single, self.things = rows, callers + single, single, things
        self.by_path = {}
        for row in rows:
            self.by_path.setdefault(row.path, {})[row.method] = row
        self.bodies = bodies() | QUOTATION_BODIES | agreement_bodies(things.of) | need_bodies() | {"correct_mark_application": mark_claim(things.of["product_id"][0], things.of["labour_list_id"][0])}
        self.faults, self.asked = [], 0

    def send(self, caller, method, path, row=None, **more):
        self.asked += 1
        body = self.bodies.get(row.name, "{}") if row else "{}"
        if row and row.name in WITH_IF_MATCH:
            more = more | {"more": {"If-Match": "*"} | more.get("more", {})}
        return ask(caller, method, path, body, content_type_of(row) if row else "application/json", **more)

    def expect(self, fine, caller, method, path, wanted, answer):
        if not fine:
            self.faults.append(f"{caller.name}: {method} {path}: expected {wanted}, got {answer[0]} {answer[2][:160]}")

    def random_path(self, path):
        for parameter in re.findall(r"\{(\w+)\}", path):
            path = fill(path, parameter, random_like(self.things.of[parameter][0]) if parameter in self.things.of else "unknown")
        return path

    def methods_of(self, path):
        """As a row says; HEAD where there is GET; OPTIONS always."""
        allowed = {method for method, row in self.by_path[path].items() if not row.internal}
        return allowed | ({"HEAD"} if "GET" in allowed else set()) | {"OPTIONS"}

    def check_path(self, path):
        rows = self.by_path[path]
        for caller in self.callers:
            for method in METHODS if caller not in self.single else rows:
                row = rows.get("GET" if method == "HEAD" else method)
                if row and row.name in ENDS_ITS_SESSION:
                    continue
                self.check(caller, method, path, row)

    def check(self, caller, method, path, row):
        target = self.random_path(path)
        answer = self.send(caller, method, target, row)
        if all(each.internal for each in self.by_path[path].values()):
            self.expect(answer[0] == 404, caller, method, target, "404: never routed", answer)
        elif method == "OPTIONS":
            fine = answer[0] == 204 and set(answer[1]["Allow"].split(", ")) == self.methods_of(path)
            self.expect(fine, caller, method, target, f"204 with Allow {self.methods_of(path)}", answer)
        elif row is None:
            fine = answer[0] == 405 and set(answer[1]["Allow"].split(", ")) == self.methods_of(path)
            self.expect(fine, caller, method, target, f"405 with Allow {self.methods_of(path)}", answer)
        else:
            self.check_row(caller, method, target, row, answer)

    def check_row(self, caller, method, target, row, answer):
        if row.public:
            self.expect(answer[0] not in (401, 403, 405), caller, method, target, "admitted: everyone", answer)
        elif not caller.cookie:
            self.expect(answer[0] == 401, caller, method, target, "401", answer)
        elif row.permission and row.permission not in caller.permissions:
            fine = answer[0] == 403 and (method == "HEAD" or code_of(answer[2]) == "permission-missing")
            self.expect(fine, caller, method, target, f"403 permission-missing ({row.permission})", answer)
        else:
            self.expect(answer[0] not in (401, 403, 405, 500), caller, method, target, "admitted", answer)
            if method not in SAFE:
                unmarked = self.send(caller, method, target, row, with_token=False)
                fine = unmarked[0] == 403 and code_of(unmarked[2]) == "csrf-token-invalid"
                self.expect(fine, caller, method, target, "403 without the CSRF token", unmarked)

    def check_things(self, row):
        """Own things are there; others' are answered exactly as what does not exist."""
        if row.public or row.internal or len(row.parameters) != 1 or row.parameters[0] not in self.things.of:
            return
        parameter = row.parameters[0]
        if parameter in PUBLIC_PARAMETERS or row.name in PUBLIC_THINGS:
            return
        value, owners = self.things.of[parameter]
        path = fill(row.path, parameter, value)
        for caller in (each for each in self.callers if each.cookie):
            if row.permission and row.permission not in caller.permissions:
                continue
            if caller.organisation in owners or SEES_ALL.get(parameter, {}).get(row.method) in caller.permissions:
                continue
            theirs = self.send(caller, row.method, path, row)
            none = self.send(caller, row.method, self.random_path(row.path), row)
            self.expect(theirs[0] == 404, caller, row.method, path, "404 for what belongs to others", theirs)
            self.expect(nameless(theirs[2]) == nameless(none[2]), caller, row.method, path, f"the same as for nothing: {none[2]}", theirs)
        for caller in self.callers:
            if caller.organisation in owners and (not row.permission or row.permission in caller.permissions):
                own = self.send(caller, row.method, path, row)
                there = own[0] != 404 or code_of(own[2]) in NOT_YET
                fine = there and own[0] not in (401, 405, 500) and code_of(own[2]) != "permission-missing"
                self.expect(fine, caller, row.method, path, "one's own is there", own)
                if row.method == "DELETE":
                    return  # for the next owner it is gone

    def check_disguises(self, row):
        """Other spellings of a path and method are no way in (OWASP API5:2023)."""
        if row.public or row.internal or row.method != "GET":
            return
        nobody = self.callers[0]
        path = self.random_path(row.path)
        for other in (path + "/", "/" + path, path.upper(), path.replace("/v1/", "/v1/./"), path.replace("/v1/", "/v1/%2e%2e/v1/"), path + "%2f"):
            answer = self.send(nobody, "GET", other)
            self.expect(answer[0] in (400, 401, 404), nobody, "GET", other, "400, 401 or 404", answer)
        for header in ("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"):
            answer = self.send(nobody, "GET", path, more={header: "POST"})
            self.expect(answer[0] == 401, nobody, "GET", path, f"401 whatever {header} says", answer)
        stamped = {"X-Chuanpin-Principal": "anything", "X-Chuanpin-Audience": "orders"}
        answer = self.send(nobody, "GET", path, more=stamped)
        self.expect(answer[0] == 401, nobody, "GET", path, "401 whatever the client says of itself", answer)

    def check_sign_out(self):
        for caller in self.callers:
            for path in ENDS_ITS_SESSION.values():
                self.check_end_of_session(caller, path)

    def check_end_of_session(self, caller, path):
        caller.sign_in()
        if caller.cookie:
            unmarked = self.send(caller, "DELETE", path, with_token=False)
            self.expect(code_of(unmarked[2]) == "csrf-token-invalid", caller, "DELETE", path, "403 without the CSRF token", unmarked)
        answer = self.send(caller, "DELETE", path)
        self.expect(answer[0] == (204 if caller.cookie else 401), caller, "DELETE", path, "204, or 401 for nobody", answer)
        after = self.send(caller, "GET", "/v1/sessions/current")
        self.expect(after[0] == 401, caller, "GET", "/v1/sessions/current", "401 after signing out", after)

    def run(self):
        for path in self.by_path:
            self.check_path(path)
        destructive = lambda row: row.method == "DELETE"
        for row in sorted((row for row in self.rows if row.name not in ENDS_ITS_SESSION), key=destructive):
            self.check_disguises(row)
            self.check_things(row)
        self.check_sign_out()


def main():
    rows = read_rows(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    accounts = read_accounts()
    for account in accounts:
        account.sign_in()
    single = make_single_roles([next(each for each in accounts if each.login == login) for login in FAMILIES])
    for account in single:
        account.sign_in()
    matrix = Matrix(rows, [Caller("nobody")] + accounts, single, Things(accounts))
    matrix.run()
    print(*matrix.faults, sep="\n")
    print(f"{len(rows)} routes × {len(METHODS)} methods × {len(accounts)} accounts and nobody, and {len(single)} accounts of one role: "
          f"{matrix.asked} requests, {len(matrix.faults)} faults")
    return 1 if matrix.faults or len(rows) < 40 or len(single) < 20 else 0


sys.exit(main())
