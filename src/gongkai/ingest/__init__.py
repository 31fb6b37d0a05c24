"""A file becomes a document: decoded, cleaned, cut into paragraphs and tables."""

from gongkai.ingest.reading import read, read_bytes

__all__ = ["read", "read_bytes"]
