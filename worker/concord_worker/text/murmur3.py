"""MurmurHash3 x86 32-bit (Appleby 2011, public domain)."""

from __future__ import annotations

MASK = 0xFFFFFFFF


def murmur3(data: bytes, seed: int = 0) -> int:
    """The unsigned 32-bit hash of `data`."""
    h = seed
    end = len(data) & ~3
    for i in range(0, end, 4):
        k = (int.from_bytes(data[i : i + 4], "little") * 0xCC9E2D51) & MASK
        k = ((k << 15) | (k >> 17)) & MASK
        h ^= (k * 0x1B873593) & MASK
        h = ((h << 13) | (h >> 19)) & MASK
        h = (h * 5 + 0xE6546B64) & MASK
    if len(data) > end:
        k = (int.from_bytes(data[end:], "little") * 0xCC9E2D51) & MASK
        k = ((k << 15) | (k >> 17)) & MASK
        h ^= (k * 0x1B873593) & MASK
    h ^= len(data)
    h = ((h ^ (h >> 16)) * 0x85EBCA6B) & MASK
    h = ((h ^ (h >> 13)) * 0xC2B2AE35) & MASK
    return h ^ (h >> 16)
