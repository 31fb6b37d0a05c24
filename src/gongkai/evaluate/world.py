"""Who reports: invented places and the usual kinds of office, at every level."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from gongkai.evaluate.lexicon import Lexicon
from gongkai.model import Level

_WEIGHTS: Final = {"ministry": 4, "province": 5, "city": 10, "county": 16, "department": 45, "township": 20}
_GOVERNMENT_FIELDS: Final = (
    "财政预决算",
    "重大建设项目",
    "公共资源配置",
    "社会救助",
    "义务教育",
    "医疗卫生",
    "食品药品安全",
    "乡村振兴",
)
_TOWNSHIP_FIELDS: Final = (
    "惠农补贴",
    "低保救助",
    "村级财务",
    "防汛抗旱",
    "征地拆迁",
    "乡村振兴",
    "医保缴费",
    "人居环境整治",
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that reports.

    ``name`` is what the title prints; ``selves`` are the ways in which its text speaks of itself; ``area`` is its own
    area as a word (全市); ``decisions`` weighs licences, penalties, coercions and fees (0 none, 1 some, 2 many).
    """

    name: str
    kind: str
    level: Level
    place: str
    short: str
    selves: tuple[str, ...]
    area: str
    fields: tuple[str, ...]
    decisions: tuple[int, int, int, int]
    superior: str
    site: str
    account: str
    host: str

    @property
    def is_government(self) -> bool:
        """Whether it is a people's government, which owes appraisal, review and accountability results."""
        return self.level == "government" or self.kind == "township"


def draw_issuer(rng: Random, lexicon: Lexicon, split: str, kind: str | None = None) -> Issuer:
    """Return an issuer of the split; without ``kind`` the usual mixture of kinds."""
    chosen = kind or rng.choices(list(_WEIGHTS), weights=list(_WEIGHTS.values()))[0]
    places = lexicon.world[split]
    makers = {"ministry": _ministry, "department": _department, "township": _township}
    if chosen in makers:
        return makers[chosen](rng, places)
    return _government(rng, places, chosen)


def _word(place: str) -> str:
    """Return the word for the kind of place: 市, 县, 区, 省, 镇, 街道."""
    for ending in ("自治区", "自治县", "街道", "省", "市", "县", "区", "镇", "乡"):
        if place.endswith(ending):
            return {"自治区": "区", "自治县": "县"}.get(ending, ending)
    return "地"


def _host(rng: Random, place: str) -> str:
    letters = "".join(rng.choice("abcdefghjlmnpqstwxyz") for _ in range(rng.randint(2, 4)))
    return f"www.{letters}{'x' if place.endswith('县') else ''}.example.cn"


def _ministry(rng: Random, places: dict[str, list[object]]) -> Issuer:
    entry = rng.choice(places["ministry"])
    assert isinstance(entry, dict)  # noqa: S101  shape is checked when the lexicon is loaded
    self_word = str(entry["self"])
    name = str(entry["name"])
    return Issuer(
        name,
        "ministry",
        "department",
        name,
        str(entry["short"]),
        (f"我{self_word}", f"本{self_word}", str(entry["short"])),
        "全系统",
        tuple(entry["fields"]),
        (1, 1, 0, 0),
        "国务院",
        f"{entry['short']}门户网站",
        f"{entry['short']}发布",
        _host(rng, name),
    )


def _department(rng: Random, places: dict[str, list[object]]) -> Issuer:
    entry = rng.choice(places["department"])
    assert isinstance(entry, dict)  # noqa: S101  shape is checked when the lexicon is loaded
    level = rng.choices(("provinces", "cities", "counties", "districts"), weights=(1, 4, 4, 3))[0]
    stem = str(entry["stem"])
    if level == "provinces":
        stem = str(entry.get("province", ""))
        if not stem:
            level, stem = "cities", str(entry["stem"])
    place = str(rng.choice(places[level]))
    self_word = "厅" if stem.endswith("厅") else str(entry["self"])
    word = _word(place)
    short = f"{word}{stem.replace('人民政府办公', '政府办公')}"
    bare = place.rstrip("市县区省") if len(place) > 2 else place
    weights = [int(x) for x in entry["decisions"]]
    return Issuer(
        f"{place}{stem}",
        "department",
        "department",
        place,
        short,
        (f"我{self_word}", f"本{self_word}", short, "本机关", "本单位"),
        f"全{word}",
        tuple(entry["fields"]),
        (weights[0], weights[1], weights[2], weights[3]),
        f"{word}政府",
        f"{word}政府门户网站",
        f"{bare}{stem.removesuffix('局').removesuffix('委员会').removesuffix('厅')}",
        _host(rng, place),
    )


def _township(rng: Random, places: dict[str, list[object]]) -> Issuer:
    seat = str(rng.choice(places[rng.choice(("counties", "districts"))]))
    if rng.random() < 0.7:
        place = str(rng.choice(places["towns"]))
        tail = rng.choice(("人民政府", "人民政府", ""))
    else:
        place = str(rng.choice(places["subdistricts"]))
        tail = rng.choice(("办事处", "办事处", ""))
    word = _word(place)
    prefix = seat if rng.random() < 0.75 else ""
    return Issuer(
        f"{prefix}{place}{tail}",
        "township",
        "township",
        place,
        place,
        (f"我{word}", f"本{word}", place, "本机关"),
        f"全{word[0]}" if word != "街道" else "全街道",
        _TOWNSHIP_FIELDS,
        (0, 1, 0, 0),
        f"{_word(seat)}政府",
        f"{_word(seat)}政府门户网站",
        f"{place.removesuffix(word) if len(place) > 2 else place}发布",
        _host(rng, seat),
    )


def _government(rng: Random, places: dict[str, list[object]], kind: str) -> Issuer:
    groups = {"province": ("provinces",), "city": ("cities",), "county": ("counties", "districts")}[kind]
    place = str(rng.choice(places[rng.choice(groups)]))
    word = _word(place)
    tail = rng.choice(("人民政府", "人民政府", ""))
    above = {"province": "国务院", "city": "省政府", "county": "市政府"}[kind]
    bare = place.rstrip("市县区省") if len(place) > 2 else place
    return Issuer(
        f"{place}{tail}",
        kind,
        "government",
        place,
        f"{word}政府",
        (f"我{word}", f"全{word}", place, f"全{word}各级行政机关"),
        f"全{word}",
        _GOVERNMENT_FIELDS,
        (2, 2, 1, 2),
        above,
        f"{word}政府门户网站",
        f"{bare}发布",
        _host(rng, place),
    )
