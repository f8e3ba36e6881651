"""How products come under the mark: an application, three reviews by three offices, filing, contract and certificate.

The journey tells each decision; the benches only need the certificate.
"""

import csv
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
OFFICES = {"first-review": "supply_marketing_cooperative", "re-review": "provincial_group", "filing": "project_centre"}
PASSES = [  # who decides, the step, its document's number
    ("first-review", "first-review", None),
    ("re-review", "re-review", None),
    ("filing", "filing", "川扶商备2026-001"),
    ("filing", "contract", "川扶商合2026-001"),
]
LABOUR_TOTAL, LABOUR_POOR = 40, 14
STEPS_ZH = {"labour-list": "提交用工名单,与建档立卡户比对", "application": "申请使用“四川扶贫”商标", "first-review": "初审", "re-review": "复核", "filing": "备案", "contract": "签订使用许可合同",
            "certificate": "颁发授权使用证书"}


def application(products, labour_list):
    return {
        "product_ids": products, "labour_list_id": labour_list, "trademark_number": "28461357",
        "plan_of_use": "每箱贴标,标签随批次领用。", "benefit": "order", "benefit_note": "与42户签订保底收购合同。",
        "licences": [{"kind": "business", "number": "93513423MA62H00001", "valid_from": "2018-01-01"}],
    }


def inspection_report(product, day):
    """Holds until the year after next begins."""
    return {"number": f"检{product[-6:]}", "issuer": "凉山州产品质量检验所", "valid_from": day, "valid_to": f"{int(day[:4]) + 2}-01-01"}
def identity_number(person):
    """Of somebody who does not exist: there is no region 519999 (GB 11643)."""
    digits = f"51999919800101{person:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def workers():
    """The first of them stand in the registry of poor households that deploy/up loaded."""
    with open(ROOT / "deploy/data/households_demo.csv", encoding="utf-8", newline="") as file:
        poor = list(csv.DictReader(file))[:LABOUR_POOR]
    named = [{"name": row["name"], "identity_number": row["identity_number"]} for row in poor]
    return named + [{"name": f"演示工人{i}", "identity_number": identity_number(i)} for i in range(LABOUR_TOTAL - LABOUR_POOR)]


def ruling(step, number, visit_day):
    body = {"verdict": "pass"}
    if number:
        body["number"] = number
    if step == "first-review":
        body["site_visit"] = {"visited_on": visit_day, "finding": "果园与工人名册属实。"}
    return body


def bring_under_the_mark(cooperative, office_of, products, visit_day, after=lambda step, office, answer: None):
    """`office_of` answers the signed-in user of a kind of organisation. Answers the certificate; `after` hears of each answer."""
    for product in products:
        cooperative.post(f"/v1/products/{product}/inspection-reports", inspection_report(product, visit_day))
    labour = cooperative.post("/v1/my/labour-lists", {"dated_on": visit_day, "workers": workers()}).json
    after("labour-list", cooperative, labour)
    applied = cooperative.post("/v1/mark-applications", application(products, labour["id"])).json
    after("application", cooperative, applied)
    path = f"/v1/mark-applications/{applied['id']}"
    for role, step, number in PASSES:
        office = office_of(OFFICES[role])
        after(step, office, office.post(f"{path}/{step}", ruling(step, number, visit_day)).json)
    centre = office_of(OFFICES["filing"])
    certificate = centre.post(f"{path}/certificate", {"kind": "authorised"}).json
    after("certificate", centre, certificate)
    return certificate


def explained(tests):
    """One line for each test: what was compared and what decided."""
    return [each["text_zh"] for each in tests]
