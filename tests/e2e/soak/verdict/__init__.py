"""What must be true in the end, by the clients' own books; what they cannot see is the doctor's."""

from .. import machines
from . import agreements, ahead, attributions, complaints, groups, holds, lots, needs, notices, orders, quotations, standing, stations, stock, supply, things, weights


def judge(client, goods, record, log):
    """Fills the record's faults."""
    machines.wait_until_quiet()
    standing.learn(client, record)
    needs.learn(client, record)
    ahead.learn(client, record)
    orders.replay_known_keys(client, record)
    listed = orders.read_lists(client, goods)
    orders.compare(client, listed, record)
    weights.compare(listed, record)
    orders.compare_credit(client, goods, listed, record)
    holds.compare(listed, record)
    stock.compare(client, goods, listed, record)
    lots.compare(client, goods, record)
    stations.compare(client, goods, record)
    things.compare(client, goods, record)
    things.compare_drafts(client, record)
    agreements.compare(client, record)
    quotations.compare(client, goods, listed, record)
    supply.compare(client, listed, record)
    standing.compare(client, listed, record)
    needs.compare(client, listed, record)
    groups.compare(client, goods, listed, record)
    ahead.compare(client, goods, record)
    complaints.compare(client, goods, listed, record)
    attributions.compare(client, goods, listed, record)
    notices.compare(client, goods, listed, record)
    for finding in machines.complaints_of_the_program():
        record.fault("the program's log", finding)
    record.write(log)
    for finding in machines.doctor("--quiet", "yes", "--client-log", log):
        record.fault(f"the doctor, {' '.join(finding.split()[:3])}", finding)
