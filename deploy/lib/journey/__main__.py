"""The main job of the marketplace, played by its users over HTTP, every figure computed again and compared.

Prints a table that a person understands and, as its last line, one JSON object. Exits 1 where a figure is not what the steps imply.
"""

import http.client
import json
import os
import sys

from .api import Refused
from .report import Report
from .story import Story


def main():
    report = Report()
    story = Story(os.environ["CHUANPIN_ADDRESS"], os.environ.get("CHUANPIN_PROGRAM", "chuanpin"), report)
    try:
        story.tell()
    except Refused as refused:
        report.broken(str(refused))
    except (OSError, http.client.HTTPException) as fault:
        report.broken(f"the server went away: {fault!r}")
    finally:
        story.close()
    report.print_table()
    print(json.dumps(report.summary(), ensure_ascii=False, sort_keys=False))
    return 0 if report.good() else 1


sys.exit(main())
