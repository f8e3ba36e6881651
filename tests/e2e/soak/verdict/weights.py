"""What is paid by its mass: as it was weighed, to the gram and to the fen, never beyond what was agreed; and orders are the sums of their lines."""


def compare(listed, record):
    for order in [each for each in record.orders.values() if each.id in listed and each.shown_lines]:
        for line in [each for each in order.shown_lines if each["price_per_kilogram_fen"]]:
            compare_line(order, line, record)
        compare_sums(order, listed[order.id][0], record)


def compare_line(order, line, record):
    kilogram, grams, packs = line["price_per_kilogram_fen"], line["accepted_g"] or 0, line["accepted_quantity"]
    record.count("there: weighed lines")
    record.count("there: weighed lines that were accepted", bool(grams))
    if grams != order.weighed(line):
        record.fault("the weight of a line", f"{order.id}: clients were told {order.weighed(line)}, there is {line}")
    if line["amount_fen"] != cost(kilogram, line["quantity"] * line["unit_net_mass_g"]) or packs is not None and line["accepted_amount_fen"] != cost(kilogram, grams):
        record.fault("what a weighed line costs", f"{order.id}: {line}")
    if grams > (packs or 0) * line["unit_net_mass_g"] * (1_000 + line["weight_over_permille"]) // 1_000:
        record.fault("more was accepted than was agreed", f"{order.id}: {line}")


def cost(kilogram, grams):
    """Rounded half up."""
    return (kilogram * grams + 500) // 1_000


def compare_sums(order, shown, record):
    accepted = sum(each["accepted_amount_fen"] or 0 for each in order.shown_lines)
    if shown["total_fen"] != sum(each["amount_fen"] for each in order.shown_lines) or shown["accepted_fen"] not in (None, accepted):
        record.fault("an order is not the sum of its lines", f"{shown}: {order.shown_lines}")
