"""Random operations of many clients while machines are killed; in the end nothing may be missing, twice or wrong.

usage: python3 -m soak ADDRESS --log FILE [--seed N] [--operations N] [--clients N] [--kills N] [--plant NAME,…]
The seed decides who asks for what and what is killed when; what meets what is up to the machine. With faults planted (plants.py) the
run passes where each of them is found.
"""

import argparse
import random
import secrets
import sys
import threading

from . import operations
from .actor import Actor
from .client import Client
from .goods import Goods
from .life import Life
from .plants import PLANTS, unfound
from .record import Record
from .storm import Storm
from .verdict import judge

ORDERS_PER_CENT_MIN = 5  # of the operations: a run that hardly places any shows nothing


class Progress:
    """Operations that were begun so far, of all clients."""

    def __init__(self, operations):
        self.operations, self.begun, self.ended = operations, 0, False
        self.changed = threading.Condition()

    def next(self):
        with self.changed:
            if self.begun == self.operations:
                return False
            self.begun += 1
            self.changed.notify_all()
            return True

    def wait_for(self, place):
        """False where the clients ended before."""
        with self.changed:
            self.changed.wait_for(lambda: self.begun >= place or self.ended)
            return self.begun >= place

    def end(self):
        with self.changed:
            self.ended = True
            self.changed.notify_all()


def work(number, address, goods, record, progress, seed):
    client = Client(address, record)
    actor = Actor(client, goods, record, random.Random(f"{seed} {number}"), number)
    while progress.next() and not record.broken:
        record.count(f"did {operations.one(actor)}")
    client.hang_up()


def live_once(options, goods, record):
    """Under a number that no other client has."""
    client = Client(options.address, record)
    life = Life(Actor(client, goods, record, random.Random(f"{options.seed} life"), options.clients))
    client.hang_up()
    return life


def run(options):
    record = Record()
    goods = Goods(options.address, record)
    progress = Progress(options.operations)
    draws = random.Random(options.seed)
    storm = Storm(progress, record, draws, options.kills, options.plant, live_once(options, goods, record))
    clients = [threading.Thread(target=record.watched, args=(lambda number=number: work(number, options.address, goods, record, progress, options.seed),))
               for number in range(options.clients)]
    for each in [storm.thread, *clients]:
        each.start()
    for each in clients:
        each.join()
    progress.end()
    storm.thread.join()
    if len(record.orders) < options.operations * ORDERS_PER_CENT_MIN // 100:
        record.fault("too little came of it", f"{len(record.orders)} orders of {options.operations} operations")
    record.watched(lambda: judge(Client(options.address, record), goods, record, options.log))
    return record


def report(options, record):
    done = ", ".join(f"{name} {count}" for name, count in sorted(record.counts.items()))
    print(f"seed {options.seed}: {options.operations} operations, {len(record.orders)} orders acknowledged ({done})")
    for each in record.faults:
        print(f"  FINDING {each[:1000]}")
    if not options.plant:
        return 1 if record.faults else 0
    missed = unfound(options.plant, record.faults)
    print(f"planted: {', '.join(options.plant)}; not found: {', '.join(missed) or 'none'}")
    return 1 if missed else 0


parser = argparse.ArgumentParser(prog="soak", description=__doc__.splitlines()[0])
parser.add_argument("address")
parser.add_argument("--log", required=True)
parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
parser.add_argument("--operations", type=int, default=2_000)
parser.add_argument("--clients", type=int, default=64)
parser.add_argument("--kills", type=int, default=3, help="of each machine")
parser.add_argument("--plant", type=lambda text: list(PLANTS) if text == "all" else text.split(","), default=[], help="all, or some of " + ", ".join(PLANTS))
arguments = parser.parse_args()
print(f"seed {arguments.seed}", flush=True)
sys.exit(report(arguments, run(arguments)))
