"""Anki's library with as many cards, to compare with; `anki` is installed for that alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def collection(folder: Path, cards: int) -> Path | None:
    """Makes a collection of new cards and returns its file; None where Anki is not installed."""
    try:
        from anki.collection import Collection, ImportCsvRequest
    except ImportError:
        return None
    notes, path = folder / "notes.csv", folder / "anki.anki2"
    notes.write_text("".join(f"What is term {n}?\tnumber {n}\n" for n in range(cards)), "utf-8")
    made: Any = Collection(str(path))
    metadata = made.get_csv_metadata(path=str(notes), delimiter=None)
    made.import_csv(ImportCsvRequest(path=str(notes), metadata=metadata))
    made.close()
    return path
