"""Bearer tokens: JWT signed with HMAC-SHA256 by keys that only the program knows."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import jwt

from domain.kernel.errors import UnauthorizedError

ISSUER = "cxg"
AUDIENCE = "cxg-api"
_ALGORITHM = "HS256"
_KEY_BYTES = 32
_TEXTS = ("sub", "jti", "sid", "type")
_TIMES = ("exp", "iat")
_REMEMBERED = 4096  # tokens, about 2 KB each
_SKEW = 5  # seconds that the clock of another of our servers may be ahead


class JwtSigner:
    """Signs tokens with the first key of the ring and verifies those of every key in it."""

    def __init__(self, keys: Mapping[str, bytes], clock: Callable[[], datetime]) -> None:
        if not keys:
            raise ValueError("a signing key is needed")
        for kid, key in keys.items():
            if len(key) < _KEY_BYTES:
                raise ValueError(f"the signing key {kid} has fewer than {_KEY_BYTES} bytes")
        self._jws = jwt.PyJWS([_ALGORITHM], {"verify_signature": True, "enforce_minimum_key_length": True})
        self._kid, self._key = next(iter(keys.items()))
        # The header of a token of ours is known to the byte. Looking it up whole refuses every other algorithm,
        # key id and header field (jku, jwk, crit ...) before anything of a foreign token is decoded.
        self._key_by_header = {self._encode(b"{}", kid, key).partition(".")[0]: key for kid, key in keys.items()}
        self._clock = clock
        # a person sends the same token for minutes; only what was found to be ours is kept
        self._claims = lru_cache(_REMEMBERED)(self._read)

    def sign(self, claims: Mapping[str, object]) -> str:
        """A token with these claims, times as whole Unix seconds; issuer and audience are added."""
        complete = {**claims, "iss": ISSUER, "aud": AUDIENCE}
        if not _is_complete(complete):
            raise ValueError(f"a token needs the texts {', '.join(_TEXTS)} and the times {', '.join(_TIMES)}")
        return self._encode(json.dumps(complete, separators=(",", ":")).encode(), self._kid, self._key)

    def verify(self, token: str, *, type: str) -> Mapping[str, Any]:
        """The claims of a token of ours that holds at this moment and is of this type; else UnauthorizedError."""
        claims = self._claims(token)
        now = self._clock().timestamp()
        if claims["type"] != type or now >= claims["exp"] or now + _SKEW < max(claims["iat"], claims.get("nbf", 0)):
            raise UnauthorizedError
        return claims

    def _read(self, token: str) -> Mapping[str, Any]:
        """What never changes of a token: its signature and its claims."""
        key = self._key_by_header.get(token.partition(".")[0])
        if key is None:
            raise UnauthorizedError
        try:
            claims = json.loads(self._jws.decode(token, key, algorithms=[_ALGORITHM]))
        except (jwt.InvalidTokenError, ValueError, RecursionError) as error:
            raise UnauthorizedError from error
        if not isinstance(claims, dict) or not _is_complete(claims):
            raise UnauthorizedError
        return MappingProxyType(claims)

    def _encode(self, payload: bytes, kid: str, key: bytes) -> str:
        return self._jws.encode(payload, key, _ALGORITHM, headers={"kid": kid})


def _is_complete(claims: Mapping[str, object]) -> bool:
    """Whether the claims that every token has are there, each of its type."""
    return (
        claims.get("iss") == ISSUER
        and claims.get("aud") == AUDIENCE
        and all(isinstance(claims.get(name), str) and claims[name] for name in _TEXTS)
        and all(_is_time(claims.get(name)) for name in _TIMES)
        and _is_time(claims.get("nbf", 0))
    )


def _is_time(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
