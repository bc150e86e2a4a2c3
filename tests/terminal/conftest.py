"""The desk of the study tests: a real store, a small deck of every kind, a clock that stands."""

from __future__ import annotations

from tests.study.conftest import clock, desk

__all__ = ["clock", "desk"]
