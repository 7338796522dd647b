"""What is put where it does not belong."""

PIECES = (
    ":", ": ", " :", "- ", "-", "? ", "\n", "\n\n", "\n  ", "\n    - ", " ", "\t", "'", '"', "[", "]", "{", "}", ",",
    "#", " # ", "|", "|\n", ">", ">-\n", "|2", "&x ", "*x", "!", "!!str ", "!!binary ", "!!python/object:os.system ",
    "%", "%YAML 1.3\n", "---\n", "\n---\n", "\n...\n", "<<: ", "<<: *x\n", "~", "@", "`", "``", "\\", "\\x00",
    "\\ud800",
    "\r", "\r\n", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u2028", "\u202e",
    "\ufeff",
    "\u201c", "\u201d", "\u2019", "\u2013 ", "\u2022 ", "é", "e\u0301", "漢", "😀", "ß", "İ", "[[", "]]",
    "[[trap:ghost]]",
    "[[trap:ghost|", "[[nothing:here]]", "[[:]]", "[trap:ghost]", "[x](https://e.org)", "[x](javascript:alert(1))",
    "[x](../../x.md#y)", "[x][y]", "![x](x.png)", "<", ">", "</p>", "<b>", "<script>alert(1)</script>", "<!--", "-->",
    "<?", "&lt;", "&#106;", "&nbsp;", "{{", "}}", "{{ x }}", "{%", "%}", "{% if %}", "{% endfor %}", "{#", "{{ 1/0 }}",
    "{% include 'x' %}", "{% extends 'home.html' %}", "{% raw %}", "{{ here }}", "{{ title.x.y }}", "{n}", "%s",
    "**", "__", "*", "~~", "    code", "\n# Title\n", "\n===\n", "{: #id }", ":::", "<<<<<<< HEAD\n", "=======\n",
    ">>>>>>> x\n", "80%", "https://e.org/", "10.1000/1", "javascript:", "$(x)", "${x}", "../", "/etc/passwd",
    "::error::x",
    "##[error]x", "null", "true", "no", "1:30", "0x1F", ".nan", "-.inf", "1e999", "012", "2026-02-30",
)  # fmt: skip
"""What is put where it does not belong: signs of YAML, Markdown, HTML, Jinja and terminals, and odd characters."""

VALUES = (
    "", "''", '""', "~", "null", "true", "no", "0", "-3", "12", "1.5", "1e999", ".nan", "030", "1:30", "9" * 30, "0x10",
    "2026-11-22", "2026-02-30", "3/12/2026", "12:00", "30 min", "[]", "{}", "[a, b]", "[[a]]", "{a: b}",
    "[ghost, ghost]", "[trap:ghost]", "a: b", "- a", "|\n  x", ">-", "word", "Word.", "a-plain-id", "An Id",
    "trap:ghost", "[{a: [b, {c: d}]}]",
    "item:x/y", "x/y", "../x", "content/x.yml", "https://e.org/x y", "http://", "mailto:a@e.org", "[x](//e.org)",
    "[[trap:ghost|the ghost]] and [[trap:ghost]].", "*a* **b** `c` <d>", "Ask your boss about topic #1.", "x" * 3000,
    "word " * 400, "&a x", "*a", "!!int 3", "@x", "`x`", "%x", "'it's'", '"a" b', "\u201cAll of it.\u201d", "é漢😀",
)  # fmt: skip
"""What stands in a field of any type: other types, other forms, too much, too little."""
