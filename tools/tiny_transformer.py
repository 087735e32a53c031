"""A small Transformer for translation in PyTorch, and its way into CTranslate2; used by train_translation.py only."""

from __future__ import annotations

import math
from pathlib import Path

import ctranslate2
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

PAD, UNK, BOS, EOS = 0, 1, 2, 3
"""Rows of the vocabulary; a CTranslate2 model needs no padding, so row 0 never occurs in what is translated."""


class Attention(nn.Module):
    """Multi-head attention with the projections fused as CTranslate2 keeps them."""

    def __init__(self, width: int, heads: int, *, crossed: bool) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        parts = (width, 2 * width) if crossed else (3 * width,)
        self.into = nn.ModuleList(nn.Linear(width, size) for size in parts)
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The residual sum, and the weights of the first head; `mask` is added to the scores."""
        y = self.norm(x)
        if memory is None:
            q, k, v = self.into[0](y).chunk(3, dim=-1)
        else:
            q, (k, v) = self.into[0](y), self.into[1](memory).chunk(2, dim=-1)
        q, k, v = (t.unflatten(-1, (self.heads, -1)).transpose(1, 2) for t in (q, k, v))
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + mask, dim=-1)
        return x + self.out((weights @ v).transpose(1, 2).flatten(2)), weights[:, 0]


class Layer(nn.Module):
    """One layer of the encoder, or of the decoder (`crossed`)."""

    def __init__(self, width: int, heads: int, inner: int, *, crossed: bool) -> None:
        super().__init__()
        self.own = Attention(width, heads, crossed=False)
        self.cross = Attention(width, heads, crossed=True) if crossed else None
        self.norm = nn.LayerNorm(width)
        self.wide, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor | None, seen: Tensor | None) -> tuple[Tensor, Tensor]:
        x, weights = self.own(x, None, mask)
        if self.cross is not None:
            x, weights = self.cross(x, memory, seen)
        return x + self.narrow(functional.relu(self.wide(self.norm(x)))), weights


class TinyTransformer(nn.Module):
    """Pre-norm encoder and decoder; the decoder's embeddings are its output layer as well."""

    def __init__(self, vocabulary: int, width: int, heads: int, inner: int, layers: tuple[int, int]) -> None:
        super().__init__()
        self.width, self.heads, self.layers = width, heads, layers
        self.source = nn.Embedding(vocabulary, width)
        self.target = nn.Embedding(vocabulary, width)
        self.encoder = nn.ModuleList(Layer(width, heads, inner, crossed=False) for _ in range(layers[0]))
        self.decoder = nn.ModuleList(Layer(width, heads, inner, crossed=True) for _ in range(layers[1]))
        self.encoded, self.decoded = nn.LayerNorm(width), nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self.register_buffer("places", _places(512, width))
        for layer in (*self.encoder, *self.decoder):
            for linear in (m for m in layer.modules() if isinstance(m, nn.Linear)):
                nn.init.xavier_uniform_(linear.weight)
                nn.init.zeros_(linear.bias)

    def forward(self, source: Tensor, target: Tensor, dropout: float) -> tuple[Tensor, Tensor]:
        """Logits for the token after each of `target`, and how the last layer's first head looked at the source."""
        unseen = torch.zeros(source.shape, dtype=torch.float32).masked_fill_(source == PAD, -1e9)[:, None, None, :]
        x = self._embedded(self.source, source, dropout)
        for layer in self.encoder:
            x, _ = layer(x, unseen, None, None)
            x = functional.dropout(x, dropout, self.training)
        memory = self.encoded(x)
        later = torch.full((target.shape[1], target.shape[1]), -1e9).triu(1)
        y = self._embedded(self.target, target, dropout)
        for layer in self.decoder:
            y, weights = layer(y, later, memory, unseen)
            y = functional.dropout(y, dropout, self.training)
        return functional.linear(self.decoded(y), self.target.weight, self.bias), weights

    def _embedded(self, table: nn.Embedding, tokens: Tensor, dropout: float) -> Tensor:
        x = table(tokens) * math.sqrt(self.width) + self.places[: tokens.shape[1]]
        return functional.dropout(x, dropout, self.training)

    def convert(self, vocabulary: list[str], folder: Path, quantization: str) -> None:
        """Write a CTranslate2 model with this vocabulary."""
        spec = ctranslate2.specs.TransformerSpec.from_config(self.layers, self.heads, pre_norm=True)
        spec.encoder.embeddings[0].weight = _array(self.source.weight)
        spec.decoder.embeddings.weight = _array(self.target.weight)
        spec.decoder.projection.weight = _array(self.target.weight)
        spec.decoder.projection.bias = _array(self.bias)
        for side, norm in ((spec.encoder, self.encoded), (spec.decoder, self.decoded)):
            _norm(side.layer_norm, norm)
        for into, layer in zip(spec.encoder.layer, self.encoder, strict=True):
            _layer(into, layer)
        for into, layer in zip(spec.decoder.layer, self.decoder, strict=True):
            _layer(into, layer)
        spec.register_source_vocabulary(vocabulary)
        spec.register_target_vocabulary(vocabulary)
        spec.validate()
        spec.optimize(quantization=quantization)
        folder.mkdir(parents=True)
        spec.save(str(folder))


def _places(length: int, width: int) -> Tensor:
    """The sinusoids that CTranslate2 makes itself where a model brings none: sines, then cosines, counted from 1."""
    rates = torch.exp(-torch.arange(width // 2) * (math.log(10_000) / (width // 2 - 1)))
    angles = torch.arange(1, length + 1)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def _layer(spec: object, layer: Layer) -> None:
    _attention(spec.self_attention, layer.own)
    if layer.cross is not None:
        _attention(spec.attention, layer.cross)
    _norm(spec.ffn.layer_norm, layer.norm)
    _linear(spec.ffn.linear_0, layer.wide)
    _linear(spec.ffn.linear_1, layer.narrow)


def _attention(spec: object, attention: Attention) -> None:
    _norm(spec.layer_norm, attention.norm)
    for into, linear in zip(spec.linear, (*attention.into, attention.out), strict=True):
        _linear(into, linear)


def _norm(spec: object, norm: nn.LayerNorm) -> None:
    spec.gamma, spec.beta = _array(norm.weight), _array(norm.bias)


def _linear(spec: object, linear: nn.Linear) -> None:
    spec.weight, spec.bias = _array(linear.weight), _array(linear.bias)


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().numpy().copy()
