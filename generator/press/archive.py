"""The offline copy: a built site as a zip file, the same bytes for the same site."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo, is_zipfile

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # The earliest day that a zip file can hold.
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_FOR_SERVERS = frozenset({"404.html", "_headers", "sitemap.xml", "sitemap.xml.gz", "tags.json"})


def pack(site: Path, target: Path, name: str) -> None:
    """Put the site into the zip file, in a folder of its own, so that unpacking scatters nothing."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _files(site):
            entry = ZipInfo(f"{name}/{path.relative_to(site).as_posix()}", _FIRST_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _PLAIN_FILE, _UNIX
            archive.writestr(entry, path.read_bytes())


def is_copy(path: Path) -> bool:
    """Whether a file is such a copy, and so may be replaced by a newer one."""
    if not is_zipfile(path):
        return False
    with ZipFile(path) as archive:
        return any(name.endswith("/assets/playbook.css") for name in archive.namelist())


def _files(site: Path) -> Iterator[Path]:
    """What a reader opens: not what is for servers, crawlers and debuggers."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix != ".map" and path.relative_to(site).as_posix() not in _FOR_SERVERS:
            yield path
