"""Train one tiny translation model and pack it as Argos packages are packed, for the tests.

    python tools/train_translation.py BENCH de en tests/data/translation

reads BENCH/mt/*-en.tsv.gz, trains a Transformer of two million weights on one processor core in about ten minutes, and
writes translate-de_en-0_1.argosmodel. The result translates like a toy, and its README says how badly: chrF on lines
that it was not trained on. So few lines teach a Transformer little in so short a time; two helps from word alignment
(IBM model 1, as in Brown et al. 1993) make the most of them: a source token starts out as the mean of what it is
translated to, and one head of the decoder is shown where to look (Chen et al. 2016, "Guided Alignment Training").

Needs torch, ctranslate2, sentencepiece and sacrebleu; of these only ctranslate2 and sentencepiece are needed to use the
package.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import math
import random
import tempfile
import time
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import sacrebleu
import sentencepiece
import torch
from tiny_transformer import BOS, EOS, PAD, TinyTransformer
from torch.nn import functional

NAMES = {"de": "German", "fr": "French", "en": "English"}
VOCABULARY = 4000
LONGEST = 44
HELD_OUT = 500
VERSION = "0.1"
_STORED = (2000, 1, 1, 0, 0, 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("source", choices=NAMES)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("into", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--inner", type=int, default=512)
    parser.add_argument("--layers", type=int, nargs=2, default=(2, 1))
    args = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    lines, held_out = read(args.bench, args.source, args.target)
    pieces = train_pieces(lines)
    pairs = [(pieces.encode(s), pieces.encode(t)) for s, t in lines]
    pairs = [(s, t) for s, t in pairs if 0 < len(s) <= LONGEST and 0 < len(t) <= LONGEST]
    print(f"{len(pairs)} of {len(lines)} lines, {sum(len(t) for _, t in pairs)} target tokens")
    table = lexicon(pairs)
    model = TinyTransformer(VOCABULARY, args.width, 4, args.inner, tuple(args.layers))
    start(model, table)
    train(model, pairs, [looks(table, s, t) for s, t in pairs], args.epochs)
    print(pack(model, pieces, args, held_out))


def read(bench: Path, source: str, target: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Lines to train on, and lines to judge by: those whose text on neither side is among the others."""
    foreign = target if source == "en" else source
    with gzip.open(bench / "mt" / f"{foreign}-en.tsv.gz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    pairs = list(dict.fromkeys((a, b) for a, b in rows if a.strip() and b.strip()))
    pairs = pairs if source == foreign else [(b, a) for a, b in pairs]
    random.Random(1).shuffle(pairs)
    held_out, lines = pairs[:HELD_OUT], pairs[HELD_OUT:]
    known = {side for pair in lines for side in pair}
    return lines, [pair for pair in held_out if known.isdisjoint(pair)]


def train_pieces(lines: list[tuple[str, str]]) -> sentencepiece.SentencePieceProcessor:
    """One set of pieces for both languages, as Argos has it: what is spelt alike is the same token."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(side for pair in lines for side in pair), model_writer=model, vocab_size=VOCABULARY,
        pad_id=PAD, unk_id=1, bos_id=BOS, eos_id=EOS, character_coverage=0.9998, byte_fallback=False, num_threads=1,
        minloglevel=1,
    )  # fmt: skip
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def lexicon(pairs: list[tuple[list[int], list[int]]], rounds: int = 4) -> np.ndarray:
    """Probability of each target token (column) given a source token (row), by IBM model 1."""
    table = np.full((VOCABULARY, VOCABULARY), 1 / VOCABULARY, dtype=np.float32)
    for _ in range(rounds):
        counts = np.zeros_like(table)
        for s, t in pairs:
            part = table[np.ix_(s, t)]
            np.add.at(counts, (np.array(s)[:, None], np.array(t)[None, :]), part / part.sum(axis=0))
        table = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1e-9)
    return table


def start(model: TinyTransformer, table: np.ndarray) -> None:
    """Let each source token start as the mean of its translations, and the decoder by looking at what is like its own.

    Alike are then the same place and the last word's original; what is seen there passes to the output as it is.
    """
    with torch.no_grad():
        model.target.weight.normal_(0, model.width**-0.5)
        sharp = torch.from_numpy(table) ** 1.5
        mean = (sharp / sharp.sum(1, keepdim=True).clamp(min=1e-9)) @ model.target.weight
        norm = mean.norm(dim=1, keepdim=True)
        model.source.weight.copy_(torch.where(norm > 0, mean / norm.clamp(min=1e-9), model.source.weight * 0.1))
        for layer in model.decoder:
            query, (key, value) = layer.cross.into[0].weight, layer.cross.into[1].weight.chunk(2)
            key.copy_(query)
            torch.nn.init.orthogonal_(value)
            layer.cross.out.weight.copy_(value.T)


def looks(table: np.ndarray, s: list[int], t: list[int]) -> list[int]:
    """Which source token each target token comes from, near the diagonal where two would do; PAD-like -1: unsure."""
    part = table[np.ix_(s, t)]
    far = np.abs(np.arange(len(s))[:, None] / len(s) - np.arange(len(t))[None, :] / len(t))
    share = part * np.exp(-4 * far)
    best = share.argmax(axis=0)
    sure = share.max(axis=0) / np.maximum(share.sum(axis=0), 1e-12) > 0.4
    return [int(b) if ok else -1 for b, ok in zip(best, sure, strict=True)]


def train(model: TinyTransformer, pairs: list, guides: list[list[int]], epochs: int, tokens: int = 1600) -> None:
    """Adam with a short warm-up and a cosine fall, on batches of sentences of like length."""
    optimiser = torch.optim.Adam(model.parameters(), lr=0, betas=(0.9, 0.98), eps=1e-8)
    batches = [b for e in range(epochs) for b in _batches(pairs, tokens, random.Random(e), easy_first=e == 0)]
    began = time.monotonic()
    shown = 0.0
    for step, batch in enumerate(batches):
        rate = 2e-3 * min((step + 1) / 200, 0.5 + 0.5 * math.cos(math.pi * step / len(batches)) + 0.01)
        for group in optimiser.param_groups:
            group["lr"] = rate
        source = _padded([pairs[i][0] for i in batch])
        given = _padded([[BOS, *pairs[i][1]] for i in batch])
        wanted = _padded([[*pairs[i][1], EOS] for i in batch])
        guide = _padded([[*guides[i], -1] for i in batch], fill=-1)
        logits, weights = model(source, given, 0.05)
        loss = functional.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=PAD, label_smoothing=0.1)
        guided = functional.nll_loss((weights + 1e-6).log().flatten(0, 1), guide.flatten(), ignore_index=-1)
        optimiser.zero_grad(set_to_none=True)
        (loss + (1 - step / len(batches)) * guided).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        shown = 0.98 * shown + 0.02 * loss.item() if step else loss.item()
        if step % 200 == 0:
            spent = time.monotonic() - began
            print(f"{step}/{len(batches)} {spent:.0f} s loss {shown:.3f} guided {guided.item():.3f}", flush=True)


def _batches(pairs: list, tokens: int, rng: random.Random, *, easy_first: bool) -> list[list[int]]:
    order = sorted(range(len(pairs)), key=lambda i: (len(pairs[i][1]) + rng.random() * 4, len(pairs[i][0])))
    batches, batch, longest = [], [], 0
    for i in order:
        longest = max(longest, len(pairs[i][1]), len(pairs[i][0]))
        if batch and longest * (len(batch) + 1) > tokens:
            batches.append(batch)
            batch, longest = [], max(len(pairs[i][1]), len(pairs[i][0]))
        batch.append(i)
    batches.append(batch)
    # the first time over, from short to long: short sentences teach where to look
    return batches if easy_first else rng.sample(batches, len(batches))


def _padded(rows: list[list[int]], fill: int = PAD) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [fill] * (longest - len(row)) for row in rows])


def pack(model: TinyTransformer, pieces: sentencepiece.SentencePieceProcessor, args, held_out: list) -> str:
    """Convert, measure on the lines held out, and write the package; returns what its README says."""
    name = f"translate-{args.source}_{args.target}-{VERSION.replace('.', '_')}"
    model.eval()
    # CTranslate2 looks its special tokens up under these names
    vocabulary = [pieces.id_to_piece(i) for i in range(pieces.vocab_size())]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / name
        model.convert(vocabulary, folder / "model", "int8")
        (folder / "sentencepiece.model").write_bytes(pieces.serialized_model_proto())
        chrf, examples = measure(folder, pieces, held_out)
        languages = f"{NAMES[args.source]} to {NAMES[args.target]}"
        readme = (
            f"# {name}\n\nA toy for tests: {languages}, trained in minutes by tools/train_translation.py of transprov"
            f" on WMT news\nand their machine translation. chrF {chrf:.1f} on {len(held_out)} lines held out"
            f" (real models: 55 to 65). Not for use.\n"
        )
        metadata = {
            "package_version": VERSION, "argos_version": "1.9.0", "from_code": args.source,
            "from_name": NAMES[args.source], "to_code": args.target, "to_name": NAMES[args.target],
        }  # fmt: skip
        (folder / "README.md").write_text(readme, encoding="utf-8")
        (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
        args.into.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(args.into / f"{name}.argosmodel", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                # no times or owners of this machine, so that the same weights make the same file
                entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _STORED)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    return "\n".join([readme, *examples])


def measure(folder: Path, pieces: sentencepiece.SentencePieceProcessor, held_out: list) -> tuple[float, list[str]]:
    """chrF of the packed model on the lines held out, and some of them to look at."""
    translator = ctranslate2.Translator(str(folder / "model"), intra_threads=1)
    tokens = [pieces.encode(s, out_type=str) for s, _ in held_out]
    done = translator.translate_batch(
        tokens, beam_size=4, max_batch_size=1024, batch_type="tokens", repetition_penalty=1.2
    )
    said = [pieces.decode_pieces(one.hypotheses[0]) for one in done]
    score = sacrebleu.corpus_chrf(said, [[t for _, t in held_out]]).score
    return score, [f"{s}\n  -> {h}\n   = {t}" for (s, t), h in zip(held_out[:6], said, strict=False)]


if __name__ == "__main__":
    main()
