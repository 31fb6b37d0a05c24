"""What is demanded: packs of rules, read from TOML, and the engine that applies them to a report."""

from gongkai.rules.engine import judge
from gongkai.rules.examples import ExampleResult, test_pack
from gongkai.rules.packs import builtin_ids, digest, extend, load_pack, pack_for, select

__all__ = ["ExampleResult", "builtin_ids", "digest", "extend", "judge", "load_pack", "pack_for", "select", "test_pack"]
