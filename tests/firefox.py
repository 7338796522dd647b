"""`make firefox`: the main journeys of readers in Firefox, and each kind of page, on a phone and a laptop."""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.places import KINDS
from tests.hosted import hosted

ADVICE = "No Firefox was found. Install one, such as Debian's firefox-esr."


def main() -> int:
    """Drive Firefox through the site; 0 where every journey ends well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--puppeteer", required=True, type=Path, help="the folder of the driver that npm has installed")
    options = parser.parse_args()
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        sys.stderr.write(f"{ADVICE}\n")
        return 1
    with hosted() as address:
        about = {"firefox": firefox, "puppeteer": str(options.puppeteer.resolve()), "address": address, "kinds": KINDS}
        command = ["node", str(Path(__file__).with_name("firefox.mjs")), json.dumps(about)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
