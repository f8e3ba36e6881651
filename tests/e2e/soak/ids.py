"""Ids of the wire (prefix and ULID) as the database has them."""

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # of a ULID


def hexadecimal(identifier):
    number = 0
    for digit in identifier.partition("_")[2]:
        number = number * 32 + DIGITS.index(digit)
    return f"{number:032X}"


def bytes_of(identifier):
    """As SQL writes them."""
    return f"0x{hexadecimal(identifier)}"
