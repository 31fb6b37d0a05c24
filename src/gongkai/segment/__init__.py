"""A document becomes an outline: masthead, sections, and the form's tables."""

from gongkai.segment.masthead import read_masthead
from gongkai.segment.outline import outline

__all__ = ["outline", "read_masthead"]
