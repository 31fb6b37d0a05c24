"""From the outline of a report to its figures."""

from gongkai.extract.figures import figures

__all__ = ["figures"]
