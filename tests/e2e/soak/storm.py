"""What goes wrong meanwhile, drawn from the seed: kills of each machine, alone and together, time that passes, the doctor in the middle of it."""

import threading
import time

from . import machines
from .ids import bytes_of
from .plants import plant
from .verdict import holds

TOGETHER_PER_CENT = 25
DOWN_SECONDS_MAX = 1.0
# Holds of some orders that wait, the time to sign for deliveries, to answer complaints or to fill drafts, and the shelf life of a batch end
# now: nothing is left but that the program takes note of it.
# What life.py made stays as it is.
TIME_PASSES = """UPDATE purchase_order SET hold_expires_at = NOW(6) WHERE status IN ('submitted', 'placed') AND order_id > {lived}
ORDER BY order_id DESC LIMIT 5;
UPDATE delivery SET acceptance_due_at = NOW(6) WHERE status = 'shipped' ORDER BY delivery_id DESC LIMIT 3;
UPDATE complaint SET answer_due_at = NOW(6) WHERE status = 'open' ORDER BY complaint_id DESC LIMIT 3;
UPDATE order_draft SET expires_at = NOW(6) WHERE order_id IS NULL ORDER BY draft_id DESC LIMIT 1;
START TRANSACTION;
SELECT lot_id INTO @lot FROM lot WHERE expires_on > CURRENT_DATE AND lot_id > {lived} ORDER BY lot_id LIMIT 1 FOR UPDATE;
UPDATE stock_lot SET harvested_on = harvested_on - INTERVAL 9 DAY, expires_on = CURRENT_DATE - INTERVAL 2 DAY WHERE lot_id = @lot;
UPDATE lot SET harvested_on = harvested_on - INTERVAL 9 DAY, expires_on = CURRENT_DATE - INTERVAL 2 DAY WHERE lot_id = @lot;
COMMIT"""


class Storm:
    def __init__(self, progress, record, random, kills, plants, life):
        self.progress, self.record, self.random = progress, record, random
        self.lived = bytes_of(max(record.orders))
        events = [lambda name=name: self.kill(name) for name in machines.MACHINES for _ in range(kills)]
        events += [self.time_passes, self.time_passes, self.doctor]
        placed = [(random.uniform(0.1, 0.95), event) for event in events]
        placed += [(random.uniform(0.2, 0.8), lambda name=name: plant(name, life)) for name in plants]
        self.events = [(int(place * progress.operations), event) for place, event in sorted(placed, key=lambda each: each[0])]
        self.thread = threading.Thread(target=record.watched, args=(self.run,))

    def run(self):
        for place, event in self.events:
            if not self.progress.wait_for(place) or self.record.broken:
                return
            event()

    def kill(self, name):
        names = [name]
        if self.random.randrange(100) < TOGETHER_PER_CENT:
            names.append(self.random.choice([each for each in machines.MACHINES if each != name]))
        for each in names:
            machines.kill(each)
            print(f"  {time.monotonic():.1f} killed {each}", flush=True)
            self.record.count(f"killed {each}")
        time.sleep(self.random.uniform(0, DOWN_SECONDS_MAX))
        for each in sorted(names):  # the database before the program, which does not start without it
            machines.start(each)

    def time_passes(self):
        machines.sql(TIME_PASSES.format(lived=self.lived))

    def doctor(self):
        """Its promises hold at any moment, not only when all is quiet."""
        for finding in machines.doctor():
            self.record.fault(f"the doctor, in the middle, {' '.join(finding.split()[:3])}", finding)
        holds.look(self.record)
