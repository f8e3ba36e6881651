"""Very many products on the shelf: copies of one that is published, each with a name, an origin and a price of its own. They are written by
SQL: a listing by the way of the rules takes milliseconds, and its news would fill the journal."""

import csv
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
SCHEMA = "chuanpin_catalog"
AT_ONCE = 50_000
# What a listing consists of, in the order in which it needs each other.
TABLES = ("product", "certificate_product", "permit", "product_availability", "offer", "offer_version", "offer_tier")
# Columns that are other in each copy; `s.seq` counts the copies.
OTHERWISE = {
    "certificate_product": {"position": "s.seq"},
    "product": {"name_zh": "CONCAT(c.county, r.name_zh)", "category": "r.category", "origin_county_code": "c.code", "origin_county_name": "c.county"},
    "offer_tier": {"unit_price_fen": "1000 + s.seq * 7919 % 200000"},
}
# What a copy has of its own rather than shares.
OWN_IDS = ("product_id", "offer_id", "permit_id", "stock_id")


def sql(statement):
    command = ["mariadb", "--no-defaults", "--user=root", f"--socket={os.environ['CHUANPIN_DATABASE_SOCKET']}", "--skip-column-names",
               "--default-character-set=utf8mb4"]
    return subprocess.run(command, check=True, input=statement, stdout=subprocess.PIPE, text=True).stdout


def names():
    """What the copies are called after, in tables of their own."""
    def rows(file, columns):
        with open(ROOT / "deploy/data" / file, encoding="utf-8", newline="") as lines:
            return [[row[column] for column in columns] for row in csv.DictReader(lines)]

    def table(name, columns, of):
        values = ", ".join("(%d, %s)" % (number, ", ".join(f"'{value}'" for value in row)) for number, row in enumerate(of))
        typed = ", ".join(f"{column} VARCHAR(100) COLLATE utf8mb4_bin" for column in columns)
        return f"CREATE OR REPLACE TABLE bench.{name} (number INT PRIMARY KEY, {typed}) DEFAULT CHARSET utf8mb4; INSERT INTO bench.{name} VALUES {values}; "

    counties, references = rows("sichuan_counties.csv", ("code", "county")), rows("reference_products.csv", ("name_zh", "category"))
    sql("CREATE DATABASE IF NOT EXISTS bench; " + table("county", ("code", "county"), counties) + table("reference", ("name_zh", "category"), references))
    return len(counties), len(references)


def copies_of(product, first, last, counties, references):
    """One INSERT for each table."""
    offer = f"(SELECT offer_id FROM {SCHEMA}.offer WHERE product_id = {product})"
    for table in TABLES:
        columns = sql(f"SELECT column_name FROM information_schema.columns WHERE table_schema = '{SCHEMA}' AND table_name = '{table}' "
                      "AND is_generated = 'NEVER' AND extra NOT LIKE '%auto_increment%' ORDER BY ordinal_position").split()
        of = f"t.product_id = {product}" if "product_id" in columns else f"t.offer_id = {offer}"
        own = {column: f"UNHEX(CONCAT(LEFT(HEX(t.{column}), 20), LPAD(HEX(s.seq), 12, '0')))" for column in OWN_IDS if column in columns}
        values = ", ".join((own | OTHERWISE.get(table, {})).get(column, f"t.{column}") for column in columns)
        yield (f"INSERT INTO {SCHEMA}.{table} ({', '.join(columns)}) SELECT {values} FROM {SCHEMA}.{table} t JOIN seq_{first}_to_{last} s "
               f"JOIN bench.county c ON c.number = s.seq % {counties} JOIN bench.reference r ON r.number = s.seq DIV 7 % {references} WHERE {of}")


DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def number_of(identifier):
    """The 128 bits behind the prefix of an id."""
    number = 0
    for digit in identifier.split("_")[1]:
        number = number * 32 + DIGITS.index(digit)
    return number


def copy_of(product, number):
    """The id of that copy of a product."""
    bits = number_of(product) >> 48 << 48 | number
    return product.split("_")[0] + "_" + "".join(DIGITS[bits >> 5 * place & 31] for place in range(25, -1, -1))


def grow(product, from_count, to_count):
    """As many copies of a product as there are to be."""
    counties, references = names()
    sql(f"DELETE FROM {SCHEMA}.licence_need")  # what some categories need before they are listed
    for first in range(from_count + 1, to_count + 1, AT_ONCE):
        statements = copies_of(f"0x{number_of(product):032X}", first, min(first + AT_ONCE - 1, to_count), counties, references)
        sql(f"USE {SCHEMA}; SET foreign_key_checks = 0, unique_checks = 0; " + "; ".join(statements))
