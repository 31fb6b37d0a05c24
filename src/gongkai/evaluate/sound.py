"""One sound report: every identity holds, every sentence is true, every section says what it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Final, Literal

from gongkai.evaluate import layouts, problems
from gongkai.evaluate.draft import Draft, Part, Passage, Piece, joined, plain
from gongkai.evaluate.ledger import draw
from gongkai.evaluate.lexicon import Lexicon, Template
from gongkai.evaluate.numerals import Hand
from gongkai.evaluate.wish import ANY, Wish
from gongkai.evaluate.wording import Pen
from gongkai.evaluate.world import Issuer, draw_issuer

NUMERALS: Final = "一二三四五六七八九"
TOPICS: Final = ("proactive", "applications", "management", "platform", "supervision")
SECTIONS: Final = ("overview", "proactive", "applications", "disputes", "problems", "other")
_ENCODINGS: Final = ("utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "gbk", "gb18030")
_TAIL_HAN: Final = {2019: "一九", 2020: "二〇", 2021: "二一", 2022: "二二", 2023: "二三", 2024: "二四", 2025: "二五"}


def draw_report(rng: Random, lexicon: Lexicon, split: str, wish: Wish = ANY) -> Draft:
    """Return a sound report of the split."""
    issuer = draw_issuer(rng, lexicon, split, wish.kind)
    chosen_year = wish.year or rng.choices(range(2019, 2026), weights=(1, 1, 3, 4, 4, 4, 3))[0]
    form: Literal["2019", "2021"] = "2019" if chosen_year < 2021 else "2021"
    chosen = wish.medium or rng.choice(("html", "text"))
    pen = _pen(rng, lexicon, split, issuer, chosen_year)
    look = rng.choice(layouts.looks(lexicon, split, chosen))
    title = _title(pen)
    preamble, period = _preamble(pen)
    parts = _parts(pen, look)
    furniture = _furniture(rng, lexicon, split, chosen)
    published = _published_on(rng, issuer, chosen_year)
    return Draft(
        issuer,
        chosen_year,
        form,
        split,
        "html" if chosen == "html" else "text",
        furniture,
        rng.choice(_ENCODINGS),
        published,
        pen.ledger,
        title,
        preamble,
        parts,
        _signature(rng, issuer, published),
        _may(lexicon, parts, form),
        tuple(pen.used),
        "".join(passage.text for passage in title),
        period,
    )


def _furniture(rng: Random, lexicon: Lexicon, split: str, medium: str) -> str:
    fitting = [entry for entry in lexicon.looks["furniture"] if entry["split"] == split and entry["medium"] == medium]
    weights = [int(str(entry.get("weight", 4))) for entry in fitting]
    return str(rng.choices(fitting, weights=weights)[0]["id"])


def _pen(rng: Random, lexicon: Lexicon, split: str, issuer: Issuer, year: int) -> Pen:
    form = "2019" if year < 2021 else "2021"
    ledger = draw(rng, issuer, form)
    item = rng.choices(("件", "宗", "份", "条", "个", "起", "件次"), weights=(70, 6, 6, 8, 5, 4, 1))[0]
    counters = {
        "applications": item,
        "disputes": rng.choices(("件", "起", "宗"), weights=(8, 2, 1))[0],
        "proactive.published": rng.choices(("条", "篇", "件", "项"), weights=(12, 1, 2, 1))[0],
        "proactive": rng.choices(("件", "项", "份"), weights=(8, 2, 1))[0],
    }
    hand: Hand = rng.choices(("arabic", "fullwidth", "han", "grouped"), weights=(84, 4, 8, 4))[0]
    area = (
        rng.choice(("0571", "0830", "0377", "0912", "0455"))
        if split == "dev"
        else rng.choice(("0739", "0551", "0633", "0891"))
    )
    street = rng.choice(lexicon.word_list(split, "street"))
    offices = ("党政综合办公室", "党政办公室") if issuer.kind == "township" else ("办公室", "政务公开科", "综合科")
    office = "综合科" if issuer.name.endswith(("办公室", "办公厅")) else rng.choice(offices)
    words = {
        "year": str(year),
        "last_year": str(year - 1),
        "next_year": str(year + 1),
        "issuer": issuer.name,
        "short": issuer.short,
        "place": issuer.place,
        "site": issuer.site,
        "account": issuer.account,
        "host": issuer.host,
        "superior": issuer.superior,
        "office": f"{issuer.name}{office}",
        "year_tail_han": _TAIL_HAN[year],
        "phone": f"{area}-{rng.randint(2000000, 8999999)}",
        "fax": f"{area}-{rng.randint(2000000, 8999999)}",
        "postcode": f"{rng.randint(110000, 850000):06d}",
        "address": f"{issuer.place}{street}{rng.randint(1, 299)}号",
        "mail": f"{issuer.host.split('.')[1]}xxgk@{issuer.host.removeprefix('www.')}",
    }
    return Pen(rng, lexicon, split, issuer, ledger, year, words, counters, hand)


def _title(pen: Pen) -> tuple[Passage, ...]:
    template = pen.rng.choice(pen.choices("title"))
    whole = pen.write(template, as_role="title").text
    return tuple(Passage(line, "title", templates=(template.id,)) for line in whole.split("|"))


def _preamble(pen: Pen) -> tuple[tuple[Passage, ...], tuple[str, str]]:
    order = ["pre.basis", "pre.sections", "pre.period", "pre.access", "pre.contact"]
    wanted = [role for role in order if role in ("pre.basis", "pre.period") or pen.rng.random() < 0.7]
    said = [p for role in wanted if (p := pen.say(role, as_role="preamble", topic=role)) is not None]
    period = (f"{pen.year}-01-01", f"{pen.year}-12-31")
    if pen.rng.random() < 0.75:
        return (replace(joined(said), topic="preamble"),), period
    return tuple(said), period


def _parts(pen: Pen, look: layouts.Look) -> tuple[Part, ...]:
    bodies: dict[str, list[Piece]] = {
        "overview": list(_overview(pen)),
        "proactive": _with_tables(
            pen, list(layouts.proactive(look, pen.ledger)), ("normative", "decisions", "published")
        ),
        "applications": _with_tables(pen, [layouts.applications(look, pen.ledger)], ("apps",)),
        "disputes": _with_tables(pen, [layouts.disputes(look, pen.ledger)], ("disputes",)),
        "problems": list(problems.section(pen)),
        "other": list(_other(pen)),
    }
    return tuple(_part(pen, place, section, tuple(bodies[section])) for place, section in enumerate(SECTIONS))


def _part(pen: Pen, place: int, section: str, pieces: tuple[Piece, ...]) -> Part:
    official = [t for t in pen.choices(f"heading.{section}") if t.official]
    others = [t for t in pen.choices(f"heading.{section}") if not t.official]
    template: Template = pen.rng.choice(official if pen.rng.random() < 0.45 else others)
    written = pen.write(template, as_role="heading")
    number = f"{NUMERALS[place]}、"
    heading = Passage(number + written.text, "heading", templates=(template.id,))
    return Part(section, heading, pieces, number, written.text)


def _overview(pen: Pen) -> tuple[Passage, ...]:
    style = pen.rng.choice(pen.choices("sub.style"))
    pen.used.append(style.id)
    lead = pen.say("fill.lead", topic="lead")
    passages = [] if lead is None or pen.rng.random() < 0.25 else [lead]
    for place, (topic, text) in enumerate(zip(TOPICS, style.text.split("|"), strict=True)):
        heading = Passage(text.replace("※", NUMERALS[place]), "subheading", topic, templates=(style.id,))
        body = replace(_topic(pen, topic), topic=topic)
        if heading.text.endswith(("。", "：")):
            passages.append(replace(heading.followed_by(body), role="body"))
        else:
            passages += [heading, body]
    runs_in = len(passages) <= len(TOPICS) + 1
    if runs_in and pen.rng.random() < 0.15:
        return (replace(joined(passages), topic="all"),)
    return tuple(passages)


def _topic(pen: Pen, topic: str) -> Passage:
    """Return the paragraph of one topic: something done, the figures, and perhaps numbers that claim nothing."""
    said: list[Passage | None] = [pen.say(f"fill.{topic}")]
    if topic == "proactive":
        said += [pen.say("published")]
        if pen.rng.random() < 0.75:
            said.append(pen.say("published_parts"))
        if pen.rng.random() < 0.25:
            said.append(pen.say(pen.rng.choice(("normative", "decisions"))))
    elif topic == "applications":
        said += _applications(pen)
    elif topic == "management" and pen.rng.random() < 0.35:
        said.append(pen.say("normative"))
    elif topic == "supervision" and pen.issuer.is_government:
        said.append(pen.say("results"))
    said.append(pen.say(f"fill.{topic}") if pen.rng.random() < 0.5 else None)
    if topic in ("proactive", "management", "platform") and pen.rng.random() < 0.4:
        said.append(pen.say("distract"))
    return joined(p for p in said if p is not None)


def _applications(pen: Pen) -> list[Passage | None]:
    """Return sentences on applications: none, the whole in one, or step by step; then outcome, source, disputes."""
    said = [pen.say("apps_none")]
    if said[0] is None:
        if pen.rng.random() < 0.55:
            said = [pen.say("apps_whole") or pen.say("apps_received")]
        else:
            said = [pen.say("apps_received"), pen.say("apps_finished")]
            said += [pen.say(role) for role in ("apps_carried", "apps_forward") if pen.rng.random() < 0.5]
        said += [pen.say(role) for role in ("apps_outcome", "apps_source") if pen.rng.random() < 0.4]
    if pen.rng.random() < 0.6:
        said.append(pen.say("disputes_none") or pen.say("disputes_some"))
    return said


def _with_tables(pen: Pen, grids: Sequence[Piece], roles: tuple[str, ...]) -> list[Piece]:
    """Return the section's tables, with a line or some prose before or after them as offices like it."""
    pieces: list[Piece] = list(grids)
    if pen.rng.random() < 0.25:
        said = pen.say("lead.table")
        pieces = [*([said] if said else []), *pieces]
    if pen.rng.random() < 0.3:
        prose = [p for role in roles if (p := _prose(pen, role)) is not None]
        if prose:
            text = joined(prose)
            pieces = [text, *pieces] if pen.rng.random() < 0.7 else [*pieces, text]
    return pieces


def _prose(pen: Pen, role: str) -> Passage | None:
    if role == "apps":
        return pen.say("apps_none") or pen.say("apps_whole") or pen.say("apps_received")
    if role == "disputes":
        return pen.say("disputes_none") or pen.say("disputes_some")
    return pen.say(role) if pen.rng.random() < 0.6 else None


def _other(pen: Pen) -> tuple[Passage, ...]:
    said = [pen.say("other", topic="other")]
    if pen.year >= 2021 or pen.rng.random() < 0.3:
        said.append(pen.say("fee_none", topic="fee") or pen.say("fee_amount", topic="fee"))
    kept = [p for p in said if p is not None]
    pen.rng.shuffle(kept)
    return tuple(kept) if pen.rng.random() < 0.5 else (replace(joined(kept), topic="fee"),)


def _published_on(rng: Random, issuer: Issuer, year: int) -> str:
    """Return a day before the deadline: 31 January for departments, 31 March for governments."""
    month, day = (
        (1, rng.randint(8, 30)) if issuer.level != "government" else (rng.choice((1, 2, 3)), rng.randint(2, 27))
    )
    return f"{year + 1}-{month:02d}-{day:02d}"


def _signature(rng: Random, issuer: Issuer, published: str) -> tuple[Passage, ...]:
    if rng.random() < 0.5:
        return ()
    year, month, day = (int(part) for part in published.split("-"))
    return (plain(issuer.name, "signature"), plain(f"{year}年{month}月{day}日", "signature"))


def _may(lexicon: Lexicon, parts: tuple[Part, ...], form: str) -> frozenset[str]:
    """Return the rules that may fire on a sound report: advice on lawful but unusual choices."""
    rules = {"PER208", "PER209", "PER210", "SEC117", "WRD804", "WRD810", "WRD812"}
    official = {template.id for template in lexicon.all() if template.official}
    if not {template for part in parts for template in part.heading.templates} <= official:
        rules.add("SEC112")
    if form == "2019":
        rules.add("TAB309")
    if any("(" in piece.text for part in parts for piece in part.pieces if isinstance(piece, Passage)):
        rules.add("WRD805")
    return frozenset(rules)
