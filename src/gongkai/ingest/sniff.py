"""Is it a page or plain text? The content decides; the ending of the name only where the content leaves it open."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from gongkai.ingest.limits import SAMPLE_BYTES

_OPENING: Final = re.compile(
    r"\s{0,200}(?:<\?xml\b[^<>]{0,300}>\s{0,200})?<(?:!doctype\s{1,20}html|html|head|body|meta)\b", re.IGNORECASE
)
_TAG: Final = re.compile(
    r"</?(?:html|head|body|div|p|table|tbody|tr|t[dh]|span|br|h[1-6]|font|strong|b|ul|ol|li|center|section|article|a|img|meta|title|pre|em|u|i|hr|form)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"\s{0,200}<!--")
_PAGE_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml", ".shtml", ".jhtml", ".asp", ".aspx", ".jsp", ".php"})
_MARKDOWN_ENDINGS: Final = frozenset({".md", ".markdown"})


def is_page(text: str, name: str) -> bool:
    """Tell whether ``text`` is HTML."""
    if _OPENING.match(text):
        return True
    sample = text[:SAMPLE_BYTES]
    tags = [match.end() - match.start() for match in _TAG.finditer(sample)]
    if PurePath(name).suffix.lower() in _PAGE_ENDINGS:
        return bool(tags) or bool(_COMMENT.match(text))
    return len(tags) >= 4 and sum(tags) * 20 >= len(sample)


def is_markdown(name: str) -> bool:
    """Tell by the ending whether heading and bold signs are markup."""
    return PurePath(name).suffix.lower() in _MARKDOWN_ENDINGS
