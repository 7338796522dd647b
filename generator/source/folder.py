"""What stands in a folder, also while others write in it: an editor's own files come and go."""

import os
from pathlib import Path


def entries(folder: Path) -> list[Path]:
    """The files and folders in a folder, in order; none where it has vanished meanwhile."""
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []


def below(folder: Path, ending: str = "") -> list[Path]:
    """All files and folders below a folder whose names end so, in order; links to folders are not followed."""
    found = (
        Path(inside, name)
        for inside, folders, files in os.walk(folder)
        for name in (*folders, *files)
        if name.endswith(ending)
    )
    return sorted(found)
