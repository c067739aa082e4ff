"""The lists of ISO, against what other packages know of them."""

from importlib.resources import files

import pytest
from babel.core import get_global

from domain.kernel.iso import COUNTRIES, CURRENCIES


def test_the_countries_are_those_of_the_time_zone_database() -> None:
    lines = files("tzdata").joinpath("zoneinfo/iso3166.tab").read_text("utf-8").splitlines()
    assert {line.partition("\t")[0] for line in lines if not line.startswith("#")} == COUNTRIES
    assert len(COUNTRIES) == 249


def test_every_currency_that_is_legal_tender_is_listed() -> None:
    entries = [entry for entries in get_global("territory_currencies").values() for entry in entries]
    tender = {code for code, _start, end, is_tender in entries if end is None and is_tender}
    # Bulgaria pays in euro since 2026, which these data do not know yet
    assert tender - set(CURRENCIES) == {"BGN"}
    assert len(CURRENCIES) == 163


@pytest.mark.parametrize(
    ("decimals", "codes"),
    [(0, "KRW JPY VND CLP ISK XAF XOF"), (2, "USD EUR CNY GBP LBP RSD MGA AFN"), (3, "KWD BHD IQD JOD OMR TND LYD")],
)
def test_minor_units_are_those_of_iso_and_not_of_cldr(decimals: int, codes: str) -> None:
    assert {code: CURRENCIES[code] for code in codes.split()} == dict.fromkeys(codes.split(), decimals)


@pytest.mark.parametrize("code", ["UYW", "CLF", "XAU", "XXX", "XTS", "HRK", "ANG", "krw", ""])
def test_what_no_amount_is_kept_in_is_not_listed(code: str) -> None:
    assert code not in CURRENCIES
