"""Bytes to characters: Unicode first, then what the page declares, then the best of what Chinese files use."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from gongkai.ingest.limits import SAMPLE_BYTES

_GB: Final = "gb18030"
_BIG5: Final = "big5hkscs"
_SHOWN: Final = {
    "utf-8": "UTF-8",
    _GB: "GB18030",
    _BIG5: "Big5",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "hz": "HZ",
}
_DECLARED_AS: Final = {
    "utf8": "utf-8", "unicode11utf8": "utf-8", "gb2312": _GB, "gb231280": _GB, "gbk": _GB, "xgbk": _GB, "cp936": _GB,
    "ms936": _GB, "windows936": _GB, "gb18030": _GB, "gb180302000": _GB, "euccn": _GB, "chinese": _GB, "big5": _BIG5,
    "big5hkscs": _BIG5, "xxbig5": _BIG5, "cp950": _BIG5, "hzgb2312": "hz",
    "iso88591": "cp1252", "latin1": "cp1252", "windows1252": "cp1252",
}  # fmt: skip
_META: Final = re.compile(rb"""<meta\b[^<>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
_XML: Final = re.compile(rb"""\s{0,99}<\?xml\b[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""", re.IGNORECASE)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HALF: Final = "文件末尾只剩半个字符，文件可能不完整"

# Characters that official texts use most, in both writings; in wrongly decoded text they are rare.
_COMMON: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必"
    "战先回则任取据处府信息申请开政务网站部门主动依规范复议诉讼收到办理予以属于保护第项数量行政许可处罚报告情况年度存在问题改进"
    "为國會這個們來時過發動實現經進開關說學對將處應該數據區務報請護議訴項達還標準號見規條總業產於與無從後當機權點體種類邊轉"
    "，。、；：“”（）《》　·！？—…０１２３４５６７８９"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and in ``warnings`` and ``losses`` what it took to get them."""

    text: str
    warnings: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Return the text of ``content``; never fails, characters that cannot be read become U+FFFD."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _finish(content[len(mark) :], encoding, None)
    wide = _by_zero_bytes(content)
    if wide is not None:
        return _finish(content, wide, "编码：文件没有说明编码，按 UTF-16 读取")
    declared = _declaration(content)
    encoding = _best(content, _DECLARED_AS.get(_bare(declared)) if declared else None)
    return _finish(content, encoding, _remark(encoding, declared, content))


def _finish(content: bytes, encoding: str, remark: str | None) -> Decoded:
    warnings = (remark,) if remark else ()
    decoder = codecs.getincrementaldecoder(encoding)(_ERRORS)
    text = decoder.decode(content)
    if decoder.getstate()[0]:
        return Decoded(text, (*warnings, _HALF), (_HALF,))
    return Decoded(text, warnings)


def _by_zero_bytes(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero bytes of its ASCII characters, which stand on one side."""
    sample = content[:SAMPLE_BYTES]
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    for encoding, here, there in (("utf-16-le", low, high), ("utf-16-be", high, low)):
        if here > 4 * there and here * 500 >= len(sample):
            text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
            if _score(text) > 0.3 or _is_ascii_like(text):
                return encoding
    return None


def _is_ascii_like(text: str) -> bool:
    return sum(char.isascii() and (char.isprintable() or char.isspace()) for char in text) > 0.95 * len(text)


def _declaration(content: bytes) -> str | None:
    head = content[:16_384]
    match = _META.search(head) or _XML.match(head)
    return match[1].decode("ascii", "replace") if match else None


def _bare(declared: str) -> str:
    return re.sub(r"[^a-z0-9]", "", declared.lower())


def _best(content: bytes, declared: str | None) -> str:
    """Return the encoding whose text looks most like Chinese; valid UTF-8 needs no comparison."""
    if declared == "hz" and content.isascii():
        return "hz"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and len(content) - error.start < 4:
            return "utf-8"
    else:
        return "utf-8"
    order = dict.fromkeys([_GB if declared in (None, "utf-8", "hz") else declared, _GB, "utf-8", _BIG5])
    if declared is None:
        order |= dict.fromkeys(["utf-16-le", "utf-16-be"])
    sample = content[:SAMPLE_BYTES]
    scores = {encoding: _score(sample.decode(encoding, _ERRORS)) for encoding in order}
    # Pairs of Latin letters read as UTF-16 are Han characters too, some of them common ones.
    scores = {encoding: score for encoding, score in scores.items() if score > 0.4 or "utf-16" not in encoding}
    first = next(iter(scores))
    best = max(scores, key=lambda encoding: scores[encoding])
    # The first choice stays unless another is clearly better: short texts score by chance.
    return best if scores[best] > scores[first] + 0.1 else first


def _score(text: str) -> float:
    """Return the share of common characters among those beyond ASCII; characters that cannot be count against it."""
    beyond = [char for char in text if char > "\x7f"]
    if not beyond:
        return 0.0
    common = sum(char in _COMMON for char in beyond)
    impossible = sum(char == "\ufffd" or char < "\xa0" or "\ue000" <= char <= "\uf8ff" for char in beyond)
    return (common - 4 * impossible) / len(beyond)


def _remark(encoding: str, declared: str | None, content: bytes) -> str | None:
    if content.isascii() and encoding != "hz":
        return None
    if declared is None:
        return None if encoding == "utf-8" else f"编码：文件没有说明编码，按 {_SHOWN[encoding]} 读取"
    if _DECLARED_AS.get(_bare(declared)) != encoding:
        return f"编码：文件声明为 {declared}，实际按 {_SHOWN[encoding]} 读取"
    return None


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Read 0x80 as the euro sign, as Windows writes it in GBK; everything else becomes U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding == _GB and error.object[error.start : error.start + 1] == b"\x80":
        return "€", error.start + 1
    return "\ufffd", max(error.end, error.start + 1)


_ERRORS: Final = "gongkai-replace"
codecs.register_error(_ERRORS, _replace)
