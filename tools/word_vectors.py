"""Hold the word table of orgmodel.duties against its source, or copy it anew: `python tools/word_vectors.py [--write]`.

The source is the folder of word vectors (by default ../shared/data/word-vectors); its README says how the table was
fitted, from which texts and under which licenses. Four files are copied byte for byte, and checked by their sums;
`stems.txt` is made here: line k is the stem of word k, so that stems do not depend on the stemmer's version.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import snowballstemmer

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "src" / "orgmodel" / "duties" / "data"
SOURCE = ROOT.parent / "shared" / "data" / "word-vectors"
SUMS = {
    "words.txt": "12f6aec5e9d97cc8084b58a5efe8dd2c3f9c82eee0777be5238cf9fe04237b67",
    "vectors.npy": "099aa31aec3856edc997417da8afbd95b7ed6e6fa0d9f7a8fc12a5e546b93c2d",
    "meta.json": "757091a819ae2e905035100aa0bc97f25ab4ed0f883a79e3d0382634b00b3e83",
    "background_df_stems.tsv": "89e1ba22a4f635c1f2246803f5fac05fdf829f8c64a0808643fac852f9b8916b",
}
"""The sums that the source's README gives."""


def stems(words: str) -> bytes:
    """Give the stem of every word, a line each."""
    stemmed = snowballstemmer.stemmer("english").stemWords(words.split())
    return "".join(f"{stem}\n" for stem in stemmed).encode()


def wrong(folder: Path) -> list[str]:
    """List the files of a folder that are not those of the README."""
    return [name for name, digest in SUMS.items() if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest]


def main() -> int:
    """Verify the files in the package; with --write, take them from the source first."""
    if "--write" in sys.argv:
        if bad := wrong(SOURCE):
            print(f"not the files that the README names: {', '.join(bad)}")
            return 1
        for name in SUMS:
            (HERE / name).write_bytes((SOURCE / name).read_bytes())
        (HERE / "stems.txt").write_bytes(stems((HERE / "words.txt").read_text(encoding="ascii")))
    bad = wrong(HERE)
    if (HERE / "stems.txt").read_bytes() != stems((HERE / "words.txt").read_text(encoding="ascii")):
        bad.append(f"stems.txt (made with snowballstemmer 3.1; here is {snowballstemmer.__name__} of another version?)")
    print("\n".join(f"differs: {name}" for name in bad) or "The word table is that of its README.")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
