"""Fit the vector by which joined sentences differ from the sum of their parts: transprov/encoding/joint.npy.

    python tools/fit_joint.py ALIGNMENTS.json ... [--output transprov/encoding/joint.npy]

Each file is a list of documents with the lists of sentences "src" and "tgt". For each two neighbouring sentences the
sum of the projected token features of the joined text is compared with the sums of the two; the mean of the differences
is the vector. The shipped one was fitted on the German articles of the WMT 2019 news set and a machine translation.
"""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from pathlib import Path

import numpy as np

from transprov.encoding.embedded import EmbeddedEncoder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--output", type=Path, default=Path("transprov/encoding/joint.npy"))
    options = parser.parse_args()

    encoder = EmbeddedEncoder()
    # rows hold the shipped vector once each: a difference of one row and two rows holds it once too much
    shipped = encoder.summarise([""])[0] * 0
    shipped[:-1] = encoder._joint
    differences = []
    for path in options.files:
        for document in json.loads(path.read_text(encoding="utf-8")):
            for sentences in (document["src"], document["tgt"]):
                rows = encoder.summarise(sentences)
                joined = encoder.summarise([f"{a} {b}" for a, b in pairwise(sentences)])
                differences.append(joined - rows[:-1] - rows[1:] + shipped)
    joint = np.concatenate(differences)[:, :-1].mean(axis=0)
    print(f"{sum(map(len, differences))} joints, length {np.linalg.norm(joint):.2f}")
    np.save(options.output, joint.astype(np.float32))


if __name__ == "__main__":
    main()
