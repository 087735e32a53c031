"""docs/rules says what the rules say."""

from __future__ import annotations

from pathlib import Path

from transprov.checking.catalogue import cards

FOLDER = Path(__file__).resolve().parents[1] / "docs/rules"


def test_every_rule_has_its_page_up_to_date() -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    for card in cards():
        page = pages["comparison.md" if card.family is None else f"{card.language or 'any'}.md"]
        assert f"## {card.id}\n" in page, f"{card.id}: run tools/make_rule_docs.py"
        section = page.split(f"## {card.id}\n")[1].split("\n## ")[0].replace("\\", "")
        assert card.title in section, f"{card.id}: run tools/make_rule_docs.py"
        assert card.explanation in section, f"{card.id}: run tools/make_rule_docs.py"
