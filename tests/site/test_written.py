"""What the check says of hand-written pages is what MkDocs says, link by link."""

import re
import subprocess
import sys
from pathlib import Path

from tests.test_written import MISTAKES, check, write_pages

_SAID = re.compile(r"Doc file 'sub/(\w+)\.md' contains an?(?: \w+)* link '([^']*)'")
_FOUND = re.compile(r"content/pages/sub/(\w+)\.md:.* the link `([^`]*)` leads nowhere")


def test_mkdocs_and_the_check_find_the_same_links_dead(tmp_path: Path) -> None:
    """Where the settings take dead links lightly, the check is content with them, and MkDocs tells of the same ones."""
    root = write_pages(tmp_path)
    ours = [found.groups() for line in check(root) if (found := _FOUND.match(line))]
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    lenient = text.replace(": warn\n", ": info\n") + "  not_found: info\n"
    settings.write_text(lenient, "utf-8")
    assert check(root) == []

    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    assert len(ours) == len(MISTAKES)
    assert sorted(ours) == sorted(set(_SAID.findall(result.stderr)))
