"""Write labeled duties as their words in alphabetical order: `python tools/observed_duties.py LABELED.tsv [--write]`.

For duties whose sentences cannot be published: what `tools/domain_words.py` learns from is which words stand together,
not the sentence. A line of the input is `source`, the domains (`domain[,domain…]` or `-`) and the duty, with tabs
between; a line of the output is the domains and the words. Phrases that mean one thing stay together (`help_desk`).
Words of fewer than three sources are left out, and with them names. `--write` puts the lines into
`tools/domain_duties/observed.tsv` beside those that are there already.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from orgmodel.duties.clauses import clauses, joined
from orgmodel.duties.concepts import concepts
from orgmodel.duties.lexicon import lexicon

OBSERVED = Path(__file__).resolve().parent / "domain_duties" / "observed.tsv"
_SOURCES = 3


def observed(lines: Iterable[str]) -> list[str]:
    """Turn labeled duties into lines of domains and words, in alphabetical order.

    Raises:
        ValueError: a line has not three fields.
    """
    duties: list[tuple[str, str, list[str]]] = []
    sources: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        source, domains, text = line.rstrip("\n").split("\t")
        said = list(units(text))
        duties.append((source, domains, said))
        for each in said:
            sources[each].add(source)
    found: dict[str, set[str]] = defaultdict(set)
    for _, domains, said in duties:
        kept = sorted(each for each in said if len(sources[each]) >= _SOURCES)
        found[" ".join(kept)].update(domains.split(","))
    return sorted(f"{','.join(sorted(each - {'-'})) or '-'}\t{said}" for said, each in found.items() if said)


def units(text: str) -> Iterator[str]:
    """Give the words of a duty that say something, lead-ins left out.

    The words of a phrase that means one thing are one, with `_` between.
    """
    said = joined(clauses(text, None)).words
    stems = [lexicon().stem(word) for word in said]
    known, place = concepts(), 0
    while place < len(said):
        length = known.length_at(said, stems, place) or 1
        unit = said[place : place + length]
        if lexicon().content(unit) and not unit[0].isdigit():
            yield "_".join(unit)
        place += length


def main() -> int:
    """Print the lines, or add them to those of the project."""
    lines = observed(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    if "--write" not in sys.argv:
        print("\n".join(lines))
        return 0
    there = OBSERVED.read_text(encoding="utf-8").splitlines() if OBSERVED.exists() else []
    OBSERVED.write_text("\n".join(sorted({*there, *lines})) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
