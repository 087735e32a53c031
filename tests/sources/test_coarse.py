"""The coarse first look: much less is compared, and what is near is still found."""

import numpy as np

from transprov.sources import coarse
from transprov.sources.passages import Query
from transprov.sources.retrieval import Layout, nearest


def cloud(count, seed=1):
    rng = np.random.default_rng(seed)
    topics = rng.normal(size=(300, 64))
    vectors = topics[rng.integers(300, size=count)] + 0.8 * rng.normal(size=(count, 64))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)


def asked(vector, rng):
    noisy = vector.astype(np.float32) + 0.05 * rng.normal(size=len(vector)).astype(np.float32)
    rows = (noisy / np.linalg.norm(noisy))[None, :]
    none = np.zeros(0, dtype=np.int64)
    return Query(vectors=rows, rows=rows, lengths=none, starts=none, segments=())


def test_near_vectors_are_found_among_few(tmp_path):
    vectors = cloud(40_000)
    path = tmp_path / "coarse.npz"
    coarse.refreshed(path, vectors)
    found = coarse.load(path, len(vectors))
    assert found is not None
    assert sorted(found.members.tolist()) == list(range(len(vectors)))
    rng = np.random.default_rng(2)
    layout = Layout(np.arange(len(vectors)), np.arange(len(vectors)))
    right = looked = 0
    for at in range(0, len(vectors), 400):
        query = asked(vectors[at], rng)
        looked += len(found.near(query.vectors))
        right += nearest(query, vectors, layout, found)[0].number == at
    assert right >= 99
    assert looked / 100 < len(vectors) / 10


def test_vectors_added_later_are_compared_one_by_one(tmp_path):
    vectors = cloud(20_500)
    path = tmp_path / "coarse.npz"
    coarse.refreshed(path, vectors[:20_000])
    found = coarse.load(path, len(vectors))
    layout = Layout(np.arange(len(vectors)), np.arange(len(vectors)))
    query = asked(vectors[20_250], np.random.default_rng(3))
    assert nearest(query, vectors, layout, found)[0].number == 20_250


def test_a_damaged_file_is_done_without(tmp_path):
    path = tmp_path / "coarse.npz"
    coarse.refreshed(path, cloud(17_000))
    assert coarse.load(path, 16_000) is None
    path.write_bytes(path.read_bytes()[:1000])
    assert coarse.load(path, 17_000) is None
