"""Prints the demonstration accounts of a CSV file: login, password, organisation."""

import csv
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        print(f"    {row['login']:<20} {row['password']:<24} {row['organisation']}")
