"""Whom to reach of the cooperatives, and the purchase inspection record (进货查验记录) that prints it."""

import time

from .api import User

WAIT_SECONDS = 20
CONTACTS = {  # by login; synthetic
    "yanyuan-coop": {"address": "四川省凉山州盐源县示范路 1 号", "name": "示例联系人", "telephone": "0834-6300000"},
    "cangxi-coop": {"address": "四川省广元市苍溪县示范路 2 号", "name": "示例联系人", "telephone": "0839-5200000"},
}


def seller(story):
    """The login of the cooperative that the story is about."""
    name = story.users["cooperative"].organisation["name"]
    return next(login for login, row in story.accounts.items() if row["organisation"] == name)


def cooperatives_state_contacts(story):
    for login, contact in CONTACTS.items():
        sells = login == seller(story)
        user = story.users["cooperative"] if sells else User(story.address, login).sign_in(login, story.accounts[login]["password"])
        path = f"/v1/organisations/{user.organisation['id']}/contact"
        stated = user.put(path, contact, user.get(path).headers["ETag"]).json
        story.report.require({key: stated[key] for key in contact} == contact, f"the contact that was stated: {stated}")
        if not sells:
            user.sign_out()
    shown = story.users["school"].get(f"/v1/organisations/{story.users['cooperative'].organisation['id']}/contact").json
    masked = (shown["masked"], "*" in shown["name"], "*" in shown["telephone"])
    story.report.check("contact_masked_for_strangers", masked, (True, True, True))
    story.report.step("cooperatives", "state whom to reach; strangers see part of it (填报联系方式)", f"{len(CONTACTS)} contacts")


def canteen_prints_its_record(story):
    school, contact = story.users["school"], CONTACTS[seller(story)]
    path = f"/v1/orders/{story.orders[0]['id']}/inspection-record"
    end = time.monotonic() + WAIT_SECONDS
    while True:
        supplier = school.get(path).json["supplier"]
        if supplier["contact_state"] == "stated" or time.monotonic() >= end:
            break
        time.sleep(0.1)
    story.report.check("record_contact", supplier["contact"], contact)
    page = school.get(path + "/page").body.decode()
    story.report.require(all(text in page for text in contact.values()), "the printed record must name the supplier's contact")
    story.report.step(school.organisation_name, "prints the purchase inspection record with the supplier's contact (进货查验记录)", contact["telephone"])
